import type { Config } from './config.ts';
import type { RunSummary } from './crawl/desk.ts';
import type { Fetch } from './crawl/fetch.ts';
import type { Hosts } from './crawl/hosts.ts';
import { runSource } from './crawl/run.ts';
import { withSettings } from './crawl/settings.ts';
import { type TakeLease, underLease } from './lease.ts';
import type { Log } from './log.ts';
import type { Pipeline } from './pipeline.ts';
import type { Source } from './source.ts';
import type { Store } from './store/port.ts';

/**
 * Runs one source now and brings the index up to it. `undefined` when another process is running that source.
 * @throws Failure source.off when it needs a setting that is not set; store.* when nothing can be kept, store.lease-lost when another process took the source over; run.cancelled
 */
export type RunNow = (source: Source, options?: RunOptions) => Promise<RunSummary | undefined>;

type RunOptions = { signal?: AbortSignal; visitAll?: boolean };

type RunnerDeps = {
  config: Pick<Config, 'settings' | 'replay'>;
  store: Store;
  pipeline: Pipeline;
  fetch: Fetch;
  hosts: Hosts;
  lease: TakeLease;
  log: Log;
  now: () => string;
  /** Brings the index up to the store. */
  follow: () => Promise<void>;
};

/** What runs sources, each under a lease, and records every run. */
export function createRunner(deps: RunnerDeps): RunNow {
  return async (asked, options = {}) => {
    const source = withSettings(asked, deps.config.settings);
    const terms = { ...deps, signal: options.signal };
    return underLease(source.id, terms, (signal) => recordedRun(source, { ...options, signal }, deps));
  };
}

/** A stand-in for publishers needs no sparing. */
const unhurt = { delayMs: 0, patience: { backOffMs: 50 } };

async function recordedRun(source: Source, options: RunOptions, deps: RunnerDeps): Promise<RunSummary> {
  const { config, store, pipeline, fetch, hosts, log, now, follow } = deps;
  const startedAt = now();
  const id = await store.startRun(source.id, startedAt);
  const pace = config.replay === undefined ? {} : unhurt;
  const summary = await runSource(source, { fetch, desk: pipeline, log, now, hosts }, { ...pace, ...options });
  await follow();
  const { problems, ...counts } = summary;
  const byCode = Map.groupBy(problems, ({ code }) => code);
  const problemCodes = Object.fromEntries([...byCode].map(([code, all]) => [code, all.length]));
  const newest = await store.measure(source.id, source.expect.text.characters);
  const end = { finishedAt: now(), problems: problems.length, problemCodes, yield: newest };
  await store.finishRun({ id, startedAt, ...counts, ...end });
  return summary;
}
