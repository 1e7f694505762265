import type { Clause, Plan } from './plan.ts';
import { rarity } from './rarity.ts';

/** What a passage must hold to match: all of `all`, and of `weighed` so many that their weights reach `least`. */
export type Wanted = { all: readonly Clause[]; weighed: readonly Weighed[]; least: number };
type Weighed = { clause: Clause; weight: number };

/** One way to ask for a plan's clauses: `enough` reports found this way, over the whole index, and none further is tried. */
export type Step = Wanted & { enough: number };

/** Of fewer reports that hold all the words, those with most of the words follow. */
const few = 10;
/** Two words are meant both; of more, not every one need stand in one passage. */
const looseFrom = 3;
/** Shares of the weight of all words that a passage may make do with. */
const shares = [0.5, 0.3];
/** Of longer queries the rarest words decide which passages match; the others only help to order them. */
const decidingAtMost = 6;
const rounding = 1e-9;

/**
 * The ways to ask for some clauses, from the strictest on: all; those that anything contains; from three words on, passages with most of the
 * words, weighed by their rarity among `passages`; and when nothing else matches, with any. Phrases in quotation marks always stay.
 */
export function stepsOf(clauses: readonly Clause[], passages: number): Step[] {
  const known = clauses.filter(isKnown);
  const loose = wordsOf(clauses) >= looseFrom;
  const enough = loose ? few : 1;
  const all = (some: readonly Clause[]): Step => ({ all: some, weighed: [], least: 0, enough });
  const steps = [all(clauses)];
  if (known.length === 0) return steps;
  if (known.length < clauses.length) steps.push(all(known));
  const weighed = deciding(known, passages);
  if (weighed.length === 0 || known.length === 1) return steps;
  const kept = known.filter((clause) => !clause.droppable);
  const total = weighed.reduce((sum, { weight }) => sum + weight, 0);
  const least = loose ? shares.map((share) => share * total) : [];
  const weights = weighed.map(({ weight }) => weight);
  for (const [at, sum] of least.entries()) {
    steps.push({ all: kept, weighed, least: sum * (1 - rounding), enough: at === least.length - 1 ? 1 : few });
  }
  for (const sum of [Math.max(...weights), Math.min(...weights)]) {
    steps.push({ all: kept, weighed, least: sum * (1 - rounding), enough: 1 });
  }
  return steps;
}

/** The smallest sets of clauses that each suffice: a passage matches when it holds all of one of them. */
export function sufficient({ all, weighed, least }: Wanted): Clause[][] {
  if (weighed.length === 0) return [[...all]];
  const sets: Weighed[][] = [];
  for (let bits = 1; bits < 2 ** weighed.length; bits += 1) {
    const chosen = weighed.filter((_, at) => (bits >> at) & 1);
    const sum = chosen.reduce((total, { weight }) => total + weight, 0);
    if (sum >= least && chosen.every(({ weight }) => sum - weight < least)) sets.push(chosen);
  }
  return sets.map((chosen) => [...all, ...chosen.map(({ clause }) => clause)]);
}

/** Which clauses were looked for, the words that were not, and, where reports with fewer words follow, how many hold all the others. */
export type Parts = { clauses: readonly Clause[]; dropped: string[]; whole: number | undefined };

/** What a step means for a plan: `whole` reports of the `found` hold all the words that anything contains. */
export function partsOf({ clauses }: Plan, step: Step, whole: number, found: number): Parts {
  const exact = step.weighed.length === 0;
  const lookedFor = exact ? step.all : clauses.filter(isKnown);
  const dropped = found === 0 ? [] : clauses.filter((clause) => !lookedFor.includes(clause)).map(({ typed }) => typed);
  return { clauses: lookedFor, dropped, whole: exact || whole === found ? undefined : whole };
}

function isKnown({ droppable, frequency }: Clause): boolean {
  return !droppable || frequency > 0;
}

/** How many words were typed. */
function wordsOf(clauses: readonly Clause[]): number {
  return clauses.reduce((sum, { any }) => sum + (any[0]?.flat().length ?? 0), 0);
}

function deciding(known: readonly Clause[], passages: number): Weighed[] {
  return known
    .filter(({ droppable }) => droppable)
    .map((clause) => ({ clause, weight: rarity(clause.frequency, passages) }))
    .sort((one, other) => other.weight - one.weight)
    .slice(0, decidingAtMost);
}
