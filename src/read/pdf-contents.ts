import type { SheetLines } from './pdf-furniture.ts';
import type { Line } from './pdf-lines.ts';

const contentsTitle = /^(?:table of )?contents$|^содержание$|^оглавление$|^зміст$/iu;
const leader = /(?:[.…·_]\s?){4,}\s*(?:\d{1,4}|[ivxl]{1,7})$/iu;
const endsInPage = /\S\s+(?:\d{1,4}|[ivxl]{1,7})$/iu;

/** Leaves out tables of contents: they lead through the paper and say nothing of their own. */
export function withoutContents(sheets: readonly SheetLines[]): SheetLines[] {
  let open = false;
  return sheets.map((sheet) => {
    const title = sheet.lines.findIndex((line) => contentsTitle.test(line.text));
    const entries = entriesOf(sheet.lines, title, open);
    open = entries !== undefined;
    if (entries === undefined) return sheet;
    const [first, last] = entries;
    return { ...sheet, lines: sheet.lines.filter((_, index) => index < first || index > last) };
  });
}

/** First and last line of the contents on a sheet; entries without leaders count below the title, or on sheets that follow one. */
function entriesOf(lines: readonly Line[], title: number, open: boolean): [number, number] | undefined {
  const after = title >= 0 ? title + 1 : open ? 0 : lines.length;
  const isEntry = (line: Line, index: number) =>
    leader.test(line.text) || (index >= after && endsInPage.test(line.text));
  const entries = lines.flatMap((line, index) => (isEntry(line, index) ? [index] : []));
  const run = longestRun(entries);
  const [first, last] = [run[0], run.at(-1)];
  if (first === undefined || last === undefined || run.length < 3) return undefined;
  return [title >= 0 && first - title <= 3 && title < first ? title : first, last];
}

/** Entries follow one another with few other lines (the first lines of long entries) between them. */
function longestRun(indexes: readonly number[]): number[] {
  let longest: number[] = [];
  let run: number[] = [];
  for (const index of indexes) {
    if (run.length > 0 && index - (run.at(-1) ?? 0) > 3) run = [];
    run.push(index);
    if (run.length > longest.length) longest = run;
  }
  return longest;
}
