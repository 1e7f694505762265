import type { Occurrences, Phrases } from './phrases.ts';
import type { SearchConfig } from './taxonomy.ts';
import { parseTerm } from './term.ts';

/** Sentences away from a match that still tell what it is about. */
const reach = 2;

/**
 * The guard of categories that turn on who somebody is: an artist, a teacher or a journalist also meets robbers, storms and illness. Beside such
 * words (`{ordinary-crime}`, `{everyday}`) a match counts only where a word of a nexus (`{nexus}`) stands near it.
 */
export class Nexus {
  readonly #everyday: readonly number[];
  readonly #nexus: readonly number[];
  readonly #guarded: ReadonlySet<string>;

  constructor(config: SearchConfig, phrases: Phrases) {
    const phraseOf = (term: string) => phrases.add(parseTerm(term)[0]);
    this.#everyday = [phraseOf('{ordinary-crime}'), phraseOf('{everyday}')];
    this.#nexus = [phraseOf('{nexus}')];
    this.#guarded = new Set(config.categories.filter((category) => category.needsNexus).map(({ id }) => id));
  }

  /** Whether a match in this text counts. */
  stands(occurrences: Occurrences): (match: { category: string; sentence: number }) => boolean {
    const everyday = sentencesOf(this.#everyday, occurrences);
    const nexus = sentencesOf(this.#nexus, occurrences);
    return ({ category, sentence }) =>
      !this.#guarded.has(category) || !near(everyday, sentence) || near(nexus, sentence);
  }
}

function sentencesOf(numbers: readonly number[], occurrences: Occurrences): Set<number> {
  return new Set(numbers.flatMap((number) => (occurrences.get(number) ?? []).map((at) => at.sentence)));
}

function near(sentences: ReadonlySet<number>, sentence: number): boolean {
  for (let at = sentence - reach; at <= sentence + reach; at += 1) if (sentences.has(at)) return true;
  return false;
}
