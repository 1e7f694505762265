import type { Span } from '../model/values.ts';

/** The longest quotation that is looked up, in characters: a mark that is not closed within them is taken for a slip. */
const longestQuotation = 6000;

/** A quotation that is not looked up: longer than the longest, or begun by a mark that nothing closes (`end` is where it stands). */
export type Unchecked = Span & { why: 'too-long' | 'not-closed' };

/** The marks that each closing mark may close. */
const closedBy: Readonly<Record<string, readonly string[]>> = {
  '”': ['“', '„', '‟'],
  '“': ['„'],
  '»': ['«'],
  '"': ['"'],
  '’': ['‘'],
};
const marks = /[“”„‟«»"‘’]/g;

/** Marks that open a quotation and nothing else; a single one may be an apostrophe. */
const plainMarks = new Set(['“', '„', '«', '"']);

/**
 * Outermost spans between marks of quotation of English and Russian; an apostrophe inside a word opens and closes nothing. Marks inside are paired
 * first. What is quoted and is no such span is told apart. Linear in the length of the text.
 */
export function spansBetweenMarks(text: string): { spans: Span[]; unchecked: Unchecked[] } {
  const opened = new Map<string, number[]>();
  const spans: Span[] = [];
  const unchecked: Unchecked[] = [];
  for (const { 0: mark, index: at } of text.matchAll(marks)) {
    const nearest = lastOpened(mark, at, opened, isClosing(text, at, mark) ? Infinity : longestQuotation);
    if (nearest !== undefined && closes(text, at, mark)) {
      opened.get(nearest.mark)?.pop();
      const span = { start: nearest.at + 1, end: at };
      if (span.end - span.start < longestQuotation) spans.push(span);
      else if (plainMarks.has(nearest.mark)) unchecked.push({ ...span, why: 'too-long' });
    } else if (opens(text, at, mark) && !isRepeated(text, at, mark, opened)) {
      const open = opened.get(mark);
      if (open === undefined) opened.set(mark, [at]);
      else open.push(at);
    }
  }
  for (const mark of plainMarks)
    for (const at of opened.get(mark) ?? [])
      if (/[\p{L}\p{N}\p{Ps}.…]/u.test(text.charAt(at + 1)))
        unchecked.push({ start: at + 1, end: at + 1, why: 'not-closed' });
  const kept = outermost(spans);
  return { spans: kept, unchecked: apartFrom(kept, unchecked) };
}

/** Those that do not stand inside a span, and of those inside one another the outermost, in order. */
function apartFrom(spans: readonly Span[], unchecked: readonly Unchecked[]): Unchecked[] {
  const apart: Unchecked[] = [];
  let next = 0;
  for (const one of unchecked.toSorted((a, b) => a.start - b.start || b.end - a.end)) {
    while ((spans[next]?.end ?? Infinity) <= one.start) next += 1;
    const isWithin = (spans[next]?.start ?? Infinity) <= one.start;
    if (!isWithin && one.start >= (apart.at(-1)?.end ?? 0)) apart.push(one);
  }
  return apart;
}

/** The nearest mark before `at`, and nearer than `farthest`, that this one may close. */
function lastOpened(mark: string, at: number, opened: ReadonlyMap<string, readonly number[]>, farthest: number) {
  const candidates = (closedBy[mark] ?? []).map((one) => ({ mark: one, at: opened.get(one)?.at(-1) ?? -Infinity }));
  const [nearest] = candidates.sort((one, other) => other.at - one.at);
  return nearest !== undefined && at - nearest.at < farthest ? nearest : undefined;
}

/** A mark that cannot open anything closes what it closes, however far. */
function isClosing(text: string, at: number, mark: string): boolean {
  return mark === '”' || mark === '»' || (mark === '"' && !opens(text, at, mark));
}

function opens(text: string, at: number, mark: string): boolean {
  const before = text.charAt(at - 1);
  if (mark === '"') return before === '' || /[\s([{—–\-:,«“]/.test(before);
  if (mark === '‘')
    return !/[\p{L}\p{N}]/u.test(before) && !/^\d\ds?(?![\p{L}\p{N}])/u.test(text.slice(at + 1, at + 5));
  return /[“„‟«]/.test(mark);
}

function closes(text: string, at: number, mark: string): boolean {
  const after = text.charAt(at + 1);
  if (mark === '’') return !/[\p{L}\p{N}]/u.test(after) && !isPossessive(text, at);
  // As a closing mark it stands at a word, as an opening one behind a space.
  if (mark === '“') return !/[\s([{—–«]/.test(text.charAt(at - 1));
  return mark !== '"' || after === '' || /[\s.,;:!?)\]}—–\-»”’\d¹²³]/.test(after);
}

/** `the defendants’ lawyers … ’`: a plural's apostrophe, since the mark that closes comes later in the line. */
function isPossessive(text: string, at: number): boolean {
  if (!/s/i.test(text.charAt(at - 1)) || !/^\s\p{Ll}/u.test(text.slice(at + 1, at + 3))) return false;
  return /^[^\n‘]*?’(?![\p{L}\p{N}])/u.test(text.slice(at + 1, at + 600));
}

/** A quotation of several paragraphs repeats its opening mark at the head of each. */
function isRepeated(text: string, at: number, mark: string, opened: ReadonlyMap<string, readonly number[]>): boolean {
  const last = opened.get(mark)?.at(-1);
  if (last === undefined || at - last >= longestQuotation) return false;
  return mark === '"' || /\n\s*$/.test(text.slice(Math.max(0, at - 20), at));
}

function outermost(spans: Span[]): Span[] {
  const chosen: Span[] = [];
  for (const span of spans.sort((one, other) => one.start - other.start || other.end - one.end))
    if (span.start > (chosen.at(-1)?.end ?? -1)) chosen.push(span);
  return chosen;
}
