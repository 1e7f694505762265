import type { Occurrence, Occurrences, Phrases } from './phrases.ts';
import { parseTerm } from './term.ts';

/** A term ready to be looked for: its phrases by number and how they must stand to each other. */
type Rule = { term: string; parts: { phrase: number; within: number | 'passage'; absent: boolean }[] };

/** Rules with what each stands for, found by their first phrase: the cost is that of what a text holds, not of how many rules there are. */
export class RuleSet<Value> {
  readonly #byHead = new Map<number, { rule: Rule; value: Value }[]>();
  readonly #phrases: Phrases;

  constructor(phrases: Phrases) {
    this.#phrases = phrases;
  }

  /** Compiles the terms, each standing for the value. */
  add(terms: readonly string[], value: Value): void {
    for (const term of terms) {
      const rule = compiled(term, this.#phrases);
      const head = rule.parts[0]?.phrase ?? -1;
      this.#byHead.set(head, [...(this.#byHead.get(head) ?? []), { rule, value }]);
    }
  }

  /** Calls back for every place where a rule holds. */
  each(occurrences: Occurrences, found: (value: Value, at: Occurrence, term: string) => void): void {
    for (const phrase of occurrences.keys()) {
      for (const { rule, value } of this.#byHead.get(phrase) ?? []) {
        for (const at of matches(rule, occurrences)) found(value, at, rule.term);
      }
    }
  }
}

function compiled(term: string, phrases: Phrases): Rule {
  return {
    term,
    parts: parseTerm(term).map((part) => ({ phrase: phrases.add(part), within: part.within, absent: part.absent })),
  };
}

/** Every place where the rule holds, as the span from its first to its last word; in the order of its first part. */
/** How far apart the parts of one observation stand in a long passage, in words. */
const passageReach = 50;

function matches(rule: Rule, occurrences: Occurrences): Occurrence[] {
  const [head, ...others] = rule.parts;
  const heads = head === undefined ? undefined : occurrences.get(head.phrase);
  if (heads === undefined) return [];
  if (others.length === 0) return heads;
  if (others.some((part) => !part.absent && !occurrences.has(part.phrase))) return [];
  const found: Occurrence[] = [];
  for (const start of heads) {
    const match = joined(start, others, occurrences);
    if (match !== undefined) found.push(match);
  }
  return found;
}

function joined(start: Occurrence, others: Rule['parts'], occurrences: Occurrences): Occurrence | undefined {
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
  const at = list[firstAtOrAfter(list, (item) => item.sentence >= sentence)];
  return at !== undefined && at.sentence === sentence;
}

/** The closest occurrence outside the span, in its sentence, with at most `within` words between. */
function nearest(
  list: readonly Occurrence[],
  span: Occurrence,
  within: number,
  anySentence = false,
): Occurrence | undefined {
  const split = firstAtOrAfter(list, (item) => item.first > span.last);
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

/** Binary search: the lists are in order. */
function firstAtOrAfter(list: readonly Occurrence[], holds: (item: Occurrence) => boolean): number {
  let low = 0;
  let high = list.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const item = list[middle];
    if (item !== undefined && holds(item)) high = middle;
    else low = middle + 1;
  }
  return low;
}
