import { z } from 'zod';
import type { Binder, BinderItem } from '../../binder/binder.ts';
import { binderChange, binderHeading, binderTitle, remarks } from '../../binder/change.ts';
import { binderLimits } from '../../binder/limits.ts';
import { outlineIds } from '../../binder/outlines.ts';
import { bindersFor } from '../binder.ts';
import { headingsOf } from '../outline.ts';
import { passageId } from './answers/basic.ts';
import { binder, binderId, binderItem } from './answers/binders.ts';
import { jsonRoute } from './route.ts';

const topic = 'Binders';
const path = z.object({ id: binderId });
const revision = z.int().min(1);
const stale = 'The binder was changed meanwhile, or is full, or the heading still has passages; `code` says which.';

/** `POST /api/v1/binders`. */
export const makeBinderRoute = jsonRoute({
  method: 'post',
  at: '/api/v1/binders',
  topic,
  summary: 'Make a binder, of an outline or of headings',
  description: `A private, ordered collection of passages under headings. Its id is the key to it: whoever has it can read and change it, and nobody can find it again without. Never put a client’s name, number or address into it. It holds at most ${binderLimits.items} passages under ${binderLimits.sections} headings.`,
  body: z.strictObject({
    title: binderTitle,
    outline: z.enum(outlineIds).optional().meta({ description: 'A ready outline; its headings are English.' }),
    headings: z
      .array(binderHeading)
      .max(binderLimits.sections)
      .optional()
      .meta({ description: 'Further headings, below those of the outline.' }),
  }),
  answer: binder,
  statusOf: () => 201,
  example: '/api/v1/binders',
  async handle(deps, { body: { title, outline, headings = [] } }) {
    const all = [...(outline === undefined ? [] : headingsOf(outline)), ...headings].slice(0, binderLimits.sections);
    return binderJson(await bindersFor(deps).make({ title, headings: all }));
  },
});

/** `GET /api/v1/binders/:id`. */
export const binderRoute = jsonRoute({
  method: 'get',
  at: '/api/v1/binders/:id',
  topic,
  summary: 'A binder with its passages, as they stood when they were put in',
  description: 'What has become of them since is at `/standing`.',
  path,
  answer: binder,
  example: '/api/v1/binders/{binder}',
  async handle(deps, { path }) {
    return binderJson(await bindersFor(deps).binder(path.id));
  },
});

/** `PATCH /api/v1/binders/:id`. */
export const changeBinderRoute = jsonRoute({
  method: 'patch',
  at: '/api/v1/binders/:id',
  topic,
  summary: 'Change a binder: titles, headings, order, notes',
  description:
    'All changes are made, in their order, or none. `revision` is the one that they were made on: if it is no longer the newest, nothing is changed and 409 says so. `before` names the neighbour that follows; without it a thing goes to the end.',
  path,
  body: z.strictObject({ revision, changes: z.array(binderChange).min(1).max(1000) }),
  failures: { 409: stale },
  answer: binder,
  example: '/api/v1/binders/{binder}',
  async handle(deps, { path, body }) {
    return binderJson(await bindersFor(deps).change(path.id, body.changes, body.revision));
  },
});

/** `POST /api/v1/binders/:id/items`. */
export const addItemRoute = jsonRoute({
  method: 'post',
  at: '/api/v1/binders/:id/items',
  topic,
  summary: 'Put a passage into a binder, at the end of a heading',
  description:
    'The passage is kept as it stands now in the version that its id names, with the capture that the version rests on. With `revision` it is put in only if that is the newest.',
  path,
  body: z.strictObject({
    passageId,
    section: z.string().max(60).meta({ description: 'The id of a heading.' }),
    relevance: remarks.relevance.unwrap().optional(),
    note: remarks.note.unwrap().optional(),
    label: remarks.label.unwrap().optional(),
    revision: revision.optional(),
  }),
  failures: { 409: stale },
  answer: z.object({ item: binderItem, revision }),
  statusOf: () => 201,
  example: '/api/v1/binders/{binder}/items',
  async handle(deps, { path, body: { revision, relevance, note, label, ...place } }) {
    const said = { ...(relevance && { relevance }), ...(note && { note }), ...(label && { label }) };
    const { binder, item } = await bindersFor(deps).add(path.id, { ...place, ...said }, revision);
    return { item: itemJson(item), revision: binder.revision };
  },
});

/** `DELETE /api/v1/binders/:id`. */
export const deleteBinderRoute = jsonRoute({
  method: 'delete',
  at: '/api/v1/binders/:id',
  topic,
  summary: 'Delete a binder for good',
  description: 'Nothing of it is kept.',
  path,
  answer: z.object({ deleted: z.literal(true) }),
  example: '/api/v1/binders/{binder}',
  async handle(deps, { path }) {
    await bindersFor(deps).remove(path.id);
    return { deleted: true as const };
  },
});

/** A binder as the API tells it. */
export function binderJson({ staleMonths, sections, ...rest }: Binder): z.input<typeof binder> {
  return {
    ...rest,
    staleMonths: staleMonths ?? null,
    sections: sections.map((section) => ({ ...section, items: section.items.map(itemJson) })),
    address: `/binders/${rest.id}`,
  };
}

function itemJson({ note, relevance, label, ...rest }: BinderItem): z.input<typeof binderItem> {
  return { ...rest, note: note ?? null, relevance: relevance ?? null, label: label ?? null };
}
