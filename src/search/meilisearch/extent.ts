import { askEach, type Server } from './client.ts';
import type { Known } from './knowledge.ts';

/** How many passages an index holds, and the day of its newest report, counted from 1970-01-01. */
export type Extent = { passages: number; newestDay: number };

export function extentOf(server: Server, known: Known): Promise<Extent> {
  known.extent ??= read(server).catch((error) => {
    known.extent = undefined;
    throw error;
  });
  return known.extent;
}

async function read(server: Server): Promise<Extent> {
  const all = { indexUid: server.names.passages, q: '', attributesToRetrieve: ['firstDay'] };
  const [newest] = await askEach(server, [{ ...all, limit: 1, sort: ['firstDay:desc'] }]);
  return { passages: newest?.total ?? 0, newestDay: Number(newest?.hits[0]?.firstDay ?? 0) };
}
