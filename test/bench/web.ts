import { type ChildProcess, fork } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { passagesAReport, randomOf } from './corpus.ts';
import { mixedQueries } from './search-queries.ts';
import { startOptions } from './start-options.ts';
import { fillLibrary } from './web-library.ts';
import { flood, type Load, type Measured, reading, sizes } from './web-load.ts';

type Spent = { cpuMs: number; peakMb: number };
type Server = { base: string; spent(): Promise<Spent>; stop(): void };

/** Searches that users repeat. */
const repeated = 200;
const warmUp = 240;

/**
 * `bench -- web [--passages 200000] [--users 20] [--seconds 10] [--rounds 3] [--dir DIRECTORY]`: the search page (HTML, 20 results, all facets) on
 * loopback, beside express with `compression` that sends one such page from memory. Users ask for pages that nobody asked for before ("distinct"),
 * or as users do, for 200 searches by Zipf's law ("mix"); without a pause, which measures capacity, or after reading for a second. Processor time a
 * page is of all threads of the server, and hardly depends on what else the machine does. `--dir` keeps the invented library there.
 */
export async function web(words: string[]): Promise<void> {
  const number = (fallback: string) => ({ type: 'string', default: fallback }) as const;
  const options = { passages: number('200000'), users: number('20'), seconds: number('10'), rounds: number('3') };
  const { values } = parseArgs({ args: words, options: { ...options, dir: { type: 'string' } } });
  const scratch = mkdtempSync(join(tmpdir(), 'bench-web-'));
  try {
    const reports = Number(values.passages) / passagesAReport;
    const dataDir = values.dir ?? join(scratch, 'library');
    await fill(dataDir, reports);
    await measure({ dataDir, scratch, reports }, Number(values.rounds), {
      users: Number(values.users),
      ms: Number(values.seconds) * 1000,
    });
  } finally {
    rmSync(scratch, { recursive: true });
  }
}

async function fill(dataDir: string, reports: number): Promise<void> {
  if (existsSync(dataDir)) return;
  mkdirSync(dataDir, { recursive: true });
  const began = performance.now();
  await fillLibrary(dataDir, reports);
  const seconds = Math.round((performance.now() - began) / 1000);
  console.log(`${reports * passagesAReport} passages in ${reports} reports, made in ${seconds} s`);
}

type Library = { dataDir: string; scratch: string; reports: number };

async function measure(
  { dataDir, scratch, reports }: Library,
  rounds: number,
  load: Omit<Load, 'path'>,
): Promise<void> {
  const pages = await start('pages', dataDir);
  await checkLibrary(pages.base, dataDir, reports);
  const fresh = distinct(reports);
  for (let at = 0; at < warmUp; at += 1) await (await fetch(pages.base + fresh())).arrayBuffer();
  const file = join(scratch, 'page.html');
  writeFileSync(file, await ordinary(pages.base, fresh));
  const constant = await start('constant', file);
  console.log(await transferred(pages.base, fresh));
  const mix = zipf(reports);
  for (let round = 1; round <= rounds; round += 1) {
    const told = async (name: string, path: () => string, way: typeof flood) => {
      const line = await beside(pages, constant, way, { ...load, path });
      console.log(`round ${round}, ${load.users} users, ${name}: ${line}`);
    };
    await told('distinct, no pause', fresh, flood);
    await told('mix, no pause', mix, flood);
    await told('distinct, who read a second', fresh, reading);
    await told('mix, who read a second', mix, reading);
  }
  console.log(`peak memory: ${(await pages.spent()).peakMb} MB; constant page ${(await constant.spent()).peakMb} MB`);
  pages.stop();
  constant.stop();
}

/** A kept library may be of another size, or its index of another version of the program, which begins it anew. */
async function checkLibrary(base: string, dataDir: string, reports: number): Promise<void> {
  const { total } = (await (await fetch(`${base}/api/v1/search?size=1`)).json()) as { total: number };
  if (total !== reports) throw new Error(`the index in ${dataDir} has ${total} reports, not ${reports}: delete it`);
}

