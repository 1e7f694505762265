import * as docx from 'docx';
import type { TextPart } from '../body.ts';
import type { CitedPassage, Exhibit, Form } from '../plan.ts';
import { captureRows } from '../slip.ts';
import { certificate, certificateNote, unfoundWords } from '../words.ts';
import { blanks, paragraph, table } from './parts.ts';

/** The bookmark at which an exhibit begins. */
export const exhibitMark = (tab: string) => `tab_${tab}`;
/** Word takes 40 characters; the end of an id tells passages apart. */
function passageMark(id: string): string {
  return `p_${id.replace(/[^A-Za-z0-9]/g, '_').slice(-38)}`;
}

/** The bookmark at a passage. */
export function markOf({ itemId, marked }: CitedPassage): string {
  return passageMark(marked !== undefined && 'passageId' in marked ? marked.passageId : itemId);
}

type Block = docx.Paragraph | docx.Table;

/** An exhibit: its slip, the empty certificate where it needs one, its text with the passages marked. `width`: of the column, in twips. */
export function exhibitBlocks(exhibit: Exhibit, form: Form, width: number): Block[] {
  return [
    ...slip(exhibit, width),
    ...(exhibit.certificate ? certificateBlocks(exhibit, form, width) : []),
    ...(exhibit.body.kind === 'text' ? text(exhibit, exhibit.body.parts) : []),
  ];
}

function slip(exhibit: Exhibit, width: number): Block[] {
  const { tab, citation, remarks, passages, card } = exhibit;
  return [
    new docx.Paragraph({
      heading: docx.HeadingLevel.HEADING_1,
      alignment: docx.AlignmentType.CENTER,
      children: [new docx.Bookmark({ id: exhibitMark(tab), children: [new docx.TextRun(`EXHIBIT ${tab}`)] })],
    }),
    paragraph(citation, { size: 12 }),
    rows(captureRows(exhibit), width),
    ...remarks.map((remark) => paragraph(remark, { italics: true, spacing: { before: 120, after: 60 } })),
    heading('Passages relied on'),
    ...passages.flatMap((passage) => passageBlocks(passage, exhibit)),
    ...(card.length > 0 ? [heading('The source'), rows(card, width)] : []),
  ];
}

function heading(text: string): docx.Paragraph {
  return paragraph(text, { heading: docx.HeadingLevel.HEADING_2, keepNext: true, spacing: { before: 240, after: 80 } });
}

function rows(all: readonly (readonly [string, string])[], width: number): docx.Table {
  const names = 2300;
  const cells = all.map(([name, value]) => [
    [paragraph(name, { bold: true, size: 9.5, spacing: { after: 40 } })],
    [paragraph(value, { size: 9.5, spacing: { after: 40 } })],
  ]);
  return table(cells, [names, width - names]);
}

/** On the slip the place of a passage and why it matters; its words, where they cannot be marked further on. */
function passageBlocks(passage: CitedPassage, { language }: Exhibit): Block[] {
  const { place, heading, relevance, text, marked, unfound } = passage;
  const where = [
    new docx.TextRun({ text: 'page ', bold: true }),
    new docx.PageReference(markOf(passage)),
    new docx.TextRun({ text: place === undefined ? '' : ` — ${place}`, bold: true }),
  ];
  const reason = [heading, relevance].filter(Boolean).join(': ');
  return [
    new docx.Paragraph({ keepNext: true, spacing: { after: 40 }, children: where }),
    ...(reason === '' ? [] : [paragraph(reason, { indent: { left: 240 } })]),
    ...(unfound ? [paragraph(unfoundWords, { bold: true, indent: { left: 240 } })] : []),
    ...(marked === undefined
      ? [paragraph(text, { marked: true, language, mark: markOf(passage), indent: { left: 360 } })]
      : []),
  ];
}

function certificateBlocks({ tab, language }: Exhibit, form: Form, width: number): Block[] {
  const gap = '_'.repeat(34);
  return [
    paragraph(`Exhibit ${tab}`, { pageBreakBefore: true, size: 10, spacing: { after: 480 } }),
    paragraph(certificate.title, {
      bold: true,
      size: 14,
      alignment: docx.AlignmentType.CENTER,
      spacing: { after: 360 },
    }),
    paragraph(`${certificate.begin}${gap}${certificate.competent}${gap}${certificate.into}`, {
      spacing: { line: 400 },
    }),
    paragraph(certificate.truth, { spacing: { line: 340, after: 240 } }),
    ...blanks(certificate.blanks, width),
    paragraph(certificate.extract, { italics: true, size: 9.5, spacing: { before: 120, after: 360 } }),
    ...blanks(certificate.signature, width - 1400),
    paragraph(certificateNote(tab, language, form), { italics: true, size: 9, spacing: { before: 360 } }),
  ];
}

function text({ title, language }: Exhibit, parts: readonly TextPart[]): Block[] {
  let page: string | undefined;
  const blocks: Block[] = [
    paragraph(title, { bold: true, size: 15, pageBreakBefore: true, language, spacing: { after: 200 } }),
  ];
  for (const part of parts) {
    if (part.kind === 'passage' && part.page !== undefined && part.page !== page) {
      page = part.page;
      blocks.push(paragraph(`[page ${page} of the original]`, { italics: true, size: 8.5, keepNext: true }));
    }
    blocks.push(partBlock(part, language));
  }
  return blocks;
}

function partBlock(part: TextPart, language: string): docx.Paragraph {
  if (part.kind === 'heading')
    return paragraph(part.text, {
      bold: true,
      size: 12,
      keepNext: true,
      language,
      spacing: { before: 160, after: 100 },
    });
  if (part.kind === 'omitted') {
    const what = part.passages === 1 ? '1 passage' : `${part.passages} passages`;
    return paragraph(`[… ${what} of the text not printed …]`, { size: 9, alignment: docx.AlignmentType.CENTER });
  }
  const number = part.paragraph === undefined || part.text.startsWith(part.paragraph) ? '' : `[¶ ${part.paragraph}] `;
  const small = part.as !== 'content';
  return paragraph(`${number}${part.text}`, {
    marked: part.marked,
    language,
    size: small ? 9 : 11,
    ...(small && { indent: { left: 280 } }),
    ...(part.marked && { mark: passageMark(part.passageId) }),
  });
}
