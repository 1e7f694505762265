import type { Line } from './pdf-lines.ts';

/** The lines of one sheet, furniture and all or without it. */
export type SheetLines = { sheet: number; width: number; height: number; lines: Line[] };

/** A line near the upper or lower edge that may be a running header, a footer or a page number. */
type Outer = { line: Line; zone: 'top' | 'bottom'; key: string; slot: number };

/** Outer lines lie within this share of the sheet's height, or among the outermost few. */
const ZONE = 0.13;
const OUTERMOST = 2;

/**
 * Takes running headers, footers and page numbers out of the flow, and tells the page number that each sheet prints. A line is furniture
 * when it stands in the same place with the same words on several sheets, digits aside; a number alone when it counts with the sheets.
 * `labels` are the PDF's own page labels: they fill gaps only where they agree with all that is printed.
 */
export function withoutFurniture(
  sheets: readonly SheetLines[],
  labels: readonly string[] = [],
): { sheets: SheetLines[]; pages: Map<number, string> } {
  const outer = sheets.flatMap(outerLines);
  const repeated = outer.filter((one) => isRepeated(one, outer, sheets.length));
  const pages = printedPages(outer, repeated, sheets.length);
  const furniture = new Set<Line>([
    ...repeated.map((one) => one.line),
    ...outer.filter((one) => isItsPage(one, pages)).map((one) => one.line),
  ]);
  for (const one of outer) if (one.line.artifact) furniture.add(one.line);
  fillGaps(pages, labels, sheets.length);
  return { sheets: sheets.map((one) => ({ ...one, lines: one.lines.filter((line) => !furniture.has(line)) })), pages };
}

function outerLines(sheet: SheetLines): Outer[] {
  const sorted = [...sheet.lines].sort((a, b) => a.y - b.y);
  return sorted.flatMap((line, index) => {
    const top = line.y < sheet.height * ZONE || index < OUTERMOST;
    const bottom = line.y > sheet.height * (1 - ZONE) || index >= sorted.length - OUTERMOST;
    if (!top && !bottom) return [];
    const zone = top && !(bottom && line.y > sheet.height / 2) ? 'top' : 'bottom';
    return [{ line, zone, key: keyOf(line.text), slot: line.y }] as Outer[];
  });
}

/** Words with every number the same, so that `12 | Annual report` meets `14 | Annual report`. */
function keyOf(text: string): string {
  return text
    .toLowerCase()
    .replace(/(?<![\p{L}\d])(?:\d+|[ivxl]+)(?![\p{L}\d])/gu, '#')
    .replace(/\s+/g, ' ');
}

function isRepeated(one: Outer, outer: readonly Outer[], sheetCount: number): boolean {
  if (one.key === '#') return false;
  const alike = outer.filter(
    (other) => other.zone === one.zone && other.key === one.key && Math.abs(other.slot - one.slot) < 5,
  );
  const sheets = new Set(alike.map((other) => other.line.sheet)).size;
  return sheets >= Math.min(3, Math.max(2, sheetCount)) && one.key.length < 200;
}

/** Numbers in outer lines that grow with the sheets, by sheet. */
function printedPages(outer: readonly Outer[], repeated: readonly Outer[], sheetCount: number): Map<number, string> {
  const known = new Set(repeated);
  const found = outer.flatMap((one) =>
    numbersOf(one.line.text, known.has(one)).map((text) => ({ text, sheet: one.line.sheet })),
  );
  const pages = new Map<number, string>();
  const votes = new Map<string, Set<number>>();
  for (const { text, sheet } of found) {
    const key = sequenceOf(text, sheet);
    votes.set(key, (votes.get(key) ?? new Set<number>()).add(sheet));
  }
  const sequences = [...votes]
    .filter(([, sheets]) => sheets.size >= Math.min(2, sheetCount))
    .sort((a, b) => b[1].size - a[1].size);
  for (const [key] of sequences) {
    for (const { text, sheet } of found)
      if (sequenceOf(text, sheet) === key && !pages.has(sheet)) pages.set(sheet, text);
  }
  return pages;
}

/** The numbers of a line that can be a page number: of a bare one (`- 12 -`, `Page 3 of 10`), or of a running line. */
function numbersOf(text: string, running: boolean): string[] {
  const bare =
    /^[\s\-–—|[\](]*(?:page|p\.|стр\.?|страница|с\.)?\s*(\d{1,4}|[ivxl]{1,7})(?:\s*(?:of|из|\/)\s*\d{1,4})?[\s\-–—|[\])]*$/iu.exec(
      text,
    );
  if (bare?.[1] !== undefined) return [bare[1]];
  return running ? (text.match(/(?<![\p{L}\d./-])(?:\d{1,4}|[ivxl]{1,7})(?![\p{L}\d./-])/giu) ?? []) : [];
}

/** Numbers of one sequence differ from their sheets by the same amount. */
function sequenceOf(text: string, sheet: number): string {
  const value = /^\d+$/.test(text) ? Number(text) : roman(text);
  return `${/^\d+$/.test(text) ? 'arabic' : 'roman'} ${value - sheet}`;
}

function roman(text: string): number {
  const values = [...text.toLowerCase()].map((letter) => ({ i: 1, v: 5, x: 10, l: 50 })[letter] ?? 0);
  return values.reduce((sum, value, index) => (value < (values[index + 1] ?? 0) ? sum - value : sum + value), 0);
}

function isItsPage({ line }: Outer, pages: ReadonlyMap<number, string>): boolean {
  const page = pages.get(line.sheet);
  return page !== undefined && numbersOf(line.text, false)[0] === page;
}

/** A sheet without a number between two of the same sequence has the number between theirs. */
function fillGaps(pages: Map<number, string>, labels: readonly string[], sheetCount: number): void {
  const agree = pages.size > 0 && [...pages].every(([sheet, page]) => labels[sheet - 1] === page);
  const printed = new Map(pages);
  const numbered = [...printed.keys()].sort((a, b) => a - b);
  for (let sheet = 1; sheet <= sheetCount; sheet += 1) {
    if (printed.has(sheet)) continue;
    const label = labels[sheet - 1];
    const before = numbered.findLast((one) => one < sheet);
    const after = numbered.find((one) => one > sheet);
    if (agree && label !== undefined && label !== '') pages.set(sheet, label);
    else if (before !== undefined && after !== undefined) {
      const [low, high] = [Number(printed.get(before)), Number(printed.get(after))];
      if (high - low === after - before) pages.set(sheet, String(low + sheet - before));
    }
  }
}
