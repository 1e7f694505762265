import type { Glyph } from './pdf-glyphs.ts';

/** Glyphs in one style without a space between them. Places as in `Glyph`. */
export type Word = {
  text: string;
  left: number;
  right: number;
  y: number;
  size: number;
  bold: boolean;
  artifact: boolean;
  /** Set in small figures that the font itself raises. */
  raised: boolean;
  /** The page paints a space glyph before or after the word. */
  spaceBefore: boolean;
  spaceAfter: boolean;
};

/** A gap wider than this share of the font size is a space: kerning stays below, the narrowest justified spaces above. */
export const SPACE = 0.14;

/** The words of a sheet in the order in which they were painted. Glyphs painted twice in one place (a poor man's bold) count once. */
export function wordsOf(glyphs: readonly Glyph[]): Word[] {
  const words: Word[] = [];
  const seen = new Map<number, string>();
  let open: Word | undefined;
  let space = false;
  const widths = digitWidths(glyphs);
  for (const glyph of glyphs) {
    const text = readable(glyph.text);
    if (text.trim() === '') {
      if (open !== undefined) open.spaceAfter = true;
      open = undefined;
      space = true;
      continue;
    }
    if (isDouble(seen, glyph)) continue;
    const raised = isSmallFigure(glyph, widths);
    if (open !== undefined && open.raised === raised && continues(open, glyph)) extend(open, glyph, text);
    else {
      open = begin(glyph, text, space, raised);
      words.push(open);
    }
    space = false;
  }
  return words;
}

const plainLetter = /^[!-~А-яЁё]$/;

/** Ligatures and presentation forms as plain letters; characters that no text has (controls, unmapped glyphs) as nothing. */
function readable(text: string): string {
  if (plainLetter.test(text)) return text;
  return text
    .replace(/[\uFB00-\uFB4F\uFB50-\uFDFF\uFE70-\uFEFC]/g, (form) => form.normalize('NFKC'))
    .replace(/(?![\t\n\r\u00AD])[\p{Cc}\p{Cf}\u2028\u2029\uE000\uE001]/gu, '')
    .replace(/[\uF0A7\uF0B7\uF0FC\uF0D8\uF076]/g, '•');
}

function isDouble(seen: Map<number, string>, glyph: Glyph): boolean {
  const place = Math.round(glyph.x * 2) * 16_384 + Math.round(glyph.y * 2);
  const known = seen.get(place);
  if (known === undefined) seen.set(place, glyph.text);
  return known === glyph.text;
}

function continues(word: Word, glyph: Glyph): boolean {
  if (Math.abs(word.y - glyph.y) > 0.1 * word.size) return false;
  if (
    Math.abs(word.size - glyph.size) > 0.06 * word.size ||
    word.bold !== glyph.bold ||
    word.artifact !== glyph.artifact
  )
    return false;
  const gap = glyph.x - word.right;
  return gap < SPACE * word.size && gap > -0.6 * word.size;
}

function extend(word: Word, glyph: Glyph, text: string): void {
  word.text += text;
  word.right = Math.max(word.right, glyph.end);
}

function begin(glyph: Glyph, text: string, spaceBefore: boolean, raised: boolean): Word {
  const { x, end, y, size, bold, artifact } = glyph;
  return { text, left: x, right: end, y, size, bold, artifact, raised, spaceBefore, spaceAfter: false };
}

/** The widest advance of each digit, and of any, in each font, in shares of the font size. */
function digitWidths(glyphs: readonly Glyph[]): Map<string, number> {
  const widths = new Map<string, number>();
  for (const glyph of glyphs) {
    if (!isDigit(glyph.text)) continue;
    for (const key of [`${glyph.font}|${glyph.text}`, glyph.font]) {
      widths.set(key, Math.max(widths.get(key) ?? 0, (glyph.end - glyph.x) / glyph.size));
    }
  }
  return widths;
}

/** A digit much narrower than the same digit, or than nearly all digits, of its font: an OpenType superior figure, which keeps size and baseline. */
function isSmallFigure(glyph: Glyph, widths: ReadonlyMap<string, number>): boolean {
  if (!isDigit(glyph.text)) return false;
  const own = (glyph.end - glyph.x) / glyph.size;
  const same = widths.get(`${glyph.font}|${glyph.text}`) ?? 0;
  return own < 0.8 * same || (own < 0.7 * (widths.get(glyph.font) ?? 0) && glyph.text !== '1');
}

function isDigit(text: string): boolean {
  return text >= '0' && text <= '9' && text.length === 1;
}
