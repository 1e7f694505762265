import type { IsoDate } from '../model.ts';
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

/** `facets.category['war-fakes']` = number of reports with a matching passage that bears it. */
export type FacetCounts = Record<FacetName, Record<string, number>>;

/** One report found: its best passage and how many others match. Engines return ids and scores only; text comes from the store. */
export type EngineHit = {
  reportId: string;
  passageId: string;
  score: number;
  morePassages: number;
  publishedOn?: IsoDate;
};

export type SearchResult = {
  /** Exact number of reports. */
  total: number;
  facets: FacetCounts;
  hits: EngineHit[];
  /** Set when no passage had all the words and fewer were asked for: the words left out. */
  droppedWords?: string[];
  /** What was looked for beside the words as typed: synonyms, names in the other alphabet, corrections. Highlighting needs them too. */
  expansions?: Expansion[];
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
