import type { Source } from '../../source.ts';
import type { Deps } from '../deps.ts';
import { words } from '../words/words.ts';
import { languageName } from './language.ts';

/** The label of a category, or its id when the taxonomy no longer has it. */
export function categoryLabel(id: string, { searchConfig }: Pick<Deps, 'searchConfig'>): string {
  return searchConfig.categories.find((category) => category.id === id)?.label ?? id;
}

/** The name of a source's publisher, or its id when it is no longer read. */
export function publisherOf(sourceId: string, sources: readonly Source[]): string {
  return sources.find(({ id }) => id === sourceId)?.publisher ?? sourceId;
}

/** The standing of a source in few words: `Government (first tier: official)`. */
export function standingOf(source: Source): string {
  return `${words.kinds[source.kind]} (${words.standings[source.tier]})`;
}

/** The standing of a source in full: `Government. Tier 1: UN and intergovernmental bodies, courts, governments`. */
export function fullStandingOf(source: Source): string {
  return `${words.kinds[source.kind]}. ${words.tier(source.tier)}`;
}

/** The label of a facet's value. */
export function facetLabel(name: string, value: string, deps: Deps): string {
  if (name === 'category') return categoryLabel(value, deps);
  if (name === 'source') return publisherOf(value, deps.sources);
  if (name === 'language') return languageName(value);
  if (name === 'tier') return tierLabel(value);
  return value;
}

function tierLabel(value: string): string {
  const tier = ([1, 2, 3, 4] as const).find((candidate) => String(candidate) === value);
  return tier === undefined ? value : words.tier(tier);
}
