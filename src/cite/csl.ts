import type { IsoDate } from '../model/values.ts';
import { dayOf } from './dates.ts';
import type { CitedDocument, DocumentKind } from './document.ts';
import { caseName } from './names.ts';

/** An item of CSL-JSON (citationstyles.org, schema 1.0.2): only fields that the document states. */
export type CslItem = {
  id: string;
  type: string;
  title: string;
  author: { literal: string }[];
  publisher?: string;
  authority?: string;
  'container-title'?: string;
  'collection-title'?: string;
  edition?: string;
  number?: string;
  issued?: { 'date-parts': number[][] };
  accessed: { 'date-parts': number[][] };
  language?: string;
  URL: string;
  archive_location?: string;
  note: string;
};

const types: Record<DocumentKind, string> = {
  judgment: 'legal_case',
  'un-document': 'report',
  'filed-document': 'report',
  report: 'report',
  'web-page': 'webpage',
  news: 'article-newspaper',
  register: 'dataset',
};

/** A document as an item of CSL-JSON. Names stay whole (`literal`): where a name parts is not guessed. */
export function cslItem(document: CitedDocument): CslItem {
  const {
    kind,
    authors,
    publisher,
    title,
    englishTitle,
    series,
    edition,
    documentNumber,
    publishedOn,
    archives = [],
  } = document;
  const isCase = kind === 'judgment';
  const names = authors.length > 0 ? authors : isCase ? [] : [publisher];
  return {
    id: document.id,
    type: types[kind],
    title: isCase ? caseName(title) : title,
    author: names.map((literal) => ({ literal })),
    ...(isCase
      ? { authority: publisher }
      : kind === 'web-page' || kind === 'news'
        ? { 'container-title': publisher }
        : { publisher }),
    ...(series !== undefined && { 'collection-title': series }),
    ...(edition !== undefined && { edition }),
    ...(documentNumber !== undefined && {
      number: documentNumber,
    }),
    ...(publishedOn !== undefined && { issued: dateParts(publishedOn) }),
    accessed: dateParts(dayOf(document.capture.capturedAt)),
    ...(document.language !== 'und' && { language: document.language }),
    URL: document.url,
    ...(archives[0] !== undefined && { archive_location: archives[0].url }),
    // No field of CSL holds a translated title: `original-title` is that of what was translated.
    note:
      englishTitle === undefined
        ? captureNote(document)
        : `Title in English: ${englishTitle.text}. ${captureNote(document)}`,
  };
}

/** Which capture a record rests on, for reference managers. */
export function captureNote({ capture }: CitedDocument): string {
  return `Captured ${capture.capturedAt}; SHA-256 ${capture.sha256}`;
}

function dateParts(date: IsoDate): { 'date-parts': number[][] } {
  return { 'date-parts': [date.split('-').map(Number)] };
}
