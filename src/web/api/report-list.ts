import { z } from 'zod';
import { whole } from './answers/basic.ts';
import { report } from './answers/reports.ts';
import { cursor, fromCursor, next, stale, toCursor } from './cursor.ts';
import { reportJson } from './reports.ts';
import { jsonRoute } from './route.ts';

const defaultSize = 50;
const gone = 'The report at which this list was left is no longer held.';

/** `GET /api/v1/reports`. */
export const reportsRoute = jsonRoute({
  method: 'get',
  at: '/api/v1/reports',
  topic: 'Reports',
  summary: 'All reports, the newest first',
  description:
    'By date of publication, then by when they were first seen; those without a date come last. Reports that arrive while the list is read shift nothing.',
  query: z.strictObject({
    source: z.string().max(100).optional().meta({ description: 'Of this source alone.' }),
    size: whole(200).optional().meta({ description: 'Reports a page.', default: defaultSize }),
    cursor,
  }),
  failures: { 410: 'The list cannot be read on from this cursor.' },
  answer: z.object({ reports: z.array(report), next }),
  example: '/api/v1/reports?size=2',
  async handle({ store }, { query: { source = '', size = defaultSize, cursor } }) {
    const place = z.strictObject({ of: z.literal('reports'), source: z.literal(source), after: z.string() });
    const after = cursor === undefined ? undefined : fromCursor(cursor, place).after;
    if (after !== undefined && (await store.report(after)) === undefined) stale(gone);
    const filter = { ...(source !== '' && { sourceId: source }), ...(after !== undefined && { after }) };
    const found = await store.reports({ ...filter, limit: size + 1 });
    const reports = found.slice(0, size);
    const last = reports.at(-1);
    const more = found.length > size && last !== undefined;
    return {
      reports: reports.map(reportJson),
      next: more ? toCursor({ of: 'reports', source, after: last.id }) : null,
    };
  },
});
