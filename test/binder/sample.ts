import type { Binder, BinderItem } from '../../src/binder/binder.ts';

export const at = '2026-11-22T10:00:00.000Z';
export const later = '2026-11-23T10:00:00.000Z';

/** An item of an invented report. */
export function item(id: string, given: Partial<BinderItem> = {}): BinderItem {
  return {
    id,
    passageId: 'sample-1.1.0',
    reportId: 'sample-1',
    version: 1,
    text: 'SAMPLE text.',
    capturedAt: '2026-11-20T08:30:00.000Z',
    sha256: 'a'.repeat(64),
    addedAt: at,
    ...given,
  };
}

/** A binder with headings and the ids of their items: `binder({ one: ['a', 'b'], two: [] })`. */
export function binder(sections: Record<string, string[]>, given: Partial<Binder> = {}): Binder {
  return {
    id: 'x'.repeat(32),
    title: 'SAMPLE',
    sections: Object.entries(sections).map(([id, items]) => ({
      id,
      heading: `Heading ${id}`,
      items: items.map((one) => item(one)),
    })),
    createdAt: at,
    changedAt: at,
    revision: 4,
    ...given,
  };
}

/** The order of a binder in short: `one: a b; two:`. */
export function orderOf({ sections }: Binder): string {
  return sections.map(({ id, items }) => [`${id}:`, ...items.map((one) => one.id)].join(' ')).join('; ');
}
