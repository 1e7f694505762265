import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { afterAll, afterEach, beforeEach, expect } from 'vitest';
import type { Lookup } from '../../src/crawl/addresses.ts';
import type { RunSummary } from '../../src/crawl/desk.ts';
import { createFetch, type Fetch, type Limits } from '../../src/crawl/fetch.ts';
import { createHosts } from '../../src/crawl/hosts.ts';
import { type RunOptions, runSource } from '../../src/crawl/run.ts';
import { createReader, type Reader } from '../../src/isolate/reader.ts';
import type { Report } from '../../src/model/report.ts';
import type { Problem } from '../../src/model/run.ts';
import { Pipeline } from '../../src/pipeline.ts';
import { openEmbeddedEngine } from '../../src/search/embedded.ts';
import { loadSearchConfig } from '../../src/search-config.ts';
import { openStore } from '../../src/store/open.ts';
import type { Store } from '../../src/store/port.ts';
import { type HostilePublisher, openHostilePublisher } from './publisher.ts';
import { hostileSources } from './sources.ts';

/** Said to publishers; the first word is what a robots.txt calls us by. */
const agent = 'country-conditions/0.1.0 (+https://example.org/about)';

/** An address that DNS may give: nobody's, but public. It is connected to loopback. */
const publicAddress = '93.184.216.34';

/** What a page may cost here: few bytes, so that going beyond takes no time; tests of time give less of it. */
const limits: Partial<Limits> = { totalMs: 60_000, idleMs: 30_000, bodyBytes: 2_000_000 };

export type Stage = {
  publisher: HostilePublisher;
  store: Store;
  /** `http://<host>:<port>`, with the path behind it. */
  url(address: string): string;
  /** What DNS says of a name; public unless told otherwise. */
  dns: Map<string, () => string[]>;
  /** How often each name was looked up. */
  lookups: Map<string, number>;
  /** Runs a source once through the real crawler, from `/list` at news.example unless told. */
  crawl(kind: 'feed' | 'html' | 'sitemap', options?: CrawlOptions): Promise<RunSummary>;
  /** Lets time pass. */
  pass(ms: number): void;
  reports(): Promise<Report[]>;
  problems(): Promise<Problem[]>;
  close(): Promise<void>;
};

type CrawlOptions = RunOptions & { start?: string[]; limits?: Partial<Limits> };

/** A stage for each test of a file, given to `use` before it begins; one reading child serves them all. */
export function stageForEach(use: (stage: Stage) => void): void {
  const reader = createReader({
    module: new URL('./child.ts', import.meta.url).href,
    timeoutMs: 20_000,
    memoryMb: 512,
  });
  let stage: Stage;
  afterAll(() => reader.close());
  beforeEach(async () => {
    stage = await openStage(reader);
    use(stage);
  });
  afterEach(() => stage.close());
}

/** A hostile publisher before the real path: crawler, store, reading child and index. Time passes in waiting alone. */
async function openStage(reader: Reader): Promise<Stage> {
  const dataDir = await mkdtemp(join(tmpdir(), 'hostile-'));
  let now = Date.parse('2026-11-22T12:00:00.000Z');
  const clock = () => now;
  const publisher = await openHostilePublisher(clock);
  const store = await openStore({ dataDir });
  const engine = await openEmbeddedEngine({ dataDir, synonyms: loadSearchConfig().synonyms });
  const instant = () => new Date(now).toISOString();
  const pipeline = new Pipeline({
    store,
    engine,
    sources: hostileSources,
    deriver: {
      discover: (sourceId, page) => reader.call('discover', { sourceId, page }),
      derive: (sourceId, page, link) => reader.call('derive', { sourceId, page, link }),
    },
    now: instant,
  });
  const dns: Stage['dns'] = new Map();
  const lookups: Stage['lookups'] = new Map();
  const lookup: Lookup = async (name) => {
    lookups.set(name, (lookups.get(name) ?? 0) + 1);
    return (dns.get(name)?.() ?? [publicAddress]).map((address) => ({
      address,
      family: address.includes(':') ? 6 : 4,
    }));
  };
  const pause = async (ms: number) => {
    now += ms;
    // What was closed before the wait is seen to be closed after it.
    for (let turn = 0; turn < 5; turn += 1) await nextTurn();
  };
  const fetchWithin = (own: Partial<Limits>): Fetch => {
    const fetch = createFetch({
      userAgent: agent,
      limits: { ...limits, ...own },
      lookup,
      route: () => ({ address: '127.0.0.1', family: 4 }),
    });
    return async (request) => {
      const answer = await fetch(request);
      return 'notModified' in answer ? { ...answer, at: instant() } : { ...answer, fetchedAt: instant() };
    };
  };
  const usual = fetchWithin({});
  const url = (address: string) => {
    const slash = address.indexOf('/');
    return `http://${address.slice(0, slash)}:${publisher.port}${address.slice(slash)}`;
  };
  return {
    ...{ publisher, store, url, dns, lookups },
    async crawl(kind, { start = ['news.example/list'], limits: own, ...options } = {}) {
      const source = hostileSources.find(({ id }) => id === `hostile-${kind}`);
      if (source === undefined) throw new Error(`no source of kind ${kind}`);
      const fetch = own === undefined ? usual : fetchWithin(own);
      const log = { debug() {}, info() {}, warn() {}, error() {} };
      const deps = { fetch, desk: pipeline, log, now: instant, hosts: createHosts(pause, clock) };
      const summary = await runSource({ ...source, start: start.map(url) }, deps, options);
      await pipeline.settle();
      return summary;
    },
    pass(ms) {
      now += ms;
    },
    reports: () => store.reports({ limit: 1000 }),
    problems: () => store.problems({ limit: 1000 }),
    async close() {
      await publisher.close();
      await engine.close();
      await store.close();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

/**
 * The manners as the publisher's own log shows them: at each host robots.txt before all else, one request on one connection at a time, the
 * delay between any two, and our own name.
 */
export function expectManners({ publisher }: Stage, delayMs = 5000): void {
  const hosts = Map.groupBy(publisher.log, ({ host }) => host);
  expect(hosts.size).toBeGreaterThan(0);
  for (const [host, seen] of hosts) {
    const gaps = seen.slice(1).map(({ at }, i) => at - (seen[i]?.at ?? 0));
    expect({ host, first: seen[0]?.path }).toEqual({ host, first: '/robots.txt' });
    expect({ host, tooSoon: gaps.filter((gap) => gap < delayMs) }).toEqual({ host, tooSoon: [] });
    expect({ host, atOnce: Math.max(...seen.map(({ atOnce }) => atOnce)) }).toEqual({ host, atOnce: 1 });
    expect({ host, sockets: Math.max(...seen.map(({ sockets }) => sockets)) }).toEqual({ host, sockets: 1 });
    expect(new Set(seen.map((one) => one.agent))).toEqual(new Set([agent]));
  }
}
