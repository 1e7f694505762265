import type { Explanation } from '../engine.ts';
import { anyTag, breadthFactor, recencyFactor, tierFactor, wantedTag } from '../preference.ts';
import type { FacetTable } from './facet-table.ts';
import type { Grouped } from './group.ts';
import { strongFacet } from './members.ts';
import type { PassageStems } from './score.ts';

/** A report in its place: its number, its best row, how many rows matched, and what the score is made of. */
export type Ranked = { report: number; row: number; rows: number; score: number; factors?: Explanation };

/** What scoring needs of the file and of the query. */
export type Scoring = {
  table: FacetTable;
  stems(row: number): PassageStems;
  score(stems: PassageStems): number;
  /** Values of the strong tags that were asked for. */
  wanted: ReadonlySet<number>;
};

/** The best of the matching rows of a report, of which `most` are read: those preferred and tagged ones first. */
export function bestRow(
  grouped: Grouped,
  index: number,
  most: number,
  scoring: Scoring,
  preferred?: ReadonlySet<number>,
): Ranked {
  const report = grouped.reports[index] ?? 0;
  const rows = grouped.rowsOf(index);
  let best = { row: rows[0] ?? 0, words: 0, tags: 1 };
  for (const row of chosen(rows, most, scoring, preferred)) {
    const words = scoring.score(scoring.stems(row));
    const tags = agreement(row, scoring);
    if (words * tags > best.words * best.tags) best = { row, words, tags };
  }
  const { tier, recency, product } = standing(report, scoring.table);
  const breadth = breadthFactor(rows.length);
  const factors = { words: best.words, tags: best.tags, breadth, tier, recency };
  return { report, row: best.row, rows: rows.length, score: best.words * best.tags * breadth * product, factors };
}

/** Browsing shows a report by its first passage that bears a strong tag, of the categories asked for when there are any. */
export function firstTagged(grouped: Grouped, index: number, scoring: Scoring): Ranked {
  const rows = grouped.rowsOf(index);
  const tagged = rows.find((row) => agreement(row, scoring) > 1);
  return { report: grouped.reports[index] ?? 0, row: tagged ?? rows[0] ?? 0, rows: rows.length, score: 0 };
}

/** Gentle preference for higher tiers and newer reports; `product` is both. */
export function standing(report: number, table: FacetTable): { tier: number; recency: number; product: number } {
  const facts = table.reports[report];
  const tier = tierFactor(facts?.tier ?? 4);
  const recency = recencyFactor(facts?.span.from ?? Number.NEGATIVE_INFINITY, table.newestDay);
  return { tier, recency, product: tier * recency };
}

function chosen(
  rows: readonly number[],
  most: number,
  scoring: Scoring,
  preferred: ReadonlySet<number> | undefined,
): readonly number[] {
  if (rows.length <= most) return rows;
  const titled = preferred === undefined ? [] : rows.filter((row) => preferred.has(row)).slice(0, most / 2);
  const tagged = rows.filter((row) => agreement(row, scoring) > 1).slice(0, most / 2);
  return [...new Set([...titled, ...tagged, ...rows])].slice(0, most);
}

/** Above 1 when the passage bears a strong tag; when categories were asked for, only one of theirs. */
function agreement(row: number, { table, wanted }: Scoring): number {
  let found = 1;
  for (const value of table.valuesOf(table.profileOf[row] ?? 0)) {
    if (wanted.has(value)) return wantedTag;
    if (table.facetOf[value] === strongFacet) found = anyTag;
  }
  return wanted.size > 0 ? 1 : found;
}
