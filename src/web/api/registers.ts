import { z } from 'zod';
import type { KeptEntry } from '../../model/register.ts';
import { entriesPerPage, lookUp, type RegisterSummary } from '../registers.ts';
import { whole } from './answers/basic.ts';
import { registerState, registersAnswer } from './answers/registers.ts';
import { jsonRoute } from './route.ts';

/** `GET /api/v1/registers`. */
export const registersRoute = jsonRoute({
  method: 'get',
  at: '/api/v1/registers',
  topic: 'Law',
  summary: 'Look names up in state registers of foreign agents, undesirable and extremist organisations and others',
  description: `Dated entries, ${entriesPerPage} at a time, by name. An entry that its register says is excluded, or that stands there no more, does not count as listed. A name alone identifies nobody: registers hold namesakes, and what tells them apart is not shown.`,
  query: z.strictObject({
    name: z
      .string()
      .max(200, 'is too long; at most 200 characters are looked up')
      .optional()
      .meta({
        description: 'All its words must begin words of the entry’s name, in any order.',
        examples: ['ОБРАЗЕЦ'],
      }),
    register: z.string().max(100).optional().meta({ description: 'The id of one register; all of them when absent.' }),
    state: registerState.optional().meta({ description: 'Only entries in this state.' }),
    page: whole(10_000).optional().meta({ description: 'From 1.', default: 1 }),
  }),
  answer: registersAnswer,
  example: '/api/v1/registers?name=SAMPLE',
  async handle(deps, { query: { page = 1, name, register, state } }) {
    const asked = { ...(name !== undefined && { name }), ...(register !== undefined && { register }) };
    const found = await lookUp(deps, { ...asked, ...(state !== undefined && { state }), page });
    return { registers: found.registers.map(registerJson), total: found.total, entries: found.entries.map(entryJson) };
  },
});

function registerJson({ source: { id, publisher, title, homepage }, counts }: RegisterSummary) {
  return { id, publisher, title, homepage, entries: counts };
}

function entryJson(entry: KeptEntry) {
  const { sourceId, name, kind, state, firstSeenAt, lastSeenAt } = entry;
  return {
    ...{ register: sourceId, number: entry.number ?? null, name, kind, state },
    includedOn: entry.includedOn ?? null,
    excludedOn: entry.excludedOn ?? null,
    basis: entry.basis ?? null,
    redacted: entry.redacted ?? false,
    ...{ firstSeenAt, lastSeenAt },
    excludedSeenAt: entry.excludedSeenAt ?? null,
    goneSince: entry.goneSince ?? null,
  };
}
