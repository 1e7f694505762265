import { Failure } from '../errors.ts';
import type { KeptEntry, RegisterState } from '../model/register.ts';
import type { Source } from '../source.ts';
import type { Deps } from './deps.ts';

/** A register that is read, and how many of its entries are in each state. */
export type RegisterSummary = { source: Source; counts: Record<RegisterState, number> };

/** What is asked of registers. */
export type RegisterQuery = { register?: string; name?: string; state?: RegisterState; page: number };

/** What they answer. */
export type RegisterFindings = { registers: RegisterSummary[]; total: number; entries: KeptEntry[] };

export const entriesPerPage = 50;

/** Looks names up in one register or in all. @throws Failure usage for a register that is not read */
export async function lookUp({ store, sources }: Deps, query: RegisterQuery): Promise<RegisterFindings> {
  const kept = sources.filter(({ kind }) => kind === 'register');
  if (query.register !== undefined && !kept.some(({ id }) => id === query.register))
    throw new Failure('usage', 'register: must be the id of a register that is read.', { parameter: 'register' });
  const [counts, found] = await Promise.all([
    store.entryCounts(),
    store.entries({
      ...(query.register !== undefined && { sourceId: query.register }),
      ...(query.name !== undefined && { name: query.name }),
      ...(query.state !== undefined && { state: query.state }),
      limit: entriesPerPage,
      offset: (query.page - 1) * entriesPerPage,
    }),
  ]);
  const registers = kept.map((source) => {
    const count = (state: RegisterState) =>
      counts.find((one) => one.sourceId === source.id && one.state === state)?.count ?? 0;
    return { source, counts: { listed: count('listed'), excluded: count('excluded'), left: count('left') } };
  });
  return { registers, ...found };
}
