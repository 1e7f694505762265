import { markClose, markOpen } from './pdf-marks.ts';
import { SPACE, type Word } from './pdf-words.ts';

/** One printed line of one region. */
export type Line = {
  /** Words with single spaces; raised marks between `markOpen` and `markClose`. */
  text: string;
  left: number;
  right: number;
  /** The baseline, in points from the top of the sheet. */
  y: number;
  /** Size of most of its letters, in points. */
  size: number;
  bold: boolean;
  artifact: boolean;
  /** From 1. */
  sheet: number;
  /** Ordinal of the region on its sheet. */
  region: number;
  /** Width of the first word, to tell whether it would have fitted on the line before. */
  firstWidth: number;
  /** The parts between gaps wider than most word spaces: table cells, or pieces of them. */
  segments: { text: string; left: number; right: number }[];
  /** A bullet is drawn before the line. */
  bullet: boolean;
};

/** The lines of a region from top to bottom. */
export function linesOf(words: readonly Word[], sheet: number, region: number): Line[] {
  const rows = attachRaised(rowsOf(words));
  return rows.map((row) => lineOf(row, sheet, region)).filter((line) => line.text !== '');
}

function rowsOf(words: readonly Word[]): Word[][] {
  const rows: Word[][] = [];
  for (const word of [...words].sort((a, b) => a.y - b.y)) {
    const row = rows.at(-1);
    const first = row?.[0];
    if (row !== undefined && first !== undefined && word.y - first.y < 0.22 * Math.min(word.size, first.size))
      row.push(word);
    else rows.push([word]);
  }
  return rows.map((row) => row.sort((a, b) => a.left - b.left));
}

/** Superscripts have rows of their own at first: gives each small word to the larger row whose words it touches. */
function attachRaised(rows: readonly Word[][]): Word[][] {
  const open = rows.map((row) => [...row]);
  for (const [index, row] of open.entries()) {
    const neighbours = open.slice(Math.max(0, index - 2), index + 3).filter((other) => other !== row);
    for (const word of [...row]) {
      const host = neighbours.find((other) => touches(other, word));
      if (host === undefined) continue;
      row.splice(row.indexOf(word), 1);
      host.push(word);
      host.sort((a, b) => a.left - b.left);
    }
  }
  return open.filter((row) => row.length > 0);
}

function touches(row: readonly Word[], word: Word): boolean {
  return row.some((other) => {
    const rise = other.y - word.y;
    if (other.size < word.size * 1.15 || rise < -0.35 * other.size || rise > 0.8 * other.size) return false;
    const gap = Math.max(word.left - other.right, other.left - word.right);
    return gap > -0.3 * other.size && gap < 0.6 * other.size;
  });
}

function lineOf(words: readonly Word[], sheet: number, region: number): Line {
  const size = sizeOf(words);
  const base = words.filter((word) => word.size > size * 0.9);
  const y = base[0]?.y ?? words[0]?.y ?? 0;
  const letters = base.reduce((sum, word) => sum + word.text.length, 0);
  const share = (is: (word: Word) => boolean) =>
    base.filter(is).reduce((sum, word) => sum + word.text.length, 0) / Math.max(1, letters);
  return {
    text: textOf(words, size, y),
    left: Math.min(...words.map((word) => word.left)),
    right: Math.max(...words.map((word) => word.right)),
    y,
    size,
    bold: share((word) => word.bold) > 0.8,
    artifact: words.every((word) => word.artifact),
    sheet,
    region,
    firstWidth: firstWidth(words),
    segments: segmentsOf(words, size, y),
    bullet: false,
  };
}

/** The size in which most letters of the line are set. */
function sizeOf(words: readonly Word[]): number {
  const letters = new Map<number, number>();
  for (const word of words) {
    const size = Math.round(word.size * 4) / 4;
    letters.set(size, (letters.get(size) ?? 0) + word.text.length);
  }
  return [...letters].sort((a, b) => b[1] - a[1])[0]?.[0] ?? 0;
}

function textOf(words: readonly Word[], size: number, y: number): string {
  let text = '';
  let last: Word | undefined;
  for (const word of words) {
    if (last !== undefined && isApart(last, word)) text += ' ';
    text += isRaised(word, size, y) ? `${markOpen}${word.text}${markClose}` : word.text;
    last = word;
  }
  return text.replaceAll(`${markClose}${markOpen}`, '').normalize().replace(/\s+/g, ' ').trim();
}

function isApart(last: Word, word: Word): boolean {
  return last.spaceAfter || word.spaceBefore || word.left - last.right > SPACE * Math.min(last.size, word.size) * 1.2;
}

function isRaised(word: Word, size: number, y: number): boolean {
  return word.raised || (word.size < size * 0.88 && y - word.y > 0.12 * size);
}

/** The width up to the first place where the line could have been broken: short words and numbers hold to the word after them. */
function firstWidth(words: readonly Word[]): number {
  const left = words[0]?.left ?? 0;
  let start = 0;
  for (const [index, word] of words.entries()) {
    const next = words[index + 1];
    if (next === undefined) return word.right - left;
    if (!isApart(word, next)) continue;
    const letters = words
      .slice(start, index + 1)
      .map((one) => one.text)
      .join('');
    if (letters.length > 2 && !/^\d+$/.test(letters)) return word.right - left;
    start = index + 1;
  }
  return 0;
}

/**
 * Whether a line is justified text: as wide as the spaces between its words may be, they are of one width. Words that stand in the columns of a
 * table seldom do, figures of the same length often.
 */
function isJustified(words: readonly Word[], size: number): boolean {
  const gaps = words.slice(1).flatMap((word, index) => {
    const last = words[index];
    return last !== undefined && isApart(last, word) ? [word.left - last.right] : [];
  });
  const [least, most] = [Math.min(...gaps), Math.max(...gaps)];
  const even = gaps.length > 2 ? 1.2 : 1.05;
  const lettered = words.filter((word) => /\p{L}{2}/u.test(word.text)).length;
  return gaps.length > 1 && most < least * even + 0.2 && most < size * 6 && lettered > words.length / 2;
}

function segmentsOf(words: readonly Word[], size: number, y: number): Line['segments'] {
  const widest = isJustified(words, size) ? Number.POSITIVE_INFINITY : size * 0.6;
  const cells: Word[][] = [];
  for (const word of words) {
    const cell = cells.at(-1);
    const last = cell?.at(-1);
    if (cell !== undefined && last !== undefined && word.left - last.right < widest) cell.push(word);
    else cells.push([word]);
  }
  return cells.map((cell) => ({
    text: textOf(cell, size, y),
    left: cell[0]?.left ?? 0,
    right: cell.at(-1)?.right ?? 0,
  }));
}
