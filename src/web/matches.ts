import type { Span } from '../model/values.ts';
import type { FacetName } from '../search/engine.ts';
import { marks } from '../search/highlight.ts';
import type { SearchQuery } from '../search/query.ts';
import type { TaggedPassage } from '../store/report-port.ts';

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
  const all = new Map(searched.map(({ id, text, provisions }) => [id, marks(text, query, expansions, provisions)]));
  const some = searched.filter(({ id }) => (all.get(id)?.length ?? 0) > 0);
  const every = some.filter((passage) => holdsAll(passage, query, expansions));
  return { marks: all, passages: every.length > 0 ? every : some };
}

function holdsAll(
  { text, provisions }: TaggedPassage,
  { terms }: SearchQuery,
  expansions: NonNullable<Expansions>,
): boolean {
  return (terms?.all ?? []).every((group) => {
    const typed = group.map((term) => term.typed.toLowerCase());
    const own = expansions.filter(({ word }) =>
      typed.some((each) => each.includes(word.toLowerCase()) || word.toLowerCase().includes(each)),
    );
    return marks(text, { text: '', terms: { all: [group], none: [] } }, own, provisions).length > 0;
  });
}

/** The passages that a search finds in one report, in reading order: they hold all the words and bear what the filters ask of a passage. */
export function foundIn(passages: readonly TaggedPassage[], query: SearchQuery, expansions: Expansions = []): Matches {
  const bearing = passages.filter((passage) => passage.kind !== 'notice' && bears(passage, query));
  if (query.text.trim() !== '') return matchesIn(bearing, query, expansions);
  return { marks: new Map(), passages: bearing };
}

function bears(passage: TaggedPassage, { facets }: SearchQuery): boolean {
  return Object.entries(facets).every(([name, { include, exclude }]) => {
    const values = valuesOf(passage, name);
    if (values === undefined) return true;
    return (
      (include.length === 0 || include.some((value) => values.includes(value))) &&
      !exclude.some((value) => values.includes(value))
    );
  });
}

/** What a passage bears of a facet; `undefined` for facets that belong to the whole report. */
function valuesOf({ tags, provisions, facets }: TaggedPassage, name: string): string[] | undefined {
  const values: Partial<Record<FacetName, string[]>> = {
    category: tags.filter(({ state }) => state !== 'rejected').map(({ category }) => category),
    provision: provisions.map(({ key }) => key),
    ground: facets.grounds,
    group: facets.groups,
    harm: facets.harms,
    actor: facets.actors,
    region: facets.regions,
  };
  return Object.entries(values).find(([facet]) => facet === name)?.[1];
}
