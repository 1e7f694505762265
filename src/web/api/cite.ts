import { z } from 'zod';
import { bibtexEntry } from '../../cite/bibtex.ts';
import { styleIds } from '../../cite/cite.ts';
import { cslItem } from '../../cite/csl.ts';
import { type ReferenceFormat, referenceFormats } from '../../cite/formats.ts';
import { risRecord } from '../../cite/ris.ts';
import { type Cited, createCiter, type Reference, scripts } from '../../citer.ts';
import { instant, passageId, reportId, sha256, whole } from './answers/basic.ts';
import { fileRoute, jsonRoute } from './route.ts';

const longestTitle = 500;
const cited = {
  passage: passageId.optional().meta({ description: 'A passage of the report: its page or paragraph is pointed to.' }),
  version: whole(999_999).optional().meta({ description: 'The newest when absent; a passage brings its own.' }),
  english: z
    .string()
    .max(longestTitle)
    .optional()
    .meta({ description: 'An English title, where the publisher gives none; printed in brackets.' }),
  translator: z.string().max(200).optional().meta({ description: 'Whose title `english` is; printed with it.' }),
};

/** `GET /api/v1/reports/:id/cite`. */
export const citeRoute = jsonRoute({
  method: 'get',
  at: '/api/v1/reports/:id/cite',
  topic: 'Reports',
  summary: 'A report, or a passage of it, cited in one style or in all',
  description:
    'No element is invented: an absent date is `n.d.`, a body stands as author. The day of access is the day on which the cited bytes were fetched.',
  path: z.object({ id: reportId }),
  query: z.strictObject({
    style: z.enum(styleIds).optional().meta({ description: 'All styles when absent.' }),
    script: z
      .enum(scripts)
      .optional()
      .meta({ description: 'How Cyrillic titles and names are printed; the style’s own way when absent.' }),
    ...cited,
  }),
  answer: z.object({
    capture: z.object({ capturedAt: instant, sha256 }),
    citations: z.array(
      z.object({
        style: z.enum(styleIds),
        text: z.string(),
        archivedCopy: z.string().meta({ description: 'The capture that it rests on, for the line below a citation.' }),
        notes: z.array(z.string()).meta({ description: 'What to check before relying on it.' }),
      }),
    ),
  }),
  example: '/api/v1/reports/{report}/cite?style=bluebook&passage={passage}',
  async handle(deps, { path, query }) {
    const { style, script, ...rest } = query;
    const citer = createCiter(deps);
    const what = citedBy(path.id, rest);
    const [{ document }, citations] = await Promise.all([
      citer.reference(what),
      citer.cite(what, { ...(style && { style }), ...(script && { script }) }),
    ]);
    return {
      capture: document.capture,
      citations: citations.map(({ set: _set, ...citation }) => citation),
    };
  },
});

/** Media type, ending, and how a reference is written. */
type Written = { type: string; ending: string; write(reference: Reference): string };

const written: Readonly<Record<ReferenceFormat, Written>> = {
  csl: {
    type: 'application/vnd.citationstyles.csl+json',
    ending: 'json',
    write: ({ document }) => `${JSON.stringify([cslItem(document)], null, 2)}\n`,
  },
  ris: {
    type: 'application/x-research-info-systems',
    ending: 'ris',
    write: ({ document, at }) => risRecord(document, at),
  },
  bibtex: {
    type: 'application/x-bibtex',
    ending: 'bib',
    write: ({ document }) => bibtexEntry(document),
  },
};

/** `GET /api/v1/reports/:id/cite/:format`. */
export const citeFileRoute = fileRoute({
  method: 'get',
  at: '/api/v1/reports/:id/cite/:format',
  topic: 'Reports',
  summary: 'A report for a reference manager: CSL-JSON, RIS or BibTeX',
  description:
    'UTF-8, Cyrillic whole. Names stay as the document prints them; a note holds the capture’s time and hash.',
  path: z.object({ id: reportId, format: z.enum(referenceFormats, `The formats are ${referenceFormats.join(', ')}.`) }),
  query: z.strictObject(cited),
  types: Object.fromEntries(Object.values(written).map(({ type }) => [type, 'One record.'])),
  example: '/api/v1/reports/{report}/cite/ris?passage={passage}',
  async reply(deps, { path, query }) {
    const { type, ending, write } = written[path.format];
    const reference = await createCiter(deps).reference(citedBy(path.id, query));
    return { type: `${type}; charset=utf-8`, body: write(reference), attachment: `${path.id}.${ending}` };
  },
});

type CitedQuery = z.infer<z.ZodObject<typeof cited>>;

function citedBy(reportId: string, { passage, version, english, translator }: CitedQuery): Cited {
  return {
    reportId,
    ...(passage !== undefined && { passageId: passage }),
    ...(version !== undefined && { version }),
    ...(english !== undefined && { englishTitle: { text: english, ...(translator !== undefined && { translator }) } }),
  };
}
