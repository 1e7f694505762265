import { z } from 'zod';
import { Failure } from '../../errors.ts';
import { difference } from '../../text/difference.ts';
import { count, reportId, whole } from './answers/basic.ts';
import { jsonRoute } from './route.ts';

const version = whole(999_999).optional();

/** `GET /api/v1/reports/:id/diff?from=&to=`. */
export const diffRoute = jsonRoute({
  method: 'get',
  at: '/api/v1/reports/:id/diff',
  topic: 'Reports',
  summary: 'What changed between two versions of a report, sentence by sentence',
  description:
    'Sentences that hold nothing but a date, a counter or words of navigation are left aside. `same` sentences stand between the others for their context.',
  path: z.object({ id: reportId }),
  query: z.strictObject({
    from: version.meta({ description: 'The one before `to` when absent.' }),
    to: version.meta({ description: 'The newest when absent.' }),
  }),
  answer: z
    .object({
      reportId: z.string(),
      from: count,
      to: count,
      added: count,
      removed: count,
      changes: z.array(z.object({ kind: z.enum(['same', 'removed', 'added']), text: z.string() })),
    })
    .meta({ id: 'Difference' }),
  example: '/api/v1/reports/{report}/diff',
  async handle({ store }, { path: { id }, query }) {
    const report = await store.report(id);
    if (report === undefined) throw new Failure('not-found', 'There is no report of this id.');
    const to = query.to ?? report.version;
    const from = query.from ?? Math.max(1, to - 1);
    const [before, after] = await Promise.all([from, to].map((number) => store.versionText(id, number)));
    if (before === undefined || after === undefined)
      throw new Failure('not-found', `This report has no version ${before === undefined ? from : to}.`);
    return { reportId: id, from, to, ...difference(before, after) };
  },
});
