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

/** A field of RIS: its tag, and its value; a field without a value is left out. */
export type RisField = [tag: string, value: string | null | undefined];

/** What every record says, absent where the document does not; `capturedAt`: the instant or day on which its bytes were fetched. */
type Basics = {
  type: string;
  id: string;
  authors: readonly string[];
  title: string;
  publisher: string;
  publishedOn?: string | null | undefined;
  documentNumber?: string | null | undefined;
  page?: string | null | undefined;
  language: string;
  url: string;
  capturedAt?: string | null | undefined;
};

/** A document as a record of RIS. */
export function risRecord(document: CitedDocument, at: { page?: string } = {}): string {
  const { title, author } = cslItem(document);
  const { id, publisher, publishedOn, documentNumber, language, url, capture } = document;
  const authors = author.map(({ literal }) => literal);
  const type = types[document.kind];
  const { capturedAt } = capture;
  return risOf(
    { type, id, authors, title, publisher, publishedOn, documentNumber, page: at.page, language, url, capturedAt },
    [
      ['TT', document.englishTitle?.text],
      ['T3', document.series],
      ['ET', document.edition],
      ...(document.archives ?? []).map((archive): RisField => ['L2', archive.url]),
      ['N1', captureNote(document)],
    ],
  );
}

/**
 * A record of RIS (Research Information Systems, 2001 with the tags that Zotero and EndNote read) of what every record says and what this one adds, lines
 * ended by CR LF, UTF-8. Place is `SP`, as printed.
 */
export function risOf(basics: Basics, more: readonly RisField[]): string {
  const fields: RisField[] = [
    ['TY', basics.type],
    ['ID', basics.id],
    ...basics.authors.map((name): RisField => ['AU', name]),
    ['TI', basics.title],
    ['PB', basics.publisher],
    ['PY', basics.publishedOn?.slice(0, 4)],
    ['DA', basics.publishedOn?.replaceAll('-', '/')],
    ['M1', basics.documentNumber],
    ['SP', basics.page],
    ['LA', basics.language === 'und' ? undefined : basics.language],
    ['UR', basics.url],
    ['Y2', basics.capturedAt && dayOf(basics.capturedAt).replaceAll('-', '/')],
    ...more,
  ];
  const lines = fields.flatMap(([tag, value]) => (value ? [`${tag}  - ${oneLine(value)}`] : []));
  return [...lines, 'ER  - ', ''].join('\r\n');
}

/** A value is one line, and what turns the direction of reading is written out: a line end inside would begin another field. */
function oneLine(value: string): string {
  return value
    .toWellFormed()
    .replace(/[\u202a-\u202e\u2066-\u2069]/g, (letter) => `[U+${letter.charCodeAt(0).toString(16).toUpperCase()}]`)
    .replace(/[\p{Cc}\u2028\u2029]+/gu, ' ')
    .trim();
}
