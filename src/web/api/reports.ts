import type { Report, Version } from '../../model.ts';
import type { Relation, TaggedPassage } from '../../store/port.ts';
import type { Handler } from '../deps.ts';
import { reportAddress } from '../params.ts';
import { loadReport, type ReportView } from '../report.ts';

/** `GET /api/v1/reports/:id?version=N`: a report, its versions and captures, and the passages of one version with their tags. */
export const showReport: Handler = (deps) => async (request, response) => {
  const { id, version } = reportAddress(request);
  response.json(reportJson(await loadReport(deps.store, id, version)));
};

function reportJson({ report, version, versions, captures, passages, relations }: ReportView): object {
  return {
    report: { ...report, ...nulls(report, ['publishedOn', 'updatedOn', 'documentNumber', 'series', 'goneSince']) },
    version: versionJson(version),
    versions: versions.map(versionJson),
    captures: captures.map(captureJson),
    relations: relations.map(relationJson),
    passages: passages.map(passageJson),
  };
}

function versionJson({ number, capturedAt, sha256, textHash, readerVersion }: Version): object {
  return { number, capturedAt, sha256, textHash, readerVersion };
}

function captureJson(capture: ReportView['captures'][number]): object {
  const { version, url, finalUrl, fetchedAt, status, contentType, sha256, size } = capture;
  return { version, url, finalUrl, capturedAt: fetchedAt, status, contentType, sha256, size };
}

function relationJson(relation: Relation): object {
  return { ...relation, publishedOn: relation.publishedOn ?? null, similarity: relation.similarity ?? null };
}

function passageJson(passage: TaggedPassage): object {
  const { reportId: _reportId, version: _version, ...rest } = passage;
  return { ...rest, ...nulls(passage, ['page', 'sheet', 'paragraph']) };
}

/** What is absent is `null`, so that the shape is always the same. */
function nulls(value: Partial<Report & TaggedPassage>, names: readonly (keyof (Report & TaggedPassage))[]): object {
  return Object.fromEntries(names.map((name) => [name, value[name] ?? null]));
}
