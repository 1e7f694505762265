import { PDFDocument } from '@cantoo/pdf-lib';
import { beforeAll, expect, test } from 'vitest';
import { type Excerpt, excerptOf } from '../../src/packet/pdf/excerpt.ts';
import { packetPdf } from '../../src/packet/pdf/packet.ts';
import { type Packet, planPacket, usualText } from '../../src/packet/plan.ts';
import { pdfContent } from '../../src/read/pdf-open.ts';
import { pageOf } from '../read/pdf-samples.ts';
import { fonts } from './fonts.ts';
import { binder, item, material, passage, samplePdf, sheetTexts } from './sample.ts';

const english = [
  passage('a-1', 0, 'Nobody cites this paragraph.', { headings: ['Background'] }),
  passage('a-1', 1, 'The invented ministry entered 300 invented persons.', { headings: ['Register'] }),
] as const;
const russian = passage('r-1', 0, 'Министерство вымышленных дел внесло в реестр триста лиц. '.repeat(80).trim(), {
  language: 'ru',
});
const quoted = passage('p-1', 0, (sheetTexts[3] as string[]).slice(1, 3).join(' '), { sheet: 4, page: '3' });
const url = 'https://publisher.example/report.pdf';
const whole = 3;

let excerpt: Excerpt;
let packet: Packet;
let bytes: Uint8Array;
let sheets: string[];

beforeAll(async () => {
  excerpt = await excerptOf({
    body: await samplePdf(),
    url,
    passages: [{ id: quoted.id, sheet: 4, text: quoted.text }],
    whole,
  });
  const { sheets: taken, of, marked } = excerpt;
  packet = planPacket(
    binder(['Register', [item(english[1], { relevance: 'How many were entered.' }), item(russian), item(quoted)]]),
    [
      material([...english]),
      material([russian], { language: 'ru', title: 'Реестр вымышленных лиц' }),
      material([quoted], {}, { kind: 'pages', sheets: taken, of, marked }),
    ],
    { form: 'us', text: usualText },
  );
  const [file] = (await write()).files;
  bytes = file?.bytes ?? new Uint8Array();
  sheets = await textOf(bytes);
});

const write = () =>
  packetPdf(packet, { fonts, excerpts: new Map([['C', excerpt.bytes]]), mostBytes: 25_000_000, schedulePages: 12 });

async function textOf(body: Uint8Array): Promise<string[]> {
  const read = await pdfContent(pageOf(body), ({ glyphs }) => glyphs.map(({ text }) => text).join(''));
  return read.sheets;
}

test('every page bears its number, consecutive through the packet, with its exhibit', () => {
  const stamps = sheets.map((sheet) => /(?:Exhibit ([A-C]) — )?(\d+)$/.exec(sheet)?.slice(1));
  expect(stamps.map((stamp) => Number(stamp?.[1]))).toEqual(sheets.map((_, at) => at + 1));
  expect(stamps.map((stamp) => stamp?.[0])).toEqual([
    undefined,
    undefined,
    ...Array(2).fill('A'),
    ...Array(sheets.length - 9).fill('B'),
    ...Array(5).fill('C'),
  ]);
});

test('the contents name the pages on which exhibits begin and end, and where passages are marked', () => {
  const last = sheets.length;
  const contents = (sheets[1] as string).replaceAll(' ', '');
  expect(contents).toContain('3–4');
  expect(contents).toContain(`5–${last - 5}`);
  expect(contents).toContain(`${last - 4}–${last}`);
  const marked = sheets.findIndex((sheet) => sheet.includes('On sheet 4')) + 1;
  expect(contents).toContain(`${marked}${last - 4}–${last}`);
});

test('original pages keep their words and their own numbers', () => {
  const originals = sheets.slice(-4);
  expect(originals[0]).toContain('SAMPLE report in pages');
  expect(originals.slice(1).map((sheet) => /(\d)Exhibit C/.exec(sheet)?.[1])).toEqual(['2', '3', '4']);
});

test('Cyrillic is kept as text, on our pages and on original ones', () => {
  expect(sheets.join('')).toContain('Министерство вымышленных дел внесло');
  expect(sheets.at(-1)).toContain('реестр вымышленных лиц');
});

test('a passage is marked on its own page and on no other', async () => {
  expect(excerpt.marked).toEqual({ [quoted.id]: [4] });
  const taken = await PDFDocument.load(excerpt.bytes);
  const marks = taken.getPages().map(({ node }) => node.Resources()?.toString().includes('ExtGState'));
  expect(excerpt.sheets).toEqual([1, 3, 4, 5]);
  expect(marks).toEqual([false, false, true, false]);
});

test('the certificate of translation says what 8 CFR 1003.33 asks for and is empty', () => {
  const form = sheets.find((sheet) => sheet.includes('CERTIFICATE OF TRANSLATION')) as string;
  expect(form).toContain('am competent to translate from');
  expect(form).toContain('true and accurate to the best of my abilities');
  expect(form).toMatch(/Signature of the translator:\s*Name, typed or printed:\s*Address:\s*Telephone:\s*Date:/);
});

test('every exhibit has a bookmark, and every passage one below it', async () => {
  const { outline } = await pdfContent(pageOf(bytes), () => undefined);
  expect(outline.filter((title) => !title.startsWith('Passage'))).toEqual([
    'Cover',
    'TABLE OF CONTENTS',
    'Exhibit A — SAMPLE report on the Register of Invented Persons',
    'Exhibit B — Реестр вымышленных лиц',
    'Exhibit C — SAMPLE report on the Register of Invented Persons',
  ]);
  expect(outline.filter((title) => title.startsWith('Passage'))).toHaveLength(3);
});

test('the same packet gives the same bytes', async () => {
  const [again] = (await write()).files;
  expect(Buffer.compare(again?.bytes ?? new Uint8Array(), bytes)).toBe(0);
});

test('an encrypted original is refused with a reason, and so is a broken one', async () => {
  const asked = { url, passages: [], whole };
  const locked = await samplePdf({ ownerPassword: 'secret', permissions: { printing: 'highResolution' } });
  await expect(excerptOf({ ...asked, body: locked })).rejects.toMatchObject({ code: 'extract.encrypted' });
  const broken = (await samplePdf()).slice(0, 900);
  await expect(excerptOf({ ...asked, body: broken })).rejects.toMatchObject({ code: 'extract.corrupt' });
});
