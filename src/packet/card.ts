import type { Source } from '../source.ts';
import { sourceWords } from '../source-words.ts';
import type { Row } from './plan.ts';

/** What is known of whom a report is from. Of what was added by hand there is no card, and standing may be unknown. */
export type Issuer = Partial<Pick<Source, 'tier' | 'kind' | 'homepage' | 'card'>>;

type Card = Source['card'];

/**
 * The card of a source as a slip prints it, in English: who says it, with what standing, how it knows, what is held against it (or that nobody
 * has assessed it), and what Russia has declared it to be, with what of that nobody has checked. What its own page says beside that (reuse, schedule) is nothing for a court.
 */
export function cardRows({ kind, tier, homepage, card }: Issuer): Row[] {
  const rows: Row[] = [];
  if (kind !== undefined) rows.push(['Kind', sourceWords.kinds[kind]]);
  if (tier !== undefined)
    rows.push(['Standing', `Tier ${tier} of 4, as this archive ranks sources: ${sourceWords.tiers[tier]}`]);
  if (homepage !== undefined) rows.push(['Website', homepage]);
  if (card === undefined) return rows;
  return [
    ...rows,
    ['Who it is', card.mandate],
    ['How it knows', card.method ?? sourceWords.unassessed],
    ['Known criticism', card.bias ?? sourceWords.unassessed],
    ['Declared by Russia', designationsText(card.designations)],
  ];
}

function designationsText(designations: Card['designations']): string {
  return designations.length === 0 ? sourceWords.undesignated : designations.map(designationText).join('\n');
}

function designationText({ as, since, doubtful, note }: Card['designations'][number]): string {
  const day = since === undefined ? '' : ` (${since})`;
  const doubt = doubtful ? ` [${sourceWords.doubtful}]` : '';
  return `${sourceWords.designated[as]}${day}${doubt}${note === undefined ? '' : ` — ${note}`}`;
}
