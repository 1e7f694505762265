import type { Explanation } from '../engine.ts';
import { anyTag, breadthFactor, type Standing, standing, wantedTag } from '../preference.ts';
import type { FacetTable } from './facet-table.ts';
import type { Grouped } from './group.ts';
import { strongFacet } from './members.ts';

/** A report in its place: its number, its best row, how many rows matched, and what the score is made of. */
export type Ranked = { report: number; row: number; rows: number; score: number; factors?: Explanation };

/** What scoring needs of the file and of the query. */
export type Scoring = {
  table: FacetTable;
  /** The scores of the words of some rows, in their order. */
  words(rows: readonly number[]): readonly number[];
  /** Above 1 when a passage of this profile bears a strong tag; when categories were asked for, only one of theirs. */
  agreement(profile: number): number;
};

/** Each report by the best of its matching rows, of which `most` are read: those preferred and tagged ones first. */
export function bestRows(
  grouped: Grouped,
  indexes: readonly number[],
  most: number,
  scoring: Scoring,
  preferred?: ReadonlySet<number>,
): Ranked[] {
  const read = indexes.map((index) => chosen(grouped.rowsOf(index), most, scoring, preferred));
  const words = scoring.words(read.flatMap((rows) => [...rows]));
  let at = 0;
  return indexes.map((index, position) => {
    const rows = read[position] ?? [];
    at += rows.length;
    return ranked(grouped, index, { rows, words: words.slice(at - rows.length, at) }, scoring);
  });
}

type Read = { rows: ArrayLike<number>; words: readonly number[] };

function ranked(grouped: Grouped, index: number, { rows, words }: Read, scoring: Scoring): Ranked {
  let best = { row: rows[0] ?? 0, words: 0, tags: 1 };
  for (const [at, score] of words.entries()) {
    const row = rows[at] ?? 0;
    const tags = agreement(row, scoring);
    if (score * tags > best.words * best.tags) best = { row, words: score, tags };
  }
  const report = grouped.reports[index] ?? 0;
  const count = grouped.countOf(index);
  const { tier, recency, product } = factorsOf(report, scoring.table);
  const breadth = breadthFactor(count);
  const factors = { words: best.words, tags: best.tags, breadth, tier, recency };
  return { report, row: best.row, rows: count, score: best.words * best.tags * breadth * product, factors };
}

/** Browsing shows a report by its first passage that bears a strong tag, of the categories asked for when there are any. */
export function firstTagged(grouped: Grouped, index: number, scoring: Scoring): Ranked {
  const rows = Array.from(grouped.rowsOf(index));
  const tagged = rows.find((row) => agreement(row, scoring) > 1);
  return { report: grouped.reports[index] ?? 0, row: tagged ?? rows[0] ?? 0, rows: rows.length, score: 0 };
}

/** The product of a report's standing, worked out once until something is written: words that are common everywhere ask for that of every report. */
export function standingOf(report: number, table: FacetTable): number {
  const known = table.standings[report] ?? 0;
  if (known !== 0) return known;
  const { product } = factorsOf(report, table);
  table.standings[report] = product;
  return product;
}

function factorsOf(report: number, table: FacetTable): Standing {
  const facts = table.reports[report];
  return standing(facts?.tier ?? 4, facts?.span.from ?? Number.NEGATIVE_INFINITY, table.newestDay);
}

function chosen(
  rows: ArrayLike<number>,
  most: number,
  scoring: Scoring,
  preferred: ReadonlySet<number> | undefined,
): readonly number[] {
  const all = Array.from(rows);
  if (all.length <= most) return all;
  const titled = preferred === undefined ? [] : all.filter((row) => preferred.has(row)).slice(0, most / 2);
  const tagged = all.filter((row) => agreement(row, scoring) > 1).slice(0, most / 2);
  return [...new Set([...titled, ...tagged, ...all])].slice(0, most);
}

function agreement(row: number, { table, agreement }: Scoring): number {
  return agreement(table.profileOf[row] ?? 0);
}

/** How profiles agree with the strong tags asked for (`wanted`, by value), worked out once for each. */
export function agreements(table: FacetTable, wanted: ReadonlySet<number>): Scoring['agreement'] {
  const known = new Map<number, number>();
  return (profile) => {
    const remembered = known.get(profile) ?? agreementOf(table.valuesOf(profile), table, wanted);
    known.set(profile, remembered);
    return remembered;
  };
}

function agreementOf(values: Int32Array, { facetOf }: FacetTable, wanted: ReadonlySet<number>): number {
  let found = 1;
  for (const value of values) {
    if (wanted.has(value)) return wantedTag;
    if (facetOf[value] === strongFacet) found = anyTag;
  }
  return wanted.size > 0 ? 1 : found;
}
