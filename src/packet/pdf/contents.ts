import type { Packet } from '../plan.ts';
import { relevanceOf } from '../relevance.ts';
import { formWords } from '../words.ts';
import type { Leaves } from './leaves.ts';

/** The pages of an exhibit in the packet: of all of it, and of the passages, by item id. */
export type Numbers = { first: number; last: number; passages: Readonly<Record<string, number>> };

/** The table of contents: tab, document with why it matters, pages, and where passages are marked. `file` names the file of a tab when there are several. */
export function setContents(
  leaves: Leaves,
  { form, exhibits }: Packet,
  numbersOf: (tab: string) => Numbers | undefined,
  fileOf: (tab: string) => number | undefined,
): void {
  const words = formWords[form];
  const columns = columnsOf(leaves.width);
  leaves.paragraph(words.contents, { face: 'bold', align: 'centre', size: 14, below: 14 });
  const [tab, document, marked, pages] = columns;
  leaves.row(
    [
      { text: words.tab, ...tab, face: 'bold' },
      { text: 'Document and relevance', ...document, face: 'bold' },
      { text: 'Marked at', ...marked, face: 'bold' },
      { text: 'Pages', ...pages, face: 'bold' },
    ],
    10,
  );
  leaves.rule();
  for (const exhibit of exhibits) {
    const numbers = numbersOf(exhibit.tab);
    const file = fileOf(exhibit.tab);
    leaves.row([
      { text: exhibit.tab, ...tab, face: 'bold' },
      { text: exhibit.citation, ...document },
      { text: markedAt(numbers), ...marked },
      { text: `${pageRange(numbers)}${file === undefined ? '' : `\nfile ${file}`}`, ...pages },
    ]);
    for (const line of relevanceOf(exhibit)) {
      leaves.row([{ text: line, left: document.left + 10, width: document.width - 10, face: 'italic' }], 9.5);
    }
    leaves.space(4);
  }
}

function columnsOf(width: number) {
  const [tab, marked, pages, gap] = [34, 62, 58, 10];
  const document = width - tab - marked - pages - 2 * gap;
  return [
    { left: 0, width: tab },
    { left: tab, width: document },
    { left: tab + document + gap, width: marked },
    { left: width - pages, width: pages },
  ] as const;
}

function pageRange(numbers: Numbers | undefined): string {
  if (numbers === undefined) return '0000–0000';
  return numbers.first === numbers.last ? String(numbers.first) : `${numbers.first}–${numbers.last}`;
}

function markedAt(numbers: Numbers | undefined): string {
  const pages = [...new Set(Object.values(numbers?.passages ?? {}))].sort((a, b) => a - b);
  return pages.join(', ');
}
