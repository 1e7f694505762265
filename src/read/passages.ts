import type { Block } from '../model/draft.ts';
import type { PassageDraft } from '../model/report.ts';
import type { LanguageTag } from '../model/values.ts';
import { sentences } from '../text/sentences.ts';
import { languageOf } from './language.ts';

const fewest = 60;
const most = 250;

/** A block, or a run of sentences of a long one; `glued` pieces continue the block before them. */
type Piece = { block: Block; text: string; words: number; glued: boolean };
type Group = { kind: PassageDraft['kind'] | 'heading'; pieces: Piece[] };
type Place = { text: string; headings: { level: number; text: string }[]; passages: PassageDraft[] };

/**
 * The text of a version and its passages: `text.slice(start, end) === passage.text`. Passages have 60 to 250 words where the page allows,
 * never cross a heading or a page, and hold whole paragraphs, or whole sentences of a paragraph (or one sentence) that
 * alone is longer. Where a passage ends follows from the
 * words around that place and not from a count since the start, so passages come out alike when another part of the page changes.
 * Headings stand in the text but in no passage; notices are passages of kind `notice`, footnotes each a passage of kind `note`.
 */
export function passagesOf(
  blocks: readonly Block[],
  language?: LanguageTag,
): { text: string; passages: PassageDraft[] } {
  const place: Place = { text: '', headings: [], passages: [] };
  for (const group of groupsOf(blocks)) {
    if (group.kind === 'heading') addHeading(place, group);
    else addPassage(place, group, language);
  }
  return { text: place.text, passages: place.passages };
}

function groupsOf(blocks: readonly Block[]): Group[] {
  const groups: Group[] = [];
  let run: Block[] = [];
  const close = () => {
    for (const pieces of chunk(run)) groups.push({ kind: 'content', pieces });
    run = [];
  };
  for (const block of blocks) {
    const last = run.at(-1);
    if (last !== undefined && (last.page !== block.page || last.sheet !== block.sheet)) close();
    if (block.kind === 'heading' || block.kind === 'notice' || block.kind === 'note') {
      close();
      groups.push({ kind: block.kind, pieces: [piece(block, block.text, false)] });
    } else run.push(block);
  }
  close();
  return groups;
}

/** Cuts the paragraphs of one section into passages. */
function chunk(blocks: readonly Block[]): Piece[][] {
  const pieces = blocks.flatMap(piecesOf);
  const chunks: Piece[][] = [];
  const open: Piece[] = [];
  for (const [index, one] of pieces.entries()) {
    if (open.length > 0 && sum(open) + one.words > most) chunks.push(open.splice(0));
    open.push(one);
    if (isEnd(open, one, pieces[index + 1])) chunks.push(open.splice(0));
  }
  if (open.length > 0) chunks.push(open);
  return joinShort(chunks);
}

/** A passage may end here: long enough, not before what its last words announce, and not before a tail too short to stand alone. */
function isEnd(open: readonly Piece[], last: Piece, next: Piece | undefined): boolean {
  if (next === undefined) return true;
  const words = sum(open);
  if (words < fewest || last.text.endsWith(':')) return false;
  if (last.words >= fewest || next.words >= fewest) return true;
  return hash(last.text) % 3 === 0;
}

function joinShort(chunks: readonly Piece[][]): Piece[][] {
  const joined: Piece[][] = [];
  for (const one of chunks) {
    const last = joined.at(-1);
    const short = last !== undefined && (sum(one) < fewest || sum(last) < fewest);
    if (last !== undefined && short && sum(last) + sum(one) <= most) last.push(...one);
    else joined.push([...one]);
  }
  return joined;
}

/** A block as one piece, or, when it is longer than a passage may be, as runs of whole sentences of about even length. */
function piecesOf(block: Block): Piece[] {
  const words = countWords(block.text);
  if (words <= most) return [piece(block, block.text, false)];
  const parts: string[] = [];
  let open = '';
  const close = () => {
    if (open !== '') parts.push(open);
    open = '';
  };
  for (const sentence of slices(block.text)) {
    if (countWords(open) + countWords(sentence) > most) close();
    open += sentence;
    if (countWords(open) >= fewest * 2 && hash(sentence) % 3 === 0) close();
  }
  close();
  return mergeTail(parts).map((text, index) => piece(block, text, index > 0));
}

/** A text cut before each sentence but the first; joined again the parts give the text. */
function slices(text: string): string[] {
  const starts = sentences(text).map((sentence) => sentence.start);
  return starts.map((start, index) => text.slice(index === 0 ? 0 : start, starts[index + 1]));
}

function mergeTail(parts: string[]): string[] {
  const tail = parts.at(-1);
  const previous = parts.at(-2);
  if (tail === undefined || previous === undefined || countWords(tail) >= fewest) return parts;
  if (countWords(previous) + countWords(tail) > most) return parts;
  return [...parts.slice(0, -2), previous + tail];
}

function piece(block: Block, text: string, glued: boolean): Piece {
  return { block, text, words: countWords(text), glued };
}

function addHeading(place: Place, group: Group): void {
  const block = group.pieces[0]?.block;
  if (block === undefined) return;
  const level = block.level ?? 2;
  place.headings = [...place.headings.filter((above) => above.level < level), { level, text: block.text }];
  place.text += `${place.text === '' ? '' : '\n\n'}${block.text}`;
}

function addPassage(place: Place, group: Group, language: LanguageTag | undefined): void {
  const first = group.pieces[0];
  if (first === undefined || group.kind === 'heading') return;
  const separator = place.text === '' || first.glued ? '' : '\n\n';
  const text = group.pieces.map((one, index) => (index === 0 || one.glued ? one.text : `\n${one.text}`)).join('');
  const start = place.text.length + separator.length + (text.length - text.trimStart().length);
  place.text += separator + text;
  const { page, sheet } = first.block;
  const paragraph = paragraphOf(group);
  place.passages.push({
    ordinal: place.passages.length,
    headings: place.headings.map((heading) => heading.text),
    language: languageOf(text, language),
    kind: group.kind,
    start,
    end: start + text.trim().length,
    text: text.trim(),
    ...(page === undefined ? {} : { page }),
    ...(sheet === undefined ? {} : { sheet }),
    ...(paragraph === undefined ? {} : { paragraph }),
  });
}

/** The printed number of the passage's paragraph (`12`), or of its first and last one (`12-14`). List markers do not count. */
function paragraphOf(group: Group): string | undefined {
  const numbers = group.pieces.filter((one) => one.block.kind !== 'item').map((one) => one.block.number);
  const known = numbers.filter((number) => number !== undefined);
  const [first, last] = [known[0], known.at(-1)];
  return first === last ? first : `${first}-${last}`;
}

function sum(pieces: readonly Piece[]): number {
  return pieces.reduce((total, one) => total + one.words, 0);
}

function countWords(text: string): number {
  return text.match(/[\p{L}\p{N}][^\s]*/gu)?.length ?? 0;
}

/** FNV-1a: the same words always give the same number. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1)
    value = Math.imul(value ^ text.charCodeAt(index), 0x01000193) >>> 0;
  return value;
}
