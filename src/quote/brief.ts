import type { Block } from '../model.ts';

/** The text of a brief, its blocks on lines of their own, and the stretches of it that are set off as quotations (UTF-16 offsets). */
export type Brief = { text: string; setOff: { start: number; end: number }[] };

/** The text of a brief that was read from a file. */
export function briefOf(blocks: readonly Block[]): Brief {
  let text = '';
  const setOff: Brief['setOff'] = [];
  for (const block of blocks) {
    const start = text.length;
    text += `${block.text}\n`;
    if (block.kind === 'quote') setOff.push({ start, end: start + block.text.length });
  }
  return { text, setOff };
}
