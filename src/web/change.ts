import { z } from 'zod';
import { type Citation, cite } from '../cite/cite.ts';
import { icpm } from '../cite/styles/icpm.ts';
import { createCiter } from '../citer.ts';
import { apart, dayBefore, newProvisions, type SideCounts, sideCounts, sideOf } from '../compare/sides.ts';
import { Failure } from '../errors.ts';
import type { SearchHit, SearchPage, TimelinePage } from '../find.ts';
import type { IsoDate } from '../model/values.ts';
import { type SearchQuery, wantedCategories } from '../search/query.ts';
import type { ProvisionEntry } from '../tag/taxonomy.ts';
import type { Deps } from './deps.ts';

/** A passage that stands first or last on its side, with its exhibit-index line. */
export type Instance = { hit: SearchHit; citation: Citation };

/** The earliest and the latest report on one side; `last` is absent when there is only one. */
export type Ends = { first?: Instance; last?: Instance };

/** One category: counts, provisions that are new, and passages (absent beyond the first `mostShown` categories). */
export type ChangeRow = SideCounts & { provisions: ProvisionEntry[]; ends?: { before: Ends; after: Ends } };

/** What a search finds before and after a day. */
export type Change = {
  query: SearchQuery;
  date: IsoDate;
  /** To this day provisions count as new: the end of the search's range, else today. */
  until: IsoDate;
  total: Omit<SideCounts, 'category'>;
  /** Reports without a date: on neither side. */
  undated: number;
  rows: ChangeRow[];
  /** All provisions in force since the day. */
  provisions: ProvisionEntry[];
  /** Words that were left out on a side, since no passage of it had all of them. */
  dropped: { before: string[]; after: string[] };
  /** On a side where reports with most of the words are counted too: how many have a passage with all. */
  withAllWords: { before?: number; after?: number };
};

/** Of so many categories, those with most reports, the first and last passages are looked up. */
export const mostShown = 15;

/** Of reports at the end of a side, so many may be too imprecisely dated before none is shown. */
const mostPassed = 20;

/** Days on which conditions in Russia turned, as they are offered; what a reader files must be checked. Words for each are in `words`. */
export const turningDays = [
  '2022-02-24',
  '2022-03-04',
  '2022-09-21',
  '2022-12-01',
  '2023-07-24',
  '2023-11-30',
] as const;

const day = z.iso.date();

/** The day of a comparison. @throws Failure search.query for what is no day of the calendar */
export function dayOf(text: string): IsoDate {
  const read = day.safeParse(text.trim());
  if (read.success) return read.data;
  throw new Failure('search.query', 'date: must be a day such as 2022-03-04.', { parameter: 'date' });
}

/**
 * Compares what a search finds before a day with what it finds from that day on, by date of publication.
 * @throws Failure search.query when the day is outside the range of the search; search.unavailable, store.*
 */
export async function changeOf(query: SearchQuery, date: IsoDate, deps: Deps): Promise<Change> {
  const sides = sidesOf(query, date);
  const [before, after, whole] = await Promise.all([
    deps.finder.find({ ...sides.before, page: 1, size: 1 }),
    deps.finder.find({ ...sides.after, page: 1, size: 1 }),
    deps.finder.timeline(query),
  ]);
  const until = query.until ?? new Date(deps.now()).toISOString().slice(0, 10);
  const provisions = newProvisions(deps.searchConfig.provisions, { from: date, until });
  const counted = countsOf(query, before, after, whole);
  const rows = counted.map(async (row, at) => ({
    ...row,
    provisions: provisionsOf(row.category, provisions, deps),
    ...(at < mostShown && { ends: await endsOf(row, sides, date, deps) }),
  }));
  return {
    query,
    date,
    until,
    total: apart(before.total, after.total, whole.total - whole.undated),
    undated: whole.undated,
    rows: await Promise.all(rows),
    provisions,
    dropped: { before: before.droppedWords ?? [], after: after.droppedWords ?? [] },
    withAllWords: {
      ...(before.withAllWords !== undefined && { before: before.withAllWords }),
      ...(after.withAllWords !== undefined && { after: after.withAllWords }),
    },
  };
}

type Sides = { before: SearchQuery; after: SearchQuery };

function sidesOf(query: SearchQuery, date: IsoDate): Sides {
  const last = dayBefore(date);
  const outside = (query.from ?? '') > last || (query.until !== undefined && sideOf(query.until, date) === 'before');
  if (outside) {
    const reason = 'date: lies outside the range of dates of the search, so that one side would be empty.';
    throw new Failure('search.query', reason, { parameter: 'date' });
  }
  return { before: { ...query, until: last }, after: { ...query, from: date } };
}

/** Of a search for some categories, these alone: others stand in the same passages by chance. */
function countsOf(query: SearchQuery, before: SearchPage, after: SearchPage, { timeline }: TimelinePage): SideCounts[] {
  const dated: Record<string, number> = {};
  for (const { categories } of timeline) {
    for (const [id, count] of Object.entries(categories)) dated[id] = (dated[id] ?? 0) + count;
  }
  const rows = sideCounts({ before: before.facets.category, after: after.facets.category, dated });
  const wanted = wantedCategories(query);
  return wanted.length === 0 ? rows : rows.filter(({ category }) => wanted.includes(category));
}

function provisionsOf(category: string, provisions: readonly ProvisionEntry[], { searchConfig }: Deps) {
  const listed = searchConfig.categories.find(({ id }) => id === category)?.provisions ?? [];
  return provisions.filter(({ key }) => listed.includes(key));
}

async function endsOf(row: SideCounts, sides: Sides, date: IsoDate, deps: Deps) {
  const [before, after] = await Promise.all(
    (['before', 'after'] as const).map(async (side): Promise<Ends> => {
      if (row[side] === 0) return {};
      const query = within(sides[side], row.category);
      const isSure = ({ publishedOn }: SearchHit) => publishedOn !== null && sideOf(publishedOn, date) === side;
      const first = await endOf(query, 'oldest', isSure, deps);
      const last = row[side] > 1 ? await endOf(query, 'newest', isSure, deps) : undefined;
      return { ...(first && { first }), ...(last && { last }) };
    }),
  );
  return { before: before ?? {}, after: after ?? {} };
}

function within(query: SearchQuery, category: string): SearchQuery {
  const exclude = query.facets.category?.exclude ?? [];
  return {
    ...query,
    facets: { ...query.facets, category: { include: [category], exclude } },
  };
}

async function endOf(
  query: SearchQuery,
  sort: 'oldest' | 'newest',
  isSure: (hit: SearchHit) => boolean,
  deps: Deps,
): Promise<Instance | undefined> {
  const { hits } = await deps.finder.find({ ...query, sort, page: 1, size: mostPassed });
  const hit = hits.find(isSure);
  if (hit === undefined) return undefined;
  const { document, at } = await createCiter(deps).reference({ reportId: hit.reportId, passageId: hit.passage.id });
  return { hit, citation: cite(document, icpm, at === undefined ? {} : { at }) };
}
