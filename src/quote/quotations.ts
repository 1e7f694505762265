import type { Span } from '../model/values.ts';
import { spansBetweenMarks, type Unchecked } from './marks.ts';
import { type Place, placesIn } from './places.ts';

/** A quotation of a brief: its words without the marks around them, and where they stand (UTF-16 offsets into the brief's text). */
export type Quotation = {
  text: string;
  start: number;
  end: number;
  /** Addresses that the brief cites for it, nearest first. */
  addresses: string[];
  /** Places that the brief points to for it, as written: `¶ 14`, `p. 12`. */
  pinpoints: Place[];
};

/**
 * What is quoted and not looked up, with its first words: longer than a quotation may be, or begun by a mark that nothing closes. UTF-16 offset
 * of its beginning.
 */
export type UncheckedQuotation = { why: Unchecked['why']; text: string; start: number };

/** Shorter ones are phrases or titles, not evidence. */
const fewestWords = 5;
/** So far behind a quotation its citation may stand. */
const citedWithin = 400;

const address = /https?:\/\/[^\s<>"“”«»‘’]{1,2000}/g;
const word = /[\p{L}\p{N}]+(?:['’.-][\p{L}\p{N}]+)*/gu;

/** A note of a brief: what it says, and where its mark stands in the brief's text. */
export type Note = { at: number; text: string };

/**
 * The quotations of a text, in order: between marks of quotation of English and Russian, the outermost where they are nested, and whole paragraphs that
 * `setOff` marks as such. A quotation may run over lines, paragraphs and pages. Its citation is what stands behind it, and the note marked there.
 */
export function quotationsIn(
  text: string,
  setOff: readonly Span[] = [],
  notes: readonly Note[] = [],
): { quotations: Quotation[]; unchecked: UncheckedQuotation[] } {
  const marked = spansBetweenMarks(text);
  const spans = joined(marked.spans, setOff).filter(({ start, end }) => hasWords(text.slice(start, end)));
  return {
    quotations: citedIn(text, spans, notes),
    unchecked: marked.unchecked.flatMap((one) => beginningOf(text, one)),
  };
}

function hasWords(text: string): boolean {
  return (text.match(word)?.length ?? 0) >= fewestWords;
}

/** So much is told of what is not looked up, in characters. */
const beginning = 200;

/** Nothing where fewer words stand than make a quotation. */
function beginningOf(text: string, { start, why }: Unchecked): UncheckedQuotation[] {
  const shown = text.slice(start, start + beginning);
  return hasWords(shown) ? [{ why, start, text: why === 'not-closed' ? (shown.split(/\n/)[0] ?? shown) : shown }] : [];
}

function citedIn(text: string, spans: readonly Span[], notes: readonly Note[]): Quotation[] {
  let note = 0;
  return spans.map(({ start, end }, at) => {
    const reach = Math.min(end + citedWithin, spans[at + 1]?.start ?? text.length);
    const noted: string[] = [];
    for (; (notes[note]?.at ?? Infinity) <= reach; note += 1)
      if ((notes[note]?.at ?? 0) >= end) noted.push(notes[note]?.text ?? '');
    const citation = [text.slice(end, reach), ...noted].join('\n');
    return {
      text: text.slice(start, end),
      start,
      end,
      addresses: addressesIn(citation),
      pinpoints: placesIn(citation),
    };
  });
}

/** Both in order. Of a paragraph set off and marks inside it the paragraph is the quotation, unless the marks hold most of it. */
function joined(marked: readonly Span[], setOff: readonly Span[]): Span[] {
  const apart = new Set(setOff);
  const length = ({ start, end }: Span) => end - start;
  const spans: Span[] = [];
  for (const span of [...marked, ...setOff].sort(
    (one, other) => one.start - other.start || length(other) - length(one),
  )) {
    const last = spans.at(-1);
    if (last === undefined || span.start >= last.end) spans.push(span);
    else if (apart.has(last) && length(span) * 2 > length(last)) spans[spans.length - 1] = span;
  }
  return spans;
}

/** Every address of a text, once, without the punctuation and the closing brackets of the sentence it stands in. */
export function addressesIn(text: string): string[] {
  return [...new Set((text.match(address) ?? []).map(withoutTail))];
}

function withoutTail(found: string): string {
  const bare = found.replace(/[.,;:!?]+$/, '');
  const count = (mark: string) => bare.split(mark).length;
  const isOpen = (bare.endsWith(')') && count(')') > count('(')) || (bare.endsWith(']') && count(']') > count('['));
  return isOpen ? withoutTail(bare.slice(0, -1)) : bare;
}
