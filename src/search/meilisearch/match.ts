import type { FacetName } from '../engine.ts';
import type { Clause, StemPhrase } from '../plan.ts';
import { ask, type Server } from './client.ts';
import { isNotIn } from './filter.ts';
import type { Fetched } from './order.ts';
import { holds, sentencesOf } from './sentence.ts';
import { countedFor, type Distribution, type Matched, matchedReports } from './tally.ts';

/** What a passage must hold (all clauses of one of the sets), must not hold, and bear. */
export type Asked = { sets: readonly (readonly Clause[])[]; none: readonly StemPhrase[]; filter: readonly string[] };

/** What matched. Nothing that was typed is in `texts` but stems in quotation marks. */
export type Found = {
  texts: readonly string[];
  filter: readonly string[];
  reports: readonly Matched[];
  passages: number;
  distribution: Distribution;
  /** Of what matched the passages that Meilisearch puts first, or all. */
  fetched: readonly Fetched[];
  /** Clauses that the server could not be asked for beside the others, of matches too many to be read. */
  unasked: readonly Clause[];
  /** Clauses of which not all alternatives were asked for. */
  narrowed: readonly Clause[];
  /** Ids of passages that the server finds and that do not match. */
  wrong: readonly string[];
};

/** The most passages that are read one by one to be looked through. */
export const readAtMost = 1000;
/** So many passages come with the counts: of as many matches or less no second question is needed. */
export const readAtOnce = 100;

const scoredFields = ['id', 'reportId', 'ordinal', 'strong', 'title', 'headings', 'body', 'keys'];

/**
 * Counts what matches, exactly as far as Meilisearch can tell, and by reading it where that is not enough and they are not too many. `sort`:
 * the order that the first passages come in, else that of Meilisearch; `limit`: how many.
 */
export async function match(
  server: Server,
  { sets, none, filter }: Asked,
  { sort, limit = readAtOnce }: { sort?: readonly string[]; limit?: number } = {},
): Promise<Found> {
  const { texts, left, inexact, narrowed } = sentencesOf(sets, none);
  const reading = { limit, ...(sort === undefined ? {} : { sort }) };
  const first = { ...(await counted(server, texts, filter, reading)), narrowed };
  if (!inexact) return first;
  if (first.passages > readAtMost) return { ...first, unasked: left };
  const all = isWhole(first) ? first.fetched : await fetchPassages(server, first, { limit: readAtMost });
  const right = all.filter((passage) => holds(fieldsOf(passage), sets, none));
  if (right.length === all.length) return { ...first, fetched: all };
  const kept = new Set(right);
  const wrong = all.filter((passage) => !kept.has(passage)).map(({ id }) => id);
  const again = await counted(server, texts, [...filter, isNotIn('id', wrong)], { limit: 0 });
  return { ...again, fetched: right, narrowed, wrong };
}

/** What matches nothing, without asking. */
export const nothing: Found = {
  texts: [],
  filter: [],
  reports: [],
  passages: 0,
  distribution: {},
  fetched: [],
  unasked: [],
  narrowed: [],
  wrong: [],
};

/** Whether all passages that match were fetched. */
export function isWhole({ fetched, passages }: Found): boolean {
  return fetched.length === passages;
}

/** The stems of a passage, field by field. */
export function fieldsOf({ title, headings, body, keys }: Fetched): string[] {
  return [title, headings, body, keys];
}

/** The counts for each chosen facet without its own choice. */
export async function countAll(
  server: Server,
  found: Pick<Found, 'texts' | 'wrong'>,
  facets: readonly FacetName[],
  filterWithout: (facet: FacetName) => readonly string[],
): Promise<Map<FacetName, Distribution>> {
  if (found.texts.length === 0) return new Map(facets.map((facet) => [facet, {}]));
  const wrong = found.wrong.length > 0 ? [isNotIn('id', found.wrong)] : [];
  const counts = facets.map(async (facet): Promise<[FacetName, Distribution]> => {
    const filter = [...filterWithout(facet), ...wrong];
    const { distribution } = await ask(server, found.texts, { filter }, { limit: 0, counted: countedFor(facet) });
    return [facet, distribution];
  });
  return new Map(await Promise.all(counts));
}

/** Fetches matching passages to score them, those first that Meilisearch thinks best; `distinct`: one of each report. */
export async function fetchPassages(
  server: Server,
  { texts, filter }: Pick<Found, 'texts' | 'filter'>,
  { limit, also = [], distinct = false }: { limit: number; also?: readonly string[]; distinct?: boolean },
): Promise<Fetched[]> {
  const asking = { filter: [...filter, ...also], attributesToRetrieve: scoredFields };
  const { hits } = await ask<Fetched>(server, texts, asking, { limit, ...(distinct ? { distinct: 'reportId' } : {}) });
  return hits;
}

async function counted(
  server: Server,
  texts: readonly string[],
  filter: readonly string[],
  { limit, sort }: { limit: number; sort?: readonly string[] },
): Promise<Found> {
  const asking = {
    filter: [...filter],
    attributesToRetrieve: scoredFields,
    ...(sort === undefined ? {} : { sort: [...sort] }),
  };
  const { hits, distribution } = await ask<Fetched>(server, texts, asking, { limit, counted: countedFor() });
  const reports = matchedReports(distribution);
  const passages = reports.reduce((sum, report) => sum + report.passages, 0);
  return { ...nothing, texts, filter, reports, passages, distribution, fetched: hits };
}

/** Whether at least so many reports of the whole index match. */
export async function areAtLeast(server: Server, count: number, { texts }: Pick<Found, 'texts'>): Promise<boolean> {
  const options = { limit: count, distinct: 'reportId' };
  const { hits } = await ask(server, texts, { attributesToRetrieve: ['reportId'] }, options);
  return hits.length >= count;
}
