import type { Block } from '../model/draft.ts';
import type { Span } from '../model/values.ts';
import type { Note } from './quotations.ts';

/** The text of a brief, its blocks on lines of their own; what of it is set off as quotations (UTF-16 offsets); its notes, where they are marked. */
export type Brief = { text: string; setOff?: Span[]; notes?: Note[] };

/** The text of a brief that was read from a file. */
export function briefOf(blocks: readonly Block[]): Brief {
  const said = new Map(blocks.filter(({ kind }) => kind === 'note').map(({ number, text }) => [number, text]));
  const lines: string[] = [];
  const setOff: Span[] = [];
  const notes: Note[] = [];
  let start = 0;
  for (const { kind, text, marks = [] } of blocks) {
    if (kind === 'quote') setOff.push({ start, end: start + text.length });
    for (const { number, at } of marks) notes.push({ at: start + at, text: said.get(number) ?? '' });
    lines.push(`${text}\n`);
    start += text.length + 1;
  }
  return { text: lines.join(''), setOff, notes };
}
