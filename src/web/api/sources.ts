import { z } from 'zod';
import { Failure } from '../../errors.ts';
import type { Run } from '../../model/run.ts';
import type { Source } from '../../source.ts';
import { overviewOf } from '../overview.ts';
import { type SourceHealth, sourceHealth, sourcesHealth } from '../sources.ts';
import { words } from '../words/words.ts';
import { source, sourceAnswer } from './answers/sources.ts';
import { jsonRoute } from './route.ts';

const shownRuns = 12;

/** `GET /api/v1/sources`. */
export const sourcesRoute = jsonRoute({
  method: 'get',
  at: '/api/v1/sources',
  topic: 'Sources',
  summary: 'What is read, how often, what the last run yielded, and what went wrong',
  description: 'In the order in which the sources are listed; of each at most 200 open problems.',
  answer: z.object({ sources: z.array(source) }),
  example: '/api/v1/sources',
  handle: async (deps) => ({ sources: (await sourcesHealth(deps)).map(sourceJson) }),
});

/** `GET /api/v1/sources/:id`. */
export const sourceRoute = jsonRoute({
  method: 'get',
  at: '/api/v1/sources/:id',
  topic: 'Sources',
  summary: 'A source, how its last runs went, and its reports over time',
  description: `With its card. The last ${shownRuns} runs, the latest first; what a healthy run yields stands in \`expect\`.`,
  path: z.object({ id: z.string().max(100, 'There is no source of this id.') }),
  answer: sourceAnswer,
  example: '/api/v1/sources/sample-monitor',
  async handle(deps, { path: { id } }) {
    const source = deps.sources.find((candidate) => candidate.id === id);
    if (source === undefined) throw new Failure('not-found', 'There is no source of this id.');
    const [health, runs, { timeline }] = await Promise.all([
      sourceHealth(source, deps),
      deps.store.runs(id, shownRuns),
      overviewOf({ source: id }, deps),
    ]);
    return { ...sourceJson(health), card: cardJson(source), runs: runs.map(runJson), timeline };
  },
});

function sourceJson({ source, lastRun, problems, reports, standing, alarms }: SourceHealth) {
  const { id, publisher, title, homepage, tier, kind, schedule, verified } = source;
  const [least, most] = source.expect.links;
  return {
    ...{ id, publisher, title, homepage, tier, kind, languages: [...source.languages], schedule, verified },
    expect: { ...source.expect, links: [least, most] satisfies [number, number] as [number, number] },
    state: standing
      ? { on: standing.on, why: standing.why, message: words.health.standing(standing) }
      : { on: true, why: 'evidenced', message: '' },
    alarms: alarms.map((alarm) => ({ code: alarm.code, message: words.health.alarm(alarm), since: alarm.since })),
    reports: reports ?? null,
    lastRun: lastRun === undefined ? null : runJson(lastRun),
    problems: problems.map(({ url, code, message, at }) => ({ url, code, message, at })),
  };
}

function cardJson({ card: { mandate, method, bias, licence, terms, designations } }: Source) {
  const marked = designations.map(({ as, since, doubtful, note }) => {
    return { as, since: since ?? null, doubtful: doubtful === true, note: note ?? null };
  });
  const known = { method: method ?? null, bias: bias ?? null, licence: licence ?? null, terms: terms ?? null };
  return { mandate, ...known, designations: marked };
}

function runJson({ id: _id, sourceId: _sourceId, finishedAt, problemCodes = {}, left = 0, ...run }: Run) {
  const newest = run.yield ?? { measured: 0, dated: 0, long: 0 };
  return { ...run, problemCodes, left, yield: newest, finishedAt: finishedAt ?? null };
}
