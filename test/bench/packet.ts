import { fork } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Binder, BinderSection } from '../../src/binder/binder.ts';
import { readConfig } from '../../src/config.ts';
import { openInstance } from '../../src/instance.ts';
import type { Reader } from '../../src/isolate/reader.ts';
import { createLog } from '../../src/log.ts';
import { packetOptions } from '../../src/packet/options.ts';
import { drawnPdf } from '../read/pdf-samples.ts';
import { median } from './median.ts';

type Measured = { seconds: number; pages: number; megabytes: number };

/**
 * `bench -- packet [--exhibits 40] [--pages 600] [--rounds 3]`: an exhibit packet, from binder to files on one side, and on the other a bare merge of the same
 * originals with pdf-lib, which marks, numbers and writes nothing; each in a process of its own.
 */
export async function benchPacket(words: string[]): Promise<void> {
  const text = { type: 'string' } as const;
  const { values } = parseArgs({
    args: words,
    options: {
      exhibits: { ...text, default: '40' },
      pages: { ...text, default: '600' },
      rounds: { ...text, default: '3' },
      as: text,
      data: text,
    },
  });
  const exhibits = Number(values.exhibits);
  if (values.as === 'ours') return void process.send?.(await ours(values.data ?? '', exhibits));
  if (values.as === 'bare') return void process.send?.(await bare(values.data ?? ''));
  if (values.as === 'shelve')
    return void process.send?.(await shelve(values.data ?? '', exhibits, Number(values.pages)));
  await compare(values as Record<string, string>);
}

async function compare({ exhibits = '', pages = '', rounds = '' }: Record<string, string>): Promise<void> {
  const data = mkdtempSync(join(tmpdir(), 'bench-packet-'));
  const given = ['--data', data, '--exhibits', exhibits, '--pages', pages];
  try {
    await apart(['--as', 'shelve', ...given]);
    const runs: Record<'ours' | 'bare', (Measured & { peakMb: number })[]> = { ours: [], bare: [] };
    for (let round = 0; round < Number(rounds); round += 1) {
      for (const side of ['bare', 'ours'] as const) runs[side].push(await apart(['--as', side, ...given]));
    }
    const show = (label: string, all: (Measured & { peakMb: number })[]) => {
      const [first] = all;
      const peak = Math.max(...all.map(({ peakMb }) => peakMb));
      console.log(
        `${label}  ${medianSeconds(all).toFixed(2)} s  peak ${peak} MB  (${first?.pages} pages, ${first?.megabytes.toFixed(1)} MB)`,
      );
    };
    console.log(`${exhibits} exhibits, median of ${rounds} rounds`);
    show('bare merge with pdf-lib             ', runs.bare);
    show('packet, with the child that makes it', runs.ours);
    console.log(
      `ratio ${(medianSeconds(runs.ours) / medianSeconds(runs.bare)).toFixed(2)}; hoped for: under 30 s and 500 MB`,
    );
  } finally {
    rmSync(data, { recursive: true, force: true });
  }
}

function medianSeconds(all: readonly Measured[]): number {
  return median(all.map(({ seconds }) => seconds));
}

/** Runs one side in a process of its own, and watches what it and its children hold together. */
async function apart(words: string[]): Promise<Measured & { peakMb: number }> {
  const child = fork(join(import.meta.dirname, 'main.ts'), ['packet', ...words], {
    execArgv: ['--max-semi-space-size=8'],
    serialization: 'advanced',
  });
  let peakMb = 0;
  const watch = setInterval(() => {
    peakMb = Math.max(peakMb, Math.round(residentOf(child.pid ?? 0) / 1e6));
  }, 50);
  try {
    return await new Promise((resolve, reject) => {
      child.once('message', (measured: Measured) => resolve({ ...measured, peakMb }));
      child.once('exit', (code) => reject(new Error(`the process ended with ${code}`)));
    });
  } finally {
    clearInterval(watch);
    child.kill();
  }
}

function residentOf(pid: number): number {
  try {
    const pages = Number(readFileSync(`/proc/${pid}/statm`, 'utf8').split(' ')[1]);
    const children = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim().split(' ').filter(Boolean);
    return pages * 4096 + children.reduce((sum, one) => sum + residentOf(Number(one)), 0);
  } catch {
    return 0;
  }
}

const sentence = (sheet: number, line: number) =>
  `SAMPLE. Line ${line} of sheet ${sheet}: the invented ministry of Russia entered invented persons, реестр вымышленных лиц.`;

