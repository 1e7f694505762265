import type { Block, BlockKind } from '../model/draft.ts';
import { type AnyNode, type Element, isElement } from './dom.ts';
import { appendChildren, appendInline, endsInBreak, isNoteMark, isUnread, plainText, settle } from './inline.ts';
import { noteAttribute } from './notes.ts';
import { isNotice, splitNotice } from './notices.ts';
import { printedNumber } from './numbers.ts';
import { isDataTable, tableRows } from './tables.ts';

const inline = new Set(
  'a abbr acronym b bdi bdo big br cite code data del dfn em font i ins kbd label mark nobr q rp rt ruby s samp small span strike strong sub sup time tt u var wbr o:p'.split(
    ' ',
  ),
);

/** Characters of a heading that is laid out in blocks of its own. */
const longestHeading = 400;

/** A block and the share of its characters that are links. */
export type Measured = { block: Block; linked: number };

/** `marker`: the number of a list item that waits for the item's first block. */
type Place = { kind: BlockKind; linked: boolean; marker: { number?: string } };
type Reading = { blocks: Measured[]; raw: string; place: Place };

/**
 * The blocks of an element in reading order: headings, paragraphs, list items, block quotes, table rows. A number that the page draws
 * itself (an ordered list's marker) is in `number` and not in the text; a number that is typed into the text stays there and is
 * repeated in `number`. Statutory notices become blocks of kind `notice`.
 */
export function blocksOf(element: AnyNode): Block[] {
  return measuredBlocks(element).map(({ block }) => block);
}

/** The blocks of an element, as `blocksOf` gives them, each with its share of links. */
export function measuredBlocks(element: AnyNode): Measured[] {
  const reading: Reading = { blocks: [], raw: '', place: { kind: 'paragraph', linked: false, marker: {} } };
  read(reading, element);
  flush(reading);
  return reading.blocks;
}

function read(reading: Reading, node: AnyNode): void {
  if (node.type === 'text') {
    reading.raw = appendInline(reading.raw, node);
  } else if (node.type === 'root') {
    for (const child of node.children) read(reading, child);
  } else if ('attribs' in node && !isUnread(node.name) && !isHidden(node)) {
    readElement(reading, node);
  }
}

function readElement(reading: Reading, element: Element): void {
  if (isInline(element) && !holdsBlocks(element)) {
    readInline(reading, element);
    return;
  }
  flush(reading);
  const level = isText(element) ? undefined : headingLevel(element);
  const note = element.attribs[noteAttribute];
  if (note !== undefined) readNote(reading, element, note);
  else if (level !== undefined) readHeading(reading, element, level);
  else if (element.name === 'table' && isDataTable(element)) readTable(reading, element);
  else if (element.name === 'pre') readPreformatted(reading, element);
  else readInside(reading, element, placeOf(element, reading.place));
}

/** A whole text in the element of a heading is a text. */
function isText(element: Element): boolean {
  return holdsBlocks(element) && plainText(element).length > longestHeading;
}

function readInline(reading: Reading, element: Element): void {
  const broken = element.name === 'br' && endsInBreak(reading.raw);
  if (broken) flush(reading);
  else reading.raw = appendInline(reading.raw, element);
}

function readHeading(reading: Reading, element: Element, level: number): void {
  const { text, linked } = settle(appendChildren('', element));
  if (hasWords(text))
    add(reading, { kind: 'heading', text: text.replaceAll('\n', ' '), level }, leadsAway(element) ? linked : 0);
}

