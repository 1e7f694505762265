import type { TextPart } from '../body.ts';
import type { Exhibit } from '../plan.ts';
import type { Leaves } from './leaves.ts';

/** Prints the kept text of a report; gives the page of our leaves on which each marked passage begins, by its id. */
export function setText(leaves: Leaves, { title }: Exhibit, parts: readonly TextPart[]): Map<string, number> {
  const places = new Map<string, number>();
  leaves.paragraph(title, { face: 'bold', size: 15, below: 10 });
  let page: string | undefined;
  for (const part of parts) {
    if (part.kind === 'heading') setHeading(leaves, part);
    else if (part.kind === 'omitted') setOmission(leaves, part.passages);
    else {
      if (part.page !== undefined && part.page !== page)
        leaves.paragraph(`[page ${part.page} of the original]`, {
          size: 8.5,
          face: 'italic',
          colour: '#444',
          below: 3,
          with: 16,
        });
      page = part.page ?? page;
      const at = setPassage(leaves, part);
      if (part.marked) places.set(part.passageId, at);
    }
  }
  return places;
}

function setHeading(leaves: Leaves, { text, level }: { text: string; level: number }): void {
  leaves.paragraph(text, { face: 'bold', size: Math.max(11, 14 - level), above: 8, below: 5, with: 32 });
}

function setOmission(leaves: Leaves, passages: number): void {
  const what = passages === 1 ? '1 passage' : `${passages} passages`;
  leaves.paragraph(`[… ${what} of the text not printed …]`, { size: 9, align: 'centre', above: 4, below: 10 });
}

function setPassage(leaves: Leaves, part: Extract<TextPart, { kind: 'passage' }>): number {
  const small = part.as !== 'content';
  const number =
    part.paragraph === undefined || part.text.startsWith(part.paragraph)
      ? ''
      : `[¶ ${part.paragraph.replace('-', '–')}] `;
  return leaves.paragraph(`${number}${part.text}`, {
    size: small ? 9 : 11,
    left: small ? 14 : 0,
    marked: part.marked,
    below: 8,
  });
}
