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
  /** Whether words were asked for. */
  byWords: boolean;
  texts: readonly string[];
  filter: readonly string[];
  reports: readonly Matched[];
  passages: number;
  distribution: Distribution;
  /** All that matched, when they had to be read to be sure. */
  fetched: readonly Fetched[] | undefined;
  /** Clauses that the server could not be asked for beside the others, of matches too many to be read. */
  unasked: readonly Clause[];
  /** Ids of passages that the server finds and that do not match. */
  wrong: readonly string[];
};

/** The most passages that are read one by one, to be scored or to be looked through. */
export const readAtMost = 1000;

const scoredFields = ['id', 'reportId', 'ordinal', 'strong', 'title', 'headings', 'body', 'keys'];

/** Counts what matches, exactly as far as Meilisearch can tell, and by reading it where that is not enough and they are not too many. */
export async function match(server: Server, { sets, none, filter }: Asked): Promise<Found> {
  const { texts, left, inexact } = sentencesOf(sets, none);
  const byWords = sets.some((set) => set.length > 0);
  const first = await counted(server, byWords, texts, filter);
  if (!inexact) return first;
  if (first.passages > readAtMost) return { ...first, unasked: left };
  const fetched = await fetchPassages(server, first, { limit: readAtMost });
  const fields = ({ title, headings, body, keys }: Fetched) => [title, headings, body, keys];
  const right = fetched.filter((passage) => holds(fields(passage), sets, none));
  if (right.length === fetched.length) return { ...first, fetched };
  const kept = new Set(right);
  const wrong = fetched.filter((passage) => !kept.has(passage)).map(({ id }) => id);
  return { ...(await counted(server, byWords, texts, [...filter, isNotIn('id', wrong)])), fetched: right, wrong };
}

/** The counts for each chosen facet without its own choice. */
export async function countAll(
  server: Server,
  found: Found,
  facets: readonly FacetName[],
  filterWithout: (facet: FacetName) => readonly string[],
): Promise<Map<FacetName, Distribution>> {
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
  byWords: boolean,
  texts: readonly string[],
  filter: readonly string[],
): Promise<Found> {
  const { distribution } = await ask(server, texts, { filter: [...filter] }, { limit: 0, counted: countedFor() });
  const reports = matchedReports(distribution);
  const passages = reports.reduce((sum, report) => sum + report.passages, 0);
  return { byWords, texts, filter, reports, passages, distribution, fetched: undefined, unasked: [], wrong: [] };
}

/** Whether at least so many reports of the whole index match. */
export async function areAtLeast(server: Server, count: number, { texts }: Pick<Found, 'texts'>): Promise<boolean> {
  const options = { limit: count, distinct: 'reportId' };
  const { hits } = await ask(server, texts, { attributesToRetrieve: ['reportId'] }, options);
  return hits.length >= count;
}
