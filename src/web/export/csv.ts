import { headOf, type ListedReport, pinpointOf, printable, type ResultList } from './list.ts';
import type { Table } from './table.ts';
import { words } from './words.ts';

/** A list as CSV, the search on top. */
export function csvOf(list: ResultList): string {
  const columns: string[] = Object.values(words.columns);
  return csvTable({ title: words.title, head: headOf(list), note: words.note, columns, rows: list.reports.map(rowOf) });
}

/**
 * A table as CSV (RFC 4180) that spreadsheets open as it is: UTF-8 with a byte-order mark, without which Excel garbles Cyrillic. What the table is of
 * stands on top, then an empty line, then a line of column names. No cell can be taken for a formula.
 */
export function csvTable({ head, note, columns, rows }: Table): string {
  const lines: (readonly string[])[] = [...head, [note], [], columns, ...rows];
  return `\ufeff${lines.map((row) => row.map(cell).join(',')).join('\r\n')}\r\n`;
}

/** In the order of `words.columns`. */
function rowOf(report: ListedReport, index: number): string[] {
  const { title, publisher, standing, authors, publishedOn, language, documentNumber, status, passage, capture } =
    report;
  return [
    ...[String(index + 1), title, publisher, standing, authors.join('; '), publishedOn ?? '', language],
    ...[documentNumber ?? '', status, report.categories.join('; '), passage.text, pinpointOf(report)],
    ...[String(report.morePassages), report.url, capture?.capturedAt ?? '', capture?.sha256 ?? '', passage.id],
  ];
}

/**
 * A value in quotes. Spreadsheets take what begins with one of these signs for a formula, quoted or not; an apostrophe before it makes it text
 * (OWASP, CSV Injection).
 */
function cell(value: string): string {
  const text = printable(value);
  const safe = /^\s*[=+\-@\t\n\uff1d\uff0b\uff0d\uff20]/.test(text) ? `'${text}` : text;
  return `"${safe.replaceAll('"', '""')}"`;
}
