import { captureNote, cslItem } from './csl.ts';
import { dayOf } from './dates.ts';
import type { CitedDocument, DocumentKind } from './document.ts';

const types: Record<DocumentKind, string> = {
  judgment: 'CASE',
  'un-document': 'RPRT',
  'filed-document': 'RPRT',
  report: 'RPRT',
  'web-page': 'ELEC',
  news: 'NEWS',
  register: 'DATA',
};

/**
 * A document as a record of RIS (Research Information Systems, 2001 with the tags that Zotero and EndNote read), lines ended by CR LF, UTF-8. Place is
 * `SP`, as printed.
 */
export function risRecord(document: CitedDocument, at: { page?: string } = {}): string {
  const { title, author } = cslItem(document);
  const fields: [string, string | undefined][] = [
    ['TY', types[document.kind]],
    ['ID', document.id],
    ...author.map(({ literal }): [string, string] => ['AU', literal]),
    ['TI', title],
    ['TT', document.englishTitle?.text],
    ['T3', document.series],
    ['ET', document.edition],
    ['PB', document.publisher],
    ['PY', document.publishedOn?.slice(0, 4)],
    ['DA', document.publishedOn?.replaceAll('-', '/')],
    ['M1', document.documentNumber],
    ['SP', at.page],
    ['LA', document.language === 'und' ? undefined : document.language],
    ['UR', document.url],
    ...(document.archives ?? []).map(({ url }): [string, string] => ['L2', url]),
    ['Y2', dayOf(document.capture.capturedAt).replaceAll('-', '/')],
    ['N1', captureNote(document)],
  ];
  const lines = fields.flatMap(([tag, value]) => (value === undefined ? [] : [`${tag}  - ${oneLine(value)}`]));
  return [...lines, 'ER  - ', ''].join('\r\n');
}

/** A value is one line: a line feed inside would begin another field. */
function oneLine(value: string): string {
  return value.replace(/[\p{Cc}\u2028\u2029]+/gu, ' ').trim();
}