/** A heading that links to itself is a heading; one that links to another page is that page's title. */
function leadsAway(element: Element): boolean {
  return element.children.some(
    (child) => isElement(child) && (child.name === 'a' ? !/^(?:#|$)/.test(child.attribs.href ?? '') : leadsAway(child)),
  );
}

function readTable(reading: Reading, element: Element): void {
  for (const text of tableRows(element)) add(reading, { kind: 'table', text }, 0);
}

/** A footnote is one block, however many paragraphs it has. */
function readNote(reading: Reading, element: Element, number: string): void {
  const inside: Reading = { blocks: [], raw: '', place: { kind: 'note', linked: false, marker: {} } };
  for (const child of element.children) read(inside, child);
  flush(inside);
  const text = inside.blocks.map(({ block }) => block.text).join('\n');
  if (hasWords(text)) add(reading, { kind: 'note', text, number }, 0);
}

function readPreformatted(reading: Reading, element: Element): void {
  for (const part of plainText(element).split(/\n\s*\n/)) {
    const text = part.replace(/[^\S\n]+/g, ' ').trim();
    if (hasWords(text)) add(reading, { kind: reading.place.kind, text }, 0);
  }
}

function readInside(reading: Reading, element: Element, place: Place): void {
  const outer = reading.place;
  reading.place = place;
  for (const child of element.children) read(reading, child);
  flush(reading);
  reading.place = outer;
}

function flush(reading: Reading): void {
  const { text, marks, linked } = settle(reading.raw);
  reading.raw = '';
  if (!hasWords(text)) return;
  const { kind, marker } = reading.place;
  const { number } = marker;
  delete marker.number;
  const parts = marks === undefined ? splitNotice(text) : [text];
  for (const part of parts) {
    const block = isNotice(part) ? { kind: 'notice' as const, text: part } : numbered(kind, part, number);
    add(reading, marks === undefined ? block : { ...block, marks }, linked);
  }
}

function add(reading: Reading, block: Block, linked: number): void {
  reading.blocks.push({ block, linked: reading.place.linked ? 1 : linked });
}

/** Custom elements (`a-b`) flow in the line like `span`, as HTML has it for names it does not know. */
function isInline(element: Element): boolean {
  return inline.has(element.name) || element.name.includes('-');
}

function hasWords(text: string): boolean {
  return /[\p{L}\p{N}]/u.test(text);
}

function numbered(kind: BlockKind, text: string, marker: string | undefined): Block {
  const number = marker ?? printedNumber(text);
  return number === undefined ? { kind, text } : { kind, text, number };
}

function placeOf(element: Element, outer: Place): Place {
  if (isItem(element)) {
    const number = listMarker(element);
    return { ...outer, kind: 'item', marker: number === undefined ? {} : { number } };
  }
  if (element.name === 'blockquote' || hasClass(element, /(?:^|\s)block-?quote(?:\s|$)/i)) {
    return { ...outer, kind: 'quote', marker: {} };
  }
  return element.name === 'a' ? { ...outer, linked: true } : outer;
}

function isItem(element: Element): boolean {
  if (element.name === 'li' || element.name === 'dd' || element.name === 'dt') return true;
  return element.attribs.role === 'listitem' || hasClass(element, /(?:^|\s)list-?item(?:\s|$)/i);
}

function hasClass(element: Element, pattern: RegExp): boolean {
  return pattern.test(element.attribs.class ?? '');
}

function listMarker(element: Element): string | undefined {
  const list = element.parent;
  if (element.name !== 'li' || list === null || !('attribs' in list) || list.name !== 'ol') return undefined;
  if (/list-style(?:-type)?\s*:\s*none/i.test(list.attribs.style ?? '')) return undefined;
  if (!/^(?:1|)$/.test(list.attribs.type ?? '') || 'reversed' in list.attribs) return undefined;
  if (/^\d+$/.test(element.attribs.value ?? '')) return element.attribs.value;
  const items = list.children.filter((child) => 'attribs' in child && child.name === 'li');
  const start = Number.parseInt(list.attribs.start ?? '1', 10);
  return String((Number.isNaN(start) ? 1 : start) + items.indexOf(element));
}

function headingLevel(element: Element): number | undefined {
  const named = /^h([1-6])$/.exec(element.name)?.[1];
  if (named !== undefined) return Number(named);
  if (element.attribs.role !== 'heading') return undefined;
  const level = Number.parseInt(element.attribs['aria-level'] ?? '2', 10);
  return level >= 1 && level <= 6 ? level : 2;
}

function holdsBlocks(element: Element): boolean {
  return element.children.some(
    (child) =>
      'attribs' in child &&
      !isNoteMark(child) &&
      !isUnread(child.name) &&
      (!isInline(child) || holdsBlocks(child)) &&
      child.name !== 'img',
  );
}

function isHidden(element: Element): boolean {
  return 'hidden' in element.attribs || /display\s*:\s*none/i.test(element.attribs.style ?? '');
}
