import { Failure } from '../errors.ts';
import type { Block, Draft } from '../model/draft.ts';
import type { Page } from '../model/page.ts';
import { languageOf } from './language.ts';
import { lettersOf } from './letters.ts';
import { blocksOfParagraphs, withNotes } from './pdf-blocks.ts';
import { withoutContents } from './pdf-contents.ts';
import { withEndnotes } from './pdf-endnotes.ts';
import { type SheetLines, withoutFurniture } from './pdf-furniture.ts';
import { hyphenation, withWholeWords } from './pdf-hyphens.ts';
import { withoutNotes } from './pdf-notes.ts';
import { type PdfContent, pdfContent } from './pdf-open.ts';
import { paragraphsOf, settingOf } from './pdf-paragraphs.ts';
import { sheetLines } from './pdf-sheets.ts';
import { hasBrokenStreams } from './pdf-streams.ts';
import { titleOf } from './pdf-title.ts';
import { withRunningNumbers } from './running-numbers.ts';
import { seriesIn } from './series.ts';
import { type PrintedFrame, statedMetadata } from './stated.ts';

/**
 * Reads a PDF: blocks in reading order, each with the sheet it stands on and the page number that the sheet prints. A paragraph that runs
 * over a page end becomes two blocks, so that each can be cited with its page; a word cut there stands whole on the first. Running headers,
 * footers and tables of contents are left out, footnotes and endnotes are blocks of their own.
 * @throws Failure `extract.encrypted`, `extract.no-text-layer` (a scan), `extract.corrupt` (also where only a part is damaged),
 * `extract.too-complex`
 */
export async function pdf(page: Page): Promise<Draft> {
  if (hasBrokenStreams(page.body)) {
    const lost = 'The PDF is damaged: parts of it cannot be unpacked, and its text would have gaps. Get a whole copy.';
    throw new Failure('extract.corrupt', lost, { url: page.finalUrl });
  }
  const content = await pdfContent(page, sheetLines);
  if (!hasText(content.sheets)) {
    throw new Failure('extract.no-text-layer', 'The PDF holds pictures of pages and no text.', { url: page.finalUrl });
  }
  return draftOf(content, page);
}

function hasText(sheets: readonly SheetLines[]): boolean {
  const letters = sheets.flatMap((sheet) => sheet.lines).reduce((sum, line) => sum + line.text.length, 0);
  return letters >= 20 * Math.min(sheets.length, 5);
}

function draftOf({ sheets: printed, labels, outline, info }: PdfContent<SheetLines>, page: Page): Draft {
  const { sheets, pages } = withoutFurniture(printed, labels);
  const all = sheets.flatMap((sheet) => sheet.lines);
  const setting = settingOf(all);
  const join = hyphenation(all);
  const { sheets: flow, notes } = withoutNotes(withoutContents(sheets), setting.bodySize);
  const lines = flow.flatMap((sheet) => sheet.lines);
  const paragraphs = paragraphsOf(withWholeWords(lines, join), setting);
  const frame = { setting, pages, join, outline: new Set(outline.map(lettersOf)) };
  const blocks = withRunningNumbers(withEndnotes(withNotes(blocksOfParagraphs(paragraphs, frame), notes, frame)));
  const title = titleOf(blocks, paragraphs, info, page);
  return {
    title,
    ...seriesIn(title),
    ...statedMetadata(frameOf(printed, info.Author), page),
    language: languageOf(opening(blocks)),
    blocks,
  };
}

function opening(blocks: readonly Block[]): string {
  const texts = blocks.map((block) => block.text);
  return texts.join('\n').slice(0, 20_000);
}

function frameOf(sheets: readonly SheetLines[], author: unknown): PrintedFrame {
  const texts = (from: number, to?: number) =>
    sheets.slice(from, to).flatMap((sheet) => sheet.lines.map((line) => line.text));
  return { first: texts(0, 1), opening: texts(0, 2).slice(0, 80), closing: texts(-2), author };
}
