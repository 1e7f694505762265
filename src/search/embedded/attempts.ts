import type { Clause } from '../plan.ts';

/** Of longer queries no single word is worth a search of its own. */
const dropsOneAtMost = 6;

/**
 * The sets of clauses to try in turn until one matches: all; those that anything contains; all but one, the commonest word first; then
 * without more and more of the commonest. Phrases in quotation marks always stay, and so does at least one clause.
 */
export function* attempts(clauses: readonly Clause[]): Iterable<readonly Clause[]> {
  yield clauses;
  const known = clauses.filter((clause) => !clause.droppable || clause.frequency > 0);
  if (known.length === 0) return;
  if (known.length < clauses.length) yield known;
  const commonest = known
    .filter((clause) => clause.droppable)
    .toSorted((one, other) => other.frequency - one.frequency);
  const most = Math.min(commonest.length, known.length - 1);
  if (known.length <= dropsOneAtMost) {
    for (const clause of commonest.slice(0, most)) yield known.filter((other) => other !== clause);
  }
  for (const left of steps(Math.max(2, Math.ceil(known.length / 4)), most)) {
    const dropped = new Set(commonest.slice(0, left));
    yield known.filter((clause) => !dropped.has(clause));
  }
}

/** From `first` to `last`, each half as much again as the one before. */
function steps(first: number, last: number): number[] {
  const found: number[] = [];
  for (let step = first; step < last; step = Math.ceil(step * 1.5)) found.push(step);
  return last >= first ? [...found, last] : [];
}
