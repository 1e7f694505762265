import { Failure } from '../errors.ts';
import type { Problem, Run } from '../model.ts';
import type { Source } from '../source.ts';
import { everything } from './browse.ts';
import type { Deps } from './deps.ts';

/** A source and how it goes: its last finished or running run, its open problems, and how many of its reports can be found. */
export type SourceHealth = {
  source: Source;
  lastRun: Run | undefined;
  problems: Problem[];
  /** `undefined` while search cannot be reached. */
  reports: number | undefined;
};

const mostProblems = 200;

/** All sources in the order they are listed. */
export async function sourcesHealth(deps: Deps): Promise<SourceHealth[]> {
  const counts = await countsOf(deps);
  return Promise.all(deps.sources.map((source) => healthOf(source, counts, deps)));
}

/** One source. */
export async function sourceHealth(source: Source, deps: Deps): Promise<SourceHealth> {
  return healthOf(source, await countsOf(deps), deps);
}

type Counts = Record<string, number> | undefined;

function countsOf({ finder }: Deps): Promise<Counts> {
  return finder.find(everything).then(({ facets }) => facets.source, unlessUnavailable);
}

async function healthOf(source: Source, counts: Counts, { store }: Deps): Promise<SourceHealth> {
  const [runs, problems] = await Promise.all([
    store.runs(source.id, 1),
    store.problems({ sourceId: source.id, limit: mostProblems }),
  ]);
  return { source, lastRun: runs[0], problems, reports: counts === undefined ? undefined : (counts[source.id] ?? 0) };
}

function unlessUnavailable(error: unknown): undefined {
  if (error instanceof Failure && error.code === 'search.unavailable') return undefined;
  throw error;
}
