import type { Clause, StemPhrase } from '../plan.ts';
import { tokenOf } from './entry.ts';

/** Meilisearch reads ten words or phrases of a query and passes over the rest without a word. */
const phrasesAtMost = 10;
/** So many questions are asked at once for one query with alternatives. */
const sentencesAtMost = 64;

/**
 * What of a plan is asked of Meilisearch, which knows no "or": one sentence for each way to choose an alternative of every clause of a set,
 * and so for each set of clauses that suffices.
 */
export type Sentences = {
  texts: string[];
  /** Clauses that no sentence holds, since there are too many; what is found must be checked for them. */
  left: readonly Clause[];
  /** Whether a passage that is found may still not match: Meilisearch looks at a long phrase three words at a time. */
  inexact: boolean;
  /** Clauses of which alternatives were let go, since there were too many. */
  narrowed: readonly Clause[];
};

/** The sentences of sets of clauses, one of which must hold, and of exclusions; clauses that are too many for a sentence are `left`, the commonest first. */
export function sentencesOf(sets: readonly (readonly Clause[])[], none: readonly StemPhrase[]): Sentences {
  const fitted = sets.map(fitting);
  const left = [...new Set(fitted.flatMap((one) => one.left))];
  const held = fitted.map((one) => one.held);
  const narrow = narrowed(held);
  const choices = narrow.flatMap(choicesOf);
  const texts = choices.map((phrases) => sentence(phrases, none));
  const long = [...none, ...choices.flat()].some((phrase) => phrase.length > 2);
  return {
    texts: [...new Set(texts)],
    left,
    inexact: long || left.length > 0,
    narrowed: fewer(held, narrow),
  };
}

/**
 * The sets with so many alternatives of their clauses only as can be asked for: of the clause that has most, the last one is let go, again and
 * again. As typed comes first and is always kept.
 */
export function narrowed(sets: readonly (readonly Clause[])[]): Clause[][] {
  const narrow = new Map(sets.flat().map((clause) => [clause, { ...clause }]));
  const own = sets.map((set) => set.map((clause) => narrow.get(clause) ?? clause));
  while (count(own) > sentencesAtMost) {
    const widest = [...narrow.values()].reduce((one, other) => (other.any.length > one.any.length ? other : one));
    if (widest.any.length < 2) break;
    widest.any = widest.any.slice(0, -1);
  }
  return own;
}

/** A clause in the form that its stems are indexed in. */
export function inTokens(clause: Clause): Clause {
  const tokens = (phrase: StemPhrase) => phrase.map(tokenOf);
  return { ...clause, any: clause.any.map((alternative) => alternative.map(tokens)) };
}

/** Whether a passage, by its stems field by field, holds all clauses of one of the sets and none of what is excluded. */
export function holds(
  fields: readonly string[],
  sets: readonly (readonly Clause[])[],
  none: readonly StemPhrase[],
): boolean {
  const padded = fields.map((field) => ` ${field} `);
  const stands = (phrase: StemPhrase) => padded.some((field) => field.includes(` ${tokenOf(phrase.join(' '))} `));
  const whole = (set: readonly Clause[]) =>
    set.every(({ any }) => any.some((alternative) => alternative.every(stands)));
  return !none.some(stands) && sets.some(whole);
}

function fewer(sets: readonly (readonly Clause[])[], narrow: readonly (readonly Clause[])[]): Clause[] {
  const left = new Map(sets.flatMap((set, at) => set.map((clause, place) => [clause, narrow[at]?.[place]])));
  return [...left].filter(([clause, kept]) => (kept?.any.length ?? 0) < clause.any.length).map(([clause]) => clause);
}

/** How many sentences some sets make. */
function count(sets: readonly (readonly Clause[])[]): number {
  return sets.reduce((sum, set) => sum + set.reduce((product, { any }) => product * any.length, 1), 0);
}

function choicesOf(clauses: readonly Clause[]): StemPhrase[][] {
  let choices: StemPhrase[][] = [[]];
  for (const { any } of clauses) {
    choices = choices.flatMap((chosen) => any.map((alternative) => [...chosen, ...alternative]));
  }
  return choices;
}

function fitting(clauses: readonly Clause[]): { held: readonly Clause[]; left: readonly Clause[] } {
  const rarest = clauses.toSorted(
    (one, other) => Number(one.droppable) - Number(other.droppable) || one.frequency - other.frequency,
  );
  const held = new Map<string, Clause>();
  const left: Clause[] = [];
  let phrases = 0;
  for (const clause of rarest) {
    const meaning = JSON.stringify(clause.any);
    if (held.has(meaning)) continue;
    const most = Math.max(...clause.any.map((alternative) => alternative.length));
    if (phrases + most > phrasesAtMost) left.push(clause);
    else held.set(meaning, clause);
    phrases = Math.min(phrasesAtMost, phrases + most);
  }
  return { held: [...held.values()], left };
}

/** Exclusions come first: what stands after the tenth phrase is not read. Quotation marks keep every word as it is. */
function sentence(phrases: readonly StemPhrase[], none: readonly StemPhrase[]): string {
  const wanted = new Set(phrases.map(quoted));
  return [...none.map((phrase) => `-${quoted(phrase)}`), ...wanted].join(' ');
}

function quoted(phrase: StemPhrase): string {
  return `"${tokenOf(phrase.join(' ')).replaceAll('"', ' ')}"`;
}
