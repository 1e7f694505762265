import { expect, test } from 'vitest';
import { Glyphs } from '../../src/packet/pdf/glyphs.ts';
import { packetPdf } from '../../src/packet/pdf/packet.ts';
import { withUnprinted } from '../../src/packet/pdf/unprinted.ts';
import { unpackedFont } from '../../src/packet/pdf/woff.ts';
import { planPacket, usualText } from '../../src/packet/plan.ts';
import { pdfContent } from '../../src/read/pdf-open.ts';
import { pageOf } from '../read/pdf-samples.ts';
import { fonts } from './fonts.ts';
import { binder, item, material, passage } from './sample.ts';

const glyphs = new Glyphs(fonts);

async function printed(text: string): Promise<{ sheets: string; warnings: string[] }> {
  const one = passage('a-1', 0, text);
  const packet = planPacket(binder(['One', [item(one)]]), [material([one])], { form: 'us', text: usualText });
  const { files, warnings } = await packetPdf(packet, {
    fonts,
    excerpts: new Map(),
    mostBytes: 25e6,
    schedulePages: 12,
  });
  const body = pageOf(files[0]?.bytes ?? new Uint8Array());
  const read = await pdfContent(body, ({ glyphs }) => glyphs.map(({ text }) => text).join(''));
  return { sheets: read.sheets.join(' '), warnings };
}

test('Georgian, Armenian, Greek and arrows are printed, in the face that has them, and nothing is said', async () => {
  const text = 'SAMPLE: საქართველო, Հայաստան, αβγ, → ✓ ☐ ≥ 5, қазақ, українська, № 7 – “ё”.';
  const { sheets, warnings } = await printed(text);
  for (const word of text.split(' ')) expect(sheets).toContain(word);
  expect([warnings, sheets.includes('□'), sheets.includes('could not be printed')]).toEqual([[], false, false]);
});

test('what no face has stands as a box, is counted on the slip, and told to whoever files it', async () => {
  const { sheets, warnings } = await printed('SAMPLE. The sign read 中文中 and عرب 👩‍👩‍👧.');
  expect(sheets).toContain('The sign read □□□ and □□□ ');
  expect(sheets).toContain('Chinese or Japanese script: 3; Arabic script: 3; pictures (emoji): 3');
  expect(warnings).toEqual([expect.stringContaining('Exhibit A: 9 characters')]);
});

test('what a reader wrote in a script that no face has is told to them, not said of the document', async () => {
  const one = passage('a-1', 0, 'SAMPLE.');
  const cited = item(one, { relevance: 'SAMPLE 中文' });
  const packet = planPacket(binder(['One', [cited]]), [material([one])], { form: 'us', text: usualText });
  const planned = withUnprinted(packet, glyphs);
  expect(planned.packet.exhibits[0]?.remarks).toEqual(packet.exhibits[0]?.remarks);
  expect(planned.warnings).toEqual([
    expect.stringMatching(/Exhibit A: 2 characters .* of headings or relevance lines/),
  ]);
});

test('marks that are never seen are neither printed nor counted', () => {
  const text = 'a\u200bb\ufe0f\u00ad\u202ac\u0007d';
  expect(glyphs.printable({ text, face: 'regular' })).toEqual([{ text: 'abcd', face: 'regular' }]);
  expect(glyphs.missing([text]).size).toBe(0);
});

test('every letter of Latin and Cyrillic that a text takes for granted is in all faces', () => {
  const ranges: [number, number][] = [
    [0x20, 0x7e],
    [0xa0, 0x17f],
    [0x400, 0x45f],
    [0x2013, 0x2014],
    [0x2018, 0x201e],
    [0x2026, 0x2026],
  ];
  const letters = ranges.flatMap(([from, to]) =>
    Array.from({ length: to - from + 1 }, (_, at) => String.fromCodePoint(from + at)),
  );
  // Behind a letter that is in no such range, so that each is looked up.
  for (const face of ['regular', 'italic', 'bold'] as const)
    expect(glyphs.printable({ text: `ა${letters.join('')}`, face }).map((run) => run.face)).toEqual(['spare', face]);
});

test('a font that comes packed is unpacked whole', () => {
  expect(() => unpackedFont(fonts.regular)).toThrow('no WOFF');
  const unpacked = Buffer.from(fonts.spare);
  const tables = Array.from({ length: unpacked.readUInt16BE(4) }, (_, at) =>
    unpacked.subarray(12 + at * 16, 28 + at * 16),
  );
  for (const table of tables.filter((one) => one.toString('latin1', 0, 4) !== 'head')) {
    const [checksum, offset, length] = [4, 8, 12].map((at) => table.readUInt32BE(at)) as [number, number, number];
    let sum = 0;
    for (let at = offset; at < offset + length; at += 4) sum = (sum + unpacked.readUInt32BE(at)) >>> 0;
    expect([table.toString('latin1', 0, 4), sum]).toEqual([table.toString('latin1', 0, 4), checksum]);
  }
});
