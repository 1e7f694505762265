import { periodOf } from '../days.ts';
import { type FacetName, facetNames } from '../engine.ts';
import type { SearchQuery } from '../query.ts';

/**
 * The filter of a query as a list of Meilisearch expressions that must all hold. Values are always quoted and escaped, so that none can be
 * read as syntax. `without`: the facet whose own choice is left out, so that its other values can be counted.
 */
export function filterOf(query: SearchQuery, without?: FacetName): string[] {
  const filter = facetNames.filter((name) => name !== without).flatMap((name) => facetFilter(query, name));
  const period = periodOf(query.from, query.until);
  if (period === undefined) return filter;
  return [...filter, `lastDay >= ${period.from}`, `firstDay <= ${period.until}`];
}

/** The facets that a query chooses values of. */
export function chosenFacets(query: SearchQuery): FacetName[] {
  return facetNames.filter((name) => facetFilter(query, name).length > 0);
}

/** Bears one of the values. */
export function isIn(attribute: string, values: readonly string[]): string {
  return `${attribute} IN [${values.map(quoted).join(', ')}]`;
}

/** Bears none of the values. */
export function isNotIn(attribute: string, values: readonly string[]): string {
  return `${attribute} NOT IN [${values.map(quoted).join(', ')}]`;
}

function facetFilter(query: SearchQuery, name: FacetName): string[] {
  const { include = [], exclude = [] } = query.facets[name] ?? {};
  return [
    ...(include.length > 0 ? [isIn(name, [...new Set(include)])] : []),
    ...(exclude.length > 0 ? [isNotIn(name, exclude)] : []),
  ];
}

function quoted(value: string): string {
  return `"${value.toWellFormed().replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`;
}
