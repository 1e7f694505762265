import { BlendMode, type PDFDict, PDFDocument, PDFName, type PDFPage, rgb } from '@cantoo/pdf-lib';
import { Failure } from '../../errors.ts';
import { type PlacedLine, passagePlaces, type SoughtPassage } from '../../read/pdf-places.ts';
import { selectedSheets } from '../sheets.ts';
import { pruneAnnotations } from './annotations.ts';
import { asForm } from './form.ts';
import { markColour } from './mark.ts';

/** The pages of an original that are bound into a packet, as a PDF of their own. */
export type Excerpt = {
  bytes: Uint8Array;
  /** Which sheets they are, from 1, and how many the original has. */
  sheets: number[];
  of: number;
  /** The sheets on which each passage, by its id, is marked; absent where it could not be found. */
  marked: Record<string, number[]>;
};

export type ExcerptRequest = {
  body: Uint8Array;
  url: string;
  /** Those without a sheet are not looked for. */
  passages: readonly SoughtPassage[];
  /** Originals of at most so many pages are bound in whole. */
  whole: number;
};

/**
 * Takes the selected pages out of an original PDF and marks the passages on them. A page is left as its publisher made it, printed page numbers included: it is
 * wrapped, so that nothing in it can disturb what is drawn beside it, and the marks are multiplied over it. Scripts, actions, attached files
 * and links between its pages are left behind.
 * @throws Failure `extract.encrypted` for a PDF with a password or restrictions, `extract.corrupt`, `extract.too-complex`
 */
export async function excerptOf({ body, url, passages, whole }: ExcerptRequest): Promise<Excerpt> {
  const original = await opened(body, url);
  const { count, places } = await passagePlaces({ body, finalUrl: url }, passages);
  const pages = original.getPages();
  if (pages.length !== count)
    throw new Failure('extract.corrupt', 'Two readers disagree on how many pages the PDF has.', { url });
  const sheets = selectedSheets(
    count,
    passages.map(({ sheet }) => sheet),
    whole,
  );
  try {
    const bytes = await bound(original, sheets, linesBySheet(places));
    return { bytes, sheets, of: count, marked: markedSheets(places, sheets) };
  } catch (cause) {
    throw new Failure('extract.corrupt', 'Pages of the PDF are damaged and cannot be taken out of it.', { url, cause });
  }
}

async function opened(body: Uint8Array, url: string): Promise<PDFDocument> {
  const original = await PDFDocument.load(body, {
    updateMetadata: false,
    ignoreEncryption: true,
    throwOnInvalidObject: false,
    parseSpeed: Number.POSITIVE_INFINITY,
  }).catch((cause: unknown) => {
    throw new Failure('extract.corrupt', 'The PDF is damaged and cannot be opened.', { url, cause });
  });
  if (!original.isEncrypted) return original;
  throw new Failure('extract.encrypted', 'The PDF is encrypted.', { url });
}

async function bound(
  original: PDFDocument,
  sheets: readonly number[],
  lines: ReadonlyMap<number, PlacedLine[]>,
): Promise<Uint8Array> {
  const pages = original.getPages();
  for (const sheet of sheets) pruneAnnotations((pages[sheet - 1] as PDFPage).node);
  const excerpt = await PDFDocument.create({ updateMetadata: false });
  const copies = await excerpt.copyPages(
    original,
    sheets.map((sheet) => sheet - 1),
  );
  for (const [at, copy] of copies.entries()) {
    prune(copy.node);
    asForm(copy);
    const page = excerpt.addPage(copy);
    for (const line of lines.get(sheets[at] ?? 0) ?? []) mark(page, line);
  }
  return excerpt.save({
    useObjectStreams: false,
    updateFieldAppearances: false,
    addDefaultPage: false,
    objectsPerTick: Number.POSITIVE_INFINITY,
  });
}

/** Keys of a page that lead away from what it shows. */
const leading = [
  'AA',
  'B',
  'Metadata',
  'PieceInfo',
  'StructParents',
  'Tabs',
  'Thumb',
  'Trans',
  'Dur',
  'PresSteps',
  'TemplateInstantiated',
];

function prune(page: PDFDict): void {
  for (const key of leading) page.delete(PDFName.of(key));
}

function mark(page: PDFPage, { left, right, bottom, top }: PlacedLine): void {
  const [red, green, blue] = markColour;
  page.drawRectangle({
    x: left,
    y: bottom,
    width: right - left,
    height: top - bottom,
    color: rgb(red, green, blue),
    blendMode: BlendMode.Multiply,
  });
}

function linesBySheet(places: ReadonlyMap<string, ReadonlyMap<number, PlacedLine[]>>): Map<number, PlacedLine[]> {
  const bySheet = new Map<number, PlacedLine[]>();
  for (const found of places.values()) {
    for (const [sheet, lines] of found) bySheet.set(sheet, [...(bySheet.get(sheet) ?? []), ...lines]);
  }
  return bySheet;
}

function markedSheets(
  places: ReadonlyMap<string, ReadonlyMap<number, unknown>>,
  printed: readonly number[],
): Record<string, number[]> {
  const marked: Record<string, number[]> = {};
  for (const [id, found] of places) {
    const sheets = [...found.keys()].filter((sheet) => printed.includes(sheet));
    if (sheets.length > 0) marked[id] = sheets;
  }
  return marked;
}
