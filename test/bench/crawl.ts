import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { readConfig } from '../../src/config.ts';
import { runSource } from '../../src/crawl/run.ts';
import { type Instance, openInstance } from '../../src/instance.ts';
import { createReader } from '../../src/isolate/reader.ts';
import { createLog } from '../../src/log.ts';
import { page, reading } from '../store/sample.ts';
import { apart } from './apart.ts';
import { crawlSources, hosts } from './crawl-sources.ts';
import { median } from './median.ts';
import { childPeaksMb, peakMb } from './memory.ts';
import { startPages } from './pages.ts';

type Mode = 'bare' | 'refresh' | 'memory' | 'sitemap';

/**
 * `bench -- crawl [--reports 20000] [--rounds 3] [--runs 50]`: 20 publishers side by side on loopback that answer 304, against bare Crawlee
 * `BasicCrawler` + fetch in the same run; the heap over many runs; the memory that a sitemap of 50,000 links takes. Each in a process of its own.
 */
export async function crawl(words: string[]): Promise<void> {
  const number = (value: string) => ({ type: 'string', default: value }) as const;
  const { values } = parseArgs({
    args: words,
    options: {
      reports: number('20000'),
      rounds: number('3'),
      runs: number('50'),
      as: { type: 'string' },
      base: number(''),
    },
  });
  const [reports, rounds, runs] = [Number(values.reports), Number(values.rounds), Number(values.runs)];
  if (values.as !== undefined)
    return void process.send?.(await measure(values.as as Mode, values.base, reports, rounds, runs));
  const { server, base } = await startPages(new URL('./crawl-pages.ts', import.meta.url));
  try {
    await showRefresh(base, reports, rounds);
    await showMemory(base, Math.min(reports, 1000), runs);
    await showSitemap(base);
  } finally {
    server.kill();
  }
}

async function measure(mode: Mode, base: string, reports: number, rounds: number, runs: number): Promise<number[]> {
  if (mode === 'bare') return repeated(rounds, () => bare(base, reports / hosts.length));
  return withKnown(base, mode === 'sitemap' ? 0 : reports / hosts.length, async (instance) => {
    const refreshed = () => refresh(instance, reports);
    if (mode === 'refresh') return repeated(rounds, refreshed);
    if (mode === 'memory') return repeated(runs, async () => void (await refreshed()), heapMb);
    return [await discovered(instance), Math.max(0, ...childPeaksMb())];
  });
}

async function showRefresh(base: string, reports: number, rounds: number): Promise<void> {
  const bareRuns = await measuredApart('bare', base, ['--reports', String(reports), '--rounds', String(rounds)]);
  const ourRuns = await measuredApart('refresh', base, ['--reports', String(reports), '--rounds', String(rounds)]);
  const [peer, own] = [median(bareRuns), median(ourRuns)];
  console.log(`${reports} known reports of ${hosts.length} sources side by side, all 304, median of ${rounds} rounds`);
  console.log(`bare BasicCrawler + fetch  ${peer.toFixed(2)} s  (${bareRuns.map((one) => one.toFixed(2)).join(', ')})`);
  console.log(`ours                       ${own.toFixed(2)} s  (${ourRuns.map((one) => one.toFixed(2)).join(', ')})`);
  console.log(`ratio ${(own / peer).toFixed(2)} (bar: 1.5)\n`);
}

async function showMemory(base: string, reports: number, runs: number): Promise<void> {
  const heaps = await measuredApart('memory', base, ['--reports', String(reports), '--runs', String(runs)]);
  const [fifth = Number.NaN, last = Number.NaN] = [heaps[4], heaps.at(-1)];
  console.log(
    `heap after ${runs} runs of ${hosts.length} sources with ${reports} reports: ${last.toFixed(1)} MB, after the fifth ${fifth.toFixed(1)} MB`,
  );
  console.log(`ratio ${(last / fifth).toFixed(2)} (bar: 1.2)\n`);
}

async function showSitemap(base: string): Promise<void> {
  const [main = 0, child = 0] = await measuredApart('sitemap', base, []);
  console.log(
    `a sitemap of 50,000 links found: peak ${main} MB in the crawler, ${child} MB in the reading child (bar: 200 MB each)`,
  );
}

async function repeated(times: number, work: () => Promise<unknown>, value?: () => number): Promise<number[]> {
  const values: number[] = [];
  for (let i = 0; i < times; i += 1) {
    const startedAt = performance.now();
    await work();
    values.push(value?.() ?? (performance.now() - startedAt) / 1000);
  }
  return values;
}

