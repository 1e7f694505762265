import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { packetDocx } from '../../src/packet/docx/packet.ts';
import { excerptOf } from '../../src/packet/pdf/excerpt.ts';
import { packetPdf } from '../../src/packet/pdf/packet.ts';
import { planPacket, usualText } from '../../src/packet/plan.ts';
import { fonts } from '../packet/fonts.ts';
import { binder, item, material, passage, samplePdf, sheetTexts } from '../packet/sample.ts';

/** Packets as other programs see them: qpdf, poppler and LibreOffice, of Debian. */
const run = promisify(execFile);
let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'packet-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

async function debian(program: string, of: string, words: readonly string[]): Promise<string> {
  try {
    return (await run(program, [...words], { timeout: 120_000 })).stdout;
  } catch (error) {
    const isAbsent = error instanceof Error && 'code' in error && error.code === 'ENOENT';
    if (isAbsent) throw new Error(`${program} is not here: install Debian's ${of} to run this test.`);
    throw error;
  }
}

const english = passage('a-1', 0, 'The invented ministry entered 300 invented persons.');
const russian = passage('r-1', 0, 'Министерство вымышленных дел внесло в реестр триста лиц. '.repeat(120).trim());
const quoted = passage('p-1', 0, (sheetTexts[3] as string[]).slice(1, 3).join(' '), { sheet: 4, page: '3' });
const cited = binder(['Register', [item(english), item(russian), item(quoted)]]);
const known = [material([english]), material([russian], { language: 'ru', title: 'Реестр вымышленных лиц' })];

async function pdfFile(form: 'us' | 'uk'): Promise<string> {
  const sought = [{ id: quoted.id, sheet: 4, text: quoted.text }];
  const whole = 3;
  const body = await samplePdf();
  const { bytes, ...excerpt } = await excerptOf({ body, url: 'sample', passages: sought, whole });
  const packet = planPacket(cited, [...known, material([quoted], {}, { kind: 'pages', ...excerpt })], {
    form,
    text: usualText,
  });
  const excerpts = new Map([['C', bytes]]);
  const { files } = await packetPdf(packet, { fonts, excerpts, mostBytes: 25e6, schedulePages: 12 });
  const file = join(folder, `${form}.pdf`);
  writeFileSync(file, files[0]?.bytes ?? '');
  return file;
}

test.each(['us', 'uk'] as const)('qpdf finds no fault in a packet for the %s', async (form) => {
  const said = await debian('qpdf', 'qpdf', ['--check', await pdfFile(form)]);
  expect(said).toContain('No syntax or stream encoding errors found');
});

test('poppler reads every stamp, both alphabets, and finds all fonts of our own embedded', async () => {
  const file = await pdfFile('us');
  const text = await debian('pdftotext', 'poppler-utils', ['-layout', file, '-']);
  const sheets = text.split('\f').slice(0, -1);
  expect(sheets.map((sheet) => Number(/(\d+)\s*$/.exec(sheet)?.[1]))).toEqual(sheets.map((_, at) => at + 1));
  expect(text).toContain('Министерство вымышленных дел');
  const fontRows = (await debian('pdffonts', 'poppler-utils', [file])).split('\n').slice(2).filter(Boolean);
  expect(fontRows.filter((row) => !/ yes (?:yes|no) +yes /.test(row))).toEqual([]);
});

test('LibreOffice opens a packet for Word, counts its pages and fills in their numbers', async () => {
  const packet = planPacket(cited, known, { form: 'us', text: usualText });
  const file = join(folder, 'packet.docx');
  writeFileSync(file, await packetDocx(packet));
  const profile = `-env:UserInstallation=file://${join(folder, 'profile')}`;
  await debian('soffice', 'libreoffice-writer', [
    profile,
    '--headless',
    '--convert-to',
    'pdf',
    '--outdir',
    folder,
    file,
  ]);
  const text = await debian('pdftotext', 'poppler-utils', ['-layout', join(folder, 'packet.pdf'), '-']);
  const sheets = text.split('\f').slice(0, -1);
  const slipOf = (tab: string) => sheets.findIndex((sheet) => sheet.includes(`EXHIBIT ${tab}`)) + 1;
  const rows = [...(sheets[1] ?? '').matchAll(/^ *([ABC]) .* (\d+) *$/gm)].map(([, tab, page]) => [tab, Number(page)]);
  expect(rows).toEqual(['A', 'B', 'C'].map((tab) => [tab, slipOf(tab)]));
  expect(text).toContain('Министерство вымышленных дел');
  expect(readFileSync(join(folder, 'packet.pdf')).subarray(0, 5).toString()).toBe('%PDF-');
});
