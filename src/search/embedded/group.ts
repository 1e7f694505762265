import { type DaySpan, periodOf } from '../days.ts';
import { type FacetCounts, facetNames } from '../engine.ts';
import type { SearchQuery } from '../query.ts';
import type { FacetTable, ReportFacts } from './facet-table.ts';
import { facetNumber, isReportFacet } from './members.ts';

/** Which facet values a passage must and must not bear, by value id, and the days its report must touch. */
export type Filter = {
  /** By facet number. */
  facets: Map<number, { include: Set<number> | undefined; exclude: Set<number> }>;
  /** Absent when no date was asked for: then reports without one count too. */
  period: DaySpan | undefined;
};

/** Matching reports in ascending order of their numbers; facet counts are of reports. */
export type Grouped = {
  reports: number[];
  /** All matching rows. */
  rowCount: number;
  /** How many rows of `reports[index]` match. */
  countOf(index: number): number;
  /** The matching rows of `reports[index]`, ascending. */
  rowsOf(index: number): ArrayLike<number>;
  /** Calls `visit` with the profiles of the matching rows of `reports[index]`, or with one of all that these bear. */
  eachProfile(index: number, visit: (profile: number) => void): void;
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
  for (const name of facetNames) {
    const facet = facetNumber(name);
    const ids = (values: readonly string[]) => new Set(values.map((value) => table.valueId(facet, value) ?? 0));
    const { include = [], exclude = [] } = query.facets[name] ?? {};
    if (include.length + exclude.length === 0) continue;
    filter.facets.set(facet, { include: include.length > 0 ? ids(include) : undefined, exclude: ids(exclude) });
  }
  return filter;
}

/**
 * One pass over ascending rows: filters, groups by report, and counts every facet, once a report. A row that fails only the filter of one
 * facet counts for that facet alone, so that its other values can be chosen too.
 */
export function group(matching: Int32Array, table: FacetTable, filter: Filter): Grouped {
  const { reportOf, profileOf } = table;
  const verdicts = new Verdicts(table, filter);
  const counter = new Counter(table);
  const reports: number[] = [];
  const starts: number[] = [];
  const rows = new Int32Array(matching.length);
  let rowCount = 0;
  let current = 0;
  let ofReport = failsMany;
  let facts: ReportFacts | undefined;
  let grouped = 0;
  let lastProfile = -1;
  for (let index = 0; index < matching.length; index += 1) {
    const row = matching[index] ?? 0;
    const report = reportOf[row] ?? 0;
    if (report !== current) {
      facts = table.reports[report];
      current = report;
      lastProfile = -1;
      ofReport = facts !== undefined && inside(facts.span, filter.period) ? verdicts.on(facts.profile) : failsMany;
    }
    if (facts === undefined || ofReport === failsMany) continue;
    const profile = profileOf[row] ?? 0;
    const result = both(ofReport, verdicts.on(profile));
    if (result === failsMany) continue;
    if (profile !== lastProfile) {
      counter.count(report, profile, result - failsOne);
      if (result !== passes || grouped !== report) counter.count(report, facts.profile, result - failsOne);
      lastProfile = profile;
    }
    if (result !== passes) continue;
    if (grouped !== report) {
      grouped = report;
      reports.push(report);
      starts.push(rowCount);
    }
    rows[rowCount] = row;
    rowCount += 1;
  }
  starts.push(rowCount);
  return {
    reports,
    rowCount,
    countOf: (index) => (starts[index + 1] ?? 0) - (starts[index] ?? 0),
    rowsOf: (index) => rows.subarray(starts[index], starts[index + 1]),
    eachProfile(index, visit) {
      const end = starts[index + 1] ?? 0;
      let last = -1;
      for (let at = starts[index] ?? 0; at < end; at += 1) {
        const profile = profileOf[rows[at] ?? 0] ?? 0;
        if (profile !== last) visit(profile);
        last = profile;
      }
    },
    facets: counter.facets(),
  };
}

