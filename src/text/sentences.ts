import type { Span } from '../model/values.ts';

const abbreviations = new Set(
  (
    'ст стст ч чч п пп г гг т д др им руб тыс млн млрд см ср ред напр стр тов ул пр обл р с ' +
    'mr mrs ms dr prof sen rep gen col art arts no nos st jr sr inc ltd vs v para paras p pp ed eds cf al ' +
    'jan feb mar apr jun jul aug sep sept oct nov dec u.s u.k u.n e.g i.e'
  ).split(' '),
);

const boundary = /[.!?…]+["'»”’)\]]*(?=\s)|\n+/g;

/**
 * The sentences of a text in order, without the white space around them. A line break always ends one; a point does not after an abbreviation of either language, an initial,
 * or before a word in lower case.
 */
export function sentences(text: string): Span[] {
  const found: Span[] = [];
  let from = 0;
  for (const match of text.matchAll(boundary)) {
    if (!endsSentence(text, match[0], match.index)) continue;
    addTrimmed(found, text, from, match.index + match[0].length);
    from = match.index + match[0].length;
  }
  addTrimmed(found, text, from, text.length);
  return found;
}

function endsSentence(text: string, mark: string, at: number): boolean {
  if (mark.startsWith('\n')) return true;
  const after = text.slice(at + mark.length, at + mark.length + 8).trimStart();
  if (/^\p{Ll}/u.test(after)) return false;
  if (mark !== '.') return true;
  const before = /[\p{L}\d.]+$/u.exec(text.slice(Math.max(0, at - 12), at))?.[0] ?? '';
  if (/^\p{Lu}$/u.test(before)) return false;
  return !abbreviations.has(before.toLowerCase());
}

function addTrimmed(found: Span[], text: string, from: number, to: number): void {
  let start = from;
  let end = to;
  while (start < end && /\s/.test(text.charAt(start))) start += 1;
  while (end > start && /\s/.test(text.charAt(end - 1))) end -= 1;
  if (end > start) found.push({ start, end });
}
