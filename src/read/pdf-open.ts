import type { PDFDocumentLoadingTask, PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { Failure } from '../errors.ts';
import type { Page } from '../model/page.ts';
import { type PaintedSheet, paintedSheet } from './pdf-glyphs.ts';

/** The information dictionary of a PDF, as far as it is looked at. Its dates tell when the file was made, not when it was published. */
export type PdfInfo = { Title?: unknown; Author?: unknown };

/** All that is taken out of a PDF: what became of each sheet, page labels by sheet, titles of the outline, the information dictionary. */
export type PdfContent<T> = { sheets: T[]; labels: string[]; outline: string[]; info: PdfInfo };

type Outline = Awaited<ReturnType<PDFDocumentProxy['getOutline']>>;

/** The most sheets that are read of one document, and the most letters of one sheet: a newspaper page has about 30,000. */
const MOST_SHEETS = 5000;
const MOST_GLYPHS = 200_000;

/**
 * Reads the body of a page as a PDF, one sheet after the other, so that no more than one lies in memory as painted. pdf.js is loaded on first
 * use, takes no font, picture or character map from anywhere, runs no script of the document, and decodes no picture.
 * @throws Failure `extract.encrypted`, `extract.corrupt`, `extract.too-complex`
 */
export function pdfContent<T>(page: Page, ofSheet: (painted: PaintedSheet) => T): Promise<PdfContent<T>> {
  return withDocument(page, async (document, paint) => {
    const sheets: T[] = [];
    for (let sheet = 1; sheet <= document.numPages; sheet += 1) sheets.push(ofSheet(await paint(sheet)));
    return { sheets, ...(await wholly(page.finalUrl, () => about(document))) };
  });
}

/**
 * Reads some sheets of a PDF, from 1; those that it has not are passed over. `count`: how many it has.
 * @throws Failure as `pdfContent`
 */
export function pdfSheets<T>(
  page: Pick<Page, 'body' | 'finalUrl'>,
  wanted: Iterable<number>,
  ofSheet: (painted: PaintedSheet) => T,
): Promise<{ count: number; sheets: Map<number, T> }> {
  return withDocument(page, async (document, paint) => {
    const sheets = new Map<number, T>();
    for (const sheet of wanted) {
      if (sheet >= 1 && sheet <= document.numPages) sheets.set(sheet, ofSheet(await paint(sheet)));
    }
    return { count: document.numPages, sheets };
  });
}

type Paint = (sheet: number) => Promise<PaintedSheet>;

async function withDocument<T>(
  { body, finalUrl: url }: Pick<Page, 'body' | 'finalUrl'>,
  work: (document: PDFDocumentProxy, paint: Paint) => Promise<T>,
): Promise<T> {
  const { getDocument, OPS } = await import('pdfjs-dist/legacy/build/pdf.mjs');
  const task = getDocument({
    data: new Uint8Array(body),
    verbosity: 0,
    disableFontFace: false,
    fontExtraProperties: true,
    useSystemFonts: false,
    isOffscreenCanvasSupported: false,
    maxImageSize: 0,
    useWasm: false,
  });
  try {
    const document = await opened(task, url);
    return await work(document, (sheet) => wholly(url, () => painted(document, sheet, OPS, url)));
  } finally {
    await task.destroy();
  }
}

async function opened(task: PDFDocumentLoadingTask, url: string): Promise<PDFDocumentProxy> {
  const document = await task.promise.catch((cause: unknown) => {
    const locked = cause instanceof Error && cause.name === 'PasswordException';
    if (locked) throw new Failure('extract.encrypted', 'The PDF asks for a password.', { url, cause });
    throw new Failure('extract.corrupt', 'The PDF is damaged and cannot be opened.', { url, cause });
  });
  if (document.numPages <= MOST_SHEETS) return document;
  throw new Failure('extract.too-complex', `The PDF has ${document.numPages} pages.`, { url });
}

async function painted(
  document: PDFDocumentProxy,
  sheet: number,
  operations: Readonly<Record<string, number>>,
  url: string,
): Promise<PaintedSheet> {
  const proxy = await document.getPage(sheet);
  const found = await paintedSheet(proxy, operations);
  proxy.cleanup();
  if (found.glyphs.length <= MOST_GLYPHS) return found;
  throw new Failure('extract.too-complex', `Sheet ${sheet} holds more letters than a sheet can.`, { url });
}

async function about(document: PDFDocumentProxy): Promise<Omit<PdfContent<never>, 'sheets'>> {
  const labels = (await document.getPageLabels()) ?? [];
  const { info } = await document.getMetadata();
  return { labels, outline: titlesOf(await document.getOutline()), info: info as PdfInfo };
}

function titlesOf(outline: Outline | null, depth = 0): string[] {
  if (depth > 6) return [];
  return (outline ?? []).flatMap((entry) => [entry.title, ...titlesOf(entry.items, depth + 1)]);
}

/** Whatever pdf.js throws while it reads a document is damage of the document. */
async function wholly<T>(url: string, reading: () => Promise<T>): Promise<T> {
  try {
    return await reading();
  } catch (cause) {
    if (cause instanceof Failure) throw cause;
    throw new Failure('extract.corrupt', 'The PDF is damaged and cannot be read to its end.', { url, cause });
  }
}
