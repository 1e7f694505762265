import type { Deps, Handler } from '../deps.ts';

/** How far the index is behind is counted up to this many reports. */
const mostBehind = 1000;

/** `GET /healthz`: 200 while store and engine answer, 503 otherwise; with counts, and how many changed reports the index lacks. */
export const showHealth: Handler = (deps) => async (_request, response) => {
  const [counts, cursor] = await Promise.allSettled([deps.store.counts(), deps.engine.cursor()]);
  const store = counts.status === 'fulfilled';
  const engine = cursor.status === 'fulfilled';
  const behind = store && engine ? await indexBehindBy(deps, cursor.value) : null;
  response.status(store && engine ? 200 : 503).json({
    status: store && engine ? 'ok' : 'failing',
    version: deps.version,
    store: store ? 'reachable' : 'unreachable',
    engine: engine ? 'reachable' : 'unreachable',
    counts: store ? counts.value : null,
    indexBehindBy: behind,
  });
};

async function indexBehindBy({ store }: Deps, cursor: number): Promise<number> {
  return (await store.changesSince(cursor, mostBehind)).reportIds.length;
}
