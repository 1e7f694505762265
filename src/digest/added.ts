import { difference } from '../text/difference.ts';

/** What a later text says that an earlier one did not, and the reverse, in sentences. */
export type Revision = { added: string[]; removed: string[] };

/** The sentences that stand in one of two texts alone, in reading order; those that moved, come again or only hold a date or a counter are none. */
export function revisionOf(before: string, after: string): Revision {
  const { changes } = difference(before, after);
  const of = (...kinds: readonly string[]) =>
    changes.filter(({ kind }) => kinds.includes(kind)).map(({ text }) => text);
  const [earlier, later] = [new Set(of('same', 'removed')), new Set(of('same', 'added'))];
  return {
    added: of('added').filter((text) => !earlier.has(text)),
    removed: of('removed').filter((text) => !later.has(text)),
  };
}

/** Whether a passage holds one of the sentences. */
export function holdsAny(passage: string, sentences: readonly string[]): boolean {
  const text = passage.replace(/\s+/g, ' ');
  return sentences.some((sentence) => text.includes(sentence));
}
