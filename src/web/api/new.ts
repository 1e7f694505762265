import { z } from 'zod';
import { weekAt, weekNamed } from '../weeks.ts';
import { instant } from './answers/basic.ts';
import { report } from './answers/reports.ts';
import { reportJson } from './reports.ts';
import { jsonRoute } from './route.ts';

const most = 200;
const reports = z.array(report);

/** `GET /api/v1/new?week=`. */
export const newRoute = jsonRoute({
  method: 'get',
  at: '/api/v1/new',
  topic: 'Reports',
  summary: 'What came, changed and vanished in a week',
  description: `Each the latest first, ${most} at most; \`complete\` is false when there was more of one.`,
  query: z.strictObject({
    week: z
      .string()
      .regex(/^\d{4}-W\d{2}$/, 'is no week such as 2026-W47')
      .optional()
      .meta({ description: 'ISO 8601, Monday to Sunday, UTC; this week when absent.', examples: ['2026-W47'] }),
  }),
  answer: z.object({
    week: z.string(),
    from: instant,
    until: instant,
    added: reports,
    revised: z.array(z.object({ report, version: z.int().min(1), capturedAt: instant })),
    gone: reports,
    complete: z.boolean(),
  }),
  example: '/api/v1/new?week=2026-W47',
  async handle({ store, now }, { query }) {
    const { name, from, until } = query.week === undefined ? weekAt(now()) : weekNamed(query.week);
    const { added, revised, gone } = await store.news({ from, until, limit: most + 1 });
    return {
      ...{ week: name, from, until },
      added: added.slice(0, most).map(reportJson),
      revised: revised.slice(0, most).map((one) => ({ ...one, report: reportJson(one.report) })),
      gone: gone.slice(0, most).map(reportJson),
      complete: [added, revised, gone].every(({ length }) => length <= most),
    };
  },
});
