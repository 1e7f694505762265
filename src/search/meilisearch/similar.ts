import { type Resembling, resembling } from '../embedded/similar.ts';
import type { SearchResult } from '../engine.ts';
import type { SearchQuery } from '../query.ts';
import { ask, askEach, type Server } from './client.ts';
import { tokenOf } from './entry.ts';
import { type Extent, extentOf } from './extent.ts';
import { chosenFacets, filterOf, isIn, isNotIn } from './filter.ts';
import type { Known } from './knowledge.ts';
import { countAll, match } from './match.ts';
import { type Placed, standingOf } from './order.ts';
import { hitOf } from './search.ts';
import { facetCounts, type Matched } from './tally.ts';
import { withVocabulary } from './vocabulary.ts';

type Row = { id: string; reportId: string };

const rowsOfAStem = 1000;

/** Passages of other reports that share the rare words of a text. @throws Failure search.unavailable */
export async function searchByLikeness(
  server: Server,
  known: Known,
  query: SearchQuery,
  like: { text: string; reportId: string },
): Promise<SearchResult> {
  const extent = await extentOf(server, known);
  const weights = await resemblingPassages(server, known, like.text, extent.passages);
  const others = [isIn('id', [...weights.keys()]), isNotIn('reportId', [like.reportId])];
  const found = await match(server, { sets: [[]], none: [], filter: [...filterOf(query), ...others] }, { limit: 0 });
  const [chosen, rows] = await Promise.all([
    countAll(server, found, chosenFacets(query), (facet) => [...filterOf(query, facet), ...others]),
    ask<Row>(
      server,
      found.texts,
      { filter: [...found.filter], attributesToRetrieve: ['id', 'reportId'] },
      { limit: found.passages },
    ),
  ]);
  const first = (query.page - 1) * query.size;
  const ranked = rank(found.reports, rows.hits, weights, extent).slice(first, first + query.size);
  const facets = facetCounts(found.distribution, chosen);
  return { total: found.reports.length, facets, hits: ranked.map((one) => hitOf(one, false)) };
}

/** Ids of passages with the weight of the words that they share with the text. */
async function resemblingPassages(
  server: Server,
  known: Known,
  text: string,
  passages: number,
): Promise<Map<string, number>> {
  let telling: string[] = [];
  await withVocabulary(server, known, ({ frequency }) => {
    telling = [];
    return resembling(text, passages, frequency, (stem) => {
      telling.push(stem);
      return [];
    });
  });
  const holders = await passagesWith(server, telling);
  const ids = [...new Set([...holders.values()].flat())];
  const rowOf = new Map(ids.map((id, row) => [id, row]));
  const rowsWith = (stem: string) => (holders.get(stem) ?? []).map((id) => rowOf.get(id) ?? 0);
  const rows: Resembling = await withVocabulary(server, known, ({ frequency }) =>
    resembling(text, passages, frequency, rowsWith),
  );
  return new Map([...rows].map(([row, weight]) => [ids[row] ?? '', weight]));
}

async function passagesWith(server: Server, stems: readonly string[]): Promise<Map<string, string[]>> {
  const query = { indexUid: server.names.passages, attributesToRetrieve: ['id'], limit: rowsOfAStem };
  const answers = await askEach(
    server,
    stems.map((stem) => ({ ...query, q: `"${tokenOf(stem)}"`, matchingStrategy: 'all' })),
  );
  return new Map(stems.map((stem, at) => [stem, (answers[at]?.hits ?? []).map((hit) => String(hit.id))]));
}

function rank(
  reports: readonly Matched[],
  rows: readonly Row[],
  weights: ReadonlyMap<string, number>,
  { newestDay }: Extent,
): Placed[] {
  const own = Map.groupBy(rows, (row) => row.reportId);
  const weightOf = (row: Row) => weights.get(row.id) ?? 0;
  return reports
    .flatMap((report) => {
      const best = (own.get(report.reportId) ?? []).toSorted((one, other) => weightOf(other) - weightOf(one))[0];
      if (best === undefined) return [];
      return [{ report, passageId: best.id, score: weightOf(best) * standingOf(report, newestDay).product }];
    })
    .sort((one, other) => other.score - one.score);
}
