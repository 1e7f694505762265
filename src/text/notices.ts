import data from '../../search-config/notices.json' with { type: 'json' };

/** Part of a text that is a statutory notice: UTF-16 offsets. */
export type NoticeSpan = { start: number; end: number };

/** A notice in brackets longer than this is a sentence of the author's own. */
const longestInline = 200;
const longestOpening = 700;

const openings = new RegExp(data.openings.map(pattern).join('|'), 'giu');
const footnote = new RegExp(
  `^[ \\t]*\\*{1,3}[^\\n]{0,80}?(?:${data.inline.map(pattern).join('|')})[^\\n]{0,200}$`,
  'gimu',
);
const inline = new RegExp(`(?:${data.inline.map(pattern).join('|')})`, 'iu');
const brackets = new RegExp(`[(\\[][^()\\[\\]\\n]{5,${longestInline}}[)\\]]`, 'gu');

/**
 * The notices that Russian law makes publishers print ("this material was produced by a foreign agent", "(organisation banned in Russia)",
 * starred footnotes): by `search-config/notices.json`. They say nothing about the text around them. In order, not overlapping.
 */
export function noticeSpans(text: string): NoticeSpan[] {
  const found: NoticeSpan[] = [];
  for (const match of text.matchAll(openings)) found.push({ start: match.index, end: openingEnd(text, match.index) });
  for (const match of text.matchAll(footnote)) found.push(spanOf(match));
  for (const match of text.matchAll(brackets)) {
    if (inline.test(match[0])) found.push(spanOf(match));
  }
  return merged(found);
}

/** An opening's notice runs to the end of its sentence or line; one in capitals to the last word in capitals before the next sentence. */
function openingEnd(text: string, start: number): number {
  const rest = text.slice(start, start + longestOpening);
  const end = /[.!?](?=\s|$)(?!\s+\p{Ll})|\n|\d{2}\+/u.exec(rest);
  return start + (end === null ? rest.length : end.index + end[0].length);
}

function spanOf(match: RegExpExecArray): NoticeSpan {
  return { start: match.index, end: match.index + match[0].length };
}

function merged(spans: NoticeSpan[]): NoticeSpan[] {
  const result: NoticeSpan[] = [];
  for (const span of spans.toSorted((a, b) => a.start - b.start)) {
    const last = result.at(-1);
    if (last !== undefined && span.start <= last.end) last.end = Math.max(last.end, span.end);
    else result.push({ ...span });
  }
  return result;
}

/** A phrase of the data as a pattern: any white space for a blank, е for ё too. */
function pattern(phrase: string): string {
  return phrase
    .replace(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`)
    .replace(/\s+/g, '\\s+')
    .replaceAll('е', '[её]');
}
