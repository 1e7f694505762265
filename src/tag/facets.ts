import type { PassageFacets, Tag } from '../model/tag.ts';
import type { Occurrences, Phrases } from './phrases.ts';
import { RuleSet } from './rules.ts';
import type { SearchConfig, Terms } from './taxonomy.ts';

type Entry = { facet: keyof PassageFacets; id: string };

/** Grounds, groups, harms, actors and regions that a passage's words name. */
export class Facets {
  readonly #rules: RuleSet<Entry>;
  readonly #groundsOf: ReadonlyMap<string, readonly string[]>;

  constructor(config: SearchConfig, phrases: Phrases) {
    this.#rules = new RuleSet(phrases);
    this.#add('grounds', config.grounds);
    this.#add('groups', config.groups);
    this.#add('harms', config.harms);
    this.#add('actors', config.actors);
    this.#add('regions', config.places);
    this.#groundsOf = new Map(config.categories.map((category) => [category.id, category.grounds]));
  }

  /** A ground needs both: a category of the passage that typically supports it, and words of the passage that speak of it. */
  of(occurrences: Occurrences, tags: readonly Tag[]): PassageFacets {
    const found = {
      grounds: new Set<string>(),
      groups: new Set<string>(),
      harms: new Set<string>(),
      actors: new Set<string>(),
      regions: new Set<string>(),
    };
    this.#rules.each(occurrences, ({ facet, id }) => found[facet].add(id));
    const possible = new Set(tags.flatMap((tag) => this.#groundsOf.get(tag.category) ?? []));
    return {
      grounds: [...found.grounds].filter((ground) => possible.has(ground)).toSorted(),
      groups: [...found.groups].toSorted(),
      harms: [...found.harms].toSorted(),
      actors: [...found.actors].toSorted(),
      regions: [...found.regions].toSorted(),
    };
  }

  #add(facet: keyof PassageFacets, entries: readonly { id: string; terms: Terms }[]): void {
    for (const { id, terms } of entries) this.#rules.add([...terms.en, ...terms.ru], { facet, id });
  }
}
