import type { Row } from './plan.ts';

/** What is known of whom a report is from. */
export type Issuer = {
  kind?: string;
  card?: {
    mandate: string;
    method: string;
    bias: string;
    designations: readonly { as: string; since?: string; doubtful?: true; note?: string }[];
  };
};

/** The card of a source as a slip prints it: in English, with what Russia has declared its publisher to be, and which of that nobody has verified. */
export function cardRows({ kind, card }: Issuer): Row[] {
  const rows: Row[] = [];
  if (kind !== undefined) rows.push(['Kind', kinds[kind] ?? kind]);
  if (card === undefined) return rows;
  rows.push(['Who it is', card.mandate], ['How it knows', card.method], ['Weaknesses', card.bias]);
  if (card.designations.length > 0) rows.push(['Declared by Russia', card.designations.map(designation).join('; ')]);
  return rows;
}

function designation({ as, since, doubtful }: NonNullable<Issuer['card']>['designations'][number]): string {
  const what = as.replaceAll('-', ' ');
  return `${what}${since === undefined ? '' : ` (${since})`}${doubtful ? ', not verified' : ''}`;
}

const kinds: Readonly<Record<string, string>> = {
  un: 'United Nations body',
  igo: 'Intergovernmental body',
  court: 'Court',
  government: 'Government',
  ngo: 'Non-governmental body (NGO)',
  media: 'News medium',
  register: 'State register',
  academic: 'Academic work',
};
