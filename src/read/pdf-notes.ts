import type { SheetLines } from './pdf-furniture.ts';
import type { Line } from './pdf-lines.ts';
import { leadingMark, markClose, markOpen } from './pdf-marks.ts';

/** One footnote, or the part of one that stands on a sheet; `mark` as printed, its lines without it. */
export type PdfNote = { mark: string; lines: Line[]; sheet: number };

/** Footnotes are set at most this share of the body's size, unless a rule stands above them. */
const SMALL = 0.95;
const typedMark = /^(?:\[?(\d{1,3})\]?[.)]?\s*(?=[\s\p{L}"«“(‘<])|([*†‡]{1,3})\s?(?=\S))/u;

/** Takes the footnotes at the foot of columns and sheets out of the flow. A note that goes on overleaf is a note there with the same mark. */
export function withoutNotes(
  sheets: readonly SheetLines[],
  bodySize: number,
): { sheets: SheetLines[]; notes: PdfNote[] } {
  const notes: PdfNote[] = [];
  const flow = sheets.map((sheet) => {
    const apart = new Set<Line>();
    for (const lines of Map.groupBy(sheet.lines, (line) => line.region).values()) {
      const foot = footOf(lines, sheet, bodySize);
      const found = notesOf(foot, notes.at(-1), marksOn(sheets, sheet.sheet));
      notes.push(...found);
      for (const line of foot.slice(found.length === 0 ? foot.length : 0)) apart.add(line);
    }
    return { ...sheet, lines: sheet.lines.filter((line) => !apart.has(line)) };
  });
  return { sheets: flow, notes };
}

/** The lines at the end of a region that are smaller than the body, or stand below a short rule at its left edge. */
function footOf(lines: readonly Line[], { rules }: SheetLines, bodySize: number): Line[] {
  const last = lines.at(-1);
  if (last === undefined) return [];
  const left = Math.min(...lines.map((line) => line.left));
  const rule = rules
    .filter((one) => Math.abs(one.left - left) < 6 && one.right - one.left < 260 && one.top < last.y)
    .sort((a, b) => b.top - a.top)[0];
  let start = lines.length;
  while (start > 0 && isFoot(lines[start - 1], rule?.top, bodySize)) start -= 1;
  return lines.slice(start);
}

function isFoot(line: Line | undefined, rule: number | undefined, bodySize: number): boolean {
  return (
    line !== undefined &&
    (line.size < bodySize * SMALL || (rule !== undefined && line.y > rule && line.size < bodySize * 1.05))
  );
}

/** The raised numbers and signs in the text of a sheet and of the sheet before. */
function marksOn(sheets: readonly SheetLines[], sheet: number): ReadonlySet<string> {
  const texts = sheets
    .filter((one) => one.sheet === sheet || one.sheet === sheet - 1)
    .flatMap((one) => one.lines.map((line) => line.text));
  const raised = texts
    .flatMap((text) => text.match(/(?<=\ue000)[^\ue001]+(?=\ue001)/g) ?? [])
    .flatMap((text) => text.split(/[,;\s]+/));
  const signs = texts.flatMap((text) => text.match(/(?<=\S)[*†‡]+(?=[\s.,;:)]|$)/g) ?? []);
  return new Set([...raised, ...signs]);
}

/** Notes of the lines at a foot; empty when they do not begin as notes do. */
function notesOf(foot: readonly Line[], before: PdfNote | undefined, known: ReadonlySet<string>): PdfNote[] {
  const notes: PdfNote[] = [];
  for (const line of foot) {
    const start = startOf(line.text, notes.at(-1)?.mark, known);
    const open = notes.at(-1);
    if (start !== undefined)
      notes.push({ mark: start.mark, lines: [{ ...line, text: start.rest }], sheet: line.sheet });
    else if (open !== undefined) open.lines.push(line);
    else if (before !== undefined && before.sheet >= line.sheet - 1)
      notes.push({ mark: before.mark, lines: [line], sheet: line.sheet });
    else return [];
  }
  return notes;
}

function startOf(
  text: string,
  last: string | undefined,
  known: ReadonlySet<string>,
): { mark: string; rest: string } | undefined {
  const raised = leadingMark(text);
  if (raised !== undefined) return raised;
  const found = typedMark.exec(text);
  const mark = found?.[1] ?? found?.[2];
  if (found === null || mark === undefined) return undefined;
  const follows =
    last === undefined
      ? known.has(mark)
      : Number(mark) === Number(last) + 1 || (known.has(mark) && !/^\d+$/.test(mark));
  return follows
    ? { mark, rest: text.slice(found[0].length).replaceAll(markOpen, '').replaceAll(markClose, '') }
    : undefined;
}
