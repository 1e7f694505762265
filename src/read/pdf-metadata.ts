import type { Block, Draft, Page } from '../model.ts';
import { parseDate } from './date.ts';
import { documentNumberIn } from './document-number.ts';
import { foldTitle } from './pdf-blocks.ts';
import type { SheetLines } from './pdf-furniture.ts';
import type { PdfInfo } from './pdf-open.ts';
import type { Paragraph } from './pdf-paragraphs.ts';

const label =
  /^(?:date of publication|publication date|date published|(?:first )?published(?: on| in)?|release date|released(?: on)?|дата публикации|дата выпуска|опубликовано|дата публікації)\s*[:–—-]?\s+(.{4,40})$/iu;
const openingLabel = /^(?:date|дата|version\s+[\d.]+,?|distr\.:?\s*\p{L}+)\s*[:–—-]?\s+(.{4,40})$/iu;
const dateline =
  /^(?:strasbourg|geneva|vienna|warsaw|brussels|the hague|new york|страсбург|женева|москва),?\s+(.{6,30})$/iu;
const distribution = /^distr\.?:?\s*(?:general|limited)/i;

/**
 * What the document itself states: a date of publication only where its first sheets, or an imprint on its last ones, print it with a label
 * or as a dateline, never later than the capture; its number where the first sheet prints one; authors of the file's information only when
 * the first sheets name them too.
 */
export function statedMetadata(
  sheets: readonly SheetLines[],
  info: PdfInfo,
  page: Page,
): Pick<Draft, 'authors' | 'publishedOn' | 'documentNumber'> {
  const texts = (from: number, to?: number) =>
    sheets.slice(from, to).flatMap((sheet) => sheet.lines.map((line) => line.text));
  const opening = texts(0, 2).slice(0, 80);
  const publishedOn = dateIn(opening, texts(0, 1), texts(-2), page);
  const documentNumber = documentNumberIn(texts(0, 1).slice(0, 30).join('\n'));
  return {
    authors: authorsIn(info.Author, opening.join(' ')),
    ...(publishedOn === undefined ? {} : { publishedOn }),
    ...(documentNumber === undefined ? {} : { documentNumber }),
  };
}

function dateIn(
  opening: readonly string[],
  first: readonly string[],
  closing: readonly string[],
  page: Page,
): string | undefined {
  const afterDistribution = first.slice(first.findIndex((text) => distribution.test(text)) + 1).slice(0, 2);
  const stated = [
    ...[...opening, ...closing].map((text) => label.exec(text)?.[1]),
    ...opening.map((text) => openingLabel.exec(text)?.[1]),
    ...(first.some((text) => distribution.test(text)) ? afterDistribution : []),
    ...first.map((text) => dateline.exec(text)?.[1]),
  ];
  const dates = stated.flatMap((text) => (text === undefined ? [] : [wholeDate(text)]));
  return dates.find((date) => date !== undefined && date <= page.fetchedAt.slice(0, date.length));
}

/** The date of a text that says nothing else. */
function wholeDate(text: string): string | undefined {
  const words = text.match(/\p{L}{2,}/gu) ?? [];
  return words.length <= 3 ? parseDate(text.replace(/[|©].*$/, '').trim()) : undefined;
}

function authorsIn(stated: unknown, opening: string): string[] {
  if (typeof stated !== 'string' || stated.trim().length < 6 || !/\p{L}\s+\p{L}/u.test(stated)) return [];
  return foldTitle(opening).includes(foldTitle(stated)) ? [stated.trim()] : [];
}

/** The title: the PDF's own when the first sheets print it too, else the largest text of the first sheet. */
export function titleOf(blocks: readonly Block[], paragraphs: readonly Paragraph[], info: PdfInfo, page: Page): string {
  const stated = info.Title;
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
    0,
    ...first.filter((one) => /\p{L}{3}/u.test(one.lines[0]?.text ?? '')).map((one) => one.size),
  );
  const found = first.find((paragraph) => paragraph.size === largest);
  const sheet = found?.lines[0]?.sheet;
  const printed = blocks.find(
    (block) =>
      block.sheet === sheet &&
      foldTitle(block.text) === foldTitle(found?.lines.map((line) => line.text).join('') ?? ''),
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
