import { z } from 'zod';
import type { Report } from '../../model/report.ts';
import { compareEditions } from '../editions.ts';
import { count, reportId, statedDate } from './answers/basic.ts';
import { jsonRoute } from './route.ts';

const counts = z.object({ same: count, changed: count, removed: count, added: count, moved: count }).meta({
  description: 'Sentences; `moved` are those of the removed and added that stand elsewhere in the other edition.',
});
const elsewhere = z
  .string()
  .optional()
  .meta({ description: 'The heading under which the same sentence stands in the other edition.' });
const headings = z.array(z.string()).nullable().meta({ description: 'As printed, outermost first.' });
const edition = z.object({
  reportId: z.string(),
  version: count,
  title: z.string(),
  publishedOn: statedDate,
  url: z.string(),
});

/** `GET /api/v1/editions?earlier=&later=`. */
export const editionsRoute = jsonRoute({
  method: 'get',
  at: '/api/v1/editions',
  topic: 'Reports',
  summary: 'Two editions of a series side by side, section by section',
  description:
    'Sections meet by their headings, numbers and years apart, else by headings or texts that are alike. Sentences that hold nothing but a date, a counter or words of navigation are left aside.',
  query: z.strictObject({ earlier: reportId, later: reportId }),
  answer: z
    .object({
      earlier: edition,
      later: edition,
      counts,
      sections: z.array(
        z.object({
          kind: z.enum(['both', 'gone', 'new']),
          earlier: headings,
          later: headings,
          counts,
          changes: z.array(
            z.discriminatedUnion('kind', [
              z.object({ kind: z.literal('same'), text: z.string() }),
              z.object({ kind: z.literal('removed'), text: z.string(), elsewhere }),
              z.object({ kind: z.literal('added'), text: z.string(), elsewhere }),
              z.object({ kind: z.literal('changed'), before: z.string(), after: z.string() }),
            ]),
          ),
        }),
      ),
    })
    .meta({ id: 'Editions' }),
  example: '/api/v1/editions?earlier={report}&later={other}',
  async handle(deps, { query }) {
    const { earlier, later, counts, sections } = await compareEditions(query, deps);
    return {
      earlier: editionJson(earlier),
      later: editionJson(later),
      counts,
      sections: sections.map((section) => ({
        ...section,
        earlier: section.earlier ? [...section.earlier] : null,
        later: section.later ? [...section.later] : null,
      })),
    };
  },
});

function editionJson({ id, version, title, publishedOn, url }: Report) {
  return { reportId: id, version, title, publishedOn: publishedOn ?? null, url };
}
