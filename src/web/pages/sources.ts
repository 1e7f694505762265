import { Failure } from '../../errors.ts';
import type { Deps, Handler } from '../deps.ts';
import { overviewOf } from '../overview.ts';
import { sourceHealth, sourcesHealth } from '../sources.ts';
import { sourcePageView } from '../views/source-page.ts';
import { sourcesPageView } from '../views/sources-page.ts';

/** So many of its last runs stand on the page of a source. */
const shownRuns = 12;

/** `GET /sources`: what is read and how it goes. */
export const sourcesPage: Handler = (deps) => async (_request, response) => {
  response.type('html').send(sourcesPageView(await sourcesHealth(deps), deps).toString());
};

/** `GET /sources/:id`: who a publisher is, how reading it goes, and what it yields. */
export const sourcePage: Handler = (deps) => async (request, response) => {
  const id = String(request.params.id);
  const source = deps.sources.find((candidate) => candidate.id === id);
  if (source === undefined) throw await absent(id, deps);
  const [health, runs, overview] = await Promise.all([
    sourceHealth(source, deps),
    deps.store.runs(id, shownRuns),
    overviewOf({ source: id }, deps),
  ]);
  response.type('html').send(sourcePageView({ ...health, runs, overview }, deps).toString());
};

/** A source that was read once and is not any more is gone; any other never was. */
async function absent(id: string, { store }: Deps): Promise<Failure> {
  const known = await store.reports({ sourceId: id, limit: 1 });
  if (known.length > 0)
    return new Failure('gone', 'This source is no longer read. Its captured reports stay, and are found by search.');
  return new Failure('not-found', 'There is no source of this id.');
}
