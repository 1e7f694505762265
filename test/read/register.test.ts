import { expect, test } from 'vitest';
import type { Page } from '../../src/model/page.ts';
import type { Json } from '../../src/model/values.ts';
import { csv, isRedacted, minjustRegister, noReports, registerPage } from '../../src/source.ts';

const url = 'https://reestrs.minjust.gov.ru/rest/registry/sample/values';

function page(text: string | Uint8Array, asked?: Json): Page {
  const body = typeof text === 'string' ? new TextEncoder().encode(text) : text;
  const rest = { status: 200, contentType: '', headers: {}, body };
  return { url, finalUrl: url, fetchedAt: '2026-11-22T16:00:00.000Z', ...(asked !== undefined && { asked }), ...rest };
}

const register = minjustRegister('sample', {
  name: 'field_2_s',
  includedOn: 'field_4_s',
  excludedOn: 'field_5_s',
  kind: () => 'person',
});
const values = (size: number, ...rows: object[]) => JSON.stringify({ size, values: rows });
const row = (name: string, more: object = {}) => ({ field_1_i: 1, field_2_s: name, field_4_s: '15.08.2025', ...more });

test('a register of the ministry is read to its size, each page asked for by what was shown before', () => {
  const [start] = register.start;
  expect(start).toEqual({ url, body: { offset: 0, limit: 500, search: '' } });
  const first = register.discover(page(values(3, row('a'), row('b')), { offset: 0, limit: 500, search: '' }));
  expect(first.next).toEqual([{ url, body: { offset: 2, limit: 500, search: '' } }]);
  const last = register.discover(page(values(3, row('c')), { offset: 2, limit: 500, search: '' }));
  expect(last.next).toEqual([]);
});

test('of a row only what the register is for is taken, and no birth date or number of a person', () => {
  const { entries } = register.discover(page(values(1, row('SAMPLE', { field_12_s: '01.01.1970', snils_s: '000' }))));
  expect(entries).toEqual([
    { key: 'SAMPLE|15.08.2025', name: 'SAMPLE', kind: 'person', number: '1', includedOn: '2025-08-15' },
  ]);
});

test('an exclusion whose date cannot be read still excludes', () => {
  const { entries } = register.discover(page(values(1, row('SAMPLE', { field_5_s: 'решением суда' }))));
  expect(entries).toMatchObject([{ excluded: true }]);
  expect(entries?.[0]).not.toHaveProperty('excludedOn');
});

test('a register that shows nothing is a failure, so that nobody leaves it by an error page', () => {
  expect(() => register.discover(page(values(0)))).toThrow(expect.objectContaining({ code: 'extract.empty' }));
  expect(() => register.discover(page('<html>'))).toThrow(expect.objectContaining({ code: 'extract.invalid' }));
  expect(() => noReports(page(''))).toThrow(expect.objectContaining({ code: 'extract.unsupported' }));
});

test('namesakes stay two entries', () => {
  const entry = { key: 'SAMPLE', name: 'SAMPLE', kind: 'person' } as const;
  expect(registerPage([entry, entry], page('')).entries?.map(({ key }) => key)).toEqual(['SAMPLE', 'SAMPLE #2']);
});

test.for([
  ['Система – …………!', true],
  ['Книга «Г****»', true],
  ['Статья [...]', true],
  ['Книга «Зачем?..»', false],
  ['Журнал № 1…', false],
] as const)('%s is blacked out: %s', ([name, expected]) => {
  expect(isRedacted(name)).toBe(expected);
});

test('CSV is read in its encoding, with quotes inside quotes and stray ones', () => {
  const cyrillic = new Uint8Array([0x31, 0x3b, 0xcf, 0xf0, 0xe8, 0xec, 0xe5, 0xf0, 0x0a]);
  expect(csv(page(cyrillic), ';')).toEqual([['1', 'Пример']]);
  expect(csv(page('#;Name\r\n1;"A ""quoted"" book; 2001";\r\n2;5" disc;x'), ';')).toEqual([
    ['#', 'Name'],
    ['1', 'A "quoted" book; 2001', ''],
    ['2', '5" disc', 'x'],
  ]);
});
