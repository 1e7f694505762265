import { z } from 'zod';
import { Failure } from '../../errors.ts';
import { instant, passageId, sha256 } from './answers/basic.ts';
import { passage, report } from './answers/reports.ts';
import { passageJson, reportJson } from './reports.ts';
import { jsonRoute } from './route.ts';

/** `GET /api/v1/passages/:id`. */
export const passageRoute = jsonRoute({
  method: 'get',
  at: '/api/v1/passages/:id',
  topic: 'Reports',
  summary: 'One passage, its report, and the capture that it was read from',
  description: 'What a quotation rests on. Passages of old versions stay.',
  path: z.object({ id: passageId }),
  answer: z.object({
    passage,
    report,
    version: z.int().min(1),
    capture: z.object({ capturedAt: instant, sha256 }),
  }),
  example: '/api/v1/passages/{passage}',
  async handle({ store }, { path }) {
    const [found] = await store.passagesById([path.id]);
    const report = found && (await store.report(found.reportId));
    const versions = found === undefined ? [] : await store.versions(found.reportId);
    const version = versions.find(({ number }) => number === found?.version);
    if (found === undefined || report === undefined || version === undefined)
      throw new Failure('not-found', 'There is no passage of this id.');
    const { capturedAt, sha256 } = version;
    const capture = { capturedAt, sha256 };
    return { passage: passageJson(found), report: reportJson(report), version: found.version, capture };
  },
});
