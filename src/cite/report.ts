import type { Report } from '../model/report.ts';
import type { IsoInstant, LanguageTag, Sha256 } from '../model/values.ts';
import { type ArchivedCopy, type CitedDocument, documentKind } from './document.ts';

/** What is known of a report and of the version that is cited. */
export type KnownReport = {
  report: Report;
  capture: { capturedAt: IsoInstant; sha256: Sha256; contentType: string };
  source: { publisher: string; kind: string };
  /** Reports that the publisher names as translations of this one. */
  translations: readonly { title: string; language: LanguageTag }[];
  archives?: readonly ArchivedCopy[];
  /** A title in English by somebody who is named. */
  englishTitle?: { text: string; translator?: string };
};

/** A report as it is cited. Its English title is the one of the publisher's own English edition, unless somebody gives another. */
export function citedReport({
  report,
  capture,
  source,
  translations,
  archives,
  englishTitle,
}: KnownReport): CitedDocument {
  const { documentNumber, series, edition, publishedOn } = report;
  const isEnglish = report.language.startsWith('en');
  const own = translations.find(({ language }) => language.startsWith('en'));
  const english = isEnglish ? undefined : (englishTitle ?? (own && { text: own.title }));
  return {
    id: report.id,
    kind: documentKind({
      sourceKind: source.kind,
      contentType: capture.contentType,
      ...(documentNumber !== undefined && { documentNumber }),
      ...(series !== undefined && { series }),
    }),
    authors: report.authors,
    publisher: source.publisher,
    title: report.title,
    language: report.language,
    ...(english !== undefined && { englishTitle: english }),
    ...(publishedOn !== undefined && { publishedOn }),
    ...(documentNumber !== undefined && { documentNumber }),
    ...(series !== undefined && { series }),
    ...(edition !== undefined && { edition }),
    url: report.url,
    capture: { capturedAt: capture.capturedAt, sha256: capture.sha256 },
    ...(archives !== undefined && { archives }),
  };
}
