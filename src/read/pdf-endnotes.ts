import type { Block } from '../model/draft.ts';

const notesTitle =
  /^(?:[\dIVX.]+\s*)?(?:end|foot)?(?:notes|references|sources|примечания|сноски|ссылки|источники|комментарии|примітки|посилання)$/iu;
const backLink = /\s*[↩↑]\ufe0e?/gu;

/**
 * Turns the section that lists a document's notes at its end into notes: numbered ones whose numbers the text bears as marks, and remarks
 * without numbers where the text is marked with asterisks. What follows a numbered note without a number of its own belongs to it.
 */
export function withEndnotes(blocks: readonly Block[]): Block[] {
  const marks = new Set(blocks.flatMap((block) => block.marks?.map((mark) => mark.number) ?? []));
  const settled: Block[] = [];
  for (let index = 0; index < blocks.length; ) {
    const heading = blocks[index];
    if (heading === undefined) break;
    settled.push(heading);
    index += 1;
    if (heading.kind !== 'heading' || !notesTitle.test(heading.text)) continue;
    const end = blocks.findIndex((block, at) => at >= index && block.kind === 'heading');
    const section = blocks.slice(index, end < 0 ? blocks.length : end);
    settled.push(...(notesIn(section, marks) ?? section));
    index += section.length;
  }
  return settled;
}

function notesIn(section: readonly Block[], marks: ReadonlySet<string>): Block[] | undefined {
  const numbered = section.filter((block) => block.number !== undefined);
  if (numbered.length === 0) return marks.has('*') ? section.map((block) => note(block, '*')) : undefined;
  const known = numbered.filter((block) => marks.has(block.number ?? ''));
  if (known.length * 2 < numbered.length || section[0]?.number === undefined) return undefined;
  const notes: Block[] = [];
  for (const block of section) {
    const last = notes.at(-1);
    if (block.number !== undefined) notes.push(note(block, block.number));
    else if (last !== undefined && last.sheet === block.sheet) last.text = `${last.text} ${withoutLink(block.text)}`;
    else notes.push(note(block, last?.number ?? ''));
  }
  return notes;
}

function note(block: Block, number: string): Block {
  const { sheet, page } = block;
  const text = withoutLink(
    block.text.startsWith(number) ? block.text.slice(number.length).replace(/^[.)\]]*\s*/, '') : block.text,
  );
  return {
    kind: 'note',
    text,
    number,
    ...(sheet === undefined ? {} : { sheet }),
    ...(page === undefined ? {} : { page }),
  };
}

function withoutLink(text: string): string {
  return text.replace(backLink, '').trim();
}
