import type { IParagraphOptions, Paragraph } from 'docx';
import { captureOf, headOf, type ListedReport, pinpointOf, printable, type ResultList } from './list.ts';
import { words } from './words.ts';

type Docx = typeof import('docx');

/** A list as a document of Word: the search on top, then each report with its passage, the words of the search in bold. */
export async function docxOf(list: ResultList): Promise<Uint8Array> {
  // Loaded when a list is first wanted as DOCX: it takes 30 MB.
  const docx = await import('docx');
  const children = [
    paragraph(docx, { heading: docx.HeadingLevel.HEADING_1, text: words.title }),
    ...headOf(list).map(([name, value]) => labelled(docx, name, value)),
    paragraph(docx, { text: words.note, style: 'Note' }),
    ...list.reports.flatMap((report, index) => reportOf(docx, report, index)),
  ];
  const document = new docx.Document({
    creator: 'country-conditions',
    title: words.title,
    styles: {
      default: { document: { run: { font: 'Times New Roman', size: 24 } } },
      paragraphStyles: [{ id: 'Note', name: 'Note', basedOn: 'Normal', run: { italics: true, size: 20 } }],
    },
    sections: [{ children }],
  });
  return docx.Packer.toBuffer(document);
}

function reportOf(docx: Docx, report: ListedReport, index: number): Paragraph[] {
  const { columns } = words;
  const facts: [string, string][] = [
    [columns.publisher, `${report.publisher} (${report.standing})`],
    [columns.authors, report.authors.join('; ')],
    [columns.publishedOn, report.publishedOn ?? ''],
    [columns.documentNumber, report.documentNumber ?? ''],
    [columns.status, report.status],
    [columns.categories, report.categories.join('; ')],
    [columns.pinpoint, pinpointOf(report)],
    [columns.url, report.url],
    [columns.capturedAt, captureOf(report)],
    [columns.id, report.passage.id],
  ];
  return [
    paragraph(docx, {
      heading: docx.HeadingLevel.HEADING_2,
      text: `${index + 1}. ${printable(report.title)}`,
      keepNext: true,
    }),
    passageOf(docx, report),
    ...facts.flatMap(([name, value]) => (value === '' ? [] : [labelled(docx, name, value)])),
    ...(report.morePassages > 0 ? [paragraph(docx, { text: words.more(report.morePassages), style: 'Note' })] : []),
  ];
}

/** The passage as it is captured, in its language, with the words of the search in bold. */
function passageOf(docx: Docx, { passage: { text, marks }, language }: ListedReport): Paragraph {
  const runs: { text: string; bold: boolean }[] = [];
  let at = 0;
  for (const { start, end } of marks) {
    runs.push({ text: text.slice(at, start), bold: false }, { text: text.slice(start, end), bold: true });
    at = end;
  }
  runs.push({ text: text.slice(at), bold: false });
  const children = runs.flatMap(({ text, bold }) =>
    printable(text)
      .split('\n')
      .map((line, index) => run(docx, line, bold, { break: index === 0 ? 0 : 1, language })),
  );
  return paragraph(docx, { children, indent: { left: 567 }, spacing: { before: 120, after: 120 } });
}

function run(docx: Docx, text: string, bold: boolean, { break: lines = 0, language = 'en' } = {}) {
  return new docx.TextRun({ text, bold, break: lines, language: { value: language } });
}

function labelled(docx: Docx, name: string, value: string): Paragraph {
  return paragraph(docx, {
    children: [run(docx, `${name}: `, true), run(docx, printable(value).replaceAll('\n', ' '), false)],
  });
}

function paragraph(docx: Docx, options: IParagraphOptions): Paragraph {
  return new docx.Paragraph(options);
}
