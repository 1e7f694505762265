import { askEach, type Server } from './client.ts';

/** How many passages an index holds, and the day of its newest report, counted from 1970-01-01. */
export type Extent = { passages: number; newestDay: number };

export async function extentOf(server: Server): Promise<Extent> {
  const all = { indexUid: server.names.passages, q: '', attributesToRetrieve: ['firstDay'] };
  const [newest] = await askEach(server, [{ ...all, limit: 1, sort: ['firstDay:desc'] }]);
  return { passages: newest?.total ?? 0, newestDay: Number(newest?.hits[0]?.firstDay ?? 0) };
}