/** All rows, for browsing; without a filter of passages each report is counted at once. */
export function groupAll(table: FacetTable, filter: Filter): Grouped {
  if ([...filter.facets.keys()].some((facet) => !isReportFacet(facet))) return group(table.rows(), table, filter);
  const verdicts = new Verdicts(table, filter);
  const counter = new Counter(table);
  const reports: number[] = [];
  let rowCount = 0;
  table.reports.forEach((facts, report) => {
    if (facts === undefined || !inside(facts.span, filter.period)) return;
    const result = verdicts.on(facts.profile);
    if (result === failsMany) return;
    counter.count(report, facts.whole, result - failsOne);
    if (result !== passes) return;
    reports.push(report);
    rowCount += facts.rowCount;
  });
  const countOf = (index: number) => table.reports[reports[index] ?? 0]?.rowCount ?? 0;
  const rowsOf = (index: number) => {
    const first = table.reports[reports[index] ?? 0]?.firstRow ?? 0;
    return Array.from({ length: countOf(index) }, (_, at) => first + at);
  };
  const eachProfile = (index: number, visit: (profile: number) => void) =>
    visit(table.reports[reports[index] ?? 0]?.whole ?? 0);
  return { reports, rowCount, countOf, rowsOf, eachProfile, facets: counter.facets() };
}

function inside(span: DaySpan, period: DaySpan | undefined): boolean {
  return period === undefined || (span.until >= period.from && span.from <= period.until);
}

function both(one: number, other: number): number {
  if (one === passes) return other;
  return other === passes ? one : failsMany;
}

const included = 1;
const excluded = 2;

/** Verdicts on profiles, worked out once for each. Profiles of reports and of passages share no facet. */
class Verdicts {
  readonly #table: FacetTable;
  readonly #rules: Rules | undefined;
  readonly #known: Uint8Array;

  constructor(table: FacetTable, filter: Filter) {
    this.#table = table;
    this.#rules = filter.facets.size === 0 ? undefined : rulesOf(table, filter);
    this.#known = new Uint8Array(this.#rules === undefined ? 0 : table.endProfile);
  }

  on(profile: number): number {
    if (this.#rules === undefined) return passes;
    const remembered = this.#known[profile] ?? 0;
    if (remembered !== 0) return remembered;
    const fresh = verdictOn(profile, this.#table, this.#rules);
    this.#known[profile] = fresh;
    return fresh;
  }
}

/** `marks`: by value, included or excluded; `wanted`: the facets that must be borne, as bits, of passages and of reports. */
type Rules = { marks: Uint8Array; wanted: readonly [ofPassages: number, ofReports: number] };

function rulesOf(table: FacetTable, filter: Filter): Rules {
  const marks = new Uint8Array(table.facetOf.length);
  const wanted: [number, number] = [0, 0];
  for (const [facet, { include, exclude }] of filter.facets) {
    for (const value of include ?? []) marks[value] = included;
    for (const value of exclude) marks[value] = excluded;
    if (include !== undefined) wanted[isReportFacet(facet) ? 1 : 0] |= 1 << facet;
  }
  return { marks, wanted };
}

function verdictOn(profile: number, table: FacetTable, { marks, wanted }: Rules): number {
  let borne = 0;
  let refused = 0;
  const end = table.memberStart[profile + 1] ?? 0;
  for (let at = table.memberStart[profile] ?? 0; at < end; at += 1) {
    const value = table.members[at] ?? 0;
    const mark = marks[value];
    if (mark === included) borne |= 1 << (table.facetOf[value] ?? 0);
    else if (mark === excluded) refused |= 1 << (table.facetOf[value] ?? 0);
  }
  const failed = ((table.ofReport[profile] === 1 ? wanted[1] : wanted[0]) & ~borne) | refused;
  if (failed === 0) return passes;
  return (failed & (failed - 1)) === 0 ? failsOne + Math.log2(failed) : failsMany;
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
    const { members, memberStart, facetOf } = this.#table;
    const counts = this.#counts;
    const lastReport = this.#lastReport;
    const end = memberStart[profile + 1] ?? 0;
    for (let at = memberStart[profile] ?? 0; at < end; at += 1) {
      const value = members[at] ?? 0;
      if (lastReport[value] === report) continue;
      if (only >= 0 && facetOf[value] !== only) continue;
      lastReport[value] = report;
      counts[value] = (counts[value] ?? 0) + 1;
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