/** Half of the exhibits are PDFs, which make up the pages; the others are web pages of some pages of text. */
async function shelve(dataDir: string, exhibits: number, pages: number): Promise<Measured> {
  const instance = await openInstance(readConfig({ COI_DATA: dataDir }), [], createLog('silent'));
  const papers = Math.ceil(exhibits / 2);
  const perText = 2;
  const sheets = Math.max(1, Math.round((pages - (exhibits - papers) * (perText + 1) - papers) / papers));
  for (let at = 0; at < exhibits; at += 1) {
    const url = `https://bench.example/${at}`;
    const given = { publisher: 'SAMPLE Institute', url, kind: 'ngo', title: `SAMPLE report ${at}`, language: 'en' };
    const body = at < papers ? await paper(at, sheets) : Buffer.from(page(at));
    await instance.add(given, { name: at < papers ? 'report.pdf' : 'report.html', body });
  }
  await instance.close();
  return { seconds: 0, pages: sheets * papers, megabytes: 0 };
}

function paper(at: number, sheets: number): Promise<Uint8Array> {
  return drawnPdf((sheet) => {
    for (let number = 1; number <= sheets; number += 1) {
      if (number > 1) sheet.next();
      for (let line = 0; line < 40; line += 1) sheet.at(40, 80 + line * 17, sentence(at * 100 + number, line), 9);
      sheet.at(290, 820, String(number));
    }
  });
}

function page(at: number): string {
  const paragraphs = Array.from({ length: 55 }, (_, line) => `<p>${sentence(at, line)}</p>`);
  return `<!doctype html><html lang="en"><head><title>SAMPLE ${at}</title></head><body><article><h1>SAMPLE ${at}</h1>${paragraphs.join('')}</article></body></html>`;
}

/** The process that reads pages has no part in a packet, and is not started. */
const noReader: Reader = {
  call: () => Promise.reject(new Error('nothing is read here')),
  close: async () => {},
};

async function ours(dataDir: string, exhibits: number): Promise<Measured> {
  const instance = await openInstance(readConfig({ COI_DATA: dataDir }), [], createLog('silent'), noReader);
  const items: BinderSection['items'] = [];
  for (const report of await instance.store.reports({ limit: exhibits })) {
    const [version] = await instance.store.versions(report.id);
    const passages = await instance.store.passages(report.id);
    for (const passage of [passages[2], passages.at(-2)]) {
      if (passage === undefined || version === undefined) continue;
      const { capturedAt, sha256 } = version;
      const place = { passageId: passage.id, reportId: report.id, version: 1, text: passage.text };
      items.push({ id: `i${items.length}`, ...place, capturedAt, sha256, addedAt: capturedAt, relevance: 'SAMPLE.' });
    }
  }
  const at = '2026-11-22T16:04:03.000Z';
  const binder: Binder = {
    ...{ id: 'bench', title: 'SAMPLE', createdAt: at, changedAt: at, revision: 1 },
    sections: [{ id: 's', heading: 'SAMPLE', items }],
  };
  const began = performance.now();
  const { files } = await instance.packer.pack(binder, packetOptions.parse({ whole: 1000 }));
  const seconds = (performance.now() - began) / 1000;
  await instance.close();
  const manifest = JSON.parse(Buffer.from(files.at(-1)?.bytes ?? []).toString());
  const pages = manifest.files.at(-1).pages[1];
  return { seconds, pages, megabytes: files.reduce((sum, { bytes }) => sum + bytes.length, 0) / 1e6 };
}

async function bare(dataDir: string): Promise<Measured> {
  const { PDFDocument } = await import('@cantoo/pdf-lib');
  const { gunzipSync } = await import('node:zlib');
  const folder = join(dataDir, 'snapshots');
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.gz'));
  const began = performance.now();
  const merged = await PDFDocument.create();
  for (const name of names) {
    const body = gunzipSync(readFileSync(join(folder, name)));
    if (!body.subarray(0, 5).equals(Buffer.from('%PDF-'))) continue;
    const one = await PDFDocument.load(body);
    for (const page of await merged.copyPages(one, one.getPageIndices())) merged.addPage(page);
  }
  const bytes = await merged.save();
  return { seconds: (performance.now() - began) / 1000, pages: merged.getPageCount(), megabytes: bytes.length / 1e6 };
}
