import { type FacetCounts, facetNames } from '../engine.ts';
import type { SearchQuery } from '../query.ts';
import { type DaySpan, periodOf } from './days.ts';
import type { FacetTable } from './facet-table.ts';
import { facetNumber } from './members.ts';

/** Which facet values a passage must and must not bear, by value id, and the days its report must touch. */
export type Filter = {
  /** By facet number. */
  facets: Map<number, { include: Set<number> | undefined; exclude: Set<number> }>;
  /** Absent when no date was asked for: then reports without one count too. */
  period: DaySpan | undefined;
};

/** Matching rows by report, in ascending order of both; facet counts are of reports. */
export type Grouped = {
  reports: number[];
  /** `rows.slice(starts[i], starts[i + 1])` are the rows of `reports[i]`. */
  starts: number[];
  rows: number[];
  facets: FacetCounts;
};

const passes = 1;
const failsMany = 2;
/** `failsOne + f`: fails the filter of facet `f` only. */
const failsOne = 3;

/** The filter of a query in the ids of a table. A value that no passage bears matches nothing. */
export function filterOf(query: SearchQuery, table: FacetTable): Filter {
  const filter: Filter = {
    facets: new Map(),
    period: periodOf(query.from, query.until),
  };
  const plain = { category: query.categories, source: query.sources, language: query.languages };
  for (const name of facetNames) {
    const facet = facetNumber(name);
    const ids = (values: readonly string[]) => new Set(values.map((value) => table.valueId(facet, value) ?? 0));
    const include = [...(query.facets?.[name]?.include ?? []), ...(name in plain ? plain[name as 'category'] : [])];
    const exclude = query.facets?.[name]?.exclude ?? [];
    if (include.length + exclude.length === 0) continue;
    filter.facets.set(facet, { include: include.length > 0 ? ids(include) : undefined, exclude: ids(exclude) });
  }
  return filter;
}

/**
 * One pass over ascending rows: filters, groups by report, and counts every facet, once a report. A row that fails only the filter of one
 * facet counts for that facet alone, so that its other values can be chosen too.
 */
export function group(rows: Iterable<number>, table: FacetTable, filter: Filter): Grouped {
  const verdict = verdicts(table, filter);
  const counter = new Counter(table);
  const grouped = { reports: [] as number[], starts: [] as number[], rows: [] as number[] };
  let current = 0;
  let inPeriod = false;
  let reportVerdict = passes;
  let reportProfile = 0;
  for (const row of rows) {
    const report = table.reportOf[row] ?? 0;
    if (report === 0) continue;
    if (report !== current) {
      const facts = table.reports[report];
      current = report;
      reportProfile = facts?.profile ?? 0;
      reportVerdict = verdict(reportProfile);
      inPeriod = facts !== undefined && inside(facts.span, filter.period);
    }
    if (!inPeriod || reportVerdict === failsMany) continue;
    const passageProfile = table.profileOf[row] ?? 0;
    const result = both(reportVerdict, verdict(passageProfile));
    if (result === failsMany) continue;
    counter.count(report, passageProfile, result - failsOne);
    counter.count(report, reportProfile, result - failsOne);
    if (result !== passes) continue;
    if (grouped.reports.at(-1) !== report) {
      grouped.reports.push(report);
      grouped.starts.push(grouped.rows.length);
    }
    grouped.rows.push(row);
  }
  return { ...grouped, facets: counter.facets() };
}

/** All rows of a table, for browsing. */
export function* everyRow(table: FacetTable, except: ReadonlySet<number>): Iterable<number> {
  for (let row = 1; row < table.endRow; row += 1) if (!except.has(row)) yield row;
}

function inside(span: DaySpan, period: DaySpan | undefined): boolean {
  return period === undefined || (span.until >= period.from && span.from <= period.until);
}

function both(one: number, other: number): number {
  if (one === passes) return other;
  return other === passes ? one : failsMany;
}

/** The verdict on a profile, worked out once for each. Report profiles and passage profiles share no facet but by `include`: see `fails`. */
function verdicts(table: FacetTable, filter: Filter): (profile: number) => number {
  if (filter.facets.size === 0) return () => passes;
  const known = new Uint8Array(table.profiles.length);
  return (profile) => {
    const remembered = known[profile] ?? 0;
    if (remembered !== 0) return remembered;
    const fresh = verdictOn(profile, table, filter);
    known[profile] = fresh;
    return fresh;
  };
}

function verdictOn(profile: number, table: FacetTable, filter: Filter): number {
  const values = table.profiles[profile] ?? new Uint32Array();
  const ofReport = isReportProfile(values, table);
  let verdict = passes;
  for (const [facet, { include, exclude }] of filter.facets) {
    if (isReportFacet(facet) !== ofReport) continue;
    const included = include === undefined || values.some((value) => include.has(value));
    if (included && !values.some((value) => exclude.has(value))) continue;
    if (verdict !== passes) return failsMany;
    verdict = failsOne + facet;
  }
  return verdict;
}

const reportFacets: ReadonlySet<number> = new Set(
  (['source', 'tier', 'kind', 'year'] as const).map((name) => facetNumber(name)),
);

function isReportFacet(facet: number): boolean {
  return reportFacets.has(facet);
}

/** Every report profile holds its source; no passage profile does. */
function isReportProfile(values: Uint32Array, table: FacetTable): boolean {
  return values.some((value) => isReportFacet(table.facetOf[value] ?? -1));
}

/** Counts each value once a report; reports must come one after another. */
class Counter {
  readonly #table: FacetTable;
  readonly #counts: Uint32Array;
  readonly #lastReport: Int32Array;

  constructor(table: FacetTable) {
    this.#table = table;
    this.#counts = new Uint32Array(table.facetOf.length);
    this.#lastReport = new Int32Array(table.facetOf.length);
  }

  /** `only`: the one facet to count for; negative for all. */
  count(report: number, profile: number, only: number): void {
    const values = this.#table.profiles[profile];
    if (values === undefined) return;
    for (let index = 0; index < values.length; index += 1) {
      const value = values[index] ?? 0;
      if (this.#lastReport[value] === report) continue;
      if (only >= 0 && this.#table.facetOf[value] !== only) continue;
      this.#lastReport[value] = report;
      this.#counts[value] = (this.#counts[value] ?? 0) + 1;
    }
  }

  facets(): FacetCounts {
    const facets = Object.fromEntries(facetNames.map((name) => [name, {} as Record<string, number>])) as FacetCounts;
    this.#counts.forEach((count, value) => {
      const name = facetNames[this.#table.facetOf[value] ?? -1];
      if (count > 0 && name !== undefined) facets[name][this.#table.valueText[value] ?? ''] = count;
    });
    return facets;
  }
}
