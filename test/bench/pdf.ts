import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { drawnPdf } from '../read/pdf-samples.ts';

const child = fileURLToPath(new URL('./pdf-child.ts', import.meta.url));

/**
 * `npm run bench -- pdf [--sheets N] [--rounds N]`: how long a whole command takes to read a report of that many full sheets (200), and the
 * most memory it held; poppler's `pdftotext` on the same file in the same rounds, where it is installed. Medians.
 */
export async function benchPdf(args: string[]): Promise<void> {
  const options = { sheets: { type: 'string', default: '200' }, rounds: { type: 'string', default: '5' } } as const;
  const { values } = parseArgs({ args, options });
  const folder = mkdtempSync(join(tmpdir(), 'bench-pdf-'));
  const path = join(folder, 'report.pdf');
  writeFileSync(path, await report(Number(values.sheets)));
  const rounds = Array.from({ length: Number(values.rounds) }, () => ({ own: readBy(path), peer: popplerTime(path) }));
  rmSync(folder, { recursive: true });
  const { words, blocks } = rounds[0]?.own ?? { words: 0, blocks: 0 };
  const own = median(rounds.map((round) => round.own.seconds));
  const cpu = median(rounds.map((round) => round.own.cpuSeconds));
  const peer = median(rounds.map((round) => round.peer));
  console.log(`${values.sheets} sheets, ${words} words in ${blocks} blocks, median of ${rounds.length} rounds`);
  console.log(
    `  whole command ${own.toFixed(2)} s, of which ${cpu.toFixed(2)} s on a processor; peak ${Math.max(...rounds.map((round) => round.own.megabytes)).toFixed(0)} MB`,
  );
  console.log(
    Number.isNaN(peer) ? '  pdftotext: not installed' : `  pdftotext ${peer.toFixed(2)} s: ${(own / peer).toFixed(1)}x`,
  );
}

type Read = { seconds: number; cpuSeconds: number; megabytes: number; words: number; blocks: number };

function readBy(path: string): Read {
  const started = performance.now();
  const answer = execFileSync(process.execPath, ['--max-semi-space-size=8', child, path], { encoding: 'utf8' });
  const seconds = (performance.now() - started) / 1000;
  const { kilobytes, ...counts } = JSON.parse(answer) as Omit<Read, 'seconds' | 'megabytes'> & { kilobytes: number };
  return { ...counts, seconds, megabytes: kilobytes / 1024 };
}

function popplerTime(path: string): number {
  const started = performance.now();
  try {
    execFileSync('pdftotext', [path, '-'], { stdio: 'ignore' });
  } catch {
    return Number.NaN;
  }
  return (performance.now() - started) / 1000;
}

/** An invented report: eight numbered paragraphs of five lines a sheet, a running head, a page number. */
function report(sheets: number): Promise<Uint8Array> {
  return drawnPdf((sheet) => {
    for (let number = 1; number <= sheets; number += 1) {
      if (number > 1) sheet.next();
      sheet.at(70, 40, 'SAMPLE report on an invented country', 9);
      for (let part = 0; part < 8; part += 1) sheet.lines(70, 75 + part * 90, paragraph((number - 1) * 8 + part + 1));
      sheet.at(290, 815, String(number), 9);
    }
  });
}

function paragraph(number: number): string[] {
  const line = `the sample court and the invented applicant said on day ${number} what had been asked`;
  return [
    `${number}. The first of the invented persons said on day ${number} to the sample court what`,
    line,
    line,
    line,
    'and then went home.',
  ];
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}
