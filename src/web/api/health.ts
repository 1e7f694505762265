import type { z } from 'zod';
import type { Deps } from '../deps.ts';
import { health } from './answers/sources.ts';
import { jsonRoute } from './route.ts';

/** How far the index is behind is counted up to this many reports. */
const mostBehind = 1000;

/** `GET /healthz`. */
export const healthRoute = jsonRoute({
  method: 'get',
  at: '/healthz',
  topic: 'This instance',
  summary: 'Whether store and search engine answer',
  description: '200 while both do, 503 otherwise; with counts, and how many changed reports the index lacks.',
  answer: health,
  statusOf: ({ status }) => (status === 'ok' ? 200 : 503),
  example: '/healthz',
  async handle(deps): Promise<z.input<typeof health>> {
    const [counts, cursor] = await Promise.allSettled([deps.store.counts(), deps.engine.cursor()]);
    const store = counts.status === 'fulfilled';
    const engine = cursor.status === 'fulfilled';
    return {
      status: store && engine ? 'ok' : 'failing',
      version: deps.version,
      store: store ? 'reachable' : 'unreachable',
      engine: engine ? 'reachable' : 'unreachable',
      counts: store ? counts.value : null,
      indexBehindBy: store && engine ? await indexBehindBy(deps, cursor.value) : null,
    };
  },
});

async function indexBehindBy({ store }: Deps, cursor: number): Promise<number> {
  return (await store.changesSince(cursor, mostBehind)).reportIds.length;
}
