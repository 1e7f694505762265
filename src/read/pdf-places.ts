import type { Page } from '../model/page.ts';
import type { Glyph, PaintedSheet } from './pdf-glyphs.ts';
import { pdfSheets } from './pdf-open.ts';

/** A passage that was read from a PDF: the sheet on which it begins, from 1, and its text. */
export type SoughtPassage = { id: string; sheet: number; text: string };

/** A stretch of a printed line, in the user space of its page. */
export type PlacedLine = { left: number; bottom: number; right: number; top: number };

/** Where passages stand: for each, by its id, its lines by sheet; absent when it was not found. */
export type Places = { count: number; places: Map<string, Map<number, PlacedLine[]>> };

/**
 * Finds passages on the sheets of the PDF that they were read from. Reading joined lines, took out hyphens and footnote marks and may have changed the order, so
 * the letters of pieces of the passage are looked for among the letters of the sheet, and pieces that stand in the passage's place count.
 * @throws Failure as `pdfContent`
 */
export async function passagePlaces(
  page: Pick<Page, 'body' | 'finalUrl'>,
  passages: readonly SoughtPassage[],
): Promise<Places> {
  const wanted = new Set(passages.flatMap(({ sheet }) => [sheet, sheet + 1]));
  const { count, sheets } = await pdfSheets(
    page,
    [...wanted].sort((a, b) => a - b),
    lettersOf,
  );
  const places = new Map<string, Map<number, PlacedLine[]>>();
  for (const { id, sheet, text } of passages) {
    const found = placesOf(lettersIn(text), [sheets.get(sheet), sheets.get(sheet + 1)]);
    if (found.size > 0) places.set(id, found);
  }
  return { count, places };
}

/** The letters and digits of a sheet in the order in which they were painted, and which glyph each belongs to. */
type Letters = { text: string; glyphs: Glyph[]; sheet: PaintedSheet };

/** Letters that are sought at once: long enough to be rare on a sheet, short enough to stand between two footnote marks. */
const pieceLength = 16;
/** A passage that was found to less than this share is taken as not found. */
const leastFound = 0.5;

function lettersOf(sheet: PaintedSheet): Letters {
  let text = '';
  const glyphs: Glyph[] = [];
  for (const glyph of sheet.glyphs) {
    for (const letter of lettersIn(glyph.text)) {
      text += letter;
      glyphs.push(glyph);
    }
  }
  return { text, glyphs, sheet };
}

function lettersIn(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '')
    .replaceAll('ё', 'е');
}

/** On the sheet where the passage begins, and its end on the next when the first has not all of it. */
function placesOf(passage: string, sheets: readonly (Letters | undefined)[]): Map<number, PlacedLine[]> {
  const places = new Map<number, PlacedLine[]>();
  let rest = passage;
  let found = 0;
  for (const letters of sheets) {
    if (letters === undefined || rest.length < Math.min(pieceLength, passage.length)) continue;
    const { hits, reached } = hitsOf(rest, letters.text);
    if (hits.size < Math.min(pieceLength, rest.length)) continue;
    found += hits.size;
    rest = rest.slice(reached);
    places.set(letters.sheet.sheet, linesOf(hits, letters));
  }
  return found >= passage.length * leastFound ? places : new Map();
}

/** The places of a sheet's letters that belong to a passage, and how much of the passage was passed when the last was found. */
function hitsOf(passage: string, text: string): { hits: Set<number>; reached: number } {
  const pieces = piecesOf(passage, text);
  const offset = usualOffset(pieces);
  const hits = new Set<number>();
  let reached = 0;
  for (const { at, places } of pieces) {
    const near = places.filter((place) => Math.abs(place - at - offset) <= 400);
    const nearest = near.sort((a, b) => Math.abs(a - at - offset) - Math.abs(b - at - offset))[0];
    if (nearest === undefined) continue;
    reached = Math.min(passage.length, at + pieceLength);
    for (let step = 0; step < Math.min(pieceLength, passage.length - at); step += 1) hits.add(nearest + step);
  }
  fillGaps(hits);
  return { hits, reached };
}

/** Letters between two that were found, where a mark of a footnote or a hyphen kept a piece from being found. */
function fillGaps(hits: Set<number>): void {
  let last: number | undefined;
  for (const hit of [...hits].sort((a, b) => a - b)) {
    if (last !== undefined && hit - last <= 2 * pieceLength) for (let at = last + 1; at < hit; at += 1) hits.add(at);
    last = hit;
  }
}

type Piece = { at: number; places: number[] };

/** Overlapping pieces, so that what stands beside a footnote mark is found as well. */
function piecesOf(passage: string, text: string): Piece[] {
  const pieces: Piece[] = [];
  const last = Math.max(0, passage.length - pieceLength);
  for (let at = 0; at <= last; at = at === last ? last + 1 : Math.min(at + pieceLength / 4, last)) {
    const piece = passage.slice(at, at + pieceLength);
    const places: number[] = [];
    for (let place = text.indexOf(piece); place !== -1; place = text.indexOf(piece, place + 1)) places.push(place);
    pieces.push({ at, places });
  }
  return pieces;
}

/** How far into the sheet the passage begins, by the vote of its pieces. */
function usualOffset(pieces: readonly Piece[]): number {
  const votes = new Map<number, number>();
  for (const { at, places } of pieces) {
    for (const place of places) {
      const bin = Math.round((place - at) / 200);
      for (const near of [bin, bin + 1]) votes.set(near, (votes.get(near) ?? 0) + 1 / places.length);
    }
  }
  const [best = 0] = [...votes].sort((a, b) => b[1] - a[1])[0] ?? [];
  return (best - 0.5) * 200;
}

/** Glyphs side by side as stretches of lines. */
function linesOf(hits: ReadonlySet<number>, { glyphs, sheet }: Letters): PlacedLine[] {
  const lines: { left: number; right: number; y: number; size: number }[] = [];
  const chosen = [...new Set([...hits].map((hit) => glyphs[hit]).filter((glyph) => glyph !== undefined))];
  for (const { x, end, y, size } of chosen.sort((a, b) => a.y - b.y || a.x - b.x)) {
    const line = lines.findLast(
      (one) => Math.abs(one.y - y) < 0.4 * size && x - one.right < 1.5 * size && x > one.left - size,
    );
    if (line === undefined) lines.push({ left: x, right: end, y, size });
    else {
      line.right = Math.max(line.right, end);
      line.left = Math.min(line.left, x);
      line.size = Math.max(line.size, size);
    }
  }
  return lines.map(({ left, right, y, size }) => {
    const [x0, y0] = sheet.userSpace(left - 1, y + 0.24 * size);
    const [x1, y1] = sheet.userSpace(right + 1, y - 0.82 * size);
    return {
      left: Math.min(x0, x1),
      right: Math.max(x0, x1),
      bottom: Math.min(y0, y1),
      top: Math.max(y0, y1),
    };
  });
}
