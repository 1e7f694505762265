import * as docx from 'docx';
import type { Rich } from '../../cite/rich.ts';
import type { LanguageTag } from '../../model/values.ts';
import type { Blank } from '../words.ts';

/** The colour of a marked passage, as in the PDF. */
const marker = 'FFEE73';

type Setting = Omit<docx.IParagraphOptions, 'children' | 'text'> & {
  bold?: boolean;
  italics?: boolean;
  /** In points. */
  size?: number;
  marked?: boolean;
  language?: LanguageTag;
  /** The name of a bookmark around it. */
  mark?: string;
};

/** A paragraph of plain or set text; line feeds in it stay. */
export function paragraph(text: string | Rich, setting: Setting = {}): docx.Paragraph {
  const { bold, italics, size, marked, language, mark, ...options } = setting;
  const spans = typeof text === 'string' ? [{ text }] : text;
  const children = spans.flatMap((span) => {
    const italic = italics ?? ('italic' in span ? span.italic : undefined);
    return printable(span.text)
      .split('\n')
      .map(
        (line, at) =>
          new docx.TextRun({
            text: line,
            ...(at > 0 && { break: 1 }),
            ...(bold && { bold }),
            ...(italic && { italics: true }),
            ...(size && { size: size * 2 }),
            ...(marked && { shading: { type: docx.ShadingType.CLEAR, fill: marker, color: 'auto' } }),
            ...(language && language !== 'und' && { language: { value: language } }),
          }),
      );
  });
  const marks = mark === undefined ? children : [new docx.Bookmark({ id: mark, children })];
  return new docx.Paragraph({ spacing: { after: 120 }, ...options, children: marks });
}

/** The characters that XML 1.0 has. */
function printable(text: string): string {
  return text
    .toWellFormed()
    .replace(/\r\n?/g, '\n')
    .replace(/[^\t\n\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, '');
}

/** A line to be filled in by hand, from its label to `right` twips from the left margin. */
export function blanks(all: readonly Blank[], right: number): docx.Paragraph[] {
  return all.flatMap(({ label, lines = 1 }) =>
    Array.from(
      { length: lines },
      (_, at) =>
        new docx.Paragraph({
          spacing: { after: 100 },
          tabStops: [{ type: docx.TabStopType.RIGHT, position: right, leader: docx.LeaderType.UNDERSCORE }],
          children: [
            new docx.TextRun({ text: at === 0 ? `${label}: ` : '' }),
            new docx.TextRun({ children: [new docx.Tab()] }),
          ],
        }),
    ),
  );
}

/** A table without lines; widths in twips. */
export function table(rows: readonly (readonly docx.Paragraph[])[][], widths: readonly number[]): docx.Table {
  const none = { style: docx.BorderStyle.NONE, size: 0, color: 'auto' };
  const borders = { top: none, bottom: none, left: none, right: none, insideHorizontal: none, insideVertical: none };
  return new docx.Table({
    columnWidths: [...widths],
    width: { size: widths.reduce((sum, width) => sum + width, 0), type: docx.WidthType.DXA },
    layout: docx.TableLayoutType.FIXED,
    borders,
    rows: rows.map(
      (cells) =>
        new docx.TableRow({
          cantSplit: true,
          children: cells.map(
            (children, at) =>
              new docx.TableCell({
                children: [...children],
                width: { size: widths[at] ?? 0, type: docx.WidthType.DXA },
                margins: { right: 100 },
              }),
          ),
        }),
    ),
  });
}

/** The page on which a bookmark stands: counted by whoever opens the file. */
export function pageOf(bookmark: string, setting: { bold?: boolean } = {}): docx.Paragraph {
  return new docx.Paragraph({
    spacing: { after: 120 },
    run: setting,
    children: [new docx.PageReference(bookmark)],
  });
}
