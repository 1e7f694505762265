import type { Shape } from './pdf-glyphs.ts';
import type { Line } from './pdf-lines.ts';
import { leadingMark } from './pdf-marks.ts';

/** The lines of one sheet in reading order, and the horizontal rules drawn on it. */
export type SheetLines = { sheet: number; height: number; lines: Line[]; rules: Shape[] };

/** A line near the upper or lower edge that may be a running header, a footer or a page number. */
type Outer = { line: Line; sheet: number; zone: 'top' | 'bottom'; key: string; outermost: boolean; inMargin: boolean };

/** Outer lines lie within this share of the sheet's height, or among the outermost few. */
const ZONE = 0.13;
const OUTERMOST = 2;
const pageNumber = /^(?:\d{1,4}|[ivxl]{1,7})$/i;
const bareNumber =
  /^[\s\-–—|[\](]*(?:page|p\.|стр\.?|страница|с\.)?\s*(\d{1,4}|[ivxl]{1,7})(?:\s*(?:of|из|\/)\s*\d{1,4})?[\s\-–—|[\])]*$/iu;

/**
 * Takes running headers, footers and page numbers out of the flow, and tells the page number that each sheet prints. A line is furniture
 * when it stands in the same place with the same words on several sheets, digits aside, or ends a sheet with a number that counts with the
 * sheets. `labels` are the PDF's own page labels: they fill gaps only where they agree with all that is printed.
 */
export function withoutFurniture(
  sheets: readonly SheetLines[],
  labels: readonly string[] = [],
): { sheets: SheetLines[]; pages: Map<number, string> } {
  const outer = sheets.flatMap(outerLines);
  const repeated = repeatedLines(outer, sheets.length);
  const pages = printedPages(outer, repeated, labels);
  const bearing = linesWithPage(outer, pages);
  const furniture = new Set(
    outer.filter((one) => repeated.has(one) || one.line.artifact || bearing.has(one)).map((one) => one.line),
  );
  fillGaps(pages, labels, sheets.length);
  return {
    sheets: sheets.map((one) => ({ ...one, lines: one.lines.filter((line) => !furniture.has(line)) })),
    pages,
  };
}

function outerLines({ sheet, height, lines }: SheetLines): Outer[] {
  const sorted = [...lines].sort((a, b) => a.y - b.y);
  return sorted.flatMap((line, index): Outer[] => {
    const outermost = index < OUTERMOST || index >= sorted.length - OUTERMOST;
    const inMargin = line.y < height * ZONE || line.y > height * (1 - ZONE);
    if (!outermost && !inMargin) return [];
    return [{ line, sheet, zone: line.y < height / 2 ? 'top' : 'bottom', key: keyOf(line.text), outermost, inMargin }];
  });
}

/** Words with every number the same, so that `12 | Annual report` meets `14 | Annual report`. */
function keyOf(text: string): string {
  return text
    .toLowerCase()
    .replace(/(?<![\p{L}\d])(?:\d+|[ivxl]+)(?![\p{L}\d])/gu, '#')
    .replace(/\s+/g, ' ');
}

/** Outer lines that have the same words in the same place on several sheets. */
function repeatedLines(outer: readonly Outer[], sheetCount: number): Set<Outer> {
  const candidates = outer.filter(
    (one) =>
      one.inMargin && /\p{L}{2}/u.test(one.key) && one.key.length <= 200 && leadingMark(one.line.text) === undefined,
  );
  const groups = [...Map.groupBy(candidates, (one) => `${one.zone} ${one.key}`).values()];
  const fewest = Math.min(3, Math.max(2, sheetCount));
  return new Set(
    groups.flatMap((group) =>
      group.filter(
        (one) => new Set(group.filter((other) => sharesPlace(one, other)).map((other) => other.sheet)).size >= fewest,
      ),
    ),
  );
}

