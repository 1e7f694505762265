import type { Word } from './pdf-words.ts';

/** Words that are read before the words of the next region: a column, or the full width between columns. */
export type Region = Word[];

type Gutter = { left: number; right: number };
type Row = { words: Word[]; y: number; left: number; right: number; size: number };

/** A gutter is at least this many points wide, and a band of columns at least this many lines high. */
const NARROWEST = 7;
const FEWEST_LINES = 4;

/**
 * Cuts a sheet into regions in reading order: full-width text as it comes, side by side columns of prose one after the other. Columns of
 * short entries (tables, lists with labels) are no prose and stay together, so that their rows do.
 */
export function regionsOf(words: readonly Word[], depth = 0): Region[] {
  const gutter = depth < 3 ? gutterOf(words, depth) : undefined;
  if (gutter === undefined) return words.length === 0 ? [] : [[...words]];
  return bandsOf(words, gutter, depth).flatMap((band) => {
    if (!band.split) return [band.words];
    const centre = (gutter.left + gutter.right) / 2;
    const first = band.words.filter((word) => word.right <= centre + 1);
    const second = band.words.filter((word) => word.right > centre + 1);
    return [...regionsOf(first, depth + 1), ...regionsOf(second, depth + 1)];
  });
}

/** The white strip that the fewest lines cross, when both of its sides hold prose. */
function gutterOf(words: readonly Word[], depth: number): Gutter | undefined {
  const rows = rowsOf(words);
  if (rows.length < FEWEST_LINES * 2) return undefined;
  const left = percentile(
    rows.map((row) => row.left),
    0.05,
  );
  const right = percentile(
    rows.map((row) => row.right),
    0.95,
  );
  const strips = stripsOf(rows, left, right).sort((a, b) => b.right - b.left - (a.right - a.left));
  return strips.find((strip) => bandsOf(words, strip, depth).some((band) => band.split));
}

/** Strips inside of the text's width that at most a third of the usual number of rows cross. */
function stripsOf(rows: readonly Row[], left: number, right: number): Gutter[] {
  const width = Math.ceil(right - left);
  if (width < 150 || width > 5000) return [];
  const crossing = new Array<number>(width).fill(0);
  for (const row of rows) {
    const from = Math.max(0, Math.floor(row.left - left));
    const to = Math.min(width, Math.ceil(row.right - left));
    for (let x = from; x < to; x += 1) crossing[x] = (crossing[x] ?? 0) + 1;
  }
  const usual = percentile(crossing, 0.5);
  const strips: Gutter[] = [];
  let start: number | undefined;
  for (let x = Math.floor(width * 0.2); x <= Math.ceil(width * 0.8); x += 1) {
    const free = (crossing[x] ?? 0) <= usual * 0.34;
    if (free && start === undefined) start = x;
    if (!free && start !== undefined) {
      if (x - start >= NARROWEST) strips.push({ left: left + start, right: left + x });
      start = undefined;
    }
  }
  return strips;
}

/** Runs of rows that cross the gutter and runs that leave it free, from top to bottom. A free run that is no prose is not split. */
function bandsOf(words: readonly Word[], gutter: Gutter, depth: number): { words: Word[]; split: boolean }[] {
  const centre = (gutter.left + gutter.right) / 2;
  const rows = rowsOf(words);
  const crossers = rows.filter((row) => row.left < centre - 1 && row.right > centre + 1).sort((a, b) => a.y - b.y);
  const sides = rows.filter((row) => !(row.left < centre - 1 && row.right > centre + 1)).sort((a, b) => a.y - b.y);
  const bands: { words: Word[]; split: boolean }[] = [];
  let next = 0;
  for (const limit of [...crossers.map((row) => row.y), Number.POSITIVE_INFINITY]) {
    const between: Row[] = [];
    for (let row = sides[next]; row !== undefined && row.y < limit - 0.3 * row.size; row = sides[next]) {
      between.push(row);
      next += 1;
    }
    if (between.length > 0)
      bands.push({ words: between.flatMap((row) => row.words), split: isProse(between, gutter, depth) });
    const crosser = crossers.find((row) => row.y === limit);
    if (crosser !== undefined) bands.push({ words: crosser.words, split: false });
  }
  return mergeUnsplit(bands);
}

