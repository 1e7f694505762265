import { Failure } from '../errors.ts';
import type { Page } from '../model/page.ts';
import type { Json } from '../model/values.ts';
import { decode } from '../read/charset.ts';
import { refuseComplex } from '../read/complexity.ts';
import { csv } from '../read/csv.ts';
import { sniff } from '../read/sniff.ts';
import type { Invention } from './invention.ts';
import { jsonSkeleton } from './json-skeleton.ts';
import { htmlSkeleton, xmlSkeleton } from './markup-skeleton.ts';

/** A page with its structure and without its text, in UTF-8, and the ending that a file of its kind has. */
export type Skeleton = { text: string; ending: 'html' | 'xml' | 'json' | 'csv' };

/** Rows of a table that are taken. */
const rows = 20;

/**
 * The skeleton of a page: all that its publisher wrote is replaced, what a source reads it by is kept.
 * @throws Failure extract.unsupported for what has no structure apart from its text, such as a PDF; extract.too-complex, extract.corrupt
 */
export function skeletonOf(page: Page, invention: Invention): Skeleton {
  const kind = sniff(page.body, page.contentType, page.finalUrl);
  const text = () => decode(page.body, page.contentType).replaceAll('\0', '');
  if (/^text\/csv/i.test(page.contentType) || (kind === 'text' && /\.csv$/i.test(new URL(page.finalUrl).pathname)))
    return { text: csvSkeleton(page, invention), ending: 'csv' };
  if (kind === 'json') return { text: jsonText(text(), invention), ending: 'json' };
  if (kind !== 'html' && kind !== 'feed')
    throw new Failure('extract.unsupported', `A ${kind.toUpperCase()} file has no structure apart from its text.`, {
      url: page.finalUrl,
    });
  const markup = text();
  refuseComplex(markup, page.finalUrl);
  if (kind === 'html') return { text: htmlSkeleton(markup, invention), ending: 'html' };
  return { text: xmlSkeleton(markup, invention), ending: 'xml' };
}

function jsonText(text: string, invention: Invention): string {
  const value = JSON.parse(text) as Json;
  return `${JSON.stringify(
    jsonSkeleton(value, invention, (markup) => htmlSkeleton(markup, invention)),
    undefined,
    2,
  )}\n`;
}

/** The first row names the columns. */
function csvSkeleton(page: Page, invention: Invention): string {
  const delimiter = decode(page.body.subarray(0, 2000), page.contentType).includes(';') ? ';' : ',';
  const [head = [], ...others] = csv(page, delimiter).slice(0, rows + 1);
  const line = (cells: readonly string[]) => cells.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(delimiter);
  return `${[line(head), ...others.map((row) => line(row.map((cell) => invention.text(cell))))].join('\n')}\n`;
}
