import type { Line } from './pdf-lines.ts';

type Cell = Line['segments'][number];
type Row = { lines: Line[]; cells: Cell[] };

/** A gap of so many ems is wider than those of justified text. */
const WIDE = 1.6;
/** Fewer lines with several cells in a row are no table. */
const FEWEST_LINES = 3;
/** The lines in whose gaps the strip of a table is looked for. */
const FEW_PLACES = 12;

/**
 * The rows of tables: for the first line of each row the row's text, its cells joined by ` | `; for further lines of the row undefined. Lines
 * belong to a table when several in a row have cells that stand below one another.
 */
export function tableRows(lines: readonly Line[]): Map<Line, string | undefined> {
  const found = new Map<Line, string | undefined>();
  for (const run of runsOf(lines)) {
    for (const row of rowsOf(run)) {
      for (const [index, line] of row.lines.entries()) {
        found.set(line, index === 0 ? row.cells.map((cell) => cell.text).join(' | ') : undefined);
      }
    }
  }
  return found;
}

/** Runs of lines with several cells; a line of one cell may stand between two of them when it continues one of their columns. */
function runsOf(lines: readonly Line[]): Line[][] {
  const runs: Line[][] = [];
  let run: Line[] = [];
  for (const [index, line] of lines.entries()) {
    const last = run.at(-1);
    const near =
      last === undefined ||
      (isNear(last, line) && (sharesColumn(last, line) || run.some((one) => sharesColumn(one, line))));
    if (cells(line).length > 1 && near) run.push(line);
    else if (last !== undefined && near && continuesCell(lines.slice(index, index + 4), run)) run.push(line);
    else {
      runs.push(run);
      run = cells(line).length > 1 ? [line] : [];
    }
  }
  runs.push(run);
  return runs.filter(isTable);
}

function isTable(run: readonly Line[]): boolean {
  const several = run.filter((line) => cells(line).length > 1);
  const all = several.flatMap(cells);
  const letters = all.reduce((sum, cell) => sum + cell.text.length, 0);
  return several.length >= FEWEST_LINES && letters / all.length < 50 && haveStrip(several) && !arePairs(several);
}

/** Lines of two words, one at either edge of the column: justified text with long words. */
function arePairs(lines: readonly Line[]): boolean {
  const [first] = lines;
  return lines.every(
    (line) =>
      first !== undefined &&
      Math.abs(line.left - first.left) < 2 &&
      Math.abs(line.right - first.right) < 2 &&
      cells(line).length === 2 &&
      cells(line).every(({ text }) => /^\S*\p{L}{2}\S*$|^\p{L}\S?$/u.test(text)),
  );
}

/** Through a table runs a white strip; the wide spaces of justified text stand anywhere. */
function haveStrip(lines: readonly Line[]): boolean {
  const gaps = lines.map((line) => gapsOf(cells(line)));
  const places = gaps.slice(0, FEW_PLACES).flat();
  return places.some(([left, right]) => {
    const middle = (left + right) / 2;
    const free = gaps.filter((line) => line.some(([from, to]) => from < middle && middle < to)).length;
    return free >= lines.length * 0.7;
  });
}

function gapsOf(parts: readonly Cell[]): [number, number][] {
  return parts.slice(1).map((part, index) => [parts[index]?.right ?? part.left, part.left]);
}

function isNear(last: Line, line: Line): boolean {
  return line.sheet === last.sheet && line.region === last.region && line.y - last.y < 4 * last.size && line.y > last.y;
}

/** The first of these lines, and those after it up to the next row, stand below cells of the run. */
function continuesCell(ahead: readonly Line[], run: readonly Line[]): boolean {
  const next = ahead.findIndex((line) => cells(line).length > 1);
  return (
    next > 0 &&
    ahead
      .slice(0, next)
      .every((line, index) => isNear(line, ahead[index + 1] ?? line) && run.some((one) => sharesColumn(one, line)))
  );
}

/** Cells stand below one another when they begin, end, or have their middle at the same place. */
function sharesColumn(one: Line, other: Line): boolean {
  const matched = cells(other).filter((cell) => cells(one).some((above) => isBelow(above, cell)));
  return matched.length >= Math.min(2, cells(one).length, cells(other).length);
}

function isBelow(above: Cell, cell: Cell): boolean {
  return (
    Math.abs(above.left - cell.left) < 4 ||
    Math.abs(above.right - cell.right) < 4 ||
    Math.abs(above.left + above.right - cell.left - cell.right) < 8
  );
}

function rowsOf(run: readonly Line[]): Row[] {
  const rows: Row[] = [];
  const left = Math.min(...run.map((line) => line.left));
  const columns = run.flatMap((line) => cells(line).slice(1));
  for (const line of run) {
    const row = rows.at(-1);
    const above = row?.lines.at(-1);
    const goesOn = above !== undefined && continuesRow(above, line, left);
    if (row !== undefined && goesOn) extend(row, cellsIn(line, columns), line);
    else rows.push({ lines: [line], cells: cellsIn(line, columns) });
  }
  return rows;
}

/** Close below the row with its first column empty or with one cell alone, or so close that both overlap: cells set to the middle of a row. */
function continuesRow(above: Line, line: Line, left: number): boolean {
  const gap = line.y - above.y;
  return (
    gap < line.size * 0.8 || (gap < line.size * 1.45 && (line.left > left + line.size || cells(line).length === 1))
  );
}

function extend(row: Row, more: readonly Cell[], line: Line): void {
  row.lines.push(line);
  for (const cell of more) {
    const host = row.cells.find((one) => one.left < cell.right && cell.left < one.right);
    if (host === undefined) row.cells.push({ ...cell });
    else Object.assign(host, { text: `${host.text} ${cell.text}`, right: Math.max(host.right, cell.right) });
  }
  row.cells.sort((a, b) => a.left - b.left);
}

/** The cells of a line that wide gaps part for certain. */
function cells(line: Line): Cell[] {
  return cellsIn(line, []);
}

/** The cells of a line, parted also by narrower gaps where other rows have a column. */
function cellsIn(line: Line, columns: readonly Cell[]): Cell[] {
  const parted: Cell[] = [];
  for (const segment of line.segments) {
    const last = parted.at(-1);
    const wide = last === undefined || segment.left - last.right > line.size * WIDE;
    const below = columns.filter(
      (column) => Math.abs(column.left - segment.left) < 2 || Math.abs(column.right - segment.right) < 2,
    );
    if (last === undefined || wide || below.length > 1) parted.push({ ...segment });
    else Object.assign(last, { text: `${last.text} ${segment.text}`, right: segment.right });
  }
  return parted;
}
