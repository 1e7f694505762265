import type { PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { Failure } from '../errors.ts';
import type { Page } from '../model.ts';

/** An open document, the numbers that pdf.js gives to drawing operations, and how to let go of it. */
export type OpenPdf = {
  document: PDFDocumentProxy;
  operations: Readonly<Record<string, number>>;
  close: () => Promise<void>;
};

/** The most pages that are read of one document. */
const MOST_PAGES = 5000;

/**
 * Opens the body of a page as a PDF. pdf.js is loaded on first use, takes no font, picture or character map from anywhere, runs no script
 * of the document, and decodes no picture. @throws Failure `extract.encrypted`, `extract.corrupt`, `extract.too-complex`
 */
export async function openPdf(page: Page): Promise<OpenPdf> {
  const { getDocument, OPS } = await import('pdfjs-dist/legacy/build/pdf.mjs');
  const task = getDocument({
    data: new Uint8Array(page.body),
    verbosity: 0,
    disableFontFace: false,
    fontExtraProperties: true,
    useSystemFonts: false,
    isOffscreenCanvasSupported: false,
    maxImageSize: 0,
    useWasm: false,
    stopAtErrors: false,
  });
  try {
    const document = await task.promise;
    if (document.numPages > MOST_PAGES)
      throw new Failure('extract.too-complex', `The PDF has ${document.numPages} pages.`, { url: page.finalUrl });
    return { document, operations: OPS, close: () => task.destroy() };
  } catch (error) {
    await task.destroy();
    throw error instanceof Failure ? error : openingFailure(error, page.finalUrl);
  }
}

function openingFailure(cause: unknown, url: string): Failure {
  const name = cause instanceof Error ? cause.name : '';
  if (name === 'PasswordException')
    return new Failure('extract.encrypted', 'The PDF asks for a password.', { url, cause });
  return new Failure('extract.corrupt', 'The PDF is damaged and cannot be opened.', { url, cause });
}
