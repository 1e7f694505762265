import type { Block } from '../model/draft.ts';
import { lettersOf } from './letters.ts';
import { printedNumber } from './numbers.ts';
import { printedHyphens } from './pdf-hyphens.ts';
import type { Line } from './pdf-lines.ts';
import { type Settled, settleMarks } from './pdf-marks.ts';
import type { PdfNote } from './pdf-notes.ts';
import { bulletLength, type Paragraph, type Setting } from './pdf-paragraphs.ts';

/** What the blocks of a document share: printed page numbers by sheet, headings that its outline names, and how it breaks words. */
export type Frame = {
  setting: Setting;
  pages: ReadonlyMap<number, string>;
  outline: ReadonlySet<string>;
  join: (before: string, after: string) => string;
};

/** Paragraphs as blocks in the same order, headings with levels by rank of their size and weight. */
export function blocksOfParagraphs(paragraphs: readonly Paragraph[], frame: Frame): Block[] {
  const levels = levelsOf(paragraphs.filter((paragraph) => isHeading(paragraph, frame)));
  const settled = settleMarks(paragraphs.map((paragraph) => rawText(paragraph, frame)));
  return paragraphs.flatMap((paragraph, index) => {
    const block = blockOf(paragraph, settled[index] ?? { text: '' }, frame, levels);
    return /[\p{L}\p{N}]/u.test(block.text) ? [block] : [];
  });
}

/** Blocks with the footnotes of each sheet after its last block. */
export function withNotes(blocks: readonly Block[], notes: readonly PdfNote[], frame: Frame): Block[] {
  const found = notes.map((note): Block => {
    const page = frame.pages.get(note.sheet);
    const [text] = settleMarks([printedHyphens(joinLines(note.lines, frame.join))]);
    return {
      kind: 'note',
      text: text?.text ?? '',
      number: note.mark,
      sheet: note.sheet,
      ...(page === undefined ? {} : { page }),
    };
  });
  const bySheet = (all: readonly Block[]) => Map.groupBy(all, (block) => block.sheet ?? 1);
  const [text, feet] = [bySheet(blocks), bySheet(found)];
  const sheets = [...new Set([...text.keys(), ...feet.keys()])].sort((a, b) => a - b);
  return sheets.flatMap((sheet) => [...(text.get(sheet) ?? []), ...(feet.get(sheet) ?? [])]);
}

/** The lines of a paragraph as one text, words that a line end cut put together again; marks still in place. */
function joinLines(lines: readonly Line[], join: Frame['join']): string {
  return lines.reduce((text, line) => (text === '' ? line.text : join(text, line.text)), '');
}

/** Whether a paragraph is a heading: larger than the body, or short and bold, or named in the outline. */
function isHeading(paragraph: Paragraph, { setting, outline }: Pick<Frame, 'setting' | 'outline'>): boolean {
  if (paragraph.row) return false;
  const text = paragraph.lines.map((line) => line.text).join(' ');
  if (text.length > 260 || paragraph.lines.length > 4 || !/\p{L}{2}/u.test(text)) return false;
  if (outline.has(lettersOf(text))) return true;
  if (/[;,]$/.test(text) || bulletLength(text) > 0) return false;
  if (paragraph.size > setting.bodySize * 1.12) return true;
  return paragraph.bold && paragraph.size > setting.bodySize * 0.95 && !/\.$/.test(text) && text.length < 200;
}

/** Bullets are drawn for the eye; numbers are part of the text. */
function rawText(paragraph: Paragraph, frame: Frame): string {
  const raw = printedHyphens(joinLines(paragraph.lines, frame.join));
  return paragraph.item ? raw.slice(bulletLength(raw)) : raw;
}

function blockOf(paragraph: Paragraph, text: Settled, frame: Frame, levels: ReadonlyMap<string, number>): Block {
  const sheet = paragraph.lines[0]?.sheet ?? 1;
  const page = frame.pages.get(sheet);
  const place = { sheet, ...(page === undefined ? {} : { page }) };
  if (isHeading(paragraph, frame))
    return { kind: 'heading', ...text, level: levels.get(styleOf(paragraph)) ?? 1, ...place };
  if (paragraph.row) return { kind: 'table', ...text, ...place };
  const number = printedNumber(text.text);
  const first = paragraph.lines[0];
  const drawn = first !== undefined && (first.bullet || (paragraph.item && bulletLength(first.text) > 0));
  const kind = drawn || (paragraph.item && number === undefined) ? 'item' : 'paragraph';
  return { kind, ...text, ...(number === undefined ? {} : { number }), ...place };
}

function levelsOf(headings: readonly Paragraph[]): Map<string, number> {
  const ranked = [...headings].sort((a, b) => b.size - a.size || Number(b.bold) - Number(a.bold));
  const styles = [...new Set(ranked.map(styleOf))];
  return new Map(styles.map((style, index) => [style, Math.min(6, index + 1)]));
}

function styleOf(paragraph: Paragraph): string {
  return `${Math.round(paragraph.size * 2) / 2}|${paragraph.bold}`;
}
