import type { Span } from '../model/values.ts';
import { fold } from '../text/analyse.ts';

/** One difference between a quotation and its source, in the words of each; `missing` words stand in the source alone, `added` in the quotation alone. */
export type Difference = { kind: 'changed' | 'missing' | 'added' | 'punctuation'; quoted: string; source: string };

/** How a quotation lies along a text: the stretch of the text (UTF-16), the share of words alike (0 to 1), and where the two differ. */
export type Alignment = Span & { alike: number; differences: Difference[] };

type Word = Span & { form: string };

const wordPattern = /\d+(?:[.,]\d+)*|[\p{L}\p{M}\p{N}\u00ad]+(?:['’ʼ][\p{L}\p{M}]+)*/gu;

/** The words of a text, folded, with their offsets. */
export function wordsOf(text: string): Word[] {
  return Array.from(text.matchAll(wordPattern), ({ 0: written, index }) => ({
    start: index,
    end: index + written.length,
    form: fold(written),
  }));
}

/** Lays a quotation along the stretch of a text that shares most of its runs of words; undefined when it shares none. */
export function align(
  quotation: string,
  text: string,
  textWords = wordsOf(text),
  positions = positionsOf(textWords),
): Alignment | undefined {
  const quoted = wordsOf(quotation);
  const from = bestStart(quoted, textWords, positions);
  if (from === undefined) return undefined;
  const slack = 8 + Math.ceil(quoted.length / 4);
  const first = Math.max(0, from - slack);
  const source = textWords.slice(first, from + quoted.length + slack);
  const pairs = trimmed(alignment(quoted, source));
  const alike = pairs.filter(({ q, s }) => q !== undefined && s !== undefined && quoted[q]?.form === source[s]?.form);
  const covered = pairs.filter(({ s }) => s !== undefined).map(({ s }) => source[s as number] as Word);
  if (covered.length === 0) return undefined;
  return {
    start: covered[0]?.start ?? 0,
    end: covered.at(-1)?.end ?? 0,
    alike: alike.length / Math.max(quoted.length, covered.length),
    differences: differencesOf(pairs, { quoted, source, quotation, text }),
  };
}

type Pair = { q?: number; s?: number };

/** Where each folded word stands in a text. */
export function positionsOf(words: readonly Word[]): ReadonlyMap<string, readonly number[]> {
  const positions = new Map<string, number[]>();
  for (const [at, { form }] of words.entries()) {
    const known = positions.get(form);
    if (known === undefined) positions.set(form, [at]);
    else known.push(at);
  }
  return positions;
}

/** The word of the text at which most runs of the quotation would begin. */
function bestStart(
  quoted: readonly Word[],
  text: readonly Word[],
  positions: ReadonlyMap<string, readonly number[]>,
): number | undefined {
  for (const length of [3, 2, 1]) {
    const votes = new Map<number, number>();
    for (let at = 0; at + length <= quoted.length; at += 1) {
      for (const start of positions.get(quoted[at]?.form ?? '') ?? []) {
        if (!isRun(quoted, at, text, start, length)) continue;
        // An inserted or missing word moves the rest a little: neighbours vote together.
        const bucket = Math.round((start - at) / 4);
        votes.set(bucket, (votes.get(bucket) ?? 0) + 1);
      }
    }
    const [best] = [...votes].sort(([, one], [, other]) => other - one);
    if (best !== undefined) return Math.max(0, best[0] * 4);
  }
  return undefined;
}

function isRun(quoted: readonly Word[], at: number, text: readonly Word[], start: number, length: number): boolean {
  for (let next = 1; next < length; next += 1) if (quoted[at + next]?.form !== text[start + next]?.form) return false;
  return true;
}

/** Needleman-Wunsch over words, free at both ends of the source; a changed word costs less than one lost and one won. */
function alignment(quoted: readonly Word[], source: readonly Word[]): Pair[] {
  const width = source.length + 1;
  const cost = new Float64Array((quoted.length + 1) * width);
  for (let q = 1; q <= quoted.length; q += 1) {
    cost[q * width] = q;
    for (let s = 1; s < width; s += 1) {
      const swap = quoted[q - 1]?.form === source[s - 1]?.form ? 0 : 1.5;
      const diagonal = (cost[(q - 1) * width + s - 1] ?? 0) + swap;
      const added = (cost[(q - 1) * width + s] ?? 0) + 1;
      const missing = (cost[q * width + s - 1] ?? 0) + 1;
      cost[q * width + s] = Math.min(diagonal, added, missing);
    }
  }
  let s = 0;
  for (let end = 0; end < width; end += 1)
    if ((cost[quoted.length * width + end] ?? 0) < (cost[quoted.length * width + s] ?? 0)) s = end;
  return walkBack(quoted, source, cost, s);
}

function walkBack(quoted: readonly Word[], source: readonly Word[], cost: Float64Array, end: number): Pair[] {
  const width = source.length + 1;
  const pairs: Pair[] = [];
  let q = quoted.length;
  let s = end;
  while (q > 0) {
    const here = cost[q * width + s] ?? 0;
    const swap = quoted[q - 1]?.form === source[s - 1]?.form ? 0 : 1.5;
    if (s > 0 && here === (cost[(q - 1) * width + s - 1] ?? 0) + swap) pairs.push({ q: --q, s: --s });
    else if (s > 0 && here === (cost[q * width + s - 1] ?? 0) + 1) pairs.push({ s: --s });
    else pairs.push({ q: --q });
  }
  return pairs.reverse();
}

/** Without words of the source before the first and after the last word of the quotation. */
function trimmed(pairs: readonly Pair[]): Pair[] {
  const first = pairs.findIndex(({ q }) => q !== undefined);
  const last = pairs.findLastIndex(({ q }) => q !== undefined);
  return pairs.slice(first, last + 1);
}

type Sides = { quoted: readonly Word[]; source: readonly Word[]; quotation: string; text: string };

function differencesOf(pairs: readonly Pair[], sides: Sides): Difference[] {
  const differences: Difference[] = [];
  let open: Pair[] = [];
  const close = () => {
    if (open.length > 0) differences.push(differenceOf(open, sides));
    open = [];
  };
  for (const pair of pairs) {
    const isAlike =
      pair.q !== undefined && pair.s !== undefined && sides.quoted[pair.q]?.form === sides.source[pair.s]?.form;
    if (isAlike) close();
    else open.push(pair);
  }
  close();
  return differences;
}

function differenceOf(pairs: readonly Pair[], { quoted, source, quotation, text }: Sides): Difference {
  const inQuotation = stretch(
    quotation,
    pairs.flatMap(({ q }) => (q === undefined ? [] : [quoted[q] as Word])),
  );
  const inSource = stretch(
    text,
    pairs.flatMap(({ s }) => (s === undefined ? [] : [source[s] as Word])),
  );
  const kind = inQuotation === '' ? 'missing' : inSource === '' ? 'added' : 'changed';
  return { kind, quoted: inQuotation, source: inSource };
}

function stretch(text: string, words: readonly Word[]): string {
  return text.slice(words[0]?.start ?? 0, words.at(-1)?.end ?? 0);
}
