import { z } from 'zod';
import { givenByHand } from '../../by-hand.ts';
import { keepOutcomes } from '../../model/report.ts';
import { reportAddress } from '../addresses.ts';
import { uploadOf } from '../curation/upload.ts';
import { reportId, sha256, statedDate } from './answers/basic.ts';
import { jsonRoute } from './route.ts';

const file = z
  .string()
  .optional()
  .meta({ description: 'The file, at most 25 MB. Without it `url` is fetched.', format: 'binary' });

/** `POST /api/v1/reports`. */
export const addRoute = jsonRoute({
  method: 'post',
  at: '/api/v1/reports',
  topic: 'Curation',
  summary: 'Add a report by hand',
  description:
    'A report that no crawler found: HTML, PDF, DOCX or plain text, or an address that is fetched, robots.txt first. It is kept as evidence, read, tagged and indexed as any other, and marked as added by hand. Takes the curators’ key, or one with the scope `add`.',
  upload: givenByHand.extend({ file }),
  scope: 'add',
  failures: {
    413: 'The file is larger than 25 MB.',
    422: 'The address cannot be fetched, or the file cannot be read; `detail` says why, and by which hash the file was kept.',
  },
  answer: z.object({
    outcome: z.enum(keepOutcomes),
    reportId,
    title: z.string(),
    url: z.string(),
    publishedOn: statedDate,
    language: z.string(),
    version: z.int().min(1),
    sha256,
    address: z.string().meta({ description: 'Where its page is, here.' }),
  }),
  statusOf: ({ outcome }) => (outcome === 'new' ? 201 : 200),
  example: '/api/v1/reports',
  async handle(deps, { request }) {
    const { fields, file } = await uploadOf(request);
    const { outcome, report, sha256 } = await deps.add(fields, file);
    const { id, title, url, publishedOn = null, language, version } = report;
    const stated = { title, url, publishedOn, language, version };
    return { outcome, reportId: id, ...stated, sha256, address: reportAddress(id, '') };
  },
});
