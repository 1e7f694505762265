import type { Clause } from '../plan.ts';
import type { SortOrder } from '../query.ts';
import { bestRows, firstTagged, type Ranked, type Scoring, standingOf } from './best.ts';
import type { FacetTable } from './facet-table.ts';
import type { Grouped } from './group.ts';

/** What a page of results is made by: `first` is the position of its first report, from 0. */
export type Order = { sort: SortOrder; clauses: readonly Clause[]; first: number; size: number };

/** So many rows are read and scored one by one; of more matches, the densest reports are. */
const scoredAtMost = 600;
const reportsReranked = 120;
const rowsReadAtLeast = 4;
const rowsOnPage = 24;
/** A report whose title or headings match stands as one with four times as many matching passages. */
const titleDensity = 2;

/**
 * The reports of one page in order. Of up to 600 matching passages each is scored. Of more, reports are ordered by how many of their
 * passages match, by title and standing, and the front of that order again by their passages' scores: words that are common everywhere
 * tell little of a single passage. `titleRows` are the rows whose title or headings match.
 */
export function rank(grouped: Grouped, order: Order, scoring: Scoring, titleRows: () => ReadonlySet<number>): Ranked[] {
  const last = order.first + order.size;
  if (order.clauses.length === 0) {
    const sort = order.sort === 'relevance' ? 'newest' : order.sort;
    const indexes = byDate(grouped, sort, scoring.table, last).slice(order.first);
    return indexes.map((index) => firstTagged(grouped, index, scoring));
  }
  if (order.sort !== 'relevance') {
    const indexes = byDate(grouped, order.sort, scoring.table, last).slice(order.first);
    return bestRows(grouped, indexes, rowsOnPage, scoring);
  }
  if (grouped.rowCount <= scoredAtMost) {
    const all = grouped.reports.map((_, index) => index);
    return sorted(bestRows(grouped, all, scoredAtMost, scoring)).slice(order.first, last);
  }
  return ofMany(grouped, order.first, last, scoring, titleRows());
}

function ofMany(
  grouped: Grouped,
  first: number,
  last: number,
  scoring: Scoring,
  titleRows: ReadonlySet<number>,
): Ranked[] {
  const dense = byDensity(grouped, scoring.table, titleRows, Math.max(reportsReranked, last));
  const again = dense.slice(0, reportsReranked);
  const most = Math.max(rowsReadAtLeast, Math.floor(scoredAtMost / again.length));
  const front = sorted(bestRows(grouped, again, most, scoring, titleRows));
  const behind = dense.slice(Math.max(reportsReranked, first), last);
  return [
    ...front.slice(first, last),
    ...bestRows(grouped, behind, rowsReadAtLeast, scoring).map((one) => ({ ...one, score: 0 })),
  ];
}

function byDate(grouped: Grouped, sort: SortOrder, table: FacetTable, count: number): number[] {
  const key = (index: number) => {
    const facts = table.reports[grouped.reports[index] ?? 0];
    if (sort === 'added') return -(facts?.added ?? 0);
    if (sort === 'news') return -(facts?.news ?? 0);
    const day = facts?.span.from ?? Number.NEGATIVE_INFINITY;
    if (day === Number.NEGATIVE_INFINITY) return Number.POSITIVE_INFINITY;
    return sort === 'oldest' ? day : -day;
  };
  return byKey(grouped, count, key);
}

function byDensity(grouped: Grouped, table: FacetTable, titleRows: ReadonlySet<number>, count: number): number[] {
  const titled = new Set<number>();
  for (const row of titleRows) titled.add(table.reportOf[row] ?? 0);
  return byKey(grouped, count, (index) => {
    const report = grouped.reports[index] ?? 0;
    const density = Math.log2(1 + grouped.countOf(index)) + (titled.has(report) ? titleDensity : 0);
    return -density * standingOf(report, table);
  });
}

/** The `count` reports with the least keys, in order; of equal keys the newer number first. */
function byKey(grouped: Grouped, count: number, key: (index: number) => number): number[] {
  const keys = Float64Array.from(grouped.reports, (_, index) => key(index));
  const before = (one: number, other: number) => compare(keys[one] ?? 0, keys[other] ?? 0) || other - one;
  const indexes = grouped.reports.map((_, index) => index);
  if (indexes.length <= count * 4) return indexes.sort(before).slice(0, count);
  return indexes.filter(amongLeast(keys, count)).sort(before).slice(0, count);
}

/** Leaves out most of those that cannot be among the `count` least, by a bound taken from a sample. */
function amongLeast(keys: Float64Array, count: number): (index: number) => boolean {
  const step = Math.max(1, Math.floor(keys.length / 2048));
  const sample = keys.filter((_, index) => index % step === 0).sort();
  const bound = sample[Math.ceil((count * 1.5) / step) + 8] ?? Number.POSITIVE_INFINITY;
  let kept = 0;
  for (const key of keys) if (key <= bound) kept += 1;
  return kept >= count ? (index) => (keys[index] ?? 0) <= bound : () => true;
}

function compare(one: number, other: number): number {
  return one < other ? -1 : Number(one > other);
}

function sorted(ranked: readonly Ranked[]): Ranked[] {
  return ranked.toSorted((one, other) => other.score - one.score || other.report - one.report);
}
