import { z } from 'zod';
import type { Run } from '../../model.ts';
import { type SourceHealth, sourcesHealth } from '../sources.ts';
import { source } from './answers/sources.ts';
import { jsonRoute } from './route.ts';

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

function sourceJson({ source, lastRun, problems, reports, standing, alarms }: SourceHealth) {
  const { id, publisher, title, homepage, tier, kind, schedule, verified } = source;
  const [least, most] = source.expect.links;
  return {
    ...{ id, publisher, title, homepage, tier, kind, languages: [...source.languages], schedule, verified },
    expect: { ...source.expect, links: [least, most] satisfies [number, number] as [number, number] },
    state: standing ?? { on: true, why: 'evidenced', message: '' },
    alarms,
    reports: reports ?? null,
    lastRun: lastRun === undefined ? null : runJson(lastRun),
    problems: problems.map(({ url, code, message, at }) => ({ url, code, message, at })),
  };
}

function runJson({ id: _id, sourceId: _sourceId, finishedAt, problemCodes = {}, left = 0, ...run }: Run) {
  const newest = run.yield ?? { measured: 0, dated: 0, long: 0 };
  return { ...run, problemCodes, left, yield: newest, finishedAt: finishedAt ?? null };
}
