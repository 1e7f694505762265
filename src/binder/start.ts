import type { IsoInstant } from '../model/values.ts';
import type { Binder } from './binder.ts';

/** What a new binder begins with. */
type Beginning = { id: string; title: string; headings: readonly string[]; at: IsoInstant };

/** A binder without passages, in its first revision. */
export function startBinder({ id, title, headings, at }: Beginning): Binder {
  const sections = headings.map((heading, index) => ({ id: `s1-${index}`, heading, items: [] }));
  return { id, title, sections, createdAt: at, changedAt: at, revision: 1 };
}
