import type { SortOrder } from '../query.ts';
import { ask, type Server } from './client.ts';
import { isIn } from './filter.ts';
import { type Found, fetchPassages, readAtMost } from './match.ts';
import { byDate, byDensity, byScore, type Fetched, type Placed, placed, type Scoring } from './order.ts';
import { type Matched, matchedReports } from './tally.ts';

/** A page of results: `first` is the position of its first report, from 0. */
export type Bounds = { first: number; size: number };

const reportsReranked = 200;

/**
 * The reports of one page in order. Of up to a thousand matching passages each is scored. Of more, reports are ordered by how many of their
 * passages match, by title (unless `isLoose`: they hold most words only) and standing, and the front of that order again by their passages'
 * scores.
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
  if (found.passages <= readAtMost) {
    const fetched = found.fetched ?? (await fetchPassages(server, found, { limit: readAtMost }));
    return byScore(found.reports, fetched, scoring).slice(first, first + size);
  }
  return ofMany(server, found, isLoose, { first, size }, scoring);
}

/** The reports of a page of browsing, each shown by its first passage that bears a strong tag, of the categories asked for if any. */
export async function browsed(
  server: Server,
  { texts, filter }: Found,
  reports: readonly Matched[],
  wanted: readonly string[],
): Promise<Placed[]> {
  if (reports.length === 0) return [];
  const ofThese = [...filter, isIn('reportId', idsOf(reports))];
  const firstOfEach = async (also: readonly string[]) => {
    const asking = {
      filter: [...ofThese, ...also],
      sort: ['ordinal:asc'],
      attributesToRetrieve: ['id', 'reportId'],
    };
    const options = { limit: reports.length, distinct: 'reportId' };
    return (await ask<Pick<Fetched, 'id' | 'reportId'>>(server, texts, asking, options)).hits;
  };
  const tagged = wanted.length > 0 ? isIn('strong', wanted) : 'strong EXISTS AND strong IS NOT EMPTY';
  const [any, strong] = await Promise.all([firstOfEach([]), firstOfEach([tagged])]);
  const shown = new Map([...any, ...strong].map(({ reportId, id }) => [reportId, id]));
  return reports.map((report) => ({ report, passageId: shown.get(report.reportId) ?? '', score: 0 }));
}

async function ofMany(
  server: Server,
  found: Found,
  isLoose: boolean,
  { first, size }: Bounds,
  scoring: Scoring,
): Promise<Placed[]> {
  const titled = isLoose ? new Set<string>() : await titledReports(server, found);
  const dense = byDensity(found.reports, titled, scoring.newestDay);
  const again = dense.slice(0, reportsReranked);
  const behind = dense.slice(Math.max(reportsReranked, first), first + size);
  const [front, rest] = await Promise.all([
    passagesOf(server, found, first < reportsReranked ? again : []),
    passagesOf(server, found, behind),
  ]);
  return [
    ...byScore(again, front, scoring).slice(first, first + size),
    ...inOrder(behind, rest, scoring).map((one) => ({ ...one, score: 0 })),
  ].slice(0, size);
}

/** Ids of the reports whose title or headings match. */
async function titledReports(server: Server, { texts, filter }: Found): Promise<Set<string>> {
  const asking = { filter: [...filter], attributesToSearchOn: ['title', 'headings'] };
  const { distribution } = await ask(server, texts, asking, { limit: 0, counted: ['report'] });
  return new Set(idsOf(matchedReports(distribution)));
}

/** Matching passages of some reports: the best ones over all, and the best of each, so that none is without. */
async function passagesOf(server: Server, found: Found, reports: readonly Matched[]): Promise<Fetched[]> {
  if (reports.length === 0) return [];
  const also = [isIn('reportId', idsOf(reports))];
  const all = reports.reduce((sum, report) => sum + report.passages, 0);
  const [best, ofEach] = await Promise.all([
    fetchPassages(server, found, { also, limit: readAtMost }),
    all <= readAtMost ? [] : fetchPassages(server, found, { also, limit: reports.length, distinct: true }),
  ]);
  return [...new Map([...best, ...ofEach].map((passage) => [passage.id, passage])).values()];
}

function inOrder(reports: readonly Matched[], fetched: readonly Fetched[], scoring: Scoring): Placed[] {
  const own = Map.groupBy(fetched, (passage) => passage.reportId);
  return reports.flatMap((report) => placed(report, own.get(report.reportId) ?? [], scoring));
}

function idsOf(reports: readonly Matched[]): string[] {
  return reports.map(({ reportId }) => reportId);
}
