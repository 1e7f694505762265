import { Nexus } from './nexus.ts';
import { firstThat } from './ordered.ts';
import type { Occurrence, Occurrences, Phrases, Reading } from './phrases.ts';
import type { FoundProvision } from './provisions.ts';
import { RuleSet } from './rules.ts';
import type { SearchConfig } from './taxonomy.ts';
import { parseTerm } from './term.ts';

/** A place where a category's rule holds. `start` and `end` stand for a provision, whose words are no phrase. */
export type CategoryMatch = Occurrence & {
  category: string;
  rule: string;
  strength: 'strong' | 'weak';
  start?: number;
  end?: number;
};

type Use = { category: string; role: 'strong' | 'weak' | 'unless'; language: 'en' | 'ru' };

/** Numbers of three members (`20.3.3`) belong to one code only, named or not. */
const unmistakable = /^RU-CoAO-\d+\.\d+\.\d+$/;

/** The terms of all categories, compiled: strong ones tag alone, two different weak ones together with a word of repression. */
export class CategoryRules {
  readonly #terms: RuleSet<Use>;
  readonly #punished: number;
  readonly #nexus: Nexus;
  readonly #evidenceOf = new Map<string, readonly string[]>();
  readonly #related = new Map<string, ReadonlySet<string>>();
  readonly #rank: ReadonlyMap<string, number>;

  constructor(config: SearchConfig, phrases: Phrases) {
    this.#terms = new RuleSet(phrases);
    this.#punished = phrases.add(parseTerm('{punished}')[0]);
    this.#nexus = new Nexus(config, phrases);
    for (const { id: category, terms, unless, provisions } of config.categories) {
      for (const language of ['en', 'ru'] as const) {
        this.#terms.add(terms[language].strong, { category, role: 'strong', language });
        this.#terms.add(terms[language].weak, { category, role: 'weak', language });
        this.#terms.add(unless[language], { category, role: 'unless', language });
      }
      this.#related.set(category, new Set(provisions));
    }
    for (const provision of config.provisions) this.#evidenceOf.set(provision.key, provision.evidenceOf);
    this.#rank = new Map(config.categories.map((category, at) => [category.id, at]));
  }

  /** All matches, strong before weak, in the order of the categories; and the provisions that the words confirm. */
  matches(
    reading: Reading,
    occurrences: Occurrences,
    provisions: readonly FoundProvision[],
  ): { found: CategoryMatch[]; confirmed: FoundProvision[] } {
    const stands = this.#nexus.stands(occurrences);
    const fired = this.#fired(occurrences);
    const strong = fired.strong.filter(stands);
    const weak = fired.weak.filter(stands);
    const topics = new Set([...strong, ...weak].map((match) => match.category));
    const confirmed = provisions.filter(
      (item) =>
        item.known === 'code' ||
        unmistakable.test(item.key) ||
        [...topics].some((topic) => this.concerns(topic, item.key)),
    );
    const found = [...strong, ...this.#byProvision(confirmed, weak, reading), ...this.#pairs(weak, occurrences)];
    const rank = (match: CategoryMatch) => this.#rank.get(match.category) ?? 0;
    return { found: found.toSorted((a, b) => rank(a) - rank(b) || before(a, b)), confirmed };
  }

  /** Whether the provision belongs to the category. */
  concerns(category: string, provision: string): boolean {
    return (
      this.#related.get(category)?.has(provision) === true ||
      this.#evidenceOf.get(provision)?.includes(category) === true
    );
  }

  #fired(occurrences: Occurrences): { strong: CategoryMatch[]; weak: CategoryMatch[] } {
    const found = { strong: [] as CategoryMatch[], weak: [] as CategoryMatch[] };
    const excluded = new Set<string>();
    this.#terms.each(occurrences, ({ category, role, language }, at, term) => {
      if (role === 'unless') excluded.add(`${category} ${at.sentence}`);
      else
        found[role].push({
          first: at.first,
          last: at.last,
          sentence: at.sentence,
          category,
          strength: role,
          rule: `${role}:${language}:${term}`,
        });
    });
    const stands = (match: CategoryMatch) => !excluded.has(`${match.category} ${match.sentence}`);
    return { strong: found.strong.filter(stands), weak: found.weak.filter(stands) };
  }

  /** A provision is evidence of its own offence; one that stands for several offences needs a weak term of the category beside it. */
  #byProvision(
    provisions: readonly FoundProvision[],
    weak: readonly CategoryMatch[],
    reading: Reading,
  ): CategoryMatch[] {
    const weakTopics = [...new Set(weak.map((match) => match.category))];
    return provisions.flatMap((item) => {
      const own = this.#evidenceOf.get(item.key) ?? [];
      const topics = own.length > 0 ? own : weakTopics.filter((topic) => this.concerns(topic, item.key));
      const span = tokenOf(item, reading);
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
    const punished = new Set(occurrences.get(this.#punished)?.map((at) => at.sentence));
    const first = new Map<string, CategoryMatch>();
    const found: CategoryMatch[] = [];
    for (const match of weak.toSorted((a, b) => a.first - b.first)) {
      if (!punished.has(match.sentence)) continue;
      const key = `${match.category} ${match.sentence}`;
      const other = first.get(key);
      if (other === undefined) first.set(key, match);
      else if (other.rule !== match.rule && other.last < match.first) {
        found.push({ ...match, first: other.first, rule: `${other.rule} + ${match.rule}` });
      }
    }
    return found;
  }
}

function before(a: CategoryMatch, b: CategoryMatch): number {
  const weakness = ({ strength }: CategoryMatch) => (strength === 'weak' ? 1 : 0);
  return weakness(a) - weakness(b) || a.first - b.first || a.last - b.last || (a.rule < b.rule ? -1 : 1);
}

/** The token at which a provision begins: the gate looks around it. */
function tokenOf(item: FoundProvision, reading: Reading): Occurrence {
  const first = firstThat(reading.tokens, (token) => token.end > item.start);
  return { first, last: first, sentence: reading.sentenceOf[first] ?? 0 };
}
