import { fileURLToPath } from 'node:url';
import PDFDocument from 'pdfkit';
import type { Page } from '../../src/model/page.ts';

const fonts = fileURLToPath(new URL('../../node_modules/@expo-google-fonts/noto-serif/', import.meta.url));

type Options = ConstructorParameters<typeof PDFDocument>[0];
type Draw = (sheet: Sheet) => void;

/** A PDF under the pen. `at` sets one line with its baseline `y` points below the top of the sheet. */
export type Sheet = {
  document: InstanceType<typeof PDFDocument>;
  at(x: number, y: number, text: string, size?: number, weight?: 'regular' | 'bold'): number;
  /** Lines 15 points apart, from `y` downwards; returns the baseline after the last one. */
  lines(x: number, y: number, texts: readonly string[], size?: number): number;
  next(): void;
};

/** A PDF of A4 sheets in Noto Serif, drawn line by line. */
export async function drawnPdf(draw: Draw, options: Options = {}): Promise<Uint8Array> {
  const document = new PDFDocument({ size: 'A4', margin: 0, ...options });
  const chunks: Buffer[] = [];
  document.on('data', (chunk: Buffer) => chunks.push(chunk));
  const ended = new Promise((resolve) => document.on('end', resolve));
  document.registerFont('regular', `${fonts}400Regular/NotoSerif_400Regular.ttf`);
  document.registerFont('bold', `${fonts}700Bold/NotoSerif_700Bold.ttf`);
  draw(sheetOf(document));
  document.end();
  await ended;
  return new Uint8Array(Buffer.concat(chunks));
}

function sheetOf(document: InstanceType<typeof PDFDocument>): Sheet {
  const at: Sheet['at'] = (x, y, text, size = 11, weight = 'regular') => {
    document.font(weight).fontSize(size).text(text, x, y, { lineBreak: false, baseline: 'alphabetic' });
    return x + document.widthOfString(text);
  };
  return {
    document,
    at,
    lines(x, y, texts, size = 11) {
      for (const [index, text] of texts.entries()) at(x, y + index * 15, text, size);
      return y + texts.length * 15;
    },
    next: () => void document.addPage(),
  };
}

/** Prose set as many lines as it takes in a width of so many points. */
export function wrapped(sheet: Sheet, text: string, width: number, size = 11): string[] {
  sheet.document.font('regular').fontSize(size);
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (line !== '' && sheet.document.widthOfString(longer) > width) {
      lines.push(line);
      line = word;
    } else line = longer;
  }
  return [...lines, line];
}

/** A PDF of one sheet with the given content stream and font, written by hand; `more` are further objects from number 6 on. */
export function rawPdf(
  content: string,
  font: string,
  more: readonly string[] = [],
  pages = '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
): Uint8Array {
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    pages,
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> /XObject << /X 6 0 R >> >> >>',
    `<< /Length ${content.length} >>\nstream\n${content}\nendstream`,
    font,
    ...more,
  ];
  let file = '%PDF-1.7\n';
  const offsets = objects.map((object, index) => {
    const offset = file.length;
    file += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return offset;
  });
  const table = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  file += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${table}trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${file.length}\n%%EOF`;
  return new Uint8Array(Buffer.from(file, 'latin1'));
}

/** A page whose body is a document. */
export function pageOf(body: Uint8Array, contentType = 'application/pdf'): Page {
  const url = 'https://example.org/report';
  return { url, finalUrl: url, fetchedAt: '2026-11-22T12:00:00.000Z', status: 200, contentType, headers: {}, body };
}
