import { z } from 'zod';
import { byHandJson } from '../../find.ts';
import type { Report, Version } from '../../model/report.ts';
import type { Relation, TaggedPassage } from '../../store/report-port.ts';
import { loadReport, type ReportView } from '../report.ts';
import { reportId, whole } from './answers/basic.ts';
import { reportAnswer } from './answers/reports.ts';
import { jsonRoute } from './route.ts';

/** `GET /api/v1/reports/:id?version=N`. */
export const reportRoute = jsonRoute({
  method: 'get',
  at: '/api/v1/reports/:id',
  topic: 'Reports',
  summary: 'A report, its versions and captures, and the passages of one version with their tags',
  description: 'Passages come in reading order. Old versions stay readable.',
  path: z.object({ id: reportId }),
  query: z.strictObject({ version: whole(999_999).optional().meta({ description: 'The newest when absent.' }) }),
  answer: reportAnswer,
  example: '/api/v1/reports/{report}',
  handle: async ({ store }, { path, query }) => reportAnswerOf(await loadReport(store, path.id, query.version)),
});

/** What is absent is `null`, so that the shape is always the same. */
export function reportJson(report: Report) {
  const { publishedOn = null, updatedOn = null, documentNumber = null, series = null, edition = null } = report;
  const { missingSince = null, goneSince = null } = report;
  return {
    ...report,
    byHand: byHandJson(report),
    publishedOn,
    updatedOn,
    documentNumber,
    series,
    edition,
    missingSince,
    goneSince,
  };
}

/** A passage, what is absent as `null`. */
export function passageJson({ reportId: _reportId, version: _version, ...passage }: TaggedPassage) {
  const { page = null, sheet = null, paragraph = null } = passage;
  return { ...passage, page, sheet, paragraph };
}

function reportAnswerOf({ report, version, versions, captures, archivedCopies, passages, relations }: ReportView) {
  return {
    report: reportJson(report),
    version: versionJson(version),
    versions: versions.map(versionJson),
    captures: captures.map(captureJson),
    archivedCopies: archivedCopies.map(({ reportId: _reportId, ...copy }) => copy),
    relations: relations.map(relationJson),
    passages: passages.map(passageJson),
  };
}

function versionJson({ number, capturedAt, sha256, textHash, readerVersion }: Version) {
  return { number, capturedAt, sha256, textHash, readerVersion };
}

function captureJson(capture: ReportView['captures'][number]) {
  const { version, url, finalUrl, fetchedAt, status, contentType, sha256, size } = capture;
  return { version, url, finalUrl, capturedAt: fetchedAt, status, contentType, sha256, size };
}

function relationJson(relation: Relation) {
  return { ...relation, publishedOn: relation.publishedOn ?? null, similarity: relation.similarity ?? null };
}
