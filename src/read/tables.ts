import type { AnyNode, Element } from './dom.ts';
import { appendInline, settle } from './inline.ts';

const blockNames = new Set('p div ul ol h1 h2 h3 h4 h5 h6 blockquote article section pre'.split(' '));
const longCell = 400;

/** True for a table that holds data; false for one that only lays the page out (one column, nested tables, cells full of paragraphs). */
export function isDataTable(table: Element): boolean {
  if (table.attribs.role === 'presentation') return false;
  const rows = rowsOf(table);
  const widest = rows.reduce((most, row) => Math.max(most, cellsOf(row).length), 0);
  if (rows.length === 0 || widest < 2) return false;
  const cells = rows.flatMap(cellsOf);
  if (cells.some((cell) => contains(cell, (one) => one.name === 'table'))) return false;
  if (cells.some((cell) => cell.name === 'th')) return true;
  return !cells.some((cell) => blockCount(cell) > 3 || (blockCount(cell) > 1 && cellText(cell).length > longCell));
}

/** One text a row, cells joined by ` | `; empty rows are left out. */
export function tableRows(table: Element): string[] {
  const caption = table.children.find((child): child is Element => 'attribs' in child && child.name === 'caption');
  const rows = rowsOf(table).map((row) => cellsOf(row).map(cellText).join(' | '));
  return [caption === undefined ? '' : cellText(caption), ...rows].filter((text) => /[\p{L}\p{N}]/u.test(text));
}

function rowsOf(element: Element): Element[] {
  return elements(element).flatMap((child) => {
    if (child.name === 'tr') return [child];
    return ['thead', 'tbody', 'tfoot'].includes(child.name) ? rowsOf(child) : [];
  });
}

function cellsOf(row: Element): Element[] {
  return elements(row).filter((cell) => cell.name === 'td' || cell.name === 'th');
}

function cellText(cell: Element): string {
  const parts = (node: AnyNode): string => {
    if (node.type === 'text' || !('children' in node)) return appendInline('', node);
    if ('attribs' in node && node.name === 'br') return ' ';
    const inside = node.children.map(parts).join('');
    return 'attribs' in node && (blockNames.has(node.name) || node.name === 'li') ? ` ${inside} ` : inside;
  };
  return settle(cell.children.map(parts).join('')).text.replaceAll('\n', ' ');
}

function blockCount(cell: Element): number {
  return elements(cell).reduce((count, child) => count + (blockNames.has(child.name) ? 1 : 0) + blockCount(child), 0);
}

function contains(element: Element, test: (one: Element) => boolean): boolean {
  return elements(element).some((child) => test(child) || contains(child, test));
}

function elements(element: Element): Element[] {
  return element.children.filter((child): child is Element => 'attribs' in child);
}
