import type { Block } from '../model/draft.ts';
import type { Page } from '../model/page.ts';
import { lettersOf } from './letters.ts';
import type { PdfInfo } from './pdf-open.ts';
import type { Paragraph } from './pdf-paragraphs.ts';

/** The title: the PDF's own when the first sheets print it too, else the largest text of the first sheet. */
export function titleOf(blocks: readonly Block[], paragraphs: readonly Paragraph[], info: PdfInfo, page: Page): string {
  const stated = info.Title;
  const opening = blocks.filter((block) => (block.sheet ?? 1) <= 2);
  if (
    typeof stated === 'string' &&
    isSane(stated) &&
    lettersOf(opening.map((block) => block.text).join('')).includes(lettersOf(stated))
  ) {
    return stated.trim();
  }
  const first = paragraphs.filter((paragraph) => paragraph.lines[0]?.sheet === paragraphs[0]?.lines[0]?.sheet);
  const largest = Math.max(
    0,
    ...first.filter((one) => /\p{L}{3}/u.test(one.lines[0]?.text ?? '')).map((one) => one.size),
  );
  const found = first.find((paragraph) => paragraph.size === largest);
  const sheet = found?.lines[0]?.sheet;
  const printed = blocks.find(
    (block) =>
      block.sheet === sheet &&
      lettersOf(block.text) === lettersOf(found?.lines.map((line) => line.text).join('') ?? ''),
  );
  const text = printed?.text ?? found?.lines.map((line) => line.text).join(' ');
  return text?.slice(0, 300) ?? page.finalUrl;
}

function isSane(title: string): boolean {
  return (
    title.trim().length >= 8 &&
    !/\.(?:docx?|pdf|indd|rtf|odt|qxd|pptx?)\b|^microsoft word|^untitled|^без имени|^документ\d*$/i.test(title)
  );
}
