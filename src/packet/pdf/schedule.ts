import type { CitedPassage, Exhibit, Packet } from '../plan.ts';
import { unfoundWords } from '../words.ts';
import type { Numbers } from './contents.ts';
import type { Leaves } from './leaves.ts';

/**
 * The schedule of country information: under each heading of the binder what is relied on, why, and where it stands in the bundle. `quoted`: with the words of the
 * passages, never shortened; without, their places alone.
 */
export function setSchedule(
  leaves: Leaves,
  { issues, exhibits }: Packet,
  numbersOf: (tab: string) => Numbers | undefined,
  quoted: boolean,
): void {
  const byTab = new Map(exhibits.map((exhibit) => [exhibit.tab, exhibit]));
  leaves.paragraph('SCHEDULE OF COUNTRY INFORMATION', { face: 'bold', align: 'centre', size: 14, below: 12 });
  for (const { heading, cited } of issues) {
    leaves.paragraph(heading, { face: 'bold', size: 11, above: 8, below: 2, with: 40 });
    leaves.rule();
    for (const { tab, itemId } of cited) {
      const exhibit = byTab.get(tab);
      const passage = exhibit?.passages.find((one) => one.itemId === itemId);
      if (exhibit !== undefined && passage !== undefined) setEntry(leaves, exhibit, passage, numbersOf(tab), quoted);
    }
  }
}

function setEntry(
  leaves: Leaves,
  { tab, citation }: Exhibit,
  { relevance, place, text, itemId, unfound }: CitedPassage,
  numbers: Numbers | undefined,
  quoted: boolean,
): void {
  const pages = 62;
  const document = { left: 24, width: leaves.width - 24 - pages - 10 };
  leaves.row(
    [
      { text: tab, left: 0, width: 22, face: 'bold' },
      { text: [...citation, { text: place === undefined ? '' : ` — ${place}` }], ...document },
      { text: `page ${numbers?.passages[itemId] ?? '0000'}`, left: leaves.width - pages, width: pages, face: 'bold' },
    ],
    9.5,
  );
  if (relevance !== undefined) leaves.row([{ text: relevance, ...document, face: 'italic' }], 9.5);
  if (unfound) leaves.row([{ text: unfoundWords, ...document, face: 'bold' }], 9.5);
  if (quoted) leaves.paragraph(text, { size: 9.5, left: 36, right: pages + 10, leading: 1.3, below: 8 });
}
