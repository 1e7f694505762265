import { byHandId, type Issuer, issuerOf } from '../../by-hand.ts';
import { type LabelKind, labelsRu } from '../../labels-ru.ts';
import { tiers } from '../../model/publisher.ts';
import type { Source } from '../../source.ts';
import type { Deps } from '../deps.ts';
import { pageLanguage, words } from '../words/words.ts';
import { languageName } from './language.ts';

/** The label of a category, or its id when the taxonomy no longer has it. */
export function categoryLabel(id: string, { searchConfig }: Pick<Deps, 'searchConfig'>): string {
  return labelIn('category', id, searchConfig.categories.find((category) => category.id === id)?.label) ?? id;
}

/** Whom a report is from; a source that is no longer read is named by its id. */
export function issuerNamed(report: Parameters<typeof issuerOf>[0], { sources }: Pick<Deps, 'sources'>): Issuer {
  return issuerOf(report, sources) ?? { publisher: report.sourceId };
}

/** The name of a source's publisher, or its id when it is no longer read. */
export function publisherOf(sourceId: string, sources: readonly Source[]): string {
  if (sourceId === byHandId) return words.byHand.name;
  return sources.find(({ id }) => id === sourceId)?.publisher ?? sourceId;
}

/** The standing of an issuer in few words, if it is known: `Government (first tier: official)`. */
export function standingOf({ kind, tier }: Issuer): string | undefined {
  if (kind === undefined || tier === undefined) return undefined;
  return `${words.kinds[kind]} (${words.standings[tier]})`;
}

/** The standing of an issuer in full, if it is known: `Government. Tier 1: UN and intergovernmental bodies, courts, governments`. */
export function fullStandingOf({ kind, tier }: Issuer): string | undefined {
  if (kind === undefined || tier === undefined) return undefined;
  return `${words.kinds[kind]}. ${words.tier(tier)}`;
}

/** The label of a facet's value. */
export function facetLabel(name: string, value: string, deps: Deps): string {
  if (name === 'category') return categoryLabel(value, deps);
  if (name === 'source') return publisherOf(value, deps.sources);
  if (name === 'language') return languageName(value);
  if (name === 'tier') return tierLabel(value);
  if (name === 'provision') return provisionLabel(value, deps);
  if (name === 'kind') return kindLabel(value);
  if (name === 'region') return placeLabel(value, deps);
  return listLabel(name, value, deps) ?? value;
}

/** The name of a provision: `Criminal Code, art. 280.3`; its key when search-config/ does not know it. */
export function provisionLabel(key: string, { searchConfig }: Pick<Deps, 'searchConfig'>): string {
  const entry = searchConfig.provisions.find((provision) => provision.key === key);
  return entry === undefined ? key : words.codes[entry.code](entry.article);
}

function kindLabel(value: string): string {
  return Object.entries(words.kinds).find(([kind]) => kind === value)?.[1] ?? value;
}

function placeLabel(id: string, { searchConfig }: Deps): string {
  const place = searchConfig.places.find((candidate) => candidate.id === id);
  return (pageLanguage() === 'ru' ? place?.labelRu : place?.label) ?? id;
}

function listLabel(name: string, id: string, { searchConfig }: Deps): string | undefined {
  const lists = {
    ground: searchConfig.grounds,
    group: searchConfig.groups,
    harm: searchConfig.harms,
    actor: searchConfig.actors,
  };
  const [kind, list] = Object.entries(lists).find(([each]) => each === name) ?? [];
  return kind && labelIn(kind as keyof typeof lists, id, list?.find((item) => item.id === id)?.label);
}

/** A label of search-config/ in the language of the page: Russian where there is one, else as it stands. */
export function labelIn(kind: LabelKind, id: string, english: string): string;
export function labelIn(kind: LabelKind, id: string, english: string | undefined): string | undefined;
export function labelIn(kind: LabelKind, id: string, english: string | undefined): string | undefined {
  return pageLanguage() === 'ru' ? (labelsRu[kind][id] ?? english) : english;
}

function tierLabel(value: string): string {
  const tier = tiers.find((candidate) => String(candidate) === value);
  return tier === undefined ? value : words.tier(tier);
}
