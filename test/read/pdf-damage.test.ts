import { deflateSync } from 'node:zlib';
import { beforeAll, expect, test } from 'vitest';
import { pdf } from '../../src/read/pdf.ts';
import { drawnPdf, pageOf, rawPdf, wrapped } from './pdf-samples.ts';

const words =
  'SAMPLE the court heard an invented case about a picket which nobody had held before a wall that is not there'.split(
    ' ',
  );
/** Paragraphs of words in an order that no other has, so that they do not pack to nothing. */
const paragraphs = Array.from({ length: 60 }, (_, at) =>
  Array.from({ length: 40 }, (_, word) => words[(at * 7 + word * word * (at + 3)) % words.length]).join(' '),
);
let whole: Uint8Array;

beforeAll(async () => {
  whole = await drawnPdf((sheet) => {
    for (const [at, text] of paragraphs.entries()) {
      if (at > 0 && at % 10 === 0) sheet.next();
      sheet.lines(72, 90 + (at % 10) * 70, wrapped(sheet, text, 450, 9), 9);
    }
  });
});

const textOf = async (bytes: Uint8Array) => (await pdf(pageOf(bytes))).blocks.map((block) => block.text).join('\n');

/** A copy in which the characters of some pattern are others, as many as before, so that everything else stays where it is. */
function changed(bytes: Uint8Array, pattern: RegExp, change: (found: string) => string): Uint8Array {
  return new Uint8Array(Buffer.from(Buffer.from(bytes).toString('latin1').replace(pattern, change), 'latin1'));
}

function overwritten(bytes: Uint8Array, every: number): Uint8Array {
  return bytes.map((byte, at) => (at > 0 && at % every === 0 ? 0 : byte));
}

const content = /\/Length \d+\s*\/Filter \/FlateDecode\s*>>\s*stream\r?\n([\s\S]*?)\r?\nendstream/;
const inContent = (change: (data: string) => string) =>
  changed(whole, content, (found) => {
    const start = found.indexOf('stream') + 7;
    const end = found.lastIndexOf('\nendstream');
    return found.slice(0, start) + change(found.slice(start, end)) + found.slice(end);
  });

test.for([
  ['a NUL at every 500th byte', () => overwritten(whole, 500)],
  ['a NUL at every 5000th byte', () => overwritten(whole, 5000)],
  ['a stream that ends in its middle, before others', () => inContent((data) => data.slice(0, data.length / 2))],
  [
    'a stream whose second half is blank',
    () => inContent((data) => data.slice(0, data.length / 2).padEnd(data.length)),
  ],
  ['a stream without its first bytes', () => inContent((data) => data.slice(2).padEnd(data.length))],
  ['a checksum that tells of other bytes', () => inContent((data) => `${data.slice(0, -4)}\0\0\0\0`)],
  ['the file cut in its middle', () => whole.slice(0, whole.length / 2)],
] as const)('a damaged PDF gives no part of its text for the whole: %s', async ([, damage]) => {
  await expect(pdf(pageOf(damage()))).rejects.toMatchObject({ code: 'extract.corrupt' });
});

test.for([
  ['lengths that are too short', () => changed(whole, /\/Length \d/g, () => '/Length 0')],
  ['lengths that are too long', () => changed(whole, /\/Length \d/g, () => '/Length 9')],
  ['a table of objects that points beside them', () => changed(whole, /\n0000000\d/g, () => '\n00000009')],
  ['no end of file', () => whole.slice(0, -6)],
  ['bytes after the end', () => new Uint8Array([...whole, ...new TextEncoder().encode('\n<!-- served in 3 ms -->')])],
] as const)('a PDF with faults that lose nothing is read whole: %s', async ([, fault]) => {
  expect(await textOf(fault())).toBe(await textOf(whole));
});

test.for([
  ['checksums that are wrong throughout', (data: Buffer) => Buffer.concat([data.subarray(0, -4), Buffer.alloc(4)])],
  ['streams that are flushed and never closed', (data: Buffer) => data],
] as const)('a PDF whose program writes streams in its own way is read: %s', async ([name, written]) => {
  const drawing = Buffer.from(`BT /F1 11 Tf 72 700 Td (${paragraphs[0]}) Tj ET`);
  const packed = name.startsWith('checksums') ? deflateSync(drawing) : flushed(drawing);
  const data = written(packed).toString('latin1');
  const plain = rawPdf('', '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>');
  const bytes = changed(
    plain,
    /<< \/Length 0 >>\nstream\n/,
    () => `<< /Length ${data.length} /Filter /FlateDecode >>\nstream\n${data}`,
  );
  expect(await textOf(bytes)).toBe(paragraphs[0]);
});

test('a damaged picture takes nothing from the text', async () => {
  const picture =
    '<< /Type /XObject /Subtype /Image /Width 9 /Height 9 /Filter /FlateDecode /Length 4 >>\nstream\nnone\nendstream';
  const drawing = `BT /F1 11 Tf 72 700 Td (${paragraphs[0]}) Tj ET /X Do`;
  const font = '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>';
  expect(await textOf(rawPdf(drawing, font, [picture]))).toBe(paragraphs[0]);
});

/** A deflated block that ends with a flush and is not the last. */
function flushed(data: Buffer): Buffer {
  return deflateSync(data, { finishFlush: 2 });
}
