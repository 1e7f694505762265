import type { Occurrences, Phrases } from './phrases.ts';
import { RuleSet } from './rules.ts';
import type { SearchConfig } from './taxonomy.ts';

/** Sentences away from a match that still tell what it is about. */
const reach = 2;

/**
 * The guard of categories that turn on who somebody is: an artist, a teacher or a journalist also meets robbers, storms and illness. Beside such
 * words (`{ordinary-crime}`, `{everyday}`) a match counts only where a word of a nexus (`{nexus}`) stands near it.
 */
export class Nexus {
  readonly #rules: RuleSet<'everyday' | 'nexus'>;
  readonly #guarded: ReadonlySet<string>;

  constructor(config: SearchConfig, phrases: Phrases) {
    this.#rules = new RuleSet(phrases);
    this.#rules.add(['{ordinary-crime}', '{everyday}'], 'everyday');
    this.#rules.add(['{nexus}'], 'nexus');
    this.#guarded = new Set(config.categories.filter((category) => category.needsNexus).map(({ id }) => id));
  }

  /** Whether a match in this text counts. */
  stands(occurrences: Occurrences): (match: { category: string; sentence: number }) => boolean {
    const sentences = { everyday: new Set<number>(), nexus: new Set<number>() };
    this.#rules.each(occurrences, (kind, at) => sentences[kind].add(at.sentence));
    if (sentences.everyday.size === 0) return () => true;
    return ({ category, sentence }) =>
      !this.#guarded.has(category) || !near(sentences.everyday, sentence) || near(sentences.nexus, sentence);
  }
}

function near(sentences: ReadonlySet<number>, sentence: number): boolean {
  for (let at = sentence - reach; at <= sentence + reach; at += 1) if (sentences.has(at)) return true;
  return false;
}
