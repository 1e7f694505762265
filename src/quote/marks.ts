/** A stretch of a text, UTF-16 offsets. */
export type Span = { start: number; end: number };

/** A mark that is opened and not closed within so many characters is no quotation. */
const longestQuotation = 6000;

/** The marks that each closing mark may close. */
const closedBy: Readonly<Record<string, readonly string[]>> = {
  '”': ['“', '„', '‟'],
  '“': ['„'],
  '»': ['«'],
  '"': ['"'],
  '’': ['‘'],
};
const marks = /[“”„‟«»"‘’]/g;

/**
 * Outermost spans between marks of quotation of English and Russian; an apostrophe inside a word opens and closes nothing. Marks inside are paired
 * first. Linear in the length of the text.
 */
export function spansBetweenMarks(text: string): Span[] {
  const opened = new Map<string, number[]>();
  const spans: Span[] = [];
  for (const { 0: mark, index: at } of text.matchAll(marks)) {
    const nearest = lastOpened(mark, at, opened);
    if (nearest !== undefined && closes(text, at, mark)) {
      opened.get(nearest.mark)?.pop();
      spans.push({ start: nearest.at + 1, end: at });
    } else if (opens(text, at, mark) && !isRepeated(text, at, mark, opened)) {
      const open = opened.get(mark);
      if (open === undefined) opened.set(mark, [at]);
      else open.push(at);
    }
  }
  return outermost(spans);
}

/** The nearest mark before `at` that this one may close. */
function lastOpened(mark: string, at: number, opened: ReadonlyMap<string, readonly number[]>) {
  const candidates = (closedBy[mark] ?? []).map((one) => ({ mark: one, at: opened.get(one)?.at(-1) ?? -Infinity }));
  const [nearest] = candidates.sort((one, other) => other.at - one.at);
  return nearest !== undefined && at - nearest.at < longestQuotation ? nearest : undefined;
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
