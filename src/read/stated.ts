import type { Draft } from '../model/draft.ts';
import type { Page } from '../model/page.ts';
import type { IsoDate } from '../model/values.ts';
import { parseDate } from './date.ts';
import { documentNumberIn } from './document-number.ts';
import { lettersOf } from './letters.ts';

/** The lines that a paged document prints on its first page, near its beginning, and at its end, and the author that the file names. */
export type PrintedFrame = {
  first: readonly string[];
  opening: readonly string[];
  closing: readonly string[];
  author: unknown;
};

const label =
  /^(?:date of publication|publication date|date published|(?:first )?published(?: on| in)?|release date|released(?: on)?|дата публикации|дата выпуска|опубликовано|дата публікації)\s*[:–—-]?\s+(.{4,40})$/iu;
const openingLabel = /^(?:date|дата|version\s+[\d.]+,?|distr\.:?\s*\p{L}+)\s*[:–—-]?\s+(.{4,40})$/iu;
const dateline =
  /^(?:strasbourg|geneva|vienna|warsaw|brussels|the hague|new york|страсбург|женева|москва),?\s+(.{6,30})$/iu;
const distribution = /^distr\.?:?\s*(?:general|limited|restricted|générale|limitée)\s*/i;
const distributed =
  /(?<!\p{L})Distr\.?\s*:?\s*(?:general|limited|restricted|générale|limitée)\s*(\d{1,2}\s+\p{L}{3,12}\s+\d{4})(?!\d)/giu;

/**
 * What a PDF or DOCX itself states: a date of publication only where its first pages, or an imprint on its last ones, print it with a label or
 * as a dateline, never later than the capture; its number where the first page prints one; the author that the file names only when the first
 * pages name him too.
 */
export function statedMetadata(
  { first, opening, closing, author }: PrintedFrame,
  page: Page,
): Pick<Draft, 'authors' | 'publishedOn' | 'documentNumber'> {
  const publishedOn = dateIn(opening, first, closing, page);
  const documentNumber = documentNumberIn(first.slice(0, 30).join('\n'));
  return {
    authors: authorsIn(author, opening.join(' ')),
    ...(publishedOn === undefined ? {} : { publishedOn }),
    ...(documentNumber === undefined ? {} : { documentNumber }),
  };
}

/** The date in the head of a United Nations document, `Distr.: General 12 March 2024`, when a text has one such head. */
export function distributedOn(text: string): IsoDate | undefined {
  const [head, another] = text.matchAll(distributed);
  return head === undefined || another !== undefined ? undefined : parseDate((head[1] ?? '').replace(/\s+/g, ' '));
}

function dateIn(
  opening: readonly string[],
  first: readonly string[],
  closing: readonly string[],
  page: Page,
): string | undefined {
  const at = first.findIndex((text) => distribution.test(text));
  const afterDistribution = at < 0 ? [] : [first[at]?.replace(distribution, ''), ...first.slice(at + 1, at + 3)];
  const stated = [
    ...[...opening, ...closing].map((text) => label.exec(text)?.[1]),
    ...opening.map((text) => openingLabel.exec(text)?.[1]),
    ...afterDistribution,
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
  return lettersOf(opening).includes(lettersOf(stated)) ? [stated.trim()] : [];
}
