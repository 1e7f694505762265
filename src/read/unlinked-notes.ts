import type { Block } from '../model/draft.ts';

const heading =
  /^(?:(?:foot|end)?notes?|references|примечани[ея]|сноски|примітки|виноски|notes (?:de bas de page|et références)|fußnoten|anmerkungen)\s*:?$/iu;
const numbered = /^[[(]?(\d{1,4})(?:[\])][.)]?|[.)])?\s+/;
const bracketed = /\s?\[(\d{1,4})\]/g;

/**
 * Blocks with the notes that no link ties to their marks: under a heading such as `Notes` or `Примечания`, blocks numbered from 1 upwards
 * become notes, when most of their numbers stand in the text above as raised figures or in brackets; the brackets become marks. Anything less
 * sure stays as it is.
 */
export function withUnlinkedNotes(blocks: readonly Block[]): Block[] {
  const at = blocks.findLastIndex((block) => block.kind !== 'note' && heading.test(block.text));
  if (at < 0) return [...blocks];
  const notes = notesAfter(blocks, at + 1);
  const numbers = new Set(notes.map((note) => note.number));
  const body = blocks.slice(0, at).map((block) => withMarks(block, numbers));
  const marked = new Set(body.flatMap((block) => block.marks ?? []).map((mark) => mark.number));
  const tied = [...numbers].filter((number) => number !== undefined && marked.has(number)).length;
  if (notes.length === 0 || tied <= notes.length / 2) return [...blocks];
  return [...body, ...blocks.slice(at, at + 1), ...notes, ...blocks.slice(at + 1 + notes.length)];
}

/** The blocks from a place on that are numbered 1, 2, 3 …, as notes without their number. */
function notesAfter(blocks: readonly Block[], from: number): Block[] {
  const notes: Block[] = [];
  for (const block of blocks.slice(from)) {
    const printed = numbered.exec(block.text)?.[1];
    const number = printed ?? block.number;
    if (number !== String(notes.length + 1) || block.kind === 'heading' || block.kind === 'table') break;
    notes.push(noteOf(block, number, printed === undefined ? block.text : block.text.replace(numbered, '')));
  }
  return notes;
}

function noteOf({ page, sheet }: Block, number: string, text: string): Block {
  return { kind: 'note', text, number, ...(page !== undefined && { page }), ...(sheet !== undefined && { sheet }) };
}

/** A block whose bracketed numbers of notes are marks. */
function withMarks(block: Block, numbers: ReadonlySet<string | undefined>): Block {
  const found = [...block.text.matchAll(bracketed)].filter((match) => match.index > 0 && numbers.has(match[1]));
  if (found.length === 0) return block;
  const cutBefore = (at: number) =>
    found.filter((match) => match.index < at).reduce((sum, match) => sum + match[0].length, 0);
  const text = found.reduceRight(
    (kept, match) => kept.slice(0, match.index) + kept.slice(match.index + match[0].length),
    block.text,
  );
  const old = (block.marks ?? []).map((mark) => ({ ...mark, at: mark.at - cutBefore(mark.at) }));
  const own = found.map((match) => ({ number: match[1] ?? '', at: match.index - cutBefore(match.index) }));
  return { ...block, text, marks: [...old, ...own].toSorted((a, b) => a.at - b.at) };
}
