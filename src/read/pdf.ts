import type { PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { Failure } from '../errors.ts';
import type { Draft, Page } from '../model.ts';
import { languageOf } from './language.ts';
import { blocksOfParagraphs, foldTitle, withNotes } from './pdf-blocks.ts';
import { regionsOf } from './pdf-columns.ts';
import { withoutContents } from './pdf-contents.ts';
import { withEndnotes } from './pdf-endnotes.ts';
import { type SheetLines, withoutFurniture } from './pdf-furniture.ts';
import { type PaintedSheet, paintedSheet } from './pdf-glyphs.ts';
import { hyphenation, withWholeWords } from './pdf-hyphens.ts';
import { type Line, linesOf } from './pdf-lines.ts';
import { type PdfInfo, statedMetadata, titleOf } from './pdf-metadata.ts';
import { withoutNotes } from './pdf-notes.ts';
import { openPdf } from './pdf-open.ts';
import { paragraphsOf, settingOf } from './pdf-paragraphs.ts';
import { wordsOf } from './pdf-words.ts';

/** A page of a newspaper has about 30,000 letters. */
const MOST_GLYPHS = 200_000;

/**
 * Reads a PDF: blocks in reading order, each with the sheet it stands on and the page number that the sheet prints. A paragraph that runs
 * over a page end becomes two blocks, so that each can be cited with its page.
 * @throws Failure `extract.encrypted`, `extract.no-text-layer` (a scan), `extract.corrupt`, `extract.too-complex`
 */
export async function pdf(page: Page): Promise<Draft> {
  const opened = await openPdf(page);
  try {
    return await draftOf(opened.document, opened.operations, page);
  } catch (cause) {
    if (cause instanceof Failure) throw cause;
    throw new Failure('extract.corrupt', 'The PDF is damaged and cannot be read to its end.', {
      url: page.finalUrl,
      cause,
    });
  } finally {
    await opened.close();
  }
}

async function draftOf(
  document: PDFDocumentProxy,
  operations: Readonly<Record<string, number>>,
  page: Page,
): Promise<Draft> {
  const printed: SheetLines[] = [];
  for (let sheet = 1; sheet <= document.numPages; sheet += 1) {
    const proxy = await document.getPage(sheet);
    const painted = await paintedSheet(proxy, operations);
    if (painted.glyphs.length > MOST_GLYPHS)
      throw new Failure('extract.too-complex', `Sheet ${sheet} holds more letters than a sheet can.`, {
        url: page.finalUrl,
      });
    printed.push(sheetLines(painted));
    proxy.cleanup();
  }
  const letters = printed.flatMap((sheet) => sheet.lines).reduce((sum, line) => sum + line.text.length, 0);
  if (letters < 20 * Math.min(printed.length, 5)) {
    throw new Failure('extract.no-text-layer', 'The PDF holds pictures of pages and no text.', { url: page.finalUrl });
  }
  const { sheets, pages } = withoutFurniture(printed, (await document.getPageLabels()) ?? []);
  const setting = settingOf(sheets.flatMap((sheet) => sheet.lines));
  const { sheets: flow, notes } = withoutNotes(withoutContents(sheets), setting.bodySize);
  const join = hyphenation(sheets.flatMap((sheet) => sheet.lines));
  const lines = withWholeWords(
    flow.flatMap((sheet) => sheet.lines),
    join,
  );
  const paragraphs = paragraphsOf(lines, setting);
  const outline = new Set<string>(((await document.getOutline()) ?? []).map((entry) => foldTitle(entry.title)));
  const frame = { setting, pages, outline, join };
  const blocks = withEndnotes(withNotes(blocksOfParagraphs(paragraphs, frame), notes, frame));
  const info = (await document.getMetadata()).info as PdfInfo;
  const title = titleOf(blocks, paragraphs, info, page);
  return {
    title,
    ...statedMetadata(printed, info, page),
    language: languageOf(
      blocks
        .map((block) => block.text)
        .join('\n')
        .slice(0, 20_000),
    ),
    blocks,
  };
}

function sheetLines({ sheet, width, height, glyphs, shapes }: PaintedSheet): SheetLines {
  const lines = regionsOf(wordsOf(glyphs)).flatMap((region, index) => linesOf(region, sheet, index));
  const dots = shapes.filter((shape) => isDot(shape.right - shape.left, shape.bottom - shape.top));
  for (const line of lines) {
    line.bullet = dots.some((dot) => stands(dot, line));
  }
  const rules = shapes.filter((shape) => shape.bottom - shape.top < 2 && shape.right - shape.left > 30);
  return { sheet, width, height, lines, rules };
}

function isDot(width: number, height: number): boolean {
  return width > 1 && width < 9 && height > 1 && height < 9 && width / height > 0.6 && width / height < 1.7;
}

function stands(dot: { left: number; right: number; top: number; bottom: number }, line: Line): boolean {
  const middle = (dot.top + dot.bottom) / 2;
  return (
    dot.right < line.left &&
    line.left - dot.right < line.size * 2.5 &&
    middle < line.y + 1 &&
    middle > line.y - line.size
  );
}