function mergeUnsplit(bands: readonly { words: Word[]; split: boolean }[]): { words: Word[]; split: boolean }[] {
  const merged: { words: Word[]; split: boolean }[] = [];
  for (const band of bands) {
    const last = merged.at(-1);
    if (last !== undefined && !last.split && !band.split) last.words.push(...band.words);
    else merged.push({ ...band, words: [...band.words] });
  }
  return merged;
}

/** Prose fills its column: several lines on both sides, most of them nearly as wide as the widest. */
function isProse(rows: readonly Row[], gutter: Gutter, depth: number): boolean {
  const centre = (gutter.left + gutter.right) / 2;
  return [rows.filter((row) => row.right <= centre + 1), rows.filter((row) => row.right > centre + 1)].every((rows) => {
    const side = joined(rows);
    if (depth < 2 && side.length === rows.length && rows.length >= FEWEST_LINES * 2) {
      const words = rows.flatMap((row) => row.words);
      if (gutterOf(words, depth + 1) !== undefined) return true;
    }
    if (side.length < FEWEST_LINES) return false;
    const widest = Math.max(...side.map((row) => row.right - row.left));
    const usual = percentile(
      side.map((row) => row.right - row.left),
      0.5,
    );
    const letters = percentile(
      side.map((row) => row.words.reduce((sum, word) => sum + word.text.length, 0)),
      0.5,
    );
    return usual > widest * 0.6 && letters >= 18;
  });
}

/**
 * The rows of a column with those on one line joined: in justified text the spaces between words may be wider than those between columns. Rows of
 * a table stay apart: there the spaces stand one below the other.
 */
function joined(rows: readonly Row[]): Row[] {
  const lines = new Map<number, Row>();
  for (const row of rows) {
    const line = lines.get(Math.round(row.y));
    if (line === undefined) lines.set(Math.round(row.y), { ...row, words: [...row.words] });
    else {
      line.words.push(...row.words);
      line.left = Math.min(line.left, row.left);
      line.right = Math.max(line.right, row.right);
    }
  }
  return hasStrip(rows, [...lines.values()]) ? [...rows] : [...lines.values()];
}

/** Whether a white strip runs through a column, away from its edges. */
function hasStrip(rows: readonly Row[], lines: readonly Row[]): boolean {
  const left = Math.min(...lines.map((line) => line.left));
  const width = Math.max(...lines.map((line) => line.right)) - left;
  let free = 0;
  for (let x = left + width * 0.1; x < left + width * 0.8; x += 1) {
    const crossing = rows.filter((row) => row.left <= x && row.right >= x).length;
    free = crossing <= lines.length * 0.25 ? free + 1 : 0;
    if (free >= NARROWEST / 2) return true;
  }
  return false;
}

/** Words that stand side by side with no more than a word space between them. */
function rowsOf(words: readonly Word[]): Row[] {
  const sorted = [...words].sort((a, b) => a.y - b.y || a.left - b.left);
  const lines: Word[][] = [];
  for (const word of sorted) {
    const line = lines.at(-1);
    const first = line?.[0];
    if (line !== undefined && first !== undefined && Math.abs(first.y - word.y) < 0.3 * first.size) line.push(word);
    else lines.push([word]);
  }
  return lines.flatMap((line) => splitAtGaps(line.sort((a, b) => a.left - b.left)));
}

function splitAtGaps(line: readonly Word[]): Row[] {
  const rows: Row[] = [];
  for (const word of line) {
    const row = rows.at(-1);
    if (row !== undefined && word.left - row.right < 0.75 * Math.max(word.size, row.size)) {
      row.words.push(word);
      row.right = Math.max(row.right, word.right);
    } else rows.push({ words: [word], y: word.y, left: word.left, right: word.right, size: word.size });
  }
  return rows;
}

function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}
