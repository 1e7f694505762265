import type { Face } from './fonts.ts';

/** Text in one face. */
export type Run = { text: string; face: Face };

/** A line as it is set: runs side by side, widths in points. */
export type Line = { runs: (Run & { width: number })[]; width: number };

/** The width of a text in shares of its size. */
export type Measure = (text: string, face: Face) => number;

/** Breaks runs into lines between words; a word that is wider than the line is broken after a mark that addresses have, or where it must. */
export function linesOf(runs: readonly Run[], width: number, size: number, measure: Measure): Line[] {
  const lines: Line[] = [];
  for (const paragraph of paragraphsOf(runs)) {
    const words = paragraph.flatMap((run) => wordsOf(run)).flatMap((word) => fitting(word, width, size, measure));
    lines.push(...broken(words, width, size, measure));
  }
  return lines;
}

/** Runs between line feeds. */
function paragraphsOf(runs: readonly Run[]): Run[][] {
  const paragraphs: Run[][] = [[]];
  for (const { text, face } of runs) {
    for (const [at, piece] of text.split(/\r\n?|\n/).entries()) {
      if (at > 0) paragraphs.push([]);
      const last = paragraphs.at(-1)?.at(-1);
      // Spans that look alike are one run, so that a line may not end where only the span does.
      if (last?.face === face) last.text += piece;
      else paragraphs.at(-1)?.push({ text: piece, face });
    }
  }
  return paragraphs;
}

/** Words, each with the spaces after it: `a b ` gives `a `, `b `. */
function wordsOf({ text, face }: Run): Run[] {
  return [...text.matchAll(/[^ \t]*[ \t]+|[^ \t]+/g)].map(([word]) => ({ text: word.replace(/[ \t]+/g, ' '), face }));
}

function fitting(word: Run, width: number, size: number, measure: Measure): Run[] {
  if (measure(word.text.trimEnd(), word.face) * size <= width) return [word];
  const pieces: Run[] = [];
  let piece = '';
  for (const part of word.text.split(/(?<=[/._\-?&=])/)) {
    for (const character of measure(part, word.face) * size > width ? part : [part]) {
      if (piece !== '' && measure(piece + character, word.face) * size > width) {
        pieces.push({ text: piece, face: word.face });
        piece = '';
      }
      piece += character;
    }
  }
  return [...pieces, { text: piece, face: word.face }];
}

function broken(words: readonly Run[], width: number, size: number, measure: Measure): Line[] {
  const lines: Line[] = [];
  let open: Run[] = [];
  let used = 0;
  for (const [at, word] of words.entries()) {
    const own = measure(word.text, word.face) * size;
    const ink = heldTogether(words, at, size, measure);
    if (open.length > 0 && used + ink > width && mayBreak(open.at(-1))) {
      lines.push(lineOf(open, size, measure));
      open = [];
      used = 0;
    }
    open.push(word);
    used += own;
  }
  return [...lines, lineOf(open, size, measure)];
}

/** A line may end after a space, and after a piece of a word that was broken. */
function mayBreak(before: Run | undefined): boolean {
  return before === undefined || /[ /._\-?&=]$/.test(before.text) || before.text.length > 20;
}

/** The width of a word without the space after it, and of what follows it in another face without a space: `<i>word</i>,`. */
function heldTogether(words: readonly Run[], from: number, size: number, measure: Measure): number {
  let width = 0;
  for (let at = from; at < words.length; at += 1) {
    const { text, face } = words[at] ?? { text: '', face: 'regular' };
    const ink = measure(text.trimEnd(), face) * size;
    if (at > from && width + ink > 60 * size) return width;
    if (text.endsWith(' ') || words[at + 1]?.face === face) return width + ink;
    width += ink;
  }
  return width;
}

function lineOf(words: readonly Run[], size: number, measure: Measure): Line {
  const runs: Run[] = [];
  for (const { text, face } of words) {
    const last = runs.at(-1);
    if (last?.face === face) last.text += text;
    else runs.push({ text, face });
  }
  const last = runs.at(-1);
  if (last !== undefined) last.text = last.text.trimEnd();
  const measured = runs.map((run) => ({ ...run, width: widthOf(run, size, measure) }));
  return { runs: measured, width: measured.reduce((sum, { width }) => sum + width, 0) };
}

/** Word by word, so that lines need no measuring of their own. */
function widthOf({ text, face }: Run, size: number, measure: Measure): number {
  return wordsOf({ text, face }).reduce((sum, word) => sum + measure(word.text, face), 0) * size;
}
