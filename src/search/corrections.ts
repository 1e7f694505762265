import { stem } from '../text/analyse.ts';
import { slips } from './embedded/slips.ts';
import { canBeSameName } from './sounds.ts';

const shortestCorrected = 5;
const twoSlipsFrom = 9;
const similarTaken = 5;
const namesTaken = 8;

/** Of forms that sound alike those of other stems than a form's own that can be the same name, the shortest of each stem. */
export function oneOfEachStem(others: readonly string[], form: string): string[] {
  const byStem = new Map([[stem(form), form]]);
  for (const other of others.toSorted((one, two) => one.length - two.length)) {
    if (canBeSameName(form, other) && !byStem.has(stem(other))) byStem.set(stem(other), other);
  }
  return [...byStem.values()].slice(1, 1 + namesTaken);
}

/** Whether a form can be a slip of the pen: long enough, and letters only. */
export function correctable(form: string): boolean {
  return [...form].length >= shortestCorrected && /^[\p{L}']+$/u.test(form);
}

/** How many slips a word of that many letters may hold. */
export function slipsAllowed(length: number): number {
  return length >= twoSlipsFrom ? 2 : 1;
}

/** Of some forms those with the fewest slips from a form, if few enough; the commonest of them first. */
export function similarForms(form: string, others: readonly string[], frequency: (form: string) => number): string[] {
  let best = slipsAllowed([...form].length);
  let found: string[] = [];
  for (const other of others) {
    const distance = slips(form, other, best);
    if (distance > best) continue;
    if (distance < best) found = [];
    best = distance;
    found.push(other);
  }
  return commonest(new Set(found), frequency).slice(0, similarTaken);
}

/** Words that any passage holds, those that most hold first. */
export function commonest(words: ReadonlySet<string>, frequency: (word: string) => number): string[] {
  return [...words]
    .map((word) => ({ word, passages: frequency(word) }))
    .filter(({ passages }) => passages > 0)
    .sort((one, other) => other.passages - one.passages)
    .map(({ word }) => word);
}
