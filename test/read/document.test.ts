import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { Failure } from '../../src/errors.ts';
import { readDocument } from '../../src/read/document.ts';
import { judgment } from './docx-samples.ts';
import { pageOf } from './page.ts';
import { drawnPdf } from './pdf-samples.ts';

const bytes = (text: string) => new TextEncoder().encode(text);

test('a text file keeps paragraphs and items; wrapped lines are joined', async () => {
  const text =
    'SAMPLE title\n\nA first paragraph that was wrapped\nat the usual width by its editor.\n\n- one item\n- another item\n\n12. A numbered paragraph.';
  const draft = await readDocument(pageOf(bytes(text), { contentType: 'text/plain' }));
  expect(draft.title).toBe('SAMPLE title');
  expect(draft.blocks).toEqual([
    { kind: 'paragraph', text: 'SAMPLE title' },
    { kind: 'paragraph', text: 'A first paragraph that was wrapped at the usual width by its editor.' },
    { kind: 'item', text: 'one item' },
    { kind: 'item', text: 'another item' },
    { kind: 'paragraph', text: '12. A numbered paragraph.', number: '12' },
  ]);
});

test.for([
  [new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 0, 1, 2, 3]), 'extract.unsupported'],
  [bytes('{"a": 1}'), 'extract.unsupported'],
  [bytes('<rss version="2.0"><channel/></rss>'), 'extract.unsupported'],
  [bytes(''), 'extract.unsupported'],
] as const)('what is no document fails with %s', async ([body, code]) => {
  await expect(readDocument(pageOf(body))).rejects.toSatisfy(
    (error) => error instanceof Failure && error.code === code,
  );
});

test('a PDF and a DOCX are read through gzip, and gzip within gzip, whatever type is declared', async () => {
  const pdf = await drawnPdf((sheet) => void sheet.at(72, 100, 'SAMPLE sentence, drawn to be read.'));
  for (const body of [pdf, await judgment()]) {
    const plain = await readDocument(pageOf(body, { contentType: 'text/html' }));
    const packed = new Uint8Array(gzipSync(gzipSync(body)));
    expect(await readDocument(pageOf(packed, { contentType: 'text/html' }))).toEqual(plain);
  }
});

test('a text of 300,000 lines without an empty one is read', async () => {
  const draft = await readDocument(pageOf(bytes('SAMPLE line.\n'.repeat(300_000)), { contentType: 'text/plain' }));
  expect(draft.blocks).toHaveLength(1);
});
