import type { Line } from './pdf-lines.ts';
import { tableRows } from './pdf-tables.ts';

/** Lines that belong together: a paragraph, a heading, a list item, before they are told apart. */
export type Paragraph = { lines: Line[]; size: number; bold: boolean; item: boolean; row?: true };

/** How the document is set: the size of its body text, and the usual distance of baselines for each size. */
export type Setting = { bodySize: number; leading: (size: number) => number };

const bullet = /^[•‣▪●◦■□–—·*o-]\s+\S/u;
const enumerated =
  /^(?:\(?(?:[a-zа-я]|\d{1,3})\)|\(?[ivx]{1,5}\)|\d{1,3}\.|\d{1,2}(?:\.\d{1,2}){1,4}\.?|[IVX]{1,5}\.|[A-ZА-Я]\.|\[\d{1,4}\]|¶\s?\d+)\s+\S/u;

/** Abbreviations that something always follows. */
const abbreviated = /(?<!\p{L})(?:ст|ч|п|пп|см|им|ул|гл|разд|no|nos|arts?|sec|paras?|pp?|mr|mrs|ms|dr|vs?)\.$/iu;

/** Measures the document from all of its lines. */
export function settingOf(lines: readonly Line[]): Setting {
  const letters = new Map<number, number>();
  const gaps = new Map<number, number[]>();
  for (const [index, line] of lines.entries()) {
    letters.set(line.size, (letters.get(line.size) ?? 0) + line.text.length);
    const last = lines[index - 1];
    if (last === undefined || last.region !== line.region || last.sheet !== line.sheet || !isSameSize(last, line))
      continue;
    const gap = line.y - last.y;
    if (gap > 0.8 * line.size && gap < 2.2 * line.size) push(gaps, line.size, gap);
  }
  const bodySize = [...letters].sort((a, b) => b[1] - a[1])[0]?.[0] ?? 10;
  const leadings = new Map([...gaps].map(([size, known]) => [size, usualGap(known, size, bodySize)]));
  return { bodySize, leading: (size) => leadings.get(size) ?? size * 1.3 };
}

function push(gaps: Map<number, number[]>, size: number, gap: number): void {
  const known = gaps.get(size);
  if (known === undefined) gaps.set(size, [gap]);
  else known.push(gap);
}

/** Cuts lines in reading order into paragraphs. A paragraph never runs over the end of a sheet. */
export function paragraphsOf(lines: readonly Line[], setting: Setting): Paragraph[] {
  const edges = edgesOf(lines);
  const rows = tableRows(lines);
  const paragraphs: Paragraph[] = [];
  for (const line of lines) {
    if (rows.has(line)) {
      const text = rows.get(line);
      if (text !== undefined)
        paragraphs.push({ lines: [{ ...line, text }], size: line.size, bold: false, item: false, row: true });
      continue;
    }
    const open = paragraphs.at(-1);
    const last = open?.lines.at(-1);
    if (open !== undefined && last !== undefined && !isBreak(open, last, line, setting, edges.get(last) ?? last.right))
      open.lines.push(line);
    else
      paragraphs.push({
        lines: [line],
        size: line.size,
        bold: line.bold,
        item: line.bullet || beginsAsItem(last, line),
      });
  }
  return paragraphs;
}

/** Whether a text begins as list items and numbered paragraphs do. */
function startsItem(text: string): boolean {
  return bullet.test(text) || enumerated.test(text);
}

/** The bullet that a text begins with, of a length of 0 when it begins with none. */
export function bulletLength(text: string): number {
  return bullet.test(text) ? text.length - text.replace(/^\S\s+/u, '').length : 0;
}

function isBreak(open: Paragraph, last: Line, line: Line, setting: Setting, edge: number): boolean {
  if (open.row) return true;
  if (line.sheet !== last.sheet) return true;
  if (!isSameSize(last, line)) return true;
  if (line.region !== last.region) return endsSentence(last.text) || fitsBefore(last, line, edge);
  if (line.bullet) return true;
  if (line.bold !== last.bold && (endsSentence(last.text) || fitsBefore(last, line, edge))) return true;
  const large = line.size > setting.bodySize * 1.1 || (line.bold && last.bold);
  const gap = line.y - last.y;
  if (gap > limitOf(large, line.size, setting) || gap < 0) return true;
  if (isItem(last, line)) return true;
  if (large && isCentred(last, line)) return false;
  if (isIndented(open, last, line)) return true;
  if (line.size > setting.bodySize * 1.1) return false;
  return fitsBefore(last, line, edge) && !(runsOn(last, line) && !/^\d/.test(line.text));
}

