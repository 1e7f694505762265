import type { IsoDate, IsoInstant, LanguageTag, Sha256 } from '../model/values.ts';

/**
 * What is cited, as far as forms of citation tell kinds apart. `un-document`: filed under a UN symbol; `filed-document`: under another body's number
 * (CDL-AD, CommDH); `report`: a titled work of its own (PDF, DOCX, a government's report); `web-page`: an item of a site; `news`: of a news medium.
 */
export type DocumentKind = 'judgment' | 'un-document' | 'filed-document' | 'report' | 'web-page' | 'news' | 'register';

/** A copy kept by a public archive; `capturedAt` is the day that the archive states. */
export type ArchivedCopy = { url: string; capturedAt?: IsoDate };

/**
 * All that a citation is made of. Every element is what the document or its publisher states; what is absent is printed as absent, never filled in.
 * The capture is the one that the cited text was read from.
 */
export type CitedDocument = {
  /** Stable id of the report, which reference managers keep as the key. */
  id: string;
  kind: DocumentKind;
  authors: readonly string[];
  publisher: string;
  title: string;
  language: LanguageTag;
  /** An English title and whose it is: the publisher's own when `translator` is absent. */
  englishTitle?: { text: string; translator?: string };
  publishedOn?: IsoDate;
  documentNumber?: string;
  series?: string;
  edition?: string;
  url: string;
  capture: { capturedAt: IsoInstant; sha256: Sha256 };
  archives?: readonly ArchivedCopy[];
};

type Standing = {
  /** Kind of the source (`src/source.ts`). */
  sourceKind: string;
  documentNumber?: string;
  /** The `content-type` of the capture. */
  contentType: string;
  series?: string;
};

const unSymbol = /^(?:A|S|E|CCPR|CAT|CEDAW|CERD|CRC|CED|CMW|CRPD)\//;
const otherNumber = /^(?:CDL-|CommDH|CPT\/|GRECO|GRETA|CommHR|CM\/|SG\/)/i;
const paged = /pdf|officedocument|msword|opendocument/i;

/** Tells the kind of a document by its number, its source and its format. */
export function documentKind({ sourceKind, documentNumber = '', contentType, series }: Standing): DocumentKind {
  if (sourceKind === 'court' || documentNumber.startsWith('ECLI:')) return 'judgment';
  if (unSymbol.test(documentNumber)) return 'un-document';
  if (otherNumber.test(documentNumber)) return 'filed-document';
  if (sourceKind === 'register') return 'register';
  if (sourceKind === 'media') return 'news';
  if (paged.test(contentType) || series !== undefined || sourceKind === 'academic') return 'report';
  return 'web-page';
}
