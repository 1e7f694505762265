import type { Span } from '../model/values.ts';
import { type Alignment, align, type Difference, positionsOf, wordsOf } from './align.ts';
import { type Fragment, fragmentsOf } from './fragments.ts';
import { type Likeness, type Normalised, normalise } from './normalise.ts';

/**
 * How a quotation stands to a text. `exact`: word for word and mark for mark; `typographic`: marks of quotation, dashes and the like differ; `edited`: the
 * writer's ellipses and brackets are honoured, all other words stand there in order; `altered`: words or punctuation differ.
 */
export type Likened = {
  verdict: 'exact' | 'typographic' | 'edited' | 'altered';
  /** The stretch of the text. */
  start: number;
  end: number;
  /** 1 unless altered: the share of words alike. */
  alike: number;
  differences: Difference[];
};

/** A text that many quotations are held against; its forms are made once, when they are first needed. */
export class Comparable {
  readonly text: string;
  readonly #forms = new Map<Likeness, Normalised>();
  #positions: ReadonlyMap<string, readonly number[]> | undefined;
  #plain: string | undefined;
  #words: ReturnType<typeof wordsOf> | undefined;

  constructor(text: string) {
    this.text = text;
  }

  /** Whether it has so many of the quotation's longest words that the quotation may stand in it, altered or not: cheap, and never refuses wrongly one that stands. */
  mayHold(quotation: string): boolean {
    this.#plain ??= plain(this.text);
    const longest = [...new Set(plain(quotation).match(/[\p{L}\p{N}]{4,}/gu))].sort(
      (one, other) => other.length - one.length,
    );
    const asked = longest.slice(0, 12);
    return asked.filter((word) => this.#plain?.includes(word)).length * 2 >= asked.length;
  }

  form(likeness: Likeness): Normalised {
    const known = this.#forms.get(likeness) ?? normalise(this.text, likeness);
    this.#forms.set(likeness, known);
    return known;
  }

  get words(): ReturnType<typeof wordsOf> {
    this.#words ??= wordsOf(this.text);
    return this.#words;
  }

  /** Where each folded word stands, as places in `words`. */
  get positions(): ReadonlyMap<string, readonly number[]> {
    this.#positions ??= positionsOf(this.words);
    return this.#positions;
  }
}

/** Below this share of words alike a passage is another passage, not an altered quotation. */
const alikeAtLeast = 0.6;

/** Holds a quotation against a text; undefined when the text has nothing like it. */
export function compare(quotation: string, source: Comparable): Likened | undefined {
  return stands(quotation, source) ?? altered(fragmentsOf(quotation), source);
}

/** Where a quotation stands in a text, in every word; undefined when it does not. */
export function stands(quotation: string, source: Comparable): Likened | undefined {
  const fragments = fragmentsOf(quotation);
  if (fragments.length === 0) return undefined;
  const isEdited = fragments.length > 1 || fragments[0]?.text.length !== quotation.trim().length;
  for (const likeness of ['exact', 'typographic'] as const) {
    const found = findInOrder(fragments, source.form(likeness), likeness);
    if (found !== undefined) return { verdict: isEdited ? 'edited' : likeness, ...found, alike: 1, differences: [] };
  }
  return undefined;
}

function plain(text: string): string {
  return text.replaceAll('\u00ad', '').toLowerCase().replaceAll('ё', 'е');
}

function findInOrder(fragments: readonly Fragment[], { text, at }: Normalised, likeness: Likeness): Span | undefined {
  const [first = '', ...rest] = fragments.map((fragment) => normalise(fragment.text, likeness).text);
  for (const beginning of variants(first, likeness, rest.length === 0)) {
    for (let start = text.indexOf(beginning); start >= 0; start = text.indexOf(beginning, start + 1)) {
      const end = restAfter(start + beginning.length, rest, fragments, text, likeness);
      if (end === undefined || !isWhole(text, start, end)) continue;
      return { start: at[start] ?? 0, end: (at[end - 1] ?? 0) + 1 };
    }
  }
  return undefined;
}

/** Where the last fragment ends when each follows the one before within its gap. */
function restAfter(
  from: number,
  rest: readonly string[],
  fragments: readonly Fragment[],
  text: string,
  likeness: Likeness,
): number | undefined {
  let end = from;
  for (const [index, fragment] of rest.entries()) {
    const reach = end + (fragments[index + 1]?.gap ?? 0) + fragment.length;
    const stretch = text.slice(end, reach);
    const found = variants(fragment, likeness, index === rest.length - 1)
      .map((variant) => ({ at: stretch.indexOf(variant), length: variant.length }))
      .find(({ at }) => at >= 0);
    if (found === undefined) return undefined;
    end += found.at + found.length;
  }
  return end;
}

/**
 * The ways in which a fragment may be written: in typographic likeness its first letter may have the other case, and the comma or point that American
 * usage draws inside the closing mark may be missing from the source.
 */
function variants(fragment: string, likeness: Likeness, isLast: boolean): string[] {
  if (likeness === 'exact') return [fragment];
  const bare = isLast ? fragment.replace(/[.,;]$/, '') : fragment;
  const cased = [fragment, bare].flatMap((one) => {
    const letter = one.charAt(0);
    const other = letter === letter.toLowerCase() ? letter.toUpperCase() : letter.toLowerCase();
    return [one, other + one.slice(1)];
  });
  return [...new Set(cased)];
}

/** Neither end cuts a word or number of the source: `no agent` is not in `no agents`. */
function isWhole(text: string, start: number, end: number): boolean {
  const isInner = (at: number) => /[\p{L}\p{N}]/u.test(text.charAt(at - 1)) && /[\p{L}\p{N}]/u.test(text.charAt(at));
  const cutsNumber = /\d/.test(text.charAt(end - 1)) && /^[.,]\d/.test(text.slice(end, end + 2));
  return !isInner(start) && !isInner(end) && !cutsNumber;
}

function altered(fragments: readonly Fragment[], source: Comparable): Likened | undefined {
  const laid = fragments.map((fragment) => align(fragment.text, source.text, source.words, source.positions));
  const found = laid.filter((one): one is Alignment => one !== undefined);
  const words = fragments.map((fragment) => wordsOf(fragment.text).length);
  const total = words.reduce((sum, count) => sum + count, 0);
  const alike = laid.reduce((sum, one, at) => sum + (one?.alike ?? 0) * (words[at] ?? 0), 0) / Math.max(1, total);
  if (found.length === 0 || alike < alikeAtLeast) return undefined;
  const start = Math.min(...found.map((one) => one.start));
  const end = Math.max(...found.map((one) => one.end));
  const differences = found.flatMap((one) => one.differences);
  return {
    verdict: 'altered',
    start,
    end,
    alike,
    differences: differences.length > 0 ? differences : [punctuation(fragments, source.text.slice(start, end))],
  };
}

/** All words stand there; what differs is between them. */
function punctuation(fragments: readonly Fragment[], source: string): Difference {
  return { kind: 'punctuation', quoted: fragments.map(({ text }) => text).join(' … '), source };
}
