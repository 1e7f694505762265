import type { Span } from '../find.ts';
import { marks } from '../search/highlight.ts';
import type { SearchQuery } from '../search/query.ts';
import type { TaggedPassage } from '../store/port.ts';

type Expansions = Parameters<typeof marks>[2];

/** The words of a search in the passages of one report. */
export type Matches = {
  /** The words of the search in a passage, by passage id. */
  marks: ReadonlyMap<string, Span[]>;
  /** Passages that hold all the words, or any when none holds all; in reading order. */
  passages: TaggedPassage[];
};

/** Finds the words of a query in passages. Notices are left out, as they are in search. */
export function matchesIn(
  passages: readonly TaggedPassage[],
  query: SearchQuery,
  expansions: Expansions = [],
): Matches {
  const searched = passages.filter((passage) => passage.kind !== 'notice');
  const all = new Map(searched.map(({ id, text }) => [id, marks(text, query, expansions)]));
  const some = searched.filter(({ id }) => (all.get(id)?.length ?? 0) > 0);
  const every = some.filter(({ text }) => holdsAll(text, query, expansions));
  return { marks: all, passages: every.length > 0 ? every : some };
}

function holdsAll(text: string, { terms }: SearchQuery, expansions: NonNullable<Expansions>): boolean {
  return (terms?.all ?? []).every((group) => {
    const typed = group.map((term) => term.typed.toLowerCase());
    const own = expansions.filter(({ word }) =>
      typed.some((each) => each.includes(word.toLowerCase()) || word.toLowerCase().includes(each)),
    );
    return marks(text, { text: '', terms: { all: [group], none: [] } }, own).length > 0;
  });
}
