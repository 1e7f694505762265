/** A quotation of a brief: its words without the marks around them, and where they stand (UTF-16 offsets into the brief's text). */
export type Quotation = {
  text: string;
  start: number;
  end: number;
  /** Addresses that the brief cites for it, nearest first. */
  addresses: string[];
  /** Places that the brief points to for it, as written: `¶ 14`, `p. 12`. */
  pinpoints: { kind: 'paragraph' | 'page'; value: string }[];
};

/** Shorter ones are phrases or titles, not evidence. */
const fewestWords = 5;
/** So far behind a quotation its citation may stand. */
const citedWithin = 400;
/** A mark that is opened and not closed within so many characters is no quotation. */
const longestQuotation = 6000;

const pairs: Readonly<Record<string, string>> = { '“': '”', '«': '»', '„': '“', '‟': '”', '"': '"', '‘': '’' };
const address = /https?:\/\/[^\s<>"“”«»‘’]+/g;
const word = /[\p{L}\p{N}]+(?:['’.-][\p{L}\p{N}]+)*/gu;

/**
 * The quotations of a text, in order: between marks of quotation of English and Russian, the outermost where they are nested, and whole paragraphs that
 * `blocks` marks as set off. A quotation may run over lines, paragraphs and pages.
 */
export function quotationsIn(text: string, setOff: readonly { start: number; end: number }[] = []): Quotation[] {
  const marked = spansBetweenMarks(text);
  const apart = setOff.filter(({ start, end }) => !marked.some((span) => span.start < end && span.end > start));
  const spans = [...marked, ...apart]
    .filter(({ start, end }) => (text.slice(start, end).match(word)?.length ?? 0) >= fewestWords)
    .sort((one, other) => one.start - other.start);
  return spans.map(({ start, end }, at) => {
    const next = spans[at + 1]?.start ?? text.length;
    const citation = text.slice(end, Math.min(end + citedWithin, next));
    return {
      text: text.slice(start, end),
      start,
      end,
      addresses: addressesIn(citation),
      pinpoints: pinpointsIn(citation),
    };
  });
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

function pinpointsIn(citation: string): Quotation['pinpoints'] {
  const paragraphs = citation.matchAll(/(?:¶¶?|\bparas?\.?|\bparagraphs?|§§?|\bпункты?|\bп\.)\s*(\d+(?:\.\d+)*)/giu);
  const pages = citation.matchAll(/(?:\bpp?\.|\bpages?|\bat|\bстр?\.)\s*(\d+|[ivxl]+\b)/giu);
  return [
    ...[...paragraphs].map(([, value = '']) => ({ kind: 'paragraph' as const, value })),
    ...[...pages].map(([, value = '']) => ({ kind: 'page' as const, value })),
  ];
}

/** Outermost spans between marks; an apostrophe inside a word opens and closes nothing. */
function spansBetweenMarks(text: string): { start: number; end: number }[] {
  const spans: { start: number; end: number }[] = [];
  for (let at = 0; at < text.length; at += 1) {
    const open = text.charAt(at);
    const close = pairs[open];
    if (close === undefined || !opens(text, at, open)) continue;
    const end = closing(text, at, open, close);
    if (end === undefined) continue;
    spans.push({ start: at + 1, end });
    at = end;
  }
  return spans;
}

function opens(text: string, at: number, mark: string): boolean {
  const before = text.charAt(at - 1);
  if (mark === '"') return before === '' || /[\s([{—–\-:,«“]/.test(before);
  return mark !== '‘' || !/[\p{L}\p{N}]/u.test(before);
}

/** Where the mark that was opened is closed; marks of the same pair that are opened inside it are closed first. */
function closing(text: string, from: number, open: string, close: string): number | undefined {
  let depth = 1;
  const last = Math.min(text.length, from + longestQuotation);
  for (let at = from + 1; at < last; at += 1) {
    const character = text.charAt(at);
    if (character === open && open !== close && opens(text, at, open)) depth += isRepeated(text, at) ? 0 : 1;
    else if (character === close && closes(text, at, close)) depth -= 1;
    if (depth === 0) return at;
  }
  return undefined;
}

/** A quotation of several paragraphs repeats its opening mark at the head of each. */
function isRepeated(text: string, at: number): boolean {
  return /\n\s*$/.test(text.slice(Math.max(0, at - 20), at));
}

function closes(text: string, at: number, mark: string): boolean {
  const after = text.charAt(at + 1);
  if (mark === '’') return !/[\p{L}\p{N}]/u.test(after);
  return mark !== '"' || after === '' || /[\s.,;:!?)\]}—–\-»”\d¹²³]/.test(after);
}
