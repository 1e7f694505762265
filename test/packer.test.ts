import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { strFromU8, unzipSync } from 'fflate';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Binder, BinderItem } from '../src/binder/binder.ts';
import { readConfig } from '../src/config.ts';
import { type Instance, openInstance } from '../src/instance.ts';
import { createLog } from '../src/log.ts';
import type { MadePacket } from '../src/packer.ts';
import { type PacketOptions, packetOptions } from '../src/packet/options.ts';
import { pdfContent } from '../src/read/pdf-open.ts';
import { binder } from './packet/sample.ts';
import { drawnPdf, pageOf } from './read/pdf-samples.ts';

const sentence = (what: string) =>
  `SAMPLE. The invented ministry of Russia ${what}, and the invented court upheld each decision without a hearing.`;
const html = `<!doctype html><html lang="ru"><head><meta charset="utf-8"><title>SAMPLE вымышленный отчёт</title></head><body><article><h1>SAMPLE вымышленный отчёт</h1>${'<p>SAMPLE. Министерство вымышленных дел России внесло в реестр триста вымышленных лиц, и суд утвердил каждое решение без слушания.</p>'.repeat(4)}</article></body></html>`;

let dataDir: string;
let instance: Instance;
const items: Record<string, BinderItem> = {};
/** A packet of everything, and what its sheets say. */
let whole: MadePacket;
let wholeSheets: string[];
let slips: string[];

beforeAll(async () => {
  dataDir = mkdtempSync(join(tmpdir(), 'packer-'));
  instance = await openInstance(readConfig({ COI_DATA: dataDir }), [], createLog('silent'));
  await add('page', 'page.html', html);
  await add('paged', 'paged.pdf', await paged('entered persons'));
  const restrictions = { ownerPassword: 'sample', permissions: { modifying: false } };
  await add('locked', 'locked.pdf', await paged('locked persons up', restrictions));
  await add('damaged', 'damaged.pdf', await paged('damaged houses'));
  damage(one('damaged').sha256);
  whole = await instance.packer.pack(cited(), options({ whole: 10 }));
  wholeSheets = await sheetsOf(whole);
  slips = wholeSheets.filter((sheet) => sheet.includes('Passages relied on'));
});
afterAll(async () => {
  await instance.close();
  rmSync(dataDir, { recursive: true, force: true });
});

/** A PDF of 12 sheets; the sheets say on which of them they stand. */
function paged(what: string, options = {}): Promise<Uint8Array> {
  return drawnPdf((sheet) => {
    sheet.at(72, 90, `SAMPLE report: how the ministry ${what}`, 18, 'bold');
    for (let at = 1; at <= 12; at += 1) {
      if (at > 1) sheet.next();
      for (let line = 0; line < 6; line += 1)
        sheet.at(40, 140 + line * 15, sentence(`${what} ${at * 100 + line} times`), 9);
      sheet.at(290, 800, String(at));
    }
  }, options);
}

async function add(name: string, file: string, body: Uint8Array | string): Promise<void> {
  const given = { publisher: 'SAMPLE Institute', url: `https://institute.example/${name}`, kind: 'ngo' };
  const { report } = await instance.add(given, { name: file, body: Buffer.from(body) });
  const passages = await instance.store.passages(report.id);
  const [version] = await instance.store.versions(report.id);
  const cited = passages.find(({ text, sheet }) => text.includes('700 times') || sheet === undefined);
  if (cited === undefined || version === undefined) throw new Error(`nothing to cite in ${name}`);
  const { capturedAt, sha256 } = version;
  items[name] = {
    ...{ id: name, passageId: cited.id, reportId: report.id, version: 1, text: cited.text, capturedAt, sha256 },
    addedAt: '2026-11-22T16:04:03.000Z',
  };
}

/** Overwrites the kept bytes of a capture. */
function damage(sha256: string): void {
  const folder = join(dataDir, 'snapshots');
  const file = readdirSync(folder, { recursive: true, encoding: 'utf8' }).find((name) => name.endsWith(`${sha256}.gz`));
  writeFileSync(join(folder, file ?? ''), gzipSync('something else'));
}

function cited(): Binder {
  const gone = one('page', {
    id: 'gone',
    reportId: 'nowhere-00000000',
    text: 'SAMPLE words of a report that is gone.',
  });
  const other = one('paged', { id: 'other', sha256: 'b'.repeat(64), text: 'SAMPLE words of another capture.' });
  const forged = one('page', { id: 'forged', text: 'SAMPLE words that nobody wrote.' });
  return of(one('paged'), one('page'), one('locked'), one('damaged'), gone, other, forged);
}

const options = (more: Partial<PacketOptions> = {}) => ({ ...packetOptions.parse({}), ...more });
const one = (name: string, more: Partial<BinderItem> = {}): BinderItem => ({ ...(items[name] as BinderItem), ...more });
const of = (...cited: BinderItem[]): Binder => binder(['SAMPLE heading', cited]);
const manifestIn = ({ files }: MadePacket) => JSON.parse(Buffer.from(files.at(-1)?.bytes ?? []).toString());

async function sheetsOf({ files }: MadePacket, at = 0): Promise<string[]> {
  const body = files[at]?.bytes ?? new Uint8Array();
  const read = await pdfContent(pageOf(body), ({ glyphs }) => glyphs.map(({ text }) => text).join(''));
  return read.sheets;
}

