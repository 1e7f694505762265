import type { Span } from '../model/values.ts';
import { fold } from './fold.ts';
import { isPlain } from './initials.ts';
import { stem } from './stem.ts';

export { fold } from './fold.ts';
export { stem } from './stem.ts';

/** Changes with every change of what `analyse` gives; indexes built by another version are rebuilt. */
export const analyserVersion = '7';

/** A word or number of a text: where it stands in the original (UTF-16 offsets), its folded form and its stem. */
export type Token = Span & { form: string; stem: string };

/** Numbers keep their inner points (`20.3.3`), words their inner apostrophes and soft hyphens; a hyphen parts words. */
const tokenPattern =
  /\d+(?:\.\d+)*[\u00b9\u00b2\u00b3\u2070\u2074-\u2079]*|[\p{L}\p{M}\p{N}\u00ad\u200b-\u200d\u2060]+(?:['’ʼ][\p{L}\p{M}]+)*/gu;

const known = new Map<string, Pick<Token, 'form' | 'stem'>>();
const knownAtMost = 200_000;

/** All tokens of a text in order, with offsets into the text as given. Linear in the length of the text. */
export function analyse(text: string): Token[] {
  return stretches(text).map(({ start, end }) => {
    const { form, stem } = wordOf(text.slice(start, end));
    return { start, end, form, stem };
  });
}

/** The stems of a phrase in order. */
export function stemsOf(phrase: string): string[] {
  return analyse(phrase).map((token) => token.stem);
}

/**
 * Where the tokens of `analyse` stand; who needs to know but few of them asks `wordOf` for these. Most are runs of plain letters or digits that end
 * at a space or a mark of ASCII: those are found without the pattern, which takes several times as long.
 */
export function stretches(text: string): Span[] {
  const found: Span[] = [];
  let at = 0;
  while (at < text.length) {
    const unit = text.charCodeAt(at);
    if (unit < 0x80 && !isPlain(unit)) {
      at += 1;
      continue;
    }
    const end = endOfPlain(text, at);
    if (end > at) {
      found.push({ start: at, end });
      at = end;
      continue;
    }
    tokenPattern.lastIndex = at;
    const match = tokenPattern.exec(text);
    if (match === null) break;
    at = tokenPattern.lastIndex;
    const start = match.index;
    // Marks, superscripts and invisible characters alone leave no form.
    if (!isPlain(text.charCodeAt(start)) && wordOf(match[0]).form === '') continue;
    found.push({ start, end: at });
  }
  return found;
}

/** The end of the token that begins at `start`, when it is plain and nothing but ASCII follows that cannot belong to it; else `start`. */
function endOfPlain(text: string, start: number): number {
  const isNumber = isDigit(text.charCodeAt(start));
  let end = start;
  let unit = text.charCodeAt(end);
  while (isNumber ? isDigit(unit) : isPlain(unit)) {
    end += 1;
    unit = text.charCodeAt(end);
  }
  if (end === text.length) return end;
  const mayGoOn = unit >= 0x80 || unit === (isNumber ? 0x2e : 0x27);
  return mayGoOn ? start : end;
}

function isDigit(unit: number): boolean {
  return unit >= 0x30 && unit <= 0x39;
}

/** Form and stem of a token as it is written, remembered: a text repeats its words. The memory is emptied when it is full. */
export function wordOf(written: string): Pick<Token, 'form' | 'stem'> {
  const remembered = known.get(written);
  if (remembered !== undefined) return remembered;
  const form = fold(written);
  const word = { form, stem: stem(form) };
  if (written.length > 64) return word;
  if (known.size >= knownAtMost) known.clear();
  known.set(written, word);
  return word;
}
