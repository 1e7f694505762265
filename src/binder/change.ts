import { z } from 'zod';
import { Failure } from '../errors.ts';
import { givenLine } from '../given-line.ts';
import type { IsoInstant } from '../model/values.ts';
import { type Binder, type BinderItem, type BinderSection, labels } from './binder.ts';
import { binderLimits } from './limits.ts';
import { itemOf, itemsOf, sectionOf } from './members.ts';
import { moveItem, moveSection, place } from './order.ts';

const id = z.string().min(1).max(60);
const someLine = (most: number) => givenLine(most).min(1, 'must not be empty');

/** The title of a binder. */
export const binderTitle = someLine(binderLimits.title);
/** After how many months an item is old. */
export const staleMonths = z
  .int('must be a whole number of months')
  .min(1, 'must be at least 1 month')
  .max(binderLimits.months, `must be at most ${binderLimits.months} months`);
/** A heading of a binder. */
export const binderHeading = someLine(binderLimits.heading);
/** What a reader writes of an item; `null` or nothing takes it away. */
export const remarks = {
  note: z
    .string()
    .trim()
    .max(binderLimits.note, `at most ${binderLimits.note.toLocaleString('en-US')} characters`)
    .nullable(),
  relevance: givenLine(binderLimits.relevance).nullable(),
  label: z.enum(labels, `must be one of ${labels.join(', ')}`).nullable(),
};

/**
 * One change of a binder. Places are said by neighbours (`before`: the item or section that follows; absent or `null`: at the end), so that a change still means the
 * same when something else was changed before it.
 */
export const binderChange = z.discriminatedUnion('do', [
  z.strictObject({ do: z.literal('rename'), title: binderTitle }),
  z.strictObject({ do: z.literal('set-age'), months: staleMonths.nullable() }),
  z.strictObject({ do: z.literal('add-section'), heading: binderHeading, before: id.nullish() }),
  z.strictObject({ do: z.literal('rename-section'), section: id, heading: binderHeading }),
  z.strictObject({ do: z.literal('move-section'), section: id, before: id.nullish() }),
  z.strictObject({ do: z.literal('remove-section'), section: id }),
  z.strictObject({ do: z.literal('move-item'), item: id, section: id, before: id.nullish() }),
  z.strictObject({
    do: z.literal('describe-item'),
    item: id,
    note: remarks.note.optional(),
    relevance: remarks.relevance.optional(),
    label: remarks.label.optional(),
  }),
  z.strictObject({ do: z.literal('remove-item'), item: id }),
]);
export type BinderChange = z.infer<typeof binderChange>;

/** A passage that is put under a heading. Only who has looked the passage up makes one. */
type Addition = { do: 'add-item'; section: string; item: Omit<BinderItem, 'id' | 'addedAt'>; before?: string | null };

/**
 * The binder after the changes, made one after another, as its next revision. What is added gets an id of that revision, so that none is given twice.
 * @throws Failure not-found for an item or a section that is not there, binder.full, binder.section-filled
 */
export function changed(binder: Binder, changes: readonly (BinderChange | Addition)[], at: IsoInstant): Binder {
  const revision = binder.revision + 1;
  const start: Binder = { ...binder, changedAt: at, revision };
  return changes.reduce((state, change, index) => step(state, change, `${revision}-${index}`), start);
}

function step(binder: Binder, change: BinderChange | Addition, mark: string): Binder {
  switch (change.do) {
    case 'rename':
      return { ...binder, title: change.title };
    case 'set-age':
      return aged(binder, change.months);
    case 'add-section':
      return addSection(binder, { id: `s${mark}`, heading: change.heading, items: [] }, change.before);
    case 'rename-section':
      return withSection(binder, change.section, (section) => ({ ...section, heading: change.heading }));
    case 'move-section':
      return moveSection(binder, change.section, change.before);
    case 'remove-section':
      return removeSection(binder, change.section);
    case 'add-item':
      return addItem(binder, change, `i${mark}`);
    case 'move-item':
      return moveItem(binder, change);
    case 'describe-item':
      return withItem(binder, change.item, (item) => described(item, change));
    case 'remove-item':
      return removeItem(binder, change.item);
  }
}

function aged({ staleMonths: _before, ...binder }: Binder, months: number | null): Binder {
  return months === null ? binder : { ...binder, staleMonths: months };
}

function addSection(binder: Binder, section: BinderSection, before: string | null | undefined): Binder {
  const most = binderLimits.sections;
  if (binder.sections.length >= most)
    throw new Failure('binder.full', `A binder holds at most ${most} headings. Remove one, or make another binder.`);
  return { ...binder, sections: place(binder.sections, section, before) };
}

function removeSection(binder: Binder, id: string): Binder {
  const section = sectionOf(binder, id);
  if (section.items.length > 0)
    throw new Failure('binder.section-filled', 'The heading still has passages. Move or remove them first.');
  return { ...binder, sections: binder.sections.filter((one) => one !== section) };
}

function addItem(binder: Binder, { section, item, before }: Addition, id: string): Binder {
  const most = binderLimits.items;
  if (itemsOf(binder).length >= most)
    throw new Failure('binder.full', `A binder holds at most ${most} passages. Remove one, or make another binder.`);
  const added = { id, ...item, addedAt: binder.changedAt };
  return withSection(binder, section, (one) => ({ ...one, items: place(one.items, added, before) }));
}

function removeItem(binder: Binder, id: string): Binder {
  itemOf(binder, id);
  const rest = (section: BinderSection) => ({ ...section, items: section.items.filter((item) => item.id !== id) });
  return { ...binder, sections: binder.sections.map(rest) };
}

type Remarks = Extract<BinderChange, { do: 'describe-item' }>;

function described(item: BinderItem, { note, relevance, label }: Remarks): BinderItem {
  const given = Object.entries({ note, relevance, label }).filter(([, value]) => value !== undefined);
  const all = Object.entries({ ...item, ...Object.fromEntries(given) });
  return Object.fromEntries(all.filter(([, value]) => value !== null && value !== '')) as BinderItem;
}

function withSection(binder: Binder, id: string, edit: (section: BinderSection) => BinderSection): Binder {
  const section = sectionOf(binder, id);
  return { ...binder, sections: binder.sections.map((one) => (one === section ? edit(one) : one)) };
}

function withItem(binder: Binder, id: string, edit: (item: BinderItem) => BinderItem): Binder {
  const item = itemOf(binder, id);
  const edited = (section: BinderSection) => ({
    ...section,
    items: section.items.map((one) => (one === item ? edit(one) : one)),
  });
  return { ...binder, sections: binder.sections.map(edited) };
}
