import type { CitedPassage, Exhibit } from '../plan.ts';
import { captureRows } from '../slip.ts';
import { unfoundWords } from '../words.ts';
import type { Numbers } from './contents.ts';
import type { Leaves } from './leaves.ts';

/** The slip in front of an exhibit: what it is, which capture it rests on, who published it, and why it matters. */
export function setSlip(leaves: Leaves, exhibit: Exhibit, numbers: Numbers | undefined): void {
  leaves.paragraph(`EXHIBIT ${exhibit.tab}`, { face: 'bold', align: 'centre', size: 20, above: 8, below: 16 });
  leaves.paragraph(exhibit.citation, { size: 12, below: 10 });
  leaves.rule();
  setRows(leaves, captureRows(exhibit));
  for (const remark of exhibit.remarks) leaves.paragraph(remark, { size: 10, face: 'italic', above: 4, below: 2 });
  setHeading(leaves, 'Passages relied on');
  for (const passage of exhibit.passages) setPassage(leaves, passage, numbers);
  if (exhibit.card.length === 0) return;
  setHeading(leaves, 'The source');
  setRows(leaves, exhibit.card);
}

function setRows(leaves: Leaves, rows: readonly (readonly [string, string])[]): void {
  const names = 112;
  for (const [name, value] of rows) {
    leaves.row(
      [
        { text: name, left: 0, width: names - 8, face: 'bold' },
        { text: value, left: names, width: leaves.width - names },
      ],
      9.5,
    );
  }
}

function setHeading(leaves: Leaves, text: string): void {
  leaves.paragraph(text, { face: 'bold', size: 11, above: 12, below: 4, with: 30 });
  leaves.space(-2);
  leaves.rule();
}

function setPassage(leaves: Leaves, passage: CitedPassage, numbers: Numbers | undefined): void {
  const page = numbers === undefined ? 0 : numbers.passages[passage.itemId];
  const where = [page !== undefined && `page ${page || '0000'}`, passage.place].filter(Boolean).join(' — ');
  const reason = [passage.heading, passage.relevance].filter(Boolean).join(': ');
  leaves.paragraph(where || 'Printed here', { size: 10, face: 'bold', below: 1, with: 14 });
  if (reason !== '') leaves.paragraph(reason, { size: 10, left: 12, below: 4 });
  if (passage.unfound) leaves.paragraph(unfoundWords, { size: 10, face: 'bold', left: 12, below: 4, with: 14 });
  if (passage.marked === undefined)
    leaves.paragraph(passage.text, { size: 10, left: 24, right: 12, marked: true, below: 8 });
  else leaves.space(3);
}