function limitOf(large: boolean, size: number, setting: Setting): number {
  const usual = setting.leading(size);
  return large ? Math.max(usual * 1.2, size * 1.75) : usual * 1.2 + 0.5;
}

/** A paragraph that begins as items do is one, unless it only goes on with the paragraph that a column or sheet cut. */
function beginsAsItem(last: Line | undefined, line: Line): boolean {
  const cut = last !== undefined && (last.sheet !== line.sheet || last.region !== line.region);
  return cut ? isItem(last, line) : startsItem(line.text);
}

/** A dash or a number may also stand at the start of a line by chance. */
function isItem(last: Line | undefined, line: Line): boolean {
  if (!startsItem(line.text)) return false;
  return last === undefined || ((endsSentence(last.text) || !/^[–—*-]/.test(line.text)) && !isBrokenNumber(last, line));
}

/** `see article` at the end of a line, `12. Then` at the start of the next: a number that the line break cut off, no new item. */
function isBrokenNumber(last: Line, line: Line): boolean {
  return (
    /^\d/.test(line.text) &&
    !endsSentence(last.text) &&
    (/(?:\p{Ll}|,|№|\d)$/u.test(last.text) || abbreviated.test(last.text))
  );
}

/** A first line set in, or the return from a block that is set in as a whole. */
function isIndented(open: Paragraph, last: Line, line: Line): boolean {
  const step = line.left - last.left;
  const first = open.lines.length === 1;
  if (step > 0.8 * line.size) return !(first && open.item);
  return step < -0.8 * line.size && !first;
}

function isCentred(last: Line, line: Line): boolean {
  return (
    Math.abs(last.left + last.right - line.left - line.right) < 0.6 * line.size && Math.abs(last.left - line.left) > 2
  );
}

/** The first word of the line would have fitted on the line before: that one ended on purpose. */
function fitsBefore(last: Line, line: Line, edge: number): boolean {
  return last.right + line.firstWidth + 0.6 * line.size < edge;
}

function runsOn(last: Line, line: Line): boolean {
  return !endsSentence(last.text) && /^[\p{Ll}\d,;)»”]/u.test(line.text);
}

function endsSentence(text: string): boolean {
  if (abbreviated.test(text)) return false;
  return /[.!?:;…]["»”’)\]\s]*(?:\ue000[^\ue001]*\ue001)?[.]?$/u.test(text);
}

function isSameSize(a: Line, b: Line): boolean {
  return Math.abs(a.size - b.size) <= 0.07 * Math.max(a.size, b.size);
}

/**
 * The right edge up to which each line could have run: that of the lines around it with the same left edge, else of all lines of the document
 * with that edge, else of its region.
 */
function edgesOf(lines: readonly Line[]): Map<Line, number> {
  const alike = Map.groupBy(lines, (line) => `${Math.round(line.left / 3)}|${Math.round(line.size)}`);
  const edges = new Map<Line, number>();
  for (const group of Map.groupBy(lines, (line) => `${line.sheet}|${line.region}`).values()) {
    for (const [index, line] of group.entries()) {
      const runs = [
        runAround(group, index),
        alike.get(`${Math.round(line.left / 3)}|${Math.round(line.size)}`) ?? [],
        group,
      ];
      edges.set(line, Math.max(...(runs.find((run) => run.length >= 4) ?? group).map((one) => one.right)));
    }
  }
  return edges;
}

/** The lines around one that share its left edge, first-line indents and short returns aside. */
function runAround(group: readonly Line[], index: number): Line[] {
  const line = group[index];
  if (line === undefined) return [];
  const alike = (other: Line | undefined) =>
    other !== undefined && Math.abs(other.left - line.left) < 3 && isSameSize(other, line);
  let [from, to] = [index, index];
  while (alike(group[from - 1]) || (alike(group[from - 2]) && from > 1)) from -= 1;
  while (alike(group[to + 1]) || alike(group[to + 2])) to += 1;
  return group.slice(from, to + 1).filter(alike);
}

function usualGap(gaps: readonly number[], size: number, bodySize: number): number {
  const counts = new Map<number, number>();
  for (const gap of gaps) counts.set(Math.round(gap * 2) / 2, (counts.get(Math.round(gap * 2) / 2) ?? 0) + 1);
  const usual = [...counts].sort((a, b) => b[1] - a[1] || a[0] - b[0])[0]?.[0] ?? size * 1.3;
  return gaps.length < 4 && size > bodySize ? Math.max(usual, size * 1.3) : usual;
}