/** One crawler with as many requests under way as there are sources: nothing waits for its measuring of the machine's load. */
async function bare(base: string, each: number): Promise<void> {
  const { BasicCrawler, Configuration, RequestQueue } = await import('crawlee');
  const configuration = new Configuration({ persistStorage: false, purgeOnStart: false });
  const requestQueue = await RequestQueue.open(null, { config: configuration });
  const pages = Array.from({ length: each }, (_, i) =>
    hosts.map((host) => ({ url: `${base}/${host}.example/report/${i}` })),
  );
  await requestQueue.addRequests(pages.flat());
  let unchanged = 0;
  const crawler = new BasicCrawler(
    {
      requestQueue,
      minConcurrency: hosts.length,
      maxConcurrency: hosts.length,
      async requestHandler({ request }) {
        const response = await fetch(request.url, { headers: { 'if-none-match': '"1"' } });
        if (response.status === 304) unchanged += 1;
      },
    },
    configuration,
  );
  crawler.log.setLevel(0);
  await crawler.run();
  if (unchanged !== each * hosts.length) throw new Error(`only ${unchanged} pages answered 304`);
}

/** An instance that knows `each` reports of every source, as if it had read them a while ago. */
async function withKnown(
  base: string,
  each: number,
  work: (instance: Instance) => Promise<number[]>,
): Promise<number[]> {
  const dataDir = mkdtempSync(join(tmpdir(), 'bench-crawl-'));
  const config = readConfig({ COI_DATA: dataDir, COI_REPLAY: base, COI_LOG: 'error' });
  const reader = createReader({ module: new URL('./crawl-child.ts', import.meta.url).href });
  const instance = await openInstance(config, crawlSources(each), createLog('error'), reader);
  try {
    await Promise.all(hosts.map((host) => keepKnown(instance, host, each)));
    await instance.follow();
    return await work(instance);
  } finally {
    await instance.close();
    rmSync(dataDir, { recursive: true });
  }
}

async function keepKnown({ store }: Instance, host: string, each: number): Promise<void> {
  for (let i = 0; i < each; i += 1) {
    const url = `https://${host}.example/report/${i}`;
    const kept = page(url, { headers: { etag: '"1"' }, text: 'SAMPLE' });
    const snapshot = await store.keepSnapshot(kept, { sourceId: host, role: 'report', link: { url } });
    await store.keepReading(snapshot, reading([`SAMPLE ${host} ${i}`]));
  }
}

async function refresh(instance: Instance, reports: number): Promise<void> {
  const summaries = await Promise.all(instance.sources.map((source) => instance.run(source, { visitAll: true })));
  const unchanged = summaries.reduce((sum, summary) => sum + (summary?.unchanged ?? 0), 0);
  if (unchanged !== reports) throw new Error(`${unchanged} reports were found unchanged, not ${reports}`);
}

/** Resolves to the peak of memory once the first of 50,000 pages is about to be visited. */
async function discovered({ fetch, pipeline, store }: Instance): Promise<number> {
  const [source] = crawlSources(50_000);
  if (source === undefined) throw new Error('there is no source');
  const stop = new AbortController();
  const report = async () => {
    stop.abort();
    return 'new' as const;
  };
  const desk = new Proxy(pipeline, {
    get(target, name) {
      const value: unknown = name === 'report' ? report : Reflect.get(target, name, target);
      return typeof value === 'function' ? value.bind(target) : value;
    },
  });
  const now = () => new Date().toISOString();
  await runSource(source, { fetch, desk, log: createLog('error'), now }, { delayMs: 0, signal: stop.signal }).catch(
    () => {},
  );
  const peak = peakMb();
  const found = await store.knownLinks(source.id);
  if (found.length !== 50_000) throw new Error(`${found.length} links were found`);
  return peak;
}

function heapMb(): number {
  globalThis.gc?.();
  return process.memoryUsage().heapUsed / 1e6;
}

/** One side in a process of its own, started as crawls are where it is ours. */
function measuredApart(mode: Mode, base: string, words: string[]): Promise<number[]> {
  const asStarted = mode === 'bare' ? [] : ['--max-semi-space-size=2', '--optimize-for-size'];
  return apart('crawl', ['--as', mode, '--base', base, ...words], ['--expose-gc', ...asStarted]);
}
