import { fold } from '../text/analyse.ts';
import { difference } from '../text/difference.ts';

/**
 * What became of a sentence between two texts. `changed`: the later one says it in other words, at least half of them the same; `elsewhere`: the
 * heading under which the very same sentence stands in the other text.
 */
export type SentenceChange =
  | { kind: 'same'; text: string }
  | { kind: 'removed'; text: string; elsewhere?: string }
  | { kind: 'added'; text: string; elsewhere?: string }
  | { kind: 'changed'; before: string; after: string };

/** Sentences that share this part of their words, counted on both sides, are one sentence that was changed. */
const alikeFrom = 0.5;

/** A stretch with more pairs than this is told as removed and added. */
const mostPairs = 40_000;

/** The sentences of two texts in reading order; a removed one and an added one that stand in one place and are alike become one that was changed. */
export function sentenceChanges(before: string, after: string): SentenceChange[] {
  const told: SentenceChange[] = [];
  let removed: string[] = [];
  let added: string[] = [];
  const close = () => {
    told.push(...paired(removed, added));
    [removed, added] = [[], []];
  };
  for (const { kind, text } of difference(before, after).changes) {
    if (kind === 'removed') removed.push(text);
    else if (kind === 'added') added.push(text);
    else {
      close();
      told.push({ kind, text });
    }
  }
  close();
  return told;
}

/** Pairs what is alike, in order, so that the sum of likeness is greatest. */
function paired(removed: readonly string[], added: readonly string[]): SentenceChange[] {
  const width = added.length + 1;
  const alone = removed.length * added.length > mostPairs || removed.length === 0 || added.length === 0;
  const [one, other] = alone ? [[], []] : [removed.map(wordsIn), added.map(wordsIn)];
  const likeness = one.map((words) => other.map((others) => likenessOf(words, others)));
  const best = new Float64Array((removed.length + 1) * width);
  const at = (i: number, j: number) => best[i * width + j] ?? 0;
  const pairAt = (i: number, j: number) => {
    const alike = likeness[i]?.[j] ?? 0;
    return alike >= alikeFrom ? alike : Number.NEGATIVE_INFINITY;
  };
  for (let i = one.length - 1; i >= 0; i -= 1) {
    for (let j = other.length - 1; j >= 0; j -= 1) {
      best[i * width + j] = Math.max(at(i + 1, j), at(i, j + 1), pairAt(i, j) + at(i + 1, j + 1));
    }
  }
  const told: SentenceChange[] = [];
  let [i, j] = [0, 0];
  while (i < removed.length || j < added.length) {
    const [before, after] = [removed[i], added[j]];
    if (before !== undefined && after !== undefined && at(i, j) === pairAt(i, j) + at(i + 1, j + 1)) {
      told.push({ kind: 'changed', before, after });
      [i, j] = [i + 1, j + 1];
    } else if (before !== undefined && (after === undefined || at(i + 1, j) >= at(i, j + 1))) {
      told.push({ kind: 'removed', text: before });
      i += 1;
    } else {
      told.push({ kind: 'added', text: after ?? '' });
      j += 1;
    }
  }
  return told;
}

/** How often each word stands in a sentence. */
function wordsIn(sentence: string): Map<string, number> {
  const words = new Map<string, number>();
  for (const [written] of sentence.matchAll(/[\p{L}\p{M}\p{N}]+/gu)) {
    const form = fold(written);
    words.set(form, (words.get(form) ?? 0) + 1);
  }
  return words;
}

/** Twice the shared words by all words (Dice), 0 to 1. */
function likenessOf(one: ReadonlyMap<string, number>, other: ReadonlyMap<string, number>): number {
  let shared = 0;
  for (const [word, count] of one) shared += Math.min(count, other.get(word) ?? 0);
  const all = sum(one) + sum(other);
  return all === 0 ? 0 : (2 * shared) / all;
}

function sum(counts: ReadonlyMap<string, number>): number {
  let all = 0;
  for (const count of counts.values()) all += count;
  return all;
}
