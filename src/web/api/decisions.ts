import { z } from 'zod';
import { Failure } from '../../errors.ts';
import type { LoggedDecision } from '../../model/tag.ts';
import { curatorName, judgement } from '../curation/body.ts';
import { decide } from '../curation/decide.ts';
import { reportId } from './answers/basic.ts';
import { decision } from './answers/reports.ts';
import { cursor, fromCursor, next, toCursor } from './cursor.ts';
import { jsonRoute } from './route.ts';

const pageSize = 100;
const path = z.object({ id: reportId });

/** `GET /api/v1/reports/:id/decisions?cursor=`. */
export const decisionsRoute = jsonRoute({
  method: 'get',
  at: '/api/v1/reports/:id/decisions',
  topic: 'Curation',
  summary: 'What curators decided on the tags of a report',
  description: `Newest first, ${pageSize} at a time.`,
  path,
  query: z.strictObject({ cursor }),
  answer: z.object({ decisions: z.array(decision), next }),
  example: '/api/v1/reports/{report}/decisions',
  async handle({ store }, { path, query }) {
    if ((await store.report(path.id)) === undefined) throw new Failure('not-found', 'There is no report of this id.');
    const place = z.strictObject({ of: z.literal('decisions'), report: z.literal(path.id), after: z.int().min(1) });
    const after = query.cursor === undefined ? {} : { after: fromCursor(query.cursor, place).after };
    const found = await store.decisions({ reportId: path.id, limit: pageSize + 1, ...after });
    const decisions = found.slice(0, pageSize);
    const last = found.length > pageSize ? decisions.at(-1) : undefined;
    const cursor = last && toCursor({ of: 'decisions', report: path.id, after: last.id });
    return { decisions: decisions.map(decisionJson), next: cursor ?? null };
  },
});

/** `POST /api/v1/reports/:id/tags/decisions`. */
export const decideRoute = jsonRoute({
  method: 'post',
  at: '/api/v1/reports/:id/tags/decisions',
  topic: 'Curation',
  summary: 'Confirm or reject a tag, or withdraw a decision',
  description:
    'The tag is named by its passage, category and words. `by` is the name that is shown, in the body or as `X-Curator`, UTF-8; the key of an account shows the account’s name. Takes the curators’ key, or one with the scope `curate`.',
  path,
  body: judgement,
  scope: 'curate',
  failures: { 409: 'The passage has no such tag: it may have been tagged anew.' },
  answer: decision,
  example: '/api/v1/reports/{report}/tags/decisions',
  async handle(deps, { path, body: { by, ...judged }, request }) {
    const account = await deps.access.accountOf(request);
    const name = account === undefined ? (by ?? nameOf(request.get('x-curator'))) : account.name;
    return decisionJson(await decide(deps, path.id, judged, { name, accountId: account?.id }));
  },
});

function decisionJson(given: LoggedDecision) {
  return { ...given, note: given.note ?? null };
}

/** Header fields are bytes (RFC 9110, 5.5); names come in UTF-8. @throws Failure usage */
function nameOf(header: string | undefined): string | undefined {
  if (header === undefined) return undefined;
  const name = curatorName.safeParse(Buffer.from(header, 'latin1').toString('utf8'));
  if (!name.success)
    throw new Failure('usage', 'X-Curator: at most 80 characters, none of control.', { parameter: 'X-Curator' });
  return name.data;
}
