import { z } from 'zod';
import { byHand, count, instant, language, offset, passageId, reportId, sha256, statedDate, status } from './basic.ts';

/** What is known of a report. */
export const report = z
  .object({
    id: reportId,
    sourceId: z.string(),
    url: z.string(),
    title: z.string(),
    authors: z.array(z.string()),
    publishedOn: statedDate,
    updatedOn: statedDate,
    language,
    documentNumber: z.string().nullable(),
    series: z.string().nullable(),
    edition: z.string().nullable(),
    firstSeenAt: instant,
    lastSeenAt: instant,
    missingSince: instant
      .nullable()
      .meta({ description: 'Since when its link answers 404 or 410; gone after two days of it.' }),
    goneSince: instant.nullable(),
    newsAt: instant.meta({ description: 'When it came, was revised, withdrawn or gone last.' }),
    status,
    byHand,
    version: z.int().min(1).meta({ description: 'Number of the newest version.' }),
  })
  .meta({ id: 'Report' });

const version = z
  .object({ number: z.int().min(1), capturedAt: instant, sha256, textHash: sha256, readerVersion: z.string() })
  .meta({ id: 'Version', description: 'One text of a report, read from one capture.' });

/** The record of a successful response whose bytes are kept. */
const capture = z
  .object({
    version: z.int().min(1),
    url: z.string(),
    finalUrl: z.string(),
    capturedAt: instant,
    status: z.int(),
    contentType: z.string(),
    sha256,
    size: count.meta({ description: 'Bytes of the body as sent.' }),
  })
  .meta({ id: 'Capture' });

/** A copy that a public archive keeps. */
const archivedCopy = z
  .object({ url: z.string(), archivedAt: instant, copyUrl: z.string() })
  .meta({ id: 'ArchivedCopy', description: 'A copy of the page at `url` that a public archive made at our request.' });

const relation = z
  .object({
    kind: z.enum(['derivedFrom', 'same-text', 'translation']),
    direction: z.enum(['from', 'to', 'both']),
    reportId,
    title: z.string(),
    sourceId: z.string(),
    url: z.string(),
    language,
    publishedOn: statedDate,
    similarity: z.number().min(0).max(1).nullable(),
  })
  .meta({ id: 'Relation', description: 'A copy, another edition or a translation.' });

const tag = z
  .object({
    category: z.string(),
    start: offset,
    end: offset,
    quote: z.string(),
    rule: z.string(),
    strength: z.enum(['strong', 'weak']),
    evidence: z.enum(['law', 'case', 'pattern', 'adverse', 'statement']).optional(),
    gate: z.string().meta({ description: 'Why the passage counts as about Russia.' }),
    provisions: z.array(z.string()),
    state: z.enum(['machine', 'confirmed', 'rejected']),
    taxonomyVersion: z.string(),
  })
  .meta({ id: 'Tag', description: 'A category that a passage bears, with the words that earned it.' });

const provisionReference = z
  .object({ key: z.string(), part: z.string().optional(), start: offset, end: offset, quote: z.string() })
  .meta({ id: 'ProvisionReference', description: 'A legal provision named in the passage.' });

const ids = z.array(z.string());

/** A passage with its tags. */
export const passage = z
  .object({
    id: passageId,
    ordinal: count,
    headings: z.array(z.string()),
    page: z.string().nullable(),
    sheet: z.int().nullable(),
    paragraph: z.string().nullable(),
    language,
    kind: z.enum(['content', 'note', 'notice']),
    start: offset,
    end: offset,
    text: z.string(),
    tags: z.array(tag),
    provisions: z.array(provisionReference),
    facets: z.object({ grounds: ids, groups: ids, harms: ids, actors: ids, regions: ids }),
  })
  .meta({ id: 'Passage', description: 'Offsets are into the text of the version: `start`, `end`, UTF-16.' });

/** A report in one version. */
export const reportAnswer = z.object({
  report,
  version,
  versions: z.array(version).meta({ description: 'Oldest first.' }),
  captures: z.array(capture).meta({ description: 'Oldest first.' }),
  archivedCopies: z
    .array(archivedCopy)
    .meta({ description: 'Earliest first; empty unless somebody submitted the page.' }),
  relations: z.array(relation),
  passages: z.array(passage).meta({ description: 'In reading order.' }),
});

/** A curator's word on a tag. */
export const decision = z
  .object({
    id: z.int().min(1),
    reportId,
    passageId,
    category: z.string(),
    quote: z.string(),
    start: offset,
    end: offset,
    state: z.enum(['machine', 'confirmed', 'rejected']).meta({ description: '`machine` withdraws an earlier one.' }),
    by: z.string(),
    note: z.string().nullable(),
    at: instant,
  })
  .meta({ id: 'Decision' });