function sharesPlace(one: Outer, other: Outer): boolean {
  return Math.abs(other.line.y - one.line.y) < 5 && Math.abs(other.line.size - one.line.size) < 1;
}

/** The number that each sheet prints, by sheet: numbers in outer lines that grow with the sheets, most common sequence first. */
function printedPages(
  outer: readonly Outer[],
  repeated: ReadonlySet<Outer>,
  labels: readonly string[],
): Map<number, string> {
  const found = outer.flatMap((one) => numbersOf(one, repeated.has(one)).map((text) => ({ text, sheet: one.sheet })));
  const votes = Map.groupBy(found, ({ text, sheet }) => sequenceOf(text, sheet));
  const sequences = [...votes.values()]
    .map((group) => [...new Map(group.map((one) => [one.sheet, one.text]))])
    .filter(
      (group) =>
        group.length > 1 || group.some(([sheet, text]) => labels[sheet - 1] === text || (sheet === 1 && text === '1')),
    )
    .sort((a, b) => b.length - a.length);
  const pages = new Map<number, string>();
  for (const [sheet, text] of sequences.flat()) if (!pages.has(sheet)) pages.set(sheet, text);
  return pages;
}

/** The numbers of a line that can be a page number: that of a bare one (`- 12 -`, `Page 3 of 10`), or the first and last of a running line. */
function numbersOf({ line, outermost }: Outer, repeated: boolean): string[] {
  const bare = bareNumber.exec(line.text)?.[1];
  if (bare !== undefined) return [bare];
  const words = line.text.split(/[\s|]+/).filter((word) => word !== '');
  return repeated || outermost
    ? ([words[0], words.at(-1)].filter((word) => word !== undefined && pageNumber.test(word)) as string[])
    : [];
}

/** Numbers of one sequence differ from their sheets by the same amount. */
function sequenceOf(text: string, sheet: number): string {
  const arabic = /^\d+$/.test(text);
  return `${arabic ? 'arabic' : 'roman'} ${(arabic ? Number(text) : roman(text)) - sheet}`;
}

function roman(text: string): number {
  const values = [...text.toLowerCase()].map((letter) => ({ i: 1, v: 5, x: 10, l: 50 })[letter] ?? 0);
  return values.reduce((sum, value, index) => (value < (values[index + 1] ?? 0) ? sum - value : sum + value), 0);
}

/** Bare page numbers, and outermost lines that begin or end with their page number in a place where other sheets have such a line too. */
function linesWithPage(outer: readonly Outer[], pages: ReadonlyMap<number, string>): Set<Outer> {
  const bearing = outer.filter((one) => numbersOf(one, true).includes(pages.get(one.sheet) ?? ''));
  const outermost = bearing.filter((one) => one.outermost);
  return new Set(
    bearing.filter((one) => {
      if (bareNumber.test(one.line.text)) return true;
      return (
        one.outermost && outermost.filter((other) => other.sheet !== one.sheet && sharesPlace(one, other)).length >= 2
      );
    }),
  );
}

/** A sheet without a number has its label, where labels are numbers and agree with what is printed, or the number between its neighbours'. */
function fillGaps(pages: Map<number, string>, labels: readonly string[], sheetCount: number): void {
  const agree = pages.size > 0 && [...pages].every(([sheet, page]) => labels[sheet - 1] === page);
  const printed = new Map(pages);
  const numbered = [...printed.keys()].sort((a, b) => a - b);
  for (let sheet = 1; sheet <= sheetCount; sheet += 1) {
    if (printed.has(sheet)) continue;
    const label = labels[sheet - 1] ?? '';
    const before = numbered.findLast((one) => one < sheet);
    const after = numbered.find((one) => one > sheet);
    if (agree && pageNumber.test(label)) pages.set(sheet, label);
    else if (before !== undefined && after !== undefined) {
      const [low, high] = [Number(printed.get(before)), Number(printed.get(after))];
      if (high - low === after - before) pages.set(sheet, String(low + sheet - before));
    }
  }
}
