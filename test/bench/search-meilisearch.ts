import type { SearchEngine } from '../../src/search/engine.ts';
import { openMeilisearchEngine } from '../../src/search/meilisearch.ts';
import { parseQuery, type SearchQuery } from '../../src/search/query.ts';
import { hasMeilisearch, startMeilisearch } from '../search/meilisearch-server.ts';
import { reportDocuments } from './corpus.ts';
import { bareCall, type RawCall, sameAnswer } from './search-meilisearch-raw.ts';
import { mixedQueries } from './search-queries.ts';
import { line, quantile, type Run, timed } from './search-timing.ts';
import { recording, stageLines, type Traced } from './search-wire.ts';

const repeats = 3;

type Asked = { type: string; query: SearchQuery; same: RawCall; bare: RawCall };
/** One query, the median of its repeats: with the words remembered, asked for the first time, and raw. */
type Measured = { type: string; known: Run; fresh: Run; same: Run; bare: Run };

/**
 * The mixed queries through our engine over a Meilisearch server of its own, once with the words remembered from an earlier search and once
 * by an engine to which all of them are new; beside each, in turn, the raw calls of `search-meilisearch-raw.ts`. `withStages` tells what our
 * requests are for and how long they take.
 */
export async function measureMeilisearch(reports: number, withStages: boolean): Promise<string> {
  if (!hasMeilisearch) return 'Meilisearch NOT MEASURED: there is no server `meilisearch` on the path.';
  const server = await startMeilisearch({ open: true });
  try {
    const engine = await openMeilisearchEngine({ url: server.url });
    const began = performance.now();
    await engine.rebuild(stream(reports), 1);
    const built = ((performance.now() - began) / 1000).toFixed(1);
    const asked = await prepared(engine, server.url, reports);
    const measured: Measured[] = [];
    for (const one of asked) measured.push(await measure(engine, server.url, one));
    const stages = withStages ? await traced(engine, server.url, asked) : [];
    await engine.close();
    return [`build ${built} s`, ...told(measured), ...stages].join('\n');
  } finally {
    await server.stop();
  }
}

/** Every query is searched once, so that the server has read what it needs; the raw calls are made of what was then sent. */
async function prepared(engine: SearchEngine, url: string, reports: number): Promise<Asked[]> {
  const recorder = recording();
  const asked: Asked[] = [];
  for (const [type, parameters] of mixedQueries(reports)) {
    const query = parseQuery(parameters);
    recorder.taken();
    await engine.search(query);
    const same = sameAnswer(url, query, recorder.taken());
    asked.push({ type, query, same, bare: bareCall(url, query, parameters.q ?? '') });
  }
  recorder.end();
  for (const { same, bare } of asked) await Promise.all([same(), bare()]);
  return asked;
}

async function measure(engine: SearchEngine, url: string, { type, query, same, bare }: Asked): Promise<Measured> {
  const runs: Record<'known' | 'fresh' | 'same' | 'bare', Run[]> = { known: [], fresh: [], same: [], bare: [] };
  for (let at = 0; at < repeats; at += 1) {
    const opened = await newlyOpened(url);
    runs.known.push(await timed(async () => (await engine.search(query)).total));
    runs.same.push(await timed(same));
    runs.fresh.push(await timed(async () => (await opened.search(query)).total));
    runs.bare.push(await timed(bare));
  }
  return {
    type,
    known: middle(runs.known),
    fresh: middle(runs.fresh),
    same: middle(runs.same),
    bare: middle(runs.bare),
  };
}

/** An engine that knows of no word, but how much the index holds. */
async function newlyOpened(url: string): Promise<SearchEngine> {
  const opened = await openMeilisearchEngine({ url });
  await opened.search(parseQuery({ size: '1' }));
  return opened;
}

function told(measured: readonly Measured[]): string[] {
  const of = (name: 'known' | 'fresh' | 'same' | 'bare') => measured.map((one) => one[name]);
  return [
    line('ours', of('known')),
    line('first time', of('fresh')),
    line('same answer, raw', of('same')),
    line('bare, raw', of('bare')),
    ratioLine('all', measured),
    ...[...Map.groupBy(measured, ({ type }) => type)].map(([type, some]) => ratioLine(type, some)),
  ];
}

function ratioLine(label: string, some: readonly Measured[]): string {
  const ratio = (ours: 'known' | 'fresh', raw: 'same' | 'bare', share = 0.5) =>
    quantile(
      some.map((one) => one[ours].ms / one[raw].ms),
      share,
      2,
    );
  const same = `${ratio('known', 'same')} (p95 ${ratio('known', 'same', 0.95)}), words for the first time ${ratio('fresh', 'same')}`;
  return `  ${label.padEnd(10)} to the same answer raw: median ${same}; to the bare call: ${ratio('known', 'bare')}`;
}

async function traced(engine: SearchEngine, url: string, asked: readonly Asked[]): Promise<string[]> {
  const recorder = recording();
  const known: Traced[] = [];
  const fresh: Traced[] = [];
  for (const { query } of asked) {
    const opened = await newlyOpened(url);
    for (const [one, into] of [
      [engine, known],
      [opened, fresh],
    ] as const) {
      recorder.taken();
      const { ms } = await timed(async () => (await one.search(query)).total);
      into.push({ ms, sent: recorder.taken() });
    }
  }
  recorder.end();
  return ['stages', ...stageLines(known), 'stages, words for the first time', ...stageLines(fresh)];
}

function middle(runs: readonly Run[]): Run {
  const sorted = runs.toSorted((one, other) => one.ms - other.ms);
  return sorted[Math.floor(sorted.length / 2)] as Run;
}

async function* stream(reports: number) {
  for (let number = 0; number < reports; number += 1) yield reportDocuments(number);
}
