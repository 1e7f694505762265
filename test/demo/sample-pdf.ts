/** Writes the sample publisher's PDF files from its texts: `node test/demo/sample-pdf.ts`. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import PDFDocument from 'pdfkit';
import { publisherFolder, type SampleReport, sampleSites } from '../../src/demo/site.ts';

const font = (weight: string) =>
  join(import.meta.dirname, `../../node_modules/@expo-google-fonts/noto-serif/${weight}/NotoSerif_${weight}.ttf`);

/** A4, printed page numbers in the foot, and a running line that says SAMPLE. */
export async function samplePdf(report: SampleReport): Promise<Buffer> {
  const pdf = new PDFDocument({
    size: 'A4',
    margin: 64,
    bufferPages: true,
    info: {
      Title: 'Microsoft Word - report_final_2.docx',
      Producer: 'SAMPLE',
      CreationDate: new Date(`${report.date}T09:00:00Z`),
    },
  });
  const chunks: Buffer[] = [];
  pdf.on('data', (chunk: Buffer) => chunks.push(chunk));
  const ended = new Promise((resolve) => pdf.on('end', resolve));
  for (const text of report.body) write(pdf, text);
  for (let at = 0; at < pdf.bufferedPageRange().count; at += 1) foot(pdf, at);
  pdf.end();
  await ended;
  return Buffer.concat(chunks);
}

function write(pdf: PDFKit.PDFDocument, text: string): void {
  const level = /^#+ /.exec(text)?.[0].length ?? 0;
  const [weight, size, gap] =
    level === 2 ? ['700Bold', 20, 14] : level === 3 ? ['700Bold', 14, 8] : ['400Regular', 12, 12];
  pdf
    .font(font(String(weight)))
    .fontSize(Number(size))
    .text(text.slice(level), { paragraphGap: Number(gap), lineGap: 3 });
}

function foot(pdf: PDFKit.PDFDocument, at: number): void {
  pdf.switchToPage(at);
  pdf.page.margins.bottom = 0;
  pdf.font(font('400Regular')).fontSize(9);
  pdf.text('SAMPLE', 64, 28, { lineBreak: false });
  pdf.text(String(at + 1), 64, pdf.page.height - 40, { width: pdf.page.width - 128, align: 'center' });
}

if (import.meta.main) {
  for (const site of sampleSites()) {
    for (const report of site.reports.filter(({ pdf }) => pdf)) {
      const file = join(publisherFolder, site.host + report.path);
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, await samplePdf(report));
    }
  }
}
