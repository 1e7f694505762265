import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { apart } from './apart.ts';
import { median } from './median.ts';
import { childPeaksMb, peakMb } from './memory.ts';
import { startPages } from './pages.ts';
import { startOptions } from './start-options.ts';

/** How `npm start`, which crawls too, starts Node. */
const asStarted = startOptions();

type Measured = { seconds: number; peakMb: number };

/**
 * `bench -- ingest [--pages 1000] [--rounds 3] [--stages] [--grow 20000]`: our whole path (fetch, evidence, read, tag, store, index) against bare
 * Crawlee `BasicCrawler` + fetch on the same loopback pages in the same run, each in a process of its own; then cost per report as the store grows.
 */
export async function ingest(words: string[]): Promise<void> {
  const { values } = parseArgs({
    args: words,
    options: {
      pages: { type: 'string', default: '1000' },
      rounds: { type: 'string', default: '3' },
      grow: { type: 'string', default: '0' },
      stages: { type: 'boolean', default: false },
      as: { type: 'string' },
      base: { type: 'string' },
    },
  });
  if (values.as === 'bare') return report(await bare(values.base ?? '', Number(values.pages)));
  if (values.as === 'ours') return report(await ours(values.base ?? '', Number(values.pages), Number(values.grow)));
  if (values.as === 'stages')
    return void process.send?.(
      await (await import('./ingest-stages.ts')).stages(values.base ?? '', Number(values.pages)),
    );
  await compare(Number(values.pages), Number(values.rounds), Number(values.grow), values.stages);
}

async function compare(pages: number, rounds: number, grow: number, withStages: boolean): Promise<void> {
  const { server, base } = await startPages(new URL('./serve-pages.ts', import.meta.url));
  try {
    const bareRuns: Measured[] = [];
    const ourRuns: Measured[] = [];
    for (let round = 0; round < rounds; round += 1) {
      bareRuns.push(...(await measuredApart('bare', base, pages, 0)));
      ourRuns.push(...(await measuredApart('ours', base, pages, 0)));
    }
    const [peer, own] = [median(bareRuns.map(({ seconds }) => seconds)), median(ourRuns.map(({ seconds }) => seconds))];
    console.log(`${pages} pages of ${await sizeOf(base)}, median of ${rounds} rounds`);
    console.log(
      `bare BasicCrawler + fetch  ${peer.toFixed(2)} s  peak ${Math.max(...bareRuns.map(({ peakMb }) => peakMb))} MB`,
    );
    console.log(
      `ours, the whole path       ${own.toFixed(2)} s  peak ${Math.max(...ourRuns.map(({ peakMb }) => peakMb))} MB (server and reading child together)`,
    );
    console.log(`ratio ${(own / peer).toFixed(2)} (bar: 3)`);
    if (withStages) await showStages(base);
    if (grow > 0) await growth(base, pages, grow);
  } finally {
    server.kill();
  }
}

async function sizeOf(base: string): Promise<string> {
  const html = await (await fetch(`${base}/bench.example/report/1`)).text();
  const words = html
    .replace(/<[^>]+>/g, ' ')
    .split(/\s+/)
    .filter((word) => /\p{L}/u.test(word)).length;
  return `${words} words (${Buffer.byteLength(html)} bytes of HTML)`;
}

async function showStages(base: string): Promise<void> {
  console.log('\nwhat each stage costs when nothing else goes on, in ms a page');
  const spent = await measuredApart<Record<string, number>>('stages', base, 300, 0);
  for (const [stage, ms] of Object.entries(spent)) console.log(`${ms.toFixed(2).padStart(8)}  ${stage}`);
}

async function growth(base: string, pages: number, until: number): Promise<void> {
  console.log(`\ncost per report as the store grows, ${pages} at a time`);
  const runs = await measuredApart('ours', base, pages, until);
  runs.forEach(({ seconds, peakMb }, i) => {
    console.log(
      `${String(i * pages).padStart(6)} already kept: ${((seconds / pages) * 1000).toFixed(2)} ms a report, peak ${peakMb} MB`,
    );
  });
}

async function bare(base: string, pages: number): Promise<Measured[]> {
  const { BasicCrawler, Configuration, RequestQueue } = await import('crawlee');
  const configuration = new Configuration({ persistStorage: false, purgeOnStart: false });
  const queue = await RequestQueue.open(null, { config: configuration });
  await queue.addRequests(Array.from({ length: pages }, (_, i) => ({ url: `${base}/bench.example/report/${i}` })));
  let bytes = 0;
  const crawler = new BasicCrawler(
    {
      requestQueue: queue,
      maxConcurrency: 1,
      async requestHandler({ request }) {
        const response = await fetch(request.url);
        bytes += (await response.arrayBuffer()).byteLength;
      },
    },
    configuration,
  );
  crawler.log.setLevel(0);
  const startedAt = performance.now();
  await crawler.run();
  if (bytes === 0) throw new Error('nothing was fetched');
  return [{ seconds: (performance.now() - startedAt) / 1000, peakMb: peakMb() }];
}

async function ours(base: string, pages: number, grow: number): Promise<Measured[]> {
  const { readConfig } = await import('../../src/config.ts');
  const { openInstance } = await import('../../src/instance.ts');
  const { createReader } = await import('../../src/isolate/reader.ts');
  const { createLog } = await import('../../src/log.ts');
  const { benchSource } = await import('./ingest-source.ts');
  const dataDir = mkdtempSync(join(tmpdir(), 'bench-ingest-'));
  const config = readConfig({ COI_DATA: dataDir, COI_REPLAY: base, COI_LOG: 'error' });
  const reader = createReader({ module: new URL('./ingest-child.ts', import.meta.url).href });
  // An empty list, so that starting the child is not measured.
  const empty = new TextEncoder().encode('<rss version="2.0"><channel><title>SAMPLE</title></channel></rss>');
  const at = {
    url: base,
    finalUrl: base,
    fetchedAt: new Date().toISOString(),
    status: 200,
    contentType: '',
    headers: {},
  };
  await reader.call('discover', { sourceId: 'bench', page: { ...at, body: empty } });
  const instance = await openInstance(config, [benchSource(0, pages)], createLog('error'), reader);
  const results: Measured[] = [];
  for (let from = 0; from === 0 || from < grow; from += pages) {
    const startedAt = performance.now();
    const summary = await instance.run(benchSource(from, pages));
    const seconds = (performance.now() - startedAt) / 1000;
    if (summary?.new !== pages)
      throw new Error(
        `expected ${pages} new reports: ${JSON.stringify({ ...summary, problems: summary?.problems.slice(0, 3) })}`,
      );
    results.push({ seconds, peakMb: peakMb() + childPeaksMb().reduce((sum, peak) => sum + peak, 0) });
  }
  await instance.close();
  rmSync(dataDir, { recursive: true });
  return results;
}

function report(results: Measured[]): void {
  process.send?.(results);
}

/** One side in a process of its own, started as `npm start` does where it is ours. */
function measuredApart<T = Measured[]>(mode: string, base: string, pages: number, grow: number): Promise<T> {
  const words = ['--as', mode, '--base', base, '--pages', String(pages), '--grow', String(grow)];
  return apart('ingest', words, mode === 'ours' ? asStarted : []);
}
