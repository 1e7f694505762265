import { byHandId } from './by-hand.ts';
import { Failure } from './errors.ts';
import { type ByHand, tiers } from './model/publisher.ts';
import type { Report } from './model/report.ts';
import type { Tag } from './model/tag.ts';
import type { IsoDate, IsoInstant, LanguageTag, Sha256, Span } from './model/values.ts';
import type { EngineHit, Explanation, FacetCounts, SearchEngine, SearchResult, Timeline } from './search/engine.ts';
import { marks } from './search/highlight.ts';
import { parseQuery, type SearchQuery } from './search/query.ts';
import { kinds, type Source } from './source.ts';
import type { Store } from './store/port.ts';
import type { TaggedPassage } from './store/report-port.ts';
import { createProvisionParser } from './tag/provisions.ts';
import type { SearchConfig } from './tag/taxonomy.ts';

/** The words that earned a passage its category, as search results show them: `passage.text.slice(start, end) === quote`. */
export type FoundTag = Pick<Tag, 'category' | 'quote' | 'start' | 'end' | 'rule' | 'strength'>;

/** One report found, with its best passage. What a publisher does not state is `null`, so that the shape is always the same. */
export type SearchHit = {
  reportId: string;
  sourceId: string;
  title: string;
  url: string;
  publishedOn: IsoDate | null;
  language: LanguageTag;
  status: Report['status'];
  /** Whom the report is from, when it was added by hand; `null` when a source gave it. */
  byHand: (Pick<ByHand, 'publisher'> & { [K in 'tier' | 'kind' | 'by' | 'file']: Required<ByHand>[K] | null }) | null;
  passage: {
    id: string;
    text: string;
    headings: string[];
    /** As printed; where a PDF prints no page numbers, its position in the file, as in `sheet`. */
    page: string | null;
    /** Position of the page in its PDF, from 1. */
    sheet: number | null;
    paragraph: string | null;
    /** The words of the query in `text`. */
    marks: Span[];
  };
  /** Further passages of this report that match. */
  morePassages: number;
  tags: FoundTag[];
  /** The capture that the passage was read from. */
  capture: { capturedAt: IsoInstant; sha256: Sha256 } | null;
  /** What the place in the order rests on, when the query asked for it and the order is that of relevance. */
  explanation?: Explanation;
};

/** One page of results: the JSON of `search --json` and of `GET /api/v1/search`. */
export type SearchPage = {
  /** Exact number of reports that match. */
  total: number;
  facets: FacetCounts;
  hits: SearchHit[];
  page: number;
  size: number;
} & Omit<SearchResult, 'total' | 'facets' | 'hits'>;

/** How many reports match, by month of publication and category: the JSON of `GET /api/v1/timeline`. */
export type TimelinePage = {
  /** Exact number of reports that match, those without a date included. */
  total: number;
  /** Oldest first; months without a report are left out. A report known only by its year stands under the year. */
  timeline: Timeline;
  /** Reports that match and have no date of publication. */
  undated: number;
} & Pick<SearchResult, 'droppedWords' | 'narrowedWords' | 'withAllWords' | 'expansions'>;

export type Finder = {
  /**
   * Reads the parameters of a search, the same for command line, pages and API, with what this instance knows: its categories, its sources,
   * every spelling of its provisions. @throws Failure search.query naming the parameter
   */
  query(parameters: Parameters<typeof parseQuery>[0]): SearchQuery;
  /** Searches and fetches what the results show from the store. @throws Failure search.unavailable, search.query, store.unreachable */
  find(query: SearchQuery): Promise<SearchPage>;
  /** Counts what a search finds by month and category. @throws Failure search.unavailable, search.query */
  timeline(query: SearchQuery): Promise<TimelinePage>;
  /**
   * Passages of other reports that resemble one, under the filters of `query`, whose words do not count; each report once, the most similar
   * first. @throws Failure not-found when there is no such passage; search.unavailable, search.query
   */
  similar(passageId: string, query: SearchQuery): Promise<SearchPage>;
};

/** What this instance knows of the values that passages are tagged with. */
type Vocabulary = Pick<
  SearchConfig,
  'categories' | 'provisions' | 'grounds' | 'groups' | 'harms' | 'actors' | 'places'
>;

/** Joins what the engine finds (ids and scores) with what the store knows (texts, tags, captures). */
export function createFinder(parts: {
  engine: SearchEngine;
  store: Store;
  sources: readonly Source[];
  searchConfig: Vocabulary;
}): Finder {
  const { engine, store, sources, searchConfig } = parts;
  const known = knownValues(sources, searchConfig);
  const { inQuery } = createProvisionParser(searchConfig.provisions);
  const find = async (query: SearchQuery) => {
    const { hits: found, ...result } = await engine.search(query);
    return {
      ...result,
      hits: await hitsOf(found, { ...query, expansions: result.expansions ?? [] }, store),
      page: query.page,
      size: query.size,
    };
  };
  return {
    query: (parameters) => parseQuery(parameters, known, inQuery),
    find,
    timeline: async (query) => timelinePage(await engine.search({ ...query, page: 1, size: 1, timeline: true })),
    async similar(passageId, query) {
      const [passage] = await store.passagesById([passageId]);
      if (passage === undefined) throw new Failure('not-found', 'There is no passage of this id.');
      return find({ ...query, like: { text: passage.text, reportId: passage.reportId } });
    },
  };
}

