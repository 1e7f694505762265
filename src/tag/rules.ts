import { firstThat } from './ordered.ts';
import type { Occurrence, Occurrences, Phrases } from './phrases.ts';
import { parseTerm } from './term.ts';

/** A phrase beside the first of a term, by number, and how it must stand to those before it. */
type Beside = { phrase: number; within: number | 'passage'; absent: boolean };

/** A term ready to be looked for, with what it stands for. */
type Rule<Value> = { term: string; value: Value; others: readonly Beside[] };

/** How far apart the parts of one observation stand in a long passage, in words. */
const passageReach = 50;

/** Rules with what each stands for, found by their first phrase: the cost is that of what a text holds, not of how many rules there are. */
export class RuleSet<Value> {
  readonly #byHead = new Map<number, Rule<Value>[]>();
  readonly #phrases: Phrases;

  constructor(phrases: Phrases) {
    this.#phrases = phrases;
  }

  /** Compiles the terms, each standing for the value. */
  add(terms: readonly string[], value: Value): void {
    for (const term of terms) {
      const [head, ...others] = parseTerm(term);
      const phrase = this.#phrases.add(head);
      const rule = { term, value, others: others.map((part) => ({ ...part, phrase: this.#phrases.add(part) })) };
      this.#byHead.set(phrase, [...(this.#byHead.get(phrase) ?? []), rule]);
    }
  }

  /** Calls back for every place where a rule holds: the span from its first to its last word, in the order of its first part. */
  each(occurrences: Occurrences, found: (value: Value, at: Occurrence, term: string) => void): void {
    for (const [phrase, heads] of occurrences) {
      for (const { term, value, others } of this.#byHead.get(phrase) ?? []) {
        // Most rules end here, before any place is looked at.
        if (others.some((part) => !part.absent && !occurrences.has(part.phrase))) continue;
        for (const start of heads) {
          const at = joined(start, others, occurrences);
          if (at !== undefined) found(value, at, term);
        }
      }
    }
  }
}

function joined(start: Occurrence, others: readonly Beside[], occurrences: Occurrences): Occurrence | undefined {
  let span = start;
  for (const part of others) {
    const list = occurrences.get(part.phrase) ?? [];
    if (part.absent) {
      if (anyInSentence(list, start.sentence)) return undefined;
      continue;
    }
    if (part.within === 'passage') {
      if (nearest(list, start, passageReach, true) === undefined) return undefined;
      continue;
    }
    const near = nearest(list, span, part.within);
    if (near === undefined) return undefined;
    span = { first: Math.min(span.first, near.first), last: Math.max(span.last, near.last), sentence: span.sentence };
  }
  return span;
}

function anyInSentence(list: readonly Occurrence[], sentence: number): boolean {
  const at = list[firstThat(list, (item) => item.sentence >= sentence)];
  return at !== undefined && at.sentence === sentence;
}

/** The closest occurrence outside the span, in its sentence, with at most `within` words between. */
function nearest(
  list: readonly Occurrence[],
  span: Occurrence,
  within: number,
  anySentence = false,
): Occurrence | undefined {
  const split = firstThat(list, (item) => item.first > span.last);
  const candidates = [list[split], ...list.slice(Math.max(0, split - 4), split)];
  let best: Occurrence | undefined;
  let bestDistance = within + 1;
  for (const item of candidates) {
    if (item === undefined || (item.sentence !== span.sentence && !anySentence)) continue;
    const distance = item.first > span.last ? item.first - span.last - 1 : span.first - item.last - 1;
    if (distance >= 0 && distance < bestDistance) {
      best = item;
      bestDistance = distance;
    }
  }
  return best;
}
