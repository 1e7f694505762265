import type { PassageDocument } from '../document.ts';
import { type FacetName, facetNames } from '../engine.ts';

/** A value of a facet, the facet by its number. */
export type Member = readonly [facet: number, value: string];

const numbers = new Map<string, number>(facetNames.map((name, number) => [name, number]));

/** A facet that is never shown: the categories that a strong tag gives. */
export const strongFacet = facetNames.length;

/** The number of a facet in the file: its place in `facetNames`. */
export function facetNumber(name: FacetName): number {
  return numbers.get(name) ?? -1;
}

/** The facet values that belong to a report as a whole. */
export function reportMembers(document: PassageDocument): Member[] {
  const members: Member[] = [
    [facetNumber('source'), document.sourceId],
    [facetNumber('tier'), String(document.tier)],
    [facetNumber('kind'), document.kind],
  ];
  if (document.publishedOn !== undefined) members.push([facetNumber('year'), document.publishedOn.slice(0, 4)]);
  return members;
}

/** The facet values that a passage bears. */
export function passageMembers(document: PassageDocument): Member[] {
  return [
    ...membersOf('category', document.categories),
    ...membersOf('ground', document.grounds),
    ...membersOf('group', document.groups),
    ...membersOf('harm', document.harms),
    ...membersOf('actor', document.actors),
    ...membersOf('provision', document.provisions),
    ...membersOf('region', document.regions),
    ...membersOf('language', [document.language]),
    ...document.strongCategories.map((category) => [strongFacet, category] as const),
  ];
}

function membersOf(name: FacetName, values: readonly string[]): Member[] {
  const facet = facetNumber(name);
  return values.map((value) => [facet, value] as const);
}

const reportFacets: ReadonlySet<number> = new Set(
  (['source', 'tier', 'kind', 'year'] as const).map((name) => facetNumber(name)),
);

/** Whether a facet belongs to a report as a whole. */
export function isReportFacet(facet: number): boolean {
  return reportFacets.has(facet);
}