/** A value that no passage can ever bear finds nothing, which would read as if nothing had happened: it is refused instead. */
function knownValues(sources: readonly Source[], vocabulary: Vocabulary): Parameters<typeof parseQuery>[1] {
  const ids = (entries: readonly { id: string }[]) => entries.map(({ id }) => id);
  return {
    category: ids(vocabulary.categories),
    source: [...ids(sources), byHandId],
    ground: ids(vocabulary.grounds),
    group: ids(vocabulary.groups),
    harm: ids(vocabulary.harms),
    actor: ids(vocabulary.actors),
    region: ids(vocabulary.places),
    provision: vocabulary.provisions.map(({ key }) => key),
    kind: [...kinds, 'unstated'],
    tier: tiers.map(String),
  };
}

function timelinePage(result: SearchResult): TimelinePage {
  const { total, timeline = [], droppedWords, narrowedWords, withAllWords, expansions } = result;
  const dated = timeline.reduce((sum, { reports }) => sum + reports, 0);
  return {
    total,
    timeline,
    undated: total - dated,
    ...(droppedWords && { droppedWords }),
    ...(narrowedWords && { narrowedWords }),
    ...(withAllWords !== undefined && { withAllWords }),
    ...(expansions && { expansions }),
  };
}

/** The query, and what the engine looked for beside its words. */
type Sought = SearchQuery & { expansions: NonNullable<SearchResult['expansions']> };

async function hitsOf(found: readonly EngineHit[], sought: Sought, store: Store): Promise<SearchHit[]> {
  const passages = await store.passagesById(found.map((hit) => hit.passageId));
  const passageOf = new Map(passages.map((passage) => [passage.id, passage]));
  const reportIds = found.map((hit) => hit.reportId);
  const [reports, captures] = await Promise.all([store.reportsById(reportIds), store.capturesOf(reportIds)]);
  const hits = found.map(async (hit) => {
    const passage = passageOf.get(hit.passageId);
    const report = reports.get(hit.reportId);
    // An index that is ahead of or behind the store names what the store no longer has; the store decides.
    if (passage === undefined || report === undefined) return [];
    const newest = captures.get(report.id) ?? null;
    const capture = passage.version === report.version ? newest : await captureOf(passage, store);
    return [hitOf(hit, report, passage, capture, sought)];
  });
  return (await Promise.all(hits)).flat();
}

/** The capture of an older version: a quotation names the capture that it rests on, never a newer one. */
async function captureOf(passage: TaggedPassage, store: Store): Promise<SearchHit['capture']> {
  const versions = await store.versions(passage.reportId);
  const version = versions.find(({ number }) => number === passage.version);
  return version === undefined ? null : { capturedAt: version.capturedAt, sha256: version.sha256 };
}

function hitOf(
  hit: EngineHit,
  report: Report,
  passage: TaggedPassage,
  capture: SearchHit['capture'],
  sought: Sought,
): SearchHit {
  return {
    reportId: report.id,
    sourceId: report.sourceId,
    title: report.title,
    url: report.url,
    publishedOn: report.publishedOn ?? null,
    language: report.language,
    status: report.status,
    byHand: byHandJson(report),
    passage: {
      id: passage.id,
      text: passage.text,
      headings: passage.headings,
      page: pageToPoint(passage) ?? null,
      sheet: passage.sheet ?? null,
      paragraph: passage.paragraph ?? null,
      marks: marks(passage.text, sought, sought.expansions, passage.provisions),
    },
    morePassages: hit.morePassages,
    tags: passage.tags.filter((tag) => tag.state !== 'rejected').map(foundTag),
    capture,
    ...(hit.explanation && { explanation: hit.explanation }),
  };
}

/** What was said of a report that was added by hand, with nothing absent. */
export function byHandJson({ byHand }: Pick<Report, 'byHand'>): SearchHit['byHand'] {
  return byHand === undefined ? null : { tier: null, kind: null, by: null, file: null, ...byHand };
}

/** The page to point to: as printed, else by position in the PDF. */
export function pageToPoint({ page, sheet }: { page?: string; sheet?: number }): string | undefined {
  return page ?? (sheet === undefined ? undefined : String(sheet));
}

function foundTag({ category, quote, start, end, rule, strength }: Tag): FoundTag {
  return { category, quote, start, end, rule, strength };
}