test('of a long PDF its title page and the pages around the passage are bound in, and the slip says so', () => {
  expect(manifestIn(whole).exhibits[0]).toMatchObject({
    tab: 'A',
    printed: { sheets: [1, 6, 7, 8], of: 12 },
    passages: [{ marked: true }],
  });
  expect(slips[0]).toContain('(1 and 6–8 of 12)');
  const marked = wholeSheets.findIndex((sheet) => sheet.includes('entered persons 700 times')) + 1;
  expect(slips[0]).toContain(`page ${marked}`);
});

test('of a page its text is printed with the passage, in Cyrillic, and a certificate of translation is added', () => {
  const exhibit = wholeSheets.filter((sheet) => /Exhibit B — \d+$/.test(sheet));
  expect(exhibit[1]).toContain('CERTIFICATE OF TRANSLATION');
  expect(exhibit[2]).toContain('Министерство вымышленных дел России внесло в реестр');
});

test('an encrypted original is not taken apart: its text is printed, and the slip says why', () => {
  expect(slips[2]).toContain('The original PDF is encrypted');
  expect(wholeSheets.join('')).toContain('locked persons up 700 times');
});

test('an original whose kept bytes are damaged is not printed: its text is, and the slip says why', () => {
  expect(slips[3]).toContain('no longer has the hash');
  expect(wholeSheets.join('')).toContain('damaged houses 700 times');
});

test('words that a binder attributes to a capture that has not said them are never printed as if it had', () => {
  expect(slips[1]).toMatch(/not found in the text that was read from the capture.*SAMPLE words that nobody wrote/s);
  const { passages, checks } = manifestIn(whole).exhibits[1];
  expect(passages).toMatchObject([{ marked: true }, { marked: false, unfound: true }]);
  expect(checks.join(' ')).toContain('SAMPLE words that nobody wrote.');
});

test('of a document that somebody added by hand the slip says so, and that its address was not fetched', () => {
  expect(slips[0]).toMatch(/added this document to the archive by hand, from a file/);
});

test('a report or a capture that is not here leaves the words that the binder kept', () => {
  expect(slips[4]).toContain('SAMPLE words of a report that is gone.');
  expect(slips[5]).toContain('does not hold the capture that is cited');
  expect(slips[5]).toContain('SAMPLE words of another capture.');
  expect(slips[5]).toContain('SAMPLE Institute');
});

test('the same binder gives the same bytes, and the manifest has their hashes', async () => {
  const again = await instance.packer.pack(cited(), options({ whole: 10 }));
  for (const [at, { bytes }] of whole.files.entries())
    expect(Buffer.compare(bytes, again.files[at]?.bytes ?? new Uint8Array())).toBe(0);
  const hash = createHash('sha256')
    .update(whole.files[0]?.bytes ?? '')
    .digest('hex');
  expect(manifestIn(whole).files).toMatchObject([{ name: 'exhibits.pdf', sha256: hash }]);
});

test('a packet that is larger than a file may be is parted between tabs and numbered through', async () => {
  const made = await instance.packer.pack(of(one('paged'), one('page')), options({ megabytes: 0.12 }));
  expect(made.files.map(({ name }) => name)).toEqual([
    'exhibits-1-of-2.pdf',
    'exhibits-2-of-2.pdf',
    'check.txt',
    'manifest.json',
  ]);
  const [first, second] = [await sheetsOf(made), await sheetsOf(made, 1)];
  expect(first[0]).toContain('File 1 of 2');
  expect(first[1]).toMatch(/file 1.*file 2/s);
  expect(second.map((sheet) => Number(/(?<=2 of 2|— )\d+$/.exec(sheet)?.[0]))).toEqual(
    second.map((_, at) => first.length + 1 + at),
  );
  expect(made.warnings.join(' ')).toContain('parted into 2 files');
});

test('the schedule of country information tells how many of its pages it takes', async () => {
  const made = await instance.packer.pack(of(one('paged', { relevance: 'SAMPLE reason.' })), options({ form: 'uk' }));
  expect(made.warnings).toEqual([expect.stringContaining('has 1 of 12 pages')]);
  const schedule = (await sheetsOf(made)).find((sheet) => sheet.includes('SCHEDULE OF COUNTRY INFORMATION'));
  expect(schedule).toContain('SAMPLE reason.');
  expect(schedule).toContain('700 times');
  expect(schedule).toContain('Schedule, page 1 of 1');
});

test('a schedule that would be too long leaves the words of the passages out, and says so', async () => {
  const long = Array.from({ length: 8 }, (_, at) => one('page', { id: `i${at}` }));
  const made = await instance.packer.pack(of(...long), options({ form: 'uk', schedule: 1 }));
  expect(made.warnings.join(' ')).toContain('left out of the schedule');
});

test('an empty binder makes no packet', async () => {
  await expect(instance.packer.pack(of(), options())).rejects.toMatchObject({ code: 'packet.empty' });
});

test('for Word the text is written with the passages marked, and the file says that it is not the pages', async () => {
  const made = await instance.packer.pack(of(one('paged')), options({ format: 'docx' }));
  expect(made.files.map(({ name }) => name)).toEqual(['exhibits.docx', 'check.txt', 'manifest.json']);
  const document = strFromU8(
    unzipSync(made.files[0]?.bytes ?? new Uint8Array())['word/document.xml'] ?? new Uint8Array(),
  );
  expect(document).toContain('700 times');
  expect(document).toContain('the packet in PDF has its pages');
});

test('what to check before filing is listed in plain words, and the key of the binder is told nowhere', () => {
  const [list, manifest] = whole.files.slice(-2).map(({ bytes }) => Buffer.from(bytes).toString());
  expect(list).toContain('fill them in and sign them');
  expect(list).toContain('its citation must be completed by hand');
  expect(manifest).not.toContain('"sample"');
});
