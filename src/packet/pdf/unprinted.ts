import type { Exhibit, Packet } from '../plan.ts';
import type { Glyphs } from './glyphs.ts';

/** The packet with a sentence on the slip of each exhibit of which characters cannot be printed, and the sentences for whoever files it. */
export function withUnprinted(packet: Packet, glyphs: Glyphs): { packet: Packet; warnings: string[] } {
  const warnings: string[] = [];
  const exhibits = packet.exhibits.map((exhibit): Exhibit => {
    const own = glyphs.missing(ownTexts(exhibit));
    if (own.size > 0)
      warnings.push(
        `Exhibit ${exhibit.tab}: ${whatText(own)} of headings or relevance lines could not be printed and stand as boxes. Put them otherwise.`,
      );
    const counts = glyphs.missing(textsOf(exhibit));
    if (counts.size === 0) return exhibit;
    const what = whatText(counts);
    warnings.push(
      `Exhibit ${exhibit.tab}: ${what} of the document could not be printed and stand as boxes. Look at the original.`,
    );
    return {
      ...exhibit,
      remarks: [
        ...exhibit.remarks,
        `${what} of the document could not be printed here: □ stands for each. ${whereOf(exhibit)}`,
      ],
    };
  });
  return { packet: { ...packet, exhibits }, warnings };
}

/** `15 characters (Chinese or Japanese script 12, pictures (emoji) 3)`. */
function whatText(counts: ReadonlyMap<string, number>): string {
  const total = [...counts.values()].reduce((sum, count) => sum + count, 0);
  const named = [...counts].map(([name, count]) => `${name}: ${count}`).join('; ');
  return `${total === 1 ? '1 character' : `${total} characters`} (${named})`;
}

function whereOf({ url, body }: Exhibit): string {
  if (body.kind === 'pages') return 'The original pages that follow have them.';
  return url === undefined
    ? 'The capture named above has them.'
    : 'The original at the address above, and the capture, have them.';
}

/** What the binder's reader wrote of it. */
function ownTexts({ passages }: Exhibit): string[] {
  return [...new Set(passages.flatMap(({ heading, relevance = '' }) => [heading, relevance]))];
}

/** What is printed of the document on pages of ours. */
function textsOf({ title, publisher, citation, card, passages, body }: Exhibit): string[] {
  return [
    ...[title, publisher, ...citation.map(({ text }) => text), ...card.map(([, value]) => value)],
    ...passages.flatMap(({ place = '', text, marked }) => [place, ...(marked === undefined ? [text] : [])]),
    ...(body.kind === 'text' ? body.parts.map((part) => ('text' in part ? part.text : '')) : []),
  ];
}
