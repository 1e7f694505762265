/**
 * What a quotation says word for word, and what its writer put between: an ellipsis leaves words out, a bracket replaces or adds some. `gap` is how many
 * characters of the source may stand before the fragment; the first has none.
 */
export type Fragment = { text: string; start: number; gap: number };

/** Characters that an ellipsis may leave out. */
const leftOut = 3000;
/** Characters that a bracket may stand for. */
const replaced = 80;
/** A remark that the words stand so in the source replaces none of them: there is a space. */
const asItStands = /^\[\s*(?:sic|так(?: в (?:тексте|оригинале|документе|источнике))?)\s*[!.]?\s*\]$/iu;
const aSpace = 1;

const edit = /\[[^\]\n]{0,200}\]|(?:\.\s?){3,4}|…/gu;

/** The fragments of a quotation in order; one when nothing in it is left out or put in brackets. `[T]he` is `The`. */
export function fragmentsOf(quotation: string): Fragment[] {
  const fragments: Fragment[] = [];
  let from = 0;
  let gap = 0;
  const take = (end: number) => {
    const piece = quotation.slice(from, end);
    const start = from + (piece.length - piece.trimStart().length);
    const text = piece.trim();
    if (/[\p{L}\p{N}]/u.test(text)) {
      fragments.push({ text, start, gap: fragments.length === 0 ? 0 : gap });
      gap = 0;
    }
  };
  for (const { 0: mark, index } of quotation.matchAll(edit)) {
    if (isCapital(mark, quotation, index)) {
      take(index);
      gap = Math.max(gap, replaced);
      from = index + 1;
      continue;
    }
    if (index < from) continue;
    take(index);
    gap = Math.max(gap, gapOf(mark));
    from = index + mark.length;
  }
  take(quotation.length);
  return fragments.map((fragment) => ({ ...fragment, text: fragment.text.replace(/^(\p{L})\]/u, '$1') }));
}

function gapOf(mark: string): number {
  if (asItStands.test(mark)) return aSpace;
  return mark.startsWith('[') && !/^\[\s*(?:\.|…)/.test(mark) ? replaced : leftOut;
}

/** `[T]he`: the letter's case was changed, nothing else. */
function isCapital(mark: string, quotation: string, index: number): boolean {
  return /^\[\p{L}\]$/u.test(mark) && /\p{L}/u.test(quotation.charAt(index + mark.length));
}
