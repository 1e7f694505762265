import { z } from 'zod';
import type { Pinpoint } from '../../cite/pinpoint.ts';
import type { Found, QuoteReport } from '../../quote/finding.ts';
import { uploadOf } from '../curation/upload.ts';
import { count, instant, offset, reportId, sha256, status } from './answers/basic.ts';
import { jsonRoute } from './route.ts';

const likeness = ['exact', 'typographic', 'edited', 'altered'] as const;
const pinpoint = z.object({ kind: z.enum(['paragraph', 'page']), value: z.string() });
const place = z.object({
  page: z.string().nullable().meta({ description: 'As printed.' }),
  sheet: z.int().nullable(),
  paragraph: z.string().nullable(),
  heading: z.string().nullable(),
});

const finding = z.object({
  text: z.string(),
  start: offset,
  end: offset,
  addresses: z.array(z.string()),
  pinpoints: z.array(pinpoint),
  verdict: z.enum([...likeness, 'other-report', 'older-version', 'not-found']),
  likeness: z.enum(likeness).nullable().meta({ description: 'How it stands to a text that is not the one cited.' }),
  differences: z.array(
    z.object({
      kind: z.enum(['changed', 'missing', 'added', 'punctuation']),
      quoted: z.string(),
      source: z.string(),
    }),
  ),
  found: z
    .object({
      reportId,
      title: z.string(),
      sourceId: z.string(),
      url: z.string(),
      status,
      version: count,
      newestVersion: count,
      passageId: z.string().nullable(),
      place: place.nullable(),
      text: z.string().meta({ description: 'The source’s own words.' }),
      capture: z.object({ capturedAt: instant, sha256 }).nullable(),
    })
    .nullable(),
  wrongPinpoint: z.object({ cited: z.array(pinpoint), actual: place }).nullable(),
  warnings: z.array(z.enum(['gone', 'withdrawn', 'changed'])),
});

/** `POST /api/v1/quotations`. */
export const quotationsRoute = jsonRoute({
  method: 'post',
  at: '/api/v1/quotations',
  topic: 'Reports',
  summary: 'Look up the quotations and addresses of a brief in the archive',
  description:
    'Every quotation of five words or more is held against the kept texts, word for word. Send a file (DOCX, PDF, HTML, plain text) or `text`. The brief is read in memory; nothing of it is stored or logged. At most 6 million characters (some 2,000 pages), 2,000 quotations and 2,000 addresses are looked up at once. What is not found may still exist: only this archive is compared.',
  upload: z.object({
    file: z.string().optional().meta({ description: 'The brief, at most 25 MB.', format: 'binary' }),
    text: z.string().optional().meta({ description: 'Or its text.' }),
  }),
  failures: {
    400: 'There is nothing to check, or too much; `detail` says the limit.',
    413: 'The file is larger than 25 MB.',
    422: 'The file cannot be read; `detail` says what to do about it.',
  },
  answer: z.object({
    quotations: z.array(finding),
    unchecked: z
      .array(
        z.object({
          why: z.enum(['too-long', 'not-closed']),
          text: z.string().meta({ description: 'Its first words.' }),
          start: offset,
        }),
      )
      .meta({
        description: 'Quoted and not looked up: over 6,000 characters, or begun by a mark that nothing closes.',
      }),
    addresses: z.array(
      z.object({
        url: z.string(),
        report: z
          .object({ reportId, title: z.string(), status, version: count, lastSeenAt: instant })
          .nullable()
          .meta({ description: '`null` when the archive has none.' }),
      }),
    ),
  }),
  example: '/api/v1/quotations',
  async handle({ checkBrief }, { request }) {
    const { fields, file } = await uploadOf(request);
    return quotationsJson(await checkBrief(file ?? fields.text ?? ''));
  },
});

/** A result as the API gives it: what is absent is `null`. */
export function quotationsJson({ quotations, unchecked, addresses }: QuoteReport) {
  return {
    quotations: quotations.map(({ found, wrongPinpoint, likeness = null, ...finding }) => ({
      ...finding,
      likeness,
      found: found === undefined ? null : foundJson(found),
      wrongPinpoint: wrongPinpoint ? { ...wrongPinpoint, actual: placeJson(wrongPinpoint.actual) } : null,
    })),
    unchecked,
    addresses: addresses.map(({ url, report = null }) => ({ url, report })),
  };
}

function foundJson(found: Found) {
  const { at, passageId = null, capture = null, ...rest } = found;
  return { ...rest, passageId, capture, place: at === undefined ? null : placeJson(at) };
}

function placeJson(at: Pinpoint) {
  const { page = null, sheet = null, paragraph = null, heading = null } = at;
  return { page, sheet, paragraph, heading };
}
