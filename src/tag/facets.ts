import type { PassageFacets, Tag } from '../model.ts';
import type { Occurrences, Phrases } from './phrases.ts';
import { compile, matches, type Rule } from './rules.ts';
import type { SearchConfig, Terms } from './taxonomy.ts';

type Entry = { id: string; rules: Rule[] };

/** Grounds, groups, harms, actors and regions that a passage's words name. */
export class Facets {
  readonly #entries: Record<keyof PassageFacets, Entry[]>;
  readonly #groundsOf: ReadonlyMap<string, readonly string[]>;

  constructor(config: SearchConfig, phrases: Phrases) {
    const entries = (list: readonly { id: string; terms: Terms }[]) =>
      list.map(({ id, terms }) => ({ id, rules: compile([...terms.en, ...terms.ru], phrases) }));
    this.#entries = {
      grounds: entries(config.grounds),
      groups: entries(config.groups),
      harms: entries(config.harms),
      actors: entries(config.actors),
      regions: entries(config.places),
    };
    this.#groundsOf = new Map(config.categories.map((category) => [category.id, category.grounds]));
  }

  /** A ground needs both: a category of the passage that typically supports it, and words of the passage that speak of it. */
  of(occurrences: Occurrences, tags: readonly Tag[]): PassageFacets {
    const possible = new Set(tags.flatMap((tag) => this.#groundsOf.get(tag.category) ?? []));
    return {
      grounds: this.#named('grounds', occurrences).filter((ground) => possible.has(ground)),
      groups: this.#named('groups', occurrences),
      harms: this.#named('harms', occurrences),
      actors: this.#named('actors', occurrences),
      regions: this.#named('regions', occurrences),
    };
  }

  #named(facet: keyof PassageFacets, occurrences: Occurrences): string[] {
    return this.#entries[facet]
      .filter((entry) => entry.rules.some((rule) => matches(rule, occurrences).length > 0))
      .map((entry) => entry.id);
  }
}
