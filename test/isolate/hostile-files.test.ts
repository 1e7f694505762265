import { deflateSync } from 'node:zlib';
import { afterAll, expect, test } from 'vitest';
import { createReader } from '../../src/isolate/reader.ts';
import type { Draft } from '../../src/model/draft.ts';
import { judgment } from '../read/docx-samples.ts';
import { drawnPdf, pageOf, rawPdf } from '../read/pdf-samples.ts';

const font = '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>';
const line = 'BT /F1 12 Tf 72 700 Td (SAMPLE sentence that is long enough to be a text layer of a sheet.) Tj ET';
const limits = { timeoutMs: 5_000, memoryMb: 700 };
/** A call that runs out of memory in a used child is tried once more in a fresh one, which takes seconds to start on a busy machine. */
const longest = 2 * limits.timeoutMs + 10_000;
const reader = createReader({ module: new URL('../../src/isolate/child.ts', import.meta.url).href, ...limits });
afterAll(() => reader.close());

const read = (body: Uint8Array) => reader.call<Draft>('read', pageOf(body, ''));
const latin1 = (text: string) => new Uint8Array(Buffer.from(text, 'latin1'));

function bomb(content: string): Uint8Array {
  const packed = deflateSync(content).toString('latin1');
  return latin1(
    Buffer.from(rawPdf(line, font))
      .toString('latin1')
      .replace(
        /<< \/Length \d+ >>\nstream\n[\s\S]*?\nendstream/,
        () => `<< /Length ${packed.length} /Filter /FlateDecode >>\nstream\n${packed}\nendstream`,
      ),
  );
}

const hostile: Record<string, () => Uint8Array | Promise<Uint8Array>> = {
  'a PDF cut in half': async () => half(await sample()),
  'a PDF of NUL bytes': () => latin1(`%PDF-1.7\n${'\0'.repeat(100_000)}`),
  'a PDF whose page tree is its own child': () => rawPdf(line, font, [], '<< /Type /Pages /Kids [2 0 R] /Count 3 >>'),
  'a PDF of nothing but arrays, 200,000 deep': () => latin1(`%PDF-1.7\n1 0 obj\n${'['.repeat(200_000)}`),
  'a PDF that unpacks to 40 million operators': () => bomb('q '.repeat(40_000_000)),
  'a PDF with half a million words on one sheet': () =>
    bomb('BT /F1 1 Tf 72 700 Td (ab) Tj (cd) Tj ET\n'.repeat(500_000)),
  'a PDF whose form paints itself': () =>
    rawPdf('/X Do', font, [
      '<< /Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /X 6 0 R >> >> /Length 5 >>\nstream\n/X Do\nendstream',
    ]),
  'a DOCX cut in half': async () => half(await judgment()),
  'HTML nested 100,000 deep': () => latin1(`<html><body>${'<div>'.repeat(100_000)}text`),
};

for (const [name, make] of Object.entries(hostile)) {
  test(`${name} ends in a failure with a code, within the limit`, async () => {
    const body = await make();
    const start = performance.now();
    await expect(read(body)).rejects.toMatchObject({ name: 'Failure', code: expect.stringMatching(/^extract\./) });
    expect(performance.now() - start).toBeLessThan(longest);
  });
}

test('after all of them the reader still reads', async () => {
  const { blocks } = await read(await sample());
  expect(blocks[0]?.text).toBe('SAMPLE sentence, drawn to be read.');
});

const mended: Record<string, Uint8Array> = {
  'a wrong stream length': latin1(
    Buffer.from(rawPdf(line, font))
      .toString('latin1')
      .replace(/\/Length \d+/, '/Length 3'),
  ),
  'a count of a million pages where there is one': rawPdf(
    line,
    font,
    [],
    '<< /Type /Pages /Kids [3 0 R] /Count 1000000 >>',
  ),
  'a font that is an array 200,000 deep': rawPdf(line, '['.repeat(200_000)),
};

for (const [name, body] of Object.entries(mended)) {
  test(`${name} does not keep a PDF from being read`, async () => {
    expect((await read(body)).blocks[0]?.text).toMatch(/^SAMPLE sentence/);
  });
}

function half(bytes: Uint8Array): Uint8Array {
  return bytes.subarray(0, bytes.length / 2);
}

function sample(): Promise<Uint8Array> {
  return drawnPdf((sheet) => void sheet.at(72, 100, 'SAMPLE sentence, drawn to be read.'));
}
