import type { Clause } from '../plan.ts';
import type { SortOrder } from '../query.ts';
import type { FacetTable } from './facet-table.ts';
import type { Grouped } from './group.ts';
import { strongFacet } from './members.ts';
import { type PassageStems, scorer } from './score.ts';

/** A report in its place: its number, its best row, how many rows matched. */
export type Ranked = { report: number; row: number; rows: number; score: number };

/** What ranking reads from the file. */
export type RankSource = {
  table: FacetTable;
  passages: number;
  stems(row: number): PassageStems;
  /** Rows whose title or headings match. */
  titleRows(): ReadonlySet<number>;
};

/** Rows that are read and scored one by one; of more matches, the densest reports are. */
const scoredAtMost = 1000;
const reportsReranked = 200;
const rowsRead = 4;
const rowsOnPage = 24;

/** The reports of one page in order. `categories`: ids of the strong-tag values that the query asked for. */
export function rank(
  grouped: Grouped,
  order: { sort: SortOrder; clauses: readonly Clause[]; first: number; size: number; wanted: ReadonlySet<number> },
  source: RankSource,
): Ranked[] {
  const score = scorer(order.clauses, source.passages);
  const bestOf = (index: number, most: number, preferred?: ReadonlySet<number>) =>
    order.clauses.length === 0
      ? firstTagged(grouped, index, source.table, order.wanted)
      : bestRow(grouped, index, most, score, source, order.wanted, preferred);
  const last = order.first + order.size;
  if (order.sort !== 'relevance' || order.clauses.length === 0) {
    const indexes = byDate(grouped, order.sort, source.table, last);
    return indexes.slice(order.first).map((index) => bestOf(index, rowsOnPage));
  }
  if (grouped.rowCount <= scoredAtMost) {
    const all = grouped.reports.map((_, index) => bestOf(index, Number.POSITIVE_INFINITY));
    return sorted(all).slice(order.first, last);
  }
  const titleRows = source.titleRows();
  const dense = byDensity(grouped, source.table, titleRows, Math.max(reportsReranked, last));
  const front = sorted(dense.slice(0, reportsReranked).map((index) => bestOf(index, rowsRead, titleRows)));
  const behind = dense.slice(Math.max(reportsReranked, order.first), last);
  return [...front.slice(order.first, last), ...behind.map((index) => ({ ...bestOf(index, rowsRead), score: 0 }))];
}

function bestRow(
  grouped: Grouped,
  index: number,
  most: number,
  score: (stems: PassageStems) => number,
  source: RankSource,
  wanted: ReadonlySet<number>,
  preferred: ReadonlySet<number> | undefined,
): Ranked {
  const rows = grouped.rowsOf(index);
  let best: Ranked = { report: grouped.reports[index] ?? 0, row: rows[0] ?? 0, rows: rows.length, score: -1 };
  for (const row of chosen(rows, most, preferred)) {
    const rowScore = score(source.stems(row)) * agreement(row, source.table, wanted);
    if (rowScore > best.score) best = { ...best, row, score: rowScore };
  }
  return { ...best, score: best.score * breadth(rows.length) * standing(best.report, source.table) };
}

function chosen(rows: readonly number[], most: number, preferred: ReadonlySet<number> | undefined): readonly number[] {
  if (rows.length <= most) return rows;
  const first = preferred === undefined ? [] : rows.filter((row) => preferred.has(row)).slice(0, most / 2);
  return [...new Set([...first, ...rows])].slice(0, most);
}

/** Browsing shows a report by its first passage that bears a strong tag, of the categories asked for when there are any. */
function firstTagged(grouped: Grouped, index: number, table: FacetTable, wanted: ReadonlySet<number>): Ranked {
  const rows = grouped.rowsOf(index);
  const tagged = rows.find((row) => agreement(row, table, wanted) > 1);
  return { report: grouped.reports[index] ?? 0, row: tagged ?? rows[0] ?? 0, rows: rows.length, score: 0 };
}

function byDate(grouped: Grouped, sort: SortOrder, table: FacetTable, count: number): number[] {
  const key = (index: number) => {
    const facts = table.reports[grouped.reports[index] ?? 0];
    if (sort === 'added') return -(facts?.added ?? 0);
    const day = facts?.span.from ?? Number.NEGATIVE_INFINITY;
    if (day === Number.NEGATIVE_INFINITY) return Number.POSITIVE_INFINITY;
    return sort === 'oldest' ? day : -day;
  };
  return byKey(grouped, count, key);
}

function byDensity(grouped: Grouped, table: FacetTable, titleRows: ReadonlySet<number>, count: number): number[] {
  return byKey(grouped, count, (index) => {
    const rows = grouped.rowsOf(index);
    const titled = rows.some((row) => titleRows.has(row)) ? 2 : 0;
    return -(Math.log2(1 + rows.length) + titled) * standing(grouped.reports[index] ?? 0, table);
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

function breadth(rows: number): number {
  return 1 + 0.04 * Math.log2(rows);
}

/** Gentle preference for higher tiers and newer reports. */
function standing(report: number, table: FacetTable): number {
  const facts = table.reports[report];
  const tier = [0.1, 0.06, 0.03, 0][(facts?.tier ?? 4) - 1] ?? 0;
  const years = (table.newestDay - (facts?.span.from ?? Number.NEGATIVE_INFINITY)) / 365;
  return (1 + tier) * (1 + 0.08 * Math.exp(-years / 4));
}

/** Above 1 when the passage bears a strong tag, most when it is one that was asked for. */
function agreement(row: number, table: FacetTable, wanted: ReadonlySet<number>): number {
  let found = 1;
  for (const value of table.profiles[table.profileOf[row] ?? 0] ?? []) {
    if (wanted.has(value)) return 1.1;
    if (table.facetOf[value] === strongFacet) found = 1.03;
  }
  return wanted.size > 0 ? 1 : found;
}
