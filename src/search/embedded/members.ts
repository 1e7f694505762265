import { facetValuesOf, type PassageDocument } from '../document.ts';
import { type FacetName, facetNames, passageFacets, reportFacets } from '../engine.ts';

/** A value of a facet, the facet by its number. */
export type Member = readonly [facet: number, value: string];

const numbers = new Map<string, number>(facetNames.map((name, number) => [name, number]));
const reportNumbers: ReadonlySet<number> = new Set(reportFacets.map(facetNumber));

/** A facet that is never shown: the categories that a strong tag gives. */
export const strongFacet = facetNames.length;

/** The number of a facet in the file: its place in `facetNames`. */
export function facetNumber(name: FacetName): number {
  return numbers.get(name) ?? -1;
}

/** The facet values that belong to a report as a whole. */
export function reportMembers(document: PassageDocument): Member[] {
  return membersOf(document, reportFacets);
}

/** The facet values that a passage bears. */
export function passageMembers(document: PassageDocument): Member[] {
  const strong = document.strongCategories.map((category): Member => [strongFacet, category]);
  return [...membersOf(document, passageFacets), ...strong];
}

function membersOf(document: PassageDocument, names: readonly FacetName[]): Member[] {
  const values = facetValuesOf(document);
  return names.flatMap((name) => values[name].map((value): Member => [facetNumber(name), value]));
}

/** Whether a facet belongs to a report as a whole. */
export function isReportFacet(facet: number): boolean {
  return reportNumbers.has(facet);
}
