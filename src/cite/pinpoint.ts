import type { Passage } from '../model/report.ts';

/**
 * The place of a quotation. `page` is the page as printed, `sheet` its position in the file; `paragraph` the printed number; `heading` and `position`
 * (from 1, the first paragraph of the passage under that heading) where nothing is numbered.
 */
export type Pinpoint = { page?: string; sheet?: number; paragraph?: string; heading?: string; position?: number };

/** How a style names places. */
export type PlaceWords = {
  /** `several` where the number is a range. */
  paragraph: (number: string, several: boolean) => string;
  page: (page: string) => string;
  sheet: (sheet: number) => string;
  under: (heading: string) => string;
};

type Placed = Pick<Passage, 'id' | 'headings' | 'page' | 'sheet' | 'paragraph' | 'text'>;

/** Where a passage stands in its version, whose passages are given in reading order. */
export function pinpointOf(passage: Placed, passages: readonly Placed[]): Pinpoint {
  const heading = passage.headings.at(-1);
  return {
    ...(passage.page !== undefined && { page: passage.page }),
    ...(passage.sheet !== undefined && { sheet: passage.sheet }),
    ...(passage.paragraph !== undefined && { paragraph: passage.paragraph }),
    ...(heading !== undefined && { heading, position: positionUnderHeading(passage, passages) }),
  };
}

/**
 * A pinpoint in a style's words: the printed paragraph number before the page, a page as printed with its position in the file where the two differ,
 * else the heading with the count of paragraphs; undefined when nothing is known.
 */
export function placeText(at: Pinpoint | undefined, words: PlaceWords): string | undefined {
  if (at === undefined) return undefined;
  if (at.paragraph !== undefined) return words.paragraph(at.paragraph.replace('-', '–'), /[-–,]/.test(at.paragraph));
  if (at.page !== undefined) {
    const differs = at.sheet !== undefined && String(at.sheet) !== at.page;
    return differs ? `${words.page(at.page)} [${words.sheet(at.sheet ?? 0)}]` : words.page(at.page);
  }
  if (at.sheet !== undefined) return words.sheet(at.sheet);
  if (at.heading === undefined) return undefined;
  const count = at.position === undefined ? '' : `, ${ordinal(at.position)} paragraph`;
  return `${words.under(at.heading)}${count}`;
}

function positionUnderHeading(passage: Placed, passages: readonly Placed[]): number {
  const path = passage.headings.join('\n');
  const at = passages.findIndex(({ id }) => id === passage.id);
  let position = 1;
  for (const before of passages.slice(0, Math.max(at, 0)).toReversed()) {
    if (before.headings.join('\n') !== path) break;
    position += before.text.split('\n').length;
  }
  return position;
}

const ordinals = ['first', 'second', 'third', 'fourth', 'fifth', 'sixth', 'seventh', 'eighth', 'ninth', 'tenth'];

function ordinal(number: number): string {
  const word = ordinals[number - 1];
  if (word !== undefined) return word;
  const tens = number % 100;
  const suffix = tens >= 11 && tens <= 13 ? 'th' : (['th', 'st', 'nd', 'rd'][number % 10] ?? 'th');
  return `${number}${suffix}`;
}
