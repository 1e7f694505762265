import type { IsoDate } from '../model/values.ts';
import type { PassageDocument } from './document.ts';
import type { Expansion } from './plan.ts';
import type { SearchQuery } from './query.ts';

/** The facets that every engine counts, exactly, per report. */
export const facetNames = [
  'category',
  'ground',
  'group',
  'harm',
  'actor',
  'provision',
  'region',
  'source',
  'tier',
  'kind',
  'language',
  'year',
] as const;
export type FacetName = (typeof facetNames)[number];

/** The facets whose values belong to a report as a whole; those of the others belong to its passages. */
export const reportFacets = ['source', 'tier', 'kind', 'year'] as const satisfies readonly FacetName[];
export type PassageFacet = Exclude<FacetName, (typeof reportFacets)[number]>;

/** Whether a facet belongs to a passage rather than to its report. */
export function isPassageFacet(name: FacetName): name is PassageFacet {
  return !reportFacets.some((facet) => facet === name);
}

export const passageFacets: readonly PassageFacet[] = facetNames.filter(isPassageFacet);

/** `facets.category['war-fakes']` = number of reports with a matching passage that bears it. */
export type FacetCounts = Record<FacetName, Record<string, number>>;

/** One report found: its best passage and how many others match. Engines return ids and scores only; text comes from the store. */
export type EngineHit = {
  reportId: string;
  passageId: string;
  score: number;
  morePassages: number;
  publishedOn?: IsoDate;
  /** When the query asked to have its order explained. */
  explanation?: Explanation;
};

/** What a score is the product of: the words found in the best passage, and gentle preferences near 1. */
export type Explanation = {
  words: number;
  /** Above 1 when the passage bears a strong tag (of the categories asked for). */
  tags: number;
  /** Grows with the number of matching passages of the report. */
  breadth: number;
  tier: number;
  recency: number;
};

/**
 * Reports by `2024-06`, or by `2024` where no month is known, oldest first; `categories` counts those of their matching passages, and is empty
 * when the query asked for reports alone.
 */
export type Timeline = { month: IsoDate; reports: number; categories: Record<string, number> }[];

export type SearchResult = {
  /** Exact number of reports. */
  total: number;
  facets: FacetCounts;
  hits: EngineHit[];
  /** Set when there are words that nothing contains, and others were found: the words left out. */
  droppedWords?: string[];
  /** Set when there were too many alternatives to look for them all: the words of which only some synonyms, names or beginnings were. */
  narrowedWords?: string[];
  /**
   * Set when passages with all the words (but those left out) were few, and reports with most of them were found too: how many of `total`
   * have a passage with all.
   */
  withAllWords?: number;
  /** What was looked for beside the words as typed: synonyms, names in the other alphabet, corrections. Highlighting needs them too. */
  expansions?: Expansion[];
  /** When the query asked for it: all matching reports, not only those of the page. */
  timeline?: Timeline;
};

/** The search port: one contract suite holds every engine to the same behaviour. */
export type SearchEngine = {
  /** Replaces all passages of the documents' reports; resolves once they can be found. `cursor`: the change-log position they bring the index to. */
  put(documents: readonly PassageDocument[], cursor?: number): Promise<void>;
  remove(reportIds: readonly string[], cursor?: number): Promise<void>;
  /** @throws Failure search.unavailable, search.query */
  search(query: SearchQuery): Promise<SearchResult>;
  /** Builds aside from a stream grouped by report, then swaps: search never stops. */
  rebuild(documents: AsyncIterable<readonly PassageDocument[]>, cursor: number): Promise<void>;
  /** The change-log position that the index has reached; 0 when it is empty, new, or made by an older analyser or schema. */
  cursor(): Promise<number>;
  close(): Promise<void>;
};
