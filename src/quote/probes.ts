import { wordsOf } from './align.ts';
import { fragmentsOf } from './fragments.ts';

/** Words of a run by which an index is asked for a quotation. */
const runLength = 6;
/** Longer words are no words, and no index is asked for them. */
const longestWord = 60;

/**
 * What an index is asked for a quotation, the likeliest first: a run of words from the beginning, the end and the middle, so that one altered word
 * spares two of them; then shorter runs; then its words in any order.
 */
export function probes(quotation: string): string[] {
  const runs = fragmentsOf(quotation).map(({ text }) => wordsOf(text).map(({ form }) => form.slice(0, longestWord)));
  const longest = runs.toSorted((one, other) => other.length - one.length).slice(0, 2);
  const asked = longest.flatMap((words) => [...runsOf(words, runLength), ...runsOf(words, 3)]);
  const phrases = asked.toSorted((one, other) => other.length - one.length).map((run) => `"${run.join(' ')}"`);
  const words = (longest[0] ?? []).filter((word) => word.length > 3).slice(0, 7);
  return [...new Set([...phrases, words.join(' ')])].filter((probe) => /[\p{L}\p{N}]/u.test(probe));
}

function runsOf(words: readonly string[], length: number): string[][] {
  if (words.length <= length) return [[...words]];
  const last = words.length - length;
  const starts = [0, last, Math.floor(last / 2), Math.floor(last / 4), Math.floor((last * 3) / 4)];
  return [...new Set(starts)].map((at) => words.slice(at, at + length));
}
