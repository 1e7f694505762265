import type { Occurrence, Occurrences, Phrases, Reading } from './phrases.ts';
import type { FoundProvision } from './provisions.ts';
import { compile, matches, type Rule } from './rules.ts';
import type { Category, SearchConfig } from './taxonomy.ts';

/** A place where a category's rule holds. `start` and `end` stand for a provision, whose words are no phrase. */
export type CategoryMatch = Occurrence & {
  category: string;
  rule: string;
  strength: 'strong' | 'weak';
  start?: number;
  end?: number;
};

type TermRule = { category: string; language: 'en' | 'ru'; rule: Rule };

/** The terms of all categories, compiled: strong ones tag alone, two different weak ones together with a repression word. */
export class CategoryRules {
  readonly #strong = new Map<number, TermRule[]>();
  readonly #weak = new Map<number, TermRule[]>();
  readonly #unless = new Map<string, Rule[]>();
  readonly #evidenceOf = new Map<string, readonly string[]>();
  readonly #related = new Map<string, ReadonlySet<string>>();
  readonly #repression: Rule[];
  readonly #order: string[];

  constructor(config: SearchConfig, phrases: Phrases) {
    for (const category of config.categories) this.#addCategory(category, phrases);
    for (const provision of config.provisions) this.#evidenceOf.set(provision.key, provision.evidenceOf);
    this.#repression = compile(['{punished}'], phrases);
    this.#order = config.categories.map((category) => category.id);
  }

  /** All matches, strong before weak, in the order of the categories; and the provisions that the words confirm. */
  matches(
    reading: Reading,
    occurrences: Occurrences,
    provisions: readonly FoundProvision[],
  ): { found: CategoryMatch[]; confirmed: FoundProvision[] } {
    const strong = this.#fired(this.#strong, occurrences, 'strong');
    const weak = this.#fired(this.#weak, occurrences, 'weak');
    const topics = new Set([...strong, ...weak].map((match) => match.category));
    const confirmed = provisions.filter(
      (item) => item.known === 'code' || [...topics].some((topic) => this.concerns(topic, item.key)),
    );
    const found = [...strong, ...this.#byProvision(confirmed, weak, reading), ...this.#pairs(weak, occurrences)];
    const rank = new Map(this.#order.map((id, at) => [id, at]));
    return {
      found: found.toSorted((a, b) => (rank.get(a.category) ?? 0) - (rank.get(b.category) ?? 0) || before(a, b)),
      confirmed,
    };
  }

  /** Whether the provision belongs to the category. */
  concerns(category: string, provision: string): boolean {
    return (
      this.#related.get(category)?.has(provision) === true ||
      this.#evidenceOf.get(provision)?.includes(category) === true
    );
  }

  #addCategory(category: Category, phrases: Phrases): void {
    for (const language of ['en', 'ru'] as const) {
      for (const [strength, byHead] of [['strong', this.#strong] as const, ['weak', this.#weak] as const]) {
        for (const rule of compile(category.terms[language][strength], phrases)) {
          const head = rule.parts[0]?.phrase ?? -1;
          byHead.set(head, [...(byHead.get(head) ?? []), { category: category.id, language, rule }]);
        }
      }
    }
    this.#unless.set(category.id, compile([...category.unless.en, ...category.unless.ru], phrases));
    this.#related.set(category.id, new Set(category.provisions));
  }

  #fired(
    rules: ReadonlyMap<number, TermRule[]>,
    occurrences: Occurrences,
    strength: 'strong' | 'weak',
  ): CategoryMatch[] {
    const found: CategoryMatch[] = [];
    for (const phrase of occurrences.keys()) {
      for (const { category, language, rule } of rules.get(phrase) ?? []) {
        for (const at of matches(rule, occurrences)) {
          if (!this.#excluded(category, at, occurrences))
            found.push({ ...at, category, strength, rule: `${strength}:${language}:${rule.term}` });
        }
      }
    }
    return found;
  }

  #excluded(category: string, at: Occurrence, occurrences: Occurrences): boolean {
    const rules = this.#unless.get(category) ?? [];
    return rules.some((rule) => matches(rule, occurrences).some((other) => other.sentence === at.sentence));
  }

  /** A provision is evidence of its own offence; one that stands for several offences needs a weak term of the category beside it. */
  #byProvision(
    provisions: readonly FoundProvision[],
    weak: readonly CategoryMatch[],
    reading: Reading,
  ): CategoryMatch[] {
    return provisions.flatMap((item) => {
      const own = this.#evidenceOf.get(item.key) ?? [];
      const topics =
        own.length > 0
          ? own
          : [...new Set(weak.map((match) => match.category))].filter((topic) => this.concerns(topic, item.key));
      const span = tokensOf(item, reading);
      return topics.map((category) => ({
        ...span,
        category,
        strength: 'strong' as const,
        rule: `provision:${item.key}`,
        start: item.start,
        end: item.end,
      }));
    });
  }

  /** Two weak terms of one category in one sentence count when the sentence also speaks of repression. */
  #pairs(weak: readonly CategoryMatch[], occurrences: Occurrences): CategoryMatch[] {
    const repressed = new Set(this.#repression.flatMap((rule) => matches(rule, occurrences)).map((at) => at.sentence));
    const found: CategoryMatch[] = [];
    for (const match of weak) {
      if (!repressed.has(match.sentence)) continue;
      const other = weak.find(
        (item) =>
          item.category === match.category &&
          item.sentence === match.sentence &&
          item.rule !== match.rule &&
          item.first > match.last,
      );
      if (other !== undefined)
        found.push({ ...match, last: Math.max(match.last, other.last), rule: `${match.rule} + ${other.rule}` });
    }
    return found;
  }
}

function before(a: CategoryMatch, b: CategoryMatch): number {
  if (a.strength !== b.strength) return a.strength === 'strong' ? -1 : 1;
  return a.first - b.first || a.last - b.last;
}

/** The tokens that a provision covers: the gate looks around them. */
function tokensOf(item: FoundProvision, reading: Reading): Occurrence {
  let low = 0;
  let high = reading.tokens.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((reading.tokens[middle]?.end ?? 0) > item.start) high = middle;
    else low = middle + 1;
  }
  const first = Math.min(low, reading.tokens.length - 1);
  return { first, last: first, sentence: reading.sentenceOf[first] ?? 0 };
}
