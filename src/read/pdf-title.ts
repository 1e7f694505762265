import type { Block, Page } from '../model.ts';
import { foldTitle } from './pdf-blocks.ts';
import type { Paragraph } from './pdf-paragraphs.ts';

/** The title: the PDF's own when the first sheets print it too, else the largest text of the first sheet. */
export function titleOf(
  blocks: readonly Block[],
  paragraphs: readonly Paragraph[],
  metadata: { info: object },
  page: Page,
): string {
  const stated = (metadata.info as { Title?: unknown }).Title;
  const opening = blocks.filter((block) => (block.sheet ?? 1) <= 2);
  if (
    typeof stated === 'string' &&
    isSane(stated) &&
    foldTitle(opening.map((block) => block.text).join('')).includes(foldTitle(stated))
  ) {
    return stated.trim();
  }
  const first = paragraphs.filter((paragraph) => paragraph.lines[0]?.sheet === paragraphs[0]?.lines[0]?.sheet);
  const largest = Math.max(
    ...first.filter((paragraph) => /\p{L}{3}/u.test(paragraph.lines[0]?.text ?? '')).map((paragraph) => paragraph.size),
  );
  const found = first.find((paragraph) => paragraph.size === largest);
  const text = found?.lines.map((line) => line.text).join(' ');
  return text?.slice(0, 300) ?? page.finalUrl;
}

function isSane(title: string): boolean {
  return (
    title.trim().length >= 8 &&
    !/\.(?:docx?|pdf|indd|rtf|odt|qxd|pptx?)\b|^microsoft word|^untitled|^без имени|^документ\d*$/i.test(title)
  );
}
