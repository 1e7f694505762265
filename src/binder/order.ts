import type { Binder } from './binder.ts';
import { itemOf, missing, sectionOf } from './members.ts';

/** The list with something put before one of its members, or at its end. @throws Failure not-found when that member is not there */
export function place<T extends { id: string }>(list: readonly T[], member: T, before: string | null | undefined): T[] {
  if (before === undefined || before === null) return [...list, member];
  const at = list.findIndex(({ id }) => id === before);
  if (at === -1) throw missing('before');
  return [...list.slice(0, at), member, ...list.slice(at)];
}

/** The binder with an item taken from where it is and put elsewhere. @throws Failure not-found */
export function moveItem(
  binder: Binder,
  to: { item: string; section: string; before?: string | null | undefined },
): Binder {
  const moved = itemOf(binder, to.item);
  sectionOf(binder, to.section);
  if (to.before === to.item) return binder;
  const sections = binder.sections.map((section) => {
    const rest = section.items.filter((item) => item !== moved);
    return { ...section, items: section.id === to.section ? place(rest, moved, to.before) : rest };
  });
  return { ...binder, sections };
}

/** The binder with a section, and all under it, put elsewhere. @throws Failure not-found */
export function moveSection(binder: Binder, id: string, before: string | null | undefined): Binder {
  const moved = sectionOf(binder, id);
  if (before === id) return binder;
  const rest = binder.sections.filter((section) => section !== moved);
  return { ...binder, sections: place(rest, moved, before) };
}

/** A place in a binder as a change takes it. */
export type Destination = { section: string; before: string | null };

/**
 * Where an item goes by one step: past its neighbour, or, at an end of its section, into the one above or below. Absent where there is no further to go.
 */
export function neighbouring({ sections }: Binder, id: string, way: 'up' | 'down'): Destination | undefined {
  const at = sections.findIndex(({ items }) => items.some((item) => item.id === id));
  const section = sections[at];
  if (section === undefined) throw missing('item');
  const index = section.items.findIndex((item) => item.id === id);
  if (way === 'up') {
    const above = section.items[index - 1];
    if (above !== undefined) return { section: section.id, before: above.id };
    const next = sections[at - 1];
    return next && { section: next.id, before: null };
  }
  if (index < section.items.length - 1) return { section: section.id, before: section.items[index + 2]?.id ?? null };
  const next = sections[at + 1];
  return next && { section: next.id, before: next.items[0]?.id ?? null };
}

/** Before which section a section goes by one step; `null`: to the end; absent where there is no further to go. */
export function sectionStep({ sections }: Binder, id: string, way: 'up' | 'down'): string | null | undefined {
  const at = sections.findIndex((section) => section.id === id);
  if (at === -1) throw missing('section');
  if (way === 'up') return sections[at - 1]?.id;
  return at === sections.length - 1 ? undefined : (sections[at + 2]?.id ?? null);
}