/** Pages that nobody asked for before. */
function distinct(reports: number): () => string {
  const known = new Set<string>();
  const fresh: string[] = [];
  let seed = 17;
  return () => {
    while (fresh.length === 0) {
      const paths = mixedQueries(reports, 20, seed++).map(([, query]) => pathOf(query));
      for (const path of paths) {
        if (!known.has(path)) fresh.push(path);
        known.add(path);
      }
    }
    return fresh.shift() ?? '/search';
  };
}

/** What is searched for first is searched for most: the second half as often, the third a third. */
function zipf(reports: number): () => string {
  const paths = mixedQueries(reports).map(([, query]) => pathOf(query));
  const random = randomOf(29);
  const bounds: number[] = [];
  for (let rank = 1; rank <= repeated; rank += 1) bounds.push((bounds.at(-1) ?? 0) + 1 / rank);
  return () => {
    const drawn = random() * (bounds.at(-1) ?? 1);
    return paths[bounds.findIndex((bound) => drawn < bound)] ?? '/search';
  };
}

function pathOf(query: Record<string, string>): string {
  return `/search?${new URLSearchParams(query)}`;
}

/** Of some pages the one of middle length. */
async function ordinary(base: string, path: () => string): Promise<string> {
  const some: string[] = [];
  for (let at = 0; at < 61; at += 1) some.push(await (await fetch(base + path())).text());
  return some.toSorted((one, other) => one.length - other.length)[30] ?? '';
}

/** What a first visit transfers: pages compressed, with their styles. */
async function transferred(base: string, path: () => string): Promise<string> {
  const html = await (await fetch(`${base}/`)).text();
  const assets = [...html.matchAll(/(?:href|src)="(\/assets\/[^"]+)"/g)].map((match) => match[1] ?? '');
  const styles = (await sizes(base, [...new Set(assets)])).reduce((sum, each) => sum + each, 0);
  const [first = 0] = await sizes(base, ['/']);
  const searches = (await sizes(base, Array.from({ length: 60 }, path))).toSorted((one, other) => one - other);
  const [middle = 0, largest = 0] = [searches[30], searches.at(-1)];
  return `transferred, KB: first page ${first.toFixed(1)}; search pages ${middle.toFixed(1)}, the largest of 60 ${largest.toFixed(1)}; styles for all ${styles.toFixed(1)}`;
}

/** A load on both servers, one after the other. */
async function beside(pages: Server, constant: Server, way: typeof flood, load: Load): Promise<string> {
  const real = await costOf(pages, () => way(pages.base, load));
  const bare = await costOf(constant, () => way(constant.base, { ...load, ms: load.ms / 2, path: () => '/' }));
  const ratio = (real.p95 / bare.p95).toFixed(1);
  return `${described(real)}; constant page ${described(bare)}; p95 ${ratio} times the constant page's`;
}

type Cost = Measured & { cpuMs: number };

async function costOf(server: Server, work: () => Promise<Measured>): Promise<Cost> {
  const before = await server.spent();
  const measured = await work();
  const after = await server.spent();
  return { ...measured, cpuMs: (after.cpuMs - before.cpuMs) / Math.max(1, measured.answers) };
}

function described({ p50, p95, perSecond, cpuMs, meanKb, failed }: Cost): string {
  const trouble = failed === 0 ? '' : `, ${failed} FAILED`;
  // Who reads is not told the length of a page that is compressed while it is sent.
  const size = meanKb > 0 ? ` and ${meanKb.toFixed(0)} KB` : '';
  return `p50 ${p50.toFixed(0)} p95 ${p95.toFixed(0)} ms, ${perSecond.toFixed(0)}/s, ${cpuMs.toFixed(1)} ms of processor${size} a page${trouble}`;
}

function start(kind: string, place: string): Promise<Server> {
  const child = fork(new URL('./web-child.ts', import.meta.url), [kind, place], {
    execArgv: startOptions(),
  });
  return new Promise((resolve, reject) => {
    child.once('message', (port) => {
      resolve({ base: `http://127.0.0.1:${String(port)}`, spent: () => askChild(child), stop: () => child.kill() });
    });
    child.once('exit', (code) => reject(new Error(`the server ended with ${code}`)));
  });
}

function askChild(child: ChildProcess): Promise<Spent> {
  return new Promise((resolve) => {
    child.once('message', (answer: Spent) => resolve(answer));
    child.send('spent');
  });
}
