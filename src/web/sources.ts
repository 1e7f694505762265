import { Failure } from '../errors.ts';
import type { Problem, Run } from '../model/run.ts';
import type { Source } from '../source.ts';
import { type Alarm, alarmsOf, type Standing } from '../standing.ts';
import type { Deps } from './deps.ts';
import { everything } from './everything.ts';

/** A source and how it goes: its last finished or running run, its open problems, and how many of its reports can be found. */
export type SourceHealth = {
  source: Source;
  lastRun: Run | undefined;
  problems: Problem[];
  /** `undefined` while search cannot be reached. */
  reports: number | undefined;
  /** Whether it is crawled, and why; a source of which nothing is known is. */
  standing: Standing | undefined;
  /** What is outside what the source expects of itself. */
  alarms: Alarm[];
};

const mostProblems = 200;

/** Among so many runs one has come to its end, unless something is very wrong. */
const recentRuns = 20;

/** All sources in the order they are listed. */
export async function sourcesHealth(deps: Deps): Promise<SourceHealth[]> {
  const facts = { counts: await countsOf(deps), standings: await deps.standings() };
  return Promise.all(deps.sources.map((source) => healthOf(source, facts, deps)));
}

/** One source. */
export async function sourceHealth(source: Source, deps: Deps): Promise<SourceHealth> {
  return healthOf(source, { counts: await countsOf(deps), standings: await deps.standings() }, deps);
}

type Counts = Record<string, number> | undefined;

function countsOf({ finder }: Deps): Promise<Counts> {
  return finder.find(everything).then(({ facets }) => facets.source, unlessUnavailable);
}

type Facts = { counts: Counts; standings: ReadonlyMap<string, Standing> };

async function healthOf(source: Source, { counts, standings }: Facts, deps: Deps): Promise<SourceHealth> {
  const { store } = deps;
  const { id } = source;
  const [runs, problems, dates] = await Promise.all([
    store.runs(id, recentRuns),
    store.problems({ sourceId: id, limit: mostProblems }),
    store.runDates(id),
  ]);
  const standing = standings.get(id);
  const last = runs.find(({ finishedAt }) => finishedAt !== undefined);
  return {
    source,
    lastRun: runs[0],
    problems,
    reports: counts === undefined ? undefined : (counts[id] ?? 0),
    standing,
    alarms: standing?.on === false ? [] : alarmsOf(source, { last, ...dates }, deps.now()),
  };
}

function unlessUnavailable(error: unknown): undefined {
  if (error instanceof Failure && error.code === 'search.unavailable') return undefined;
  throw error;
}
