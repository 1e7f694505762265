import type { Run } from '../../model.ts';
import type { Handler } from '../deps.ts';
import { type SourceHealth, sourcesHealth } from '../sources.ts';

/** `GET /api/v1/sources`: what is read, how often, what the last run yielded, and what went wrong. */
export const showSources: Handler = (deps) => async (_request, response) => {
  response.json({ sources: (await sourcesHealth(deps)).map(sourceJson) });
};

function sourceJson({ source, lastRun, problems, reports }: SourceHealth): object {
  const { id, publisher, title, homepage, tier, kind, languages, schedule, verified, expect } = source;
  return {
    ...{ id, publisher, title, homepage, tier, kind, languages, schedule, verified, expect },
    reports: reports ?? null,
    lastRun: lastRun === undefined ? null : runJson(lastRun),
    problems: problems.map(({ url, code, message, at }) => ({ url, code, message, at })),
  };
}

function runJson({ id: _id, sourceId: _sourceId, finishedAt, ...run }: Run): object {
  return { ...run, finishedAt: finishedAt ?? null };
}
