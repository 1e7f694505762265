import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { passagesAReport } from './corpus.ts';
import { median } from './median.ts';
import { fillLibrary } from './web-library.ts';
import { flood, type Load, type Measured, reading, sizes } from './web-load.ts';
import { distinct, zipf } from './web-queries.ts';
import { type Server, startServer } from './web-server.ts';

const warmUp = 240;
/** Who reads asks seldom: it takes longer until there is enough to measure. */
const readingTakes = 3;

/**
 * `bench -- web [--passages 200000] [--users 20] [--seconds 10] [--pause 4] [--rounds 3] [--dir DIRECTORY]`: the search page (HTML, 20 results, all
 * facets) on loopback, beside express with `compression` that sends one such page from memory. The figure aimed at, p95 under 100 ms, is that of
 * users who each ask, read the answer and ask again without a pause for searches that nobody made before, mixed of twelve types. The other loads
 * are not that figure: 200 searches by Zipf's law, of which many are answered from kept pages, and users who read for some seconds between two
 * pages. Processor time a page is of all threads of the server, and hardly depends on what else the machine does. `--dir` keeps the invented
 * library there.
 */
export async function web(words: string[]): Promise<void> {
  const number = (fallback: string) => ({ type: 'string', default: fallback }) as const;
  const options = { passages: number('200000'), users: number('20'), seconds: number('10'), pause: number('4') };
  const { values } = parseArgs({ args: words, options: { ...options, rounds: number('3'), dir: { type: 'string' } } });
  const scratch = mkdtempSync(join(tmpdir(), 'bench-web-'));
  try {
    const reports = Number(values.passages) / passagesAReport;
    const dataDir = values.dir ?? join(scratch, 'library');
    await fill(dataDir, reports);
    const load = {
      users: Number(values.users),
      ms: Number(values.seconds) * 1000,
      pauseMs: Number(values.pause) * 1000,
    };
    await measure({ dataDir, scratch, reports }, Number(values.rounds), load);
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
type Servers = { pages: Server; constant: Server };
type Way = { name: string; path: () => string; ask: typeof flood; times: number };

async function measure(
  { dataDir, scratch, reports }: Library,
  rounds: number,
  load: Omit<Load, 'path'>,
): Promise<void> {
  const pages = await startServer('pages', dataDir);
  await checkLibrary(pages.base, dataDir, reports);
  const fresh = distinct(reports);
  for (let at = 0; at < warmUp; at += 1) await (await fetch(pages.base + fresh())).arrayBuffer();
  const file = join(scratch, 'page.html');
  writeFileSync(file, await ordinary(pages.base, fresh));
  const servers = { pages, constant: await startServer('constant', file) };
  console.log(await transferred(pages.base, fresh));
  const rest = `users who read for ${load.pauseMs / 1000} s`;
  const ways: Way[] = [
    { name: 'THE FIGURE: new searches without a pause', path: fresh, ask: flood, times: 1 },
    { name: 'not it: searches by Zipf’s law without a pause', path: zipf(reports), ask: flood, times: 1 },
    { name: `not it: new searches, ${rest}`, path: fresh, ask: reading, times: readingTakes },
    { name: `not it: searches by Zipf’s law, ${rest}`, path: zipf(reports), ask: reading, times: readingTakes },
  ];
  const all = new Map<Way, Cost[]>(ways.map((way) => [way, []]));
  for (let round = 1; round <= rounds; round += 1) {
    for (const way of ways) all.get(way)?.push(await beside(servers, way, load, `round ${round}`));
  }
  conclude(ways[0] === undefined ? [] : (all.get(ways[0]) ?? []), load.users);
  console.log(
    `peak memory: ${(await pages.spent()).peakMb} MB; constant page ${(await servers.constant.spent()).peakMb} MB`,
  );
  pages.stop();
  servers.constant.stop();
}

/** What the figure was, and what it can be at best: who waits in a closed loop waits for the pages of all others. */
function conclude(figure: readonly Cost[], users: number): void {
  const cores = availableParallelism();
  const cpuMs = median(figure.map((cost) => cost.cpuMs));
  const floor = (cpuMs * users) / cores;
  const p95 = median(figure.map((cost) => cost.p95)).toFixed(0);
  console.log(
    `the figure, median of ${figure.length} rounds: p95 ${p95} ms. ${cpuMs.toFixed(1)} ms of processor a page, ${users} users, ${cores} cores: a mean wait of ${floor.toFixed(0)} ms is the least, were the users no load themselves`,
  );
}

/** A kept library may be of another size, or its index of another version of the program, which begins it anew. */
async function checkLibrary(base: string, dataDir: string, reports: number): Promise<void> {
  const { total } = (await (await fetch(`${base}/api/v1/search?size=1`)).json()) as { total: number };
  if (total !== reports) throw new Error(`the index in ${dataDir} has ${total} reports, not ${reports}: delete it`);
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
async function beside({ pages, constant }: Servers, way: Way, load: Omit<Load, 'path'>, round: string): Promise<Cost> {
  const asked = { ...load, path: way.path, ms: load.ms * way.times };
  const real = await costOf(pages, () => way.ask(pages.base, asked));
  const bare = await costOf(constant, () => way.ask(constant.base, { ...asked, ms: asked.ms / 2, path: () => '/' }));
  const ratio = (real.p95 / bare.p95).toFixed(1);
  const kept = `${(100 * real.keptShare).toFixed(0)} % from kept pages`;
  console.log(
    `${round}, ${load.users} users, ${way.name}: ${described(real)}, ${kept}; constant page ${described(bare)}; p95 ${ratio} times the constant page's; load ${loadavg()[0]?.toFixed(1)}`,
  );
  return real;
}

/** `askingMs`: milliseconds of processor a page that the users themselves took, on the same machine. */
type Cost = Measured & { cpuMs: number; askingMs: number; keptShare: number };

async function costOf(server: Server, work: () => Promise<Measured>): Promise<Cost> {
  const before = await server.spent();
  const own = process.cpuUsage();
  const measured = await work();
  const { user, system } = process.cpuUsage(own);
  const after = await server.spent();
  // What was still under way at the end took time as well.
  const asked = Math.max(1, after.asked - before.asked);
  return {
    ...measured,
    cpuMs: (after.cpuMs - before.cpuMs) / asked,
    askingMs: (user + system) / 1000 / asked,
    keptShare: 1 - (after.made - before.made) / asked,
  };
}

function described({ p50, p95, perSecond, cpuMs, askingMs, meanKb, failed }: Cost): string {
  const trouble = failed === 0 ? '' : `, ${failed} FAILED`;
  // Who reads is not told the length of a page that is compressed while it is sent.
  const size = meanKb > 0 ? ` and ${meanKb.toFixed(0)} KB` : '';
  return `p50 ${p50.toFixed(0)} p95 ${p95.toFixed(0)} ms, ${perSecond.toFixed(0)}/s, ${cpuMs.toFixed(1)} ms of processor${size} a page (asking ${askingMs.toFixed(1)})${trouble}`;
}
