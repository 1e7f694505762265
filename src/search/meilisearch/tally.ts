import {
  type FacetCounts,
  type FacetName,
  facetNames,
  isPassageFacet,
  type PassageFacet,
  passageFacets,
  type Timeline,
} from '../engine.ts';
import { factsOf, type ReportFacts } from './entry.ts';

/** A report that matches, and by how many passages. */
export type Matched = ReportFacts & { passages: number };

/** By attribute: how many passages bear each value. */
export type Distribution = Readonly<Record<string, Readonly<Record<string, number>>>>;

/** The attributes to count for all facets, or for one alone. */
export function countedFor(facet?: FacetName): string[] {
  if (facet === undefined) return ['report', ...passageFacets.map((name) => `of.${name}`)];
  return [isPassageFacet(facet) ? `of.${facet}` : 'report'];
}

/** The reports of a distribution. */
export function matchedReports(distribution: Distribution): Matched[] {
  const byId = new Map<string, Matched>();
  for (const [text, passages] of Object.entries(distribution.report ?? {})) {
    const facts = factsOf(text);
    const known = byId.get(facts.reportId);
    byId.set(facts.reportId, { ...facts, passages: passages + (known?.passages ?? 0) });
  }
  return [...byId.values()];
}

/**
 * Exact counts of reports by facet. `chosen` holds, for each facet that the query chooses values of, the distribution without that choice.
 */
export function facetCounts(base: Distribution, chosen: ReadonlyMap<FacetName, Distribution>): FacetCounts {
  const counts = facetNames.map((name) => [name, countsOf(name, chosen.get(name) ?? base)]);
  return Object.fromEntries(counts) as FacetCounts;
}

/** Reports by month and, if asked for, category; a report known only by year stands under its year, one without a date nowhere. */
export function timelineOf(base: Distribution, byCategory: boolean): Timeline {
  const months = new Map<string, { reports: number; categories: Map<string, number> }>();
  const monthOf = new Map<string, string>();
  for (const { reportId, publishedOn } of matchedReports(base)) {
    if (publishedOn === undefined) continue;
    const month = publishedOn.slice(0, 7);
    monthOf.set(reportId, month);
    const known = months.get(month) ?? { reports: 0, categories: new Map() };
    known.reports += 1;
    months.set(month, known);
  }
  for (const [reportId, category] of byCategory ? joined(base, 'category') : []) {
    const categories = months.get(monthOf.get(reportId) ?? '')?.categories;
    categories?.set(category, (categories.get(category) ?? 0) + 1);
  }
  return [...months]
    .map(([month, { reports, categories }]) => ({ month, reports, categories: Object.fromEntries(categories) }))
    .sort((one, other) => (one.month < other.month ? -1 : 1));
}

function countsOf(name: FacetName, distribution: Distribution): Record<string, number> {
  const counts = new Map<string, number>();
  const add = (value: string) => counts.set(value, (counts.get(value) ?? 0) + 1);
  if (isPassageFacet(name)) for (const [, value] of joined(distribution, name)) add(value);
  else for (const value of matchedReports(distribution).flatMap((facts) => reportValue(name, facts))) add(value);
  return Object.fromEntries(counts);
}

function reportValue(name: Exclude<FacetName, PassageFacet>, facts: ReportFacts): string[] {
  switch (name) {
    case 'source':
      return [facts.source];
    case 'kind':
      return [facts.kind];
    case 'tier':
      return [String(facts.tier)];
    case 'year':
      return facts.publishedOn === undefined ? [] : [facts.publishedOn.slice(0, 4)];
  }
}

/** Each report once for each value that a matching passage of it bears. A report's id holds no space. */
function joined(distribution: Distribution, name: PassageFacet): [reportId: string, value: string][] {
  return Object.keys(distribution[`of.${name}`] ?? {}).map((text) => {
    const space = text.indexOf(' ');
    return [text.slice(0, space), text.slice(space + 1)];
  });
}
