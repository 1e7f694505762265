import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { decode } from '../../src/read/charset.ts';
import { codeOf } from './page.ts';

const russian =
  'Суд приговорил активиста к семи годам колонии за участие в мирном собрании. Защита обжалует приговор в вышестоящей инстанции.';
const ukrainian =
  'Суд у Криму засудив активіста до семи років колонії за участь у мирному зібранні, повідомили правозахисники.';

const koi8 = 'юабцдефгхийклмнопярстужвьызшэщчъЮАБЦДЕФГХИЙКЛМНОПЯРСТУЖВЬЫЗШЭЩЧЪ';

function bytes(text: string, charset: 'windows-1251' | 'koi8-r'): Uint8Array {
  const table = new Map<string, number>();
  const decoder = new TextDecoder(charset);
  for (let code = 0; code < 256; code += 1) table.set(decoder.decode(new Uint8Array([code])), code);
  return Uint8Array.from(text, (letter) => table.get(letter) ?? 0x3f);
}

test('the tables of the test are those of the charsets', () => {
  expect(new TextDecoder('koi8-r').decode(Uint8Array.from(koi8, (_, index) => 0xc0 + index))).toBe(koi8);
});

test('reads UTF-8 whether or not anybody says so', () => {
  const utf8 = new TextEncoder().encode(russian);
  expect(decode(utf8, '')).toBe(russian);
  expect(decode(utf8, 'text/html; charset=utf-8')).toBe(russian);
});

test('a byte order mark decides before everything else and is no part of the text', () => {
  const marked = new Uint8Array([0xef, 0xbb, 0xbf, ...new TextEncoder().encode(russian)]);
  expect(decode(marked, 'text/html; charset=windows-1251')).toBe(russian);
  const wide = new Uint8Array([0xff, 0xfe, ...Uint8Array.from(Buffer.from(russian, 'utf16le'))]);
  expect(decode(wide, '')).toBe(russian);
});

test.for(['windows-1251', 'koi8-r'] as const)('reads %s declared in the header, in meta, or nowhere', (charset) => {
  const body = bytes(russian, charset);
  expect(decode(body, `text/html; charset=${charset}`)).toBe(russian);
  const withMeta = bytes(`<meta charset="${charset}"><p>${russian}</p>`, charset);
  expect(decode(withMeta, 'text/html')).toContain(russian);
  expect(decode(body, 'text/html')).toBe(russian);
});

test('reads Ukrainian in windows-1251 as declared', () => {
  expect(decode(bytes(ukrainian, 'windows-1251'), 'text/html; charset=windows-1251')).toBe(ukrainian);
});

test('a declared charset that the bytes contradict is not believed', () => {
  expect(decode(new TextEncoder().encode(russian), 'text/html; charset=windows-1251')).toBe(russian);
  expect(decode(bytes(russian, 'windows-1251'), 'text/html; charset=koi8-r')).toBe(russian);
  expect(decode(bytes(russian, 'koi8-r'), 'text/html; charset=windows-1251')).toBe(russian);
  expect(decode(bytes(russian, 'windows-1251'), 'text/html; charset=utf-8')).toBe(russian);
  expect(decode(bytes(russian, 'windows-1251'), 'text/html; charset=iso-8859-1')).toBe(russian);
});

test('UTF-8 with one broken character stays UTF-8', () => {
  const body = new Uint8Array([...new TextEncoder().encode(russian), 0xd0]);
  expect(decode(body, 'text/html')).toContain('активиста к семи годам');
});

test('reads western text of windows-1252', () => {
  const body = Uint8Array.from('Le tribunal a condamn\u00e9 le d\u00e9fenseur', (letter) => letter.charCodeAt(0));
  expect(decode(body, 'text/html; charset=iso-8859-1')).toBe('Le tribunal a condamné le défenseur');
});

test('takes gzip off, also twice and when it was cut', () => {
  const packed = gzipSync(gzipSync(new TextEncoder().encode(russian)));
  expect(decode(packed, 'text/html')).toBe(russian);
  const long = gzipSync(new TextEncoder().encode(`${russian} ${Math.PI} `.repeat(500)));
  expect(decode(long.subarray(0, long.length - 12), 'text/html')).toContain(russian);
});

test('damaged gzip and gzip bombs fail with a code', () => {
  expect(codeOf(() => decode(new Uint8Array([0x1f, 0x8b, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10]), ''))).toBe('extract.corrupt');
  const bomb = gzipSync(new Uint8Array(80 * 1024 * 1024));
  expect(codeOf(() => decode(bomb, ''))).toBe('extract.too-complex');
});
