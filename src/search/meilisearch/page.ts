import { wantedTag } from '../preference.ts';
import type { SortOrder } from '../query.ts';
import type { Server } from './client.ts';
import { isIn } from './filter.ts';
import { type Found, fetchPassages, isWhole, readAtMost } from './match.ts';
import { byDate, byDensity, byScore, type Fetched, type Placed, placed, preference, type Scoring } from './order.ts';
import type { Matched } from './tally.ts';

/** A page of results: `first` is the position of its first report, from 0. */
export type Bounds = { first: number; size: number };

/** The reports that come first are put in their order by score, as far as any page goes that many people look at. */
const reportsContested = 20;
/** The last of the passages in the order of Meilisearch: what comes behind them is worth no more than the best of these. */
const lastOnes = 20;

/**
 * The reports of one page in order. When all matching passages were fetched each is scored. Of more, reports are ordered by how many of their
 * passages match and by standing, but those that Meilisearch puts first, and those that could come before one of the page, by the scores of
 * their passages. `isLoose`: passages that hold most of the words match too, in no order that tells their scores.
 */
export async function page(
  server: Server,
  found: Found,
  isLoose: boolean,
  sort: SortOrder,
  { first, size }: Bounds,
  scoring: Scoring,
): Promise<Placed[]> {
  if (found.reports.length <= first) return [];
  if (sort !== 'relevance') {
    const reports = byDate(found.reports, sort).slice(first, first + size);
    return inOrder(reports, await passagesOf(server, found, reports), scoring);
  }
  const again = isWhole(found) ? [] : rivals(found, isLoose, scoring);
  const scored = byScore(found.reports, await passagesOf(server, found, again), scoring);
  const isScored = new Set(scored.map(({ report }) => report));
  const dense = byDensity(
    found.reports.filter((report) => !isScored.has(report)),
    scoring.newestDay,
  );
  const behind = dense.slice(Math.max(0, first - scored.length), Math.max(0, first + size - scored.length));
  const rest = inOrder(behind, await passagesOf(server, found, behind), scoring);
  return [...scored.slice(first, first + size), ...rest.map((one) => ({ ...one, score: 0 }))];
}

/**
 * The reports of which not all passages were fetched and which could come before the last of the first page: all that is known of them is
 * better, and the words of their other passages may be found as well as those of the last ones fetched.
 */
function rivals({ reports, fetched }: Found, isLoose: boolean, scoring: Scoring): Matched[] {
  const last = byScore(reports, fetched, scoring)[reportsContested - 1]?.score ?? 0;
  const words = Math.max(...fetched.slice(isLoose ? 0 : -lastOnes).map(scoring.score));
  const own = Map.groupBy(fetched, (passage) => passage.reportId);
  const isOpen = (report: Matched) => (own.get(report.reportId)?.length ?? 0) < report.passages;
  const most = reports
    .filter(isOpen)
    .map((report) => ({ report, score: words * wantedTag * preference(report, scoring.newestDay) }))
    .filter(({ score }) => score > last)
    .sort((one, other) => other.score - one.score);
  let passages = 0;
  return most.flatMap(({ report }) => {
    passages += report.passages;
    return passages > readAtMost ? [] : [report];
  });
}

/** Matching passages of some reports: those that were fetched with the counts, when all of a report's were, else the best ones. */
async function passagesOf(server: Server, found: Found, reports: readonly Matched[]): Promise<readonly Fetched[]> {
  const own = Map.groupBy(found.fetched, (passage) => passage.reportId);
  const missing = reports.filter(({ reportId, passages }) => (own.get(reportId)?.length ?? 0) < passages);
  if (missing.length === 0) return found.fetched;
  const also = [isIn('reportId', idsOf(missing))];
  const all = missing.reduce((sum, report) => sum + report.passages, 0);
  const [best, ofEach] = await Promise.all([
    fetchPassages(server, found, { also, limit: readAtMost }),
    all <= readAtMost ? [] : fetchPassages(server, found, { also, limit: missing.length, distinct: true }),
  ]);
  return [...new Map([...found.fetched, ...best, ...ofEach].map((passage) => [passage.id, passage])).values()];
}

function inOrder(reports: readonly Matched[], fetched: readonly Fetched[], scoring: Scoring): Placed[] {
  const own = Map.groupBy(fetched, (passage) => passage.reportId);
  return reports.flatMap((report) => placed(report, own.get(report.reportId) ?? [], scoring));
}

function idsOf(reports: readonly Matched[]): string[] {
  return reports.map(({ reportId }) => reportId);
}
