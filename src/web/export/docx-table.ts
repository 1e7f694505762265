import { printable } from './list.ts';
import type { Table } from './table.ts';

type Docx = typeof import('docx');

/** A table as a document of Word, across the page: what it is of on top, the line of column names again on every page. */
export async function docxTable({ title, head, note, columns, rows }: Table): Promise<Uint8Array> {
  // Loaded when a table is first wanted as DOCX: it takes 30 MB.
  const docx = await import('docx');
  const landscape = { page: { size: { orientation: docx.PageOrientation.LANDSCAPE } } };
  const line = (cells: readonly string[], isHead = false) =>
    new docx.TableRow({
      tableHeader: isHead,
      children: cells.map((text) => new docx.TableCell({ children: paragraphs(docx, text, isHead) })),
    });
  const table = new docx.Table({
    width: { size: 100, type: docx.WidthType.PERCENTAGE },
    columnWidths: columns.map(() => Math.floor(across / columns.length)),
    rows: [line(columns, true), ...rows.map((row) => line(row))],
  });
  const document = new docx.Document({
    creator: 'country-conditions',
    title,
    styles: { default: { document: { run: { font: 'Times New Roman', size: 20 } } } },
    sections: [
      {
        properties: landscape,
        children: [
          new docx.Paragraph({ text: printable(title), heading: docx.HeadingLevel.HEADING_1 }),
          ...head.flatMap(([name, value]) => paragraphs(docx, `${name}: ${value}`)),
          ...paragraphs(docx, note),
          table,
        ],
      },
    ],
  });
  return docx.Packer.toBuffer(document);
}

/** The width of the text of a landscape page, in twentieths of a point. */
const across = 13_900;

/** A paragraph a line. */
function paragraphs(docx: Docx, text: string, bold = false) {
  return printable(text)
    .split('\n')
    .map((part) => new docx.Paragraph({ children: [new docx.TextRun({ text: part, bold })], spacing: { after: 60 } }));
}
