import type { Paragraph } from 'docx';
import { isSound, type QuotationFinding, type QuoteReport } from '../../quote/finding.ts';
import { words } from '../words/words.ts';
import { printable } from './list.ts';

type Docx = typeof import('docx');

/** The result of a check of quotations as a document of Word: what must be looked at first, then the others, then the addresses. */
export async function quoteDocx({ quotations, unchecked, addresses }: QuoteReport): Promise<Uint8Array> {
  const docx = await import('docx');
  const [good, bad] = [quotations.filter(isSound), quotations.filter((one) => !isSound(one))];
  const document = new docx.Document({
    creator: 'country-conditions',
    title: 'Check of quotations',
    styles: { default: { document: { run: { font: 'Times New Roman', size: 24 } } } },
    sections: [
      {
        children: [
          heading(docx, 'Check of quotations', docx.HeadingLevel.HEADING_1),
          line(
            docx,
            `${quotations.length} quotations of five words or more: ${good.length} stand, ${bad.length} must be looked at${unchecked.length > 0 ? `; ${unchecked.length} not looked up` : ''}.`,
          ),
          heading(docx, 'To be looked at', docx.HeadingLevel.HEADING_2),
          ...bad.flatMap((finding) => findingOf(docx, finding)),
          ...uncheckedOf(docx, unchecked),
          heading(docx, 'Standing word for word', docx.HeadingLevel.HEADING_2),
          ...good.flatMap((finding) => findingOf(docx, finding)),
          heading(docx, 'Addresses cited', docx.HeadingLevel.HEADING_2),
          ...addresses.map(({ url, report }) => line(docx, `${url}: ${report?.status ?? 'not in the archive'}`)),
        ],
      },
    ],
  });
  return docx.Packer.toBuffer(document);
}

function uncheckedOf(docx: Docx, unchecked: QuoteReport['unchecked']): Paragraph[] {
  if (unchecked.length === 0) return [];
  return [
    heading(docx, words.check.unchecked, docx.HeadingLevel.HEADING_2),
    ...unchecked.flatMap(({ why, text }) => [
      line(docx, `“${text} …`, { indent: true }),
      line(docx, words.check.whyUnchecked[why], { bold: true }),
    ]),
  ];
}

function findingOf(docx: Docx, finding: QuotationFinding): Paragraph[] {
  const { text, verdict, differences, found, wrongPinpoint, warnings } = finding;
  const place = wrongPinpoint?.actual;
  return [
    line(docx, `“${text}”`, { indent: true }),
    line(docx, words.check.verdicts[verdict], { bold: true }),
    ...differences.map(({ quoted, source }) => line(docx, `Quoted: “${quoted}”. Source: “${source}”.`)),
    ...(found === undefined
      ? []
      : [
          line(docx, `${found.title}, ${found.url}`),
          ...(verdict === 'exact' ? [] : [line(docx, `Source: “${found.text}”`)]),
        ]),
    ...(place === undefined
      ? []
      : [
          line(
            docx,
            `The words stand at ${[place.paragraph && `paragraph ${place.paragraph}`, place.page && `page ${place.page}`].filter(Boolean).join(', ')}.`,
          ),
        ]),
    ...warnings.map((warning) => line(docx, `The report is ${warning}.`)),
    line(docx, ''),
  ];
}

function heading(
  docx: Docx,
  text: string,
  level: (typeof docx.HeadingLevel)[keyof typeof docx.HeadingLevel],
): Paragraph {
  return new docx.Paragraph({ text, heading: level, keepNext: true });
}

function line(docx: Docx, text: string, { bold = false, indent = false } = {}): Paragraph {
  const runs = printable(text)
    .split('\n')
    .map((part, at) => new docx.TextRun({ text: part, bold, break: at === 0 ? 0 : 1 }));
  return new docx.Paragraph({ children: runs, ...(indent && { indent: { left: 567 } }), spacing: { after: 80 } });
}
