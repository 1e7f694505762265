import { z } from 'zod';
import { Failure } from '../../errors.ts';
import { curatorName, jsonBody, judgement } from '../curation/body.ts';
import { decide } from '../curation/decide.ts';
import { requireOwnOrigin } from '../curation/origin.ts';
import type { Handler } from '../deps.ts';
import { parametersOf, reportAddress } from '../params.ts';

const pageSize = 100;
const decisionId = z
  .string()
  .regex(/^[1-9]\d{0,14}$/)
  .transform(Number);

/** `GET /api/v1/reports/:id/decisions?after=`: what curators decided on the tags of a report, newest first, 100 at a time. */
export const showDecisions: Handler = (deps) => async (request, response) => {
  const { id } = reportAddress(request);
  if ((await deps.store.report(id)) === undefined) throw new Failure('not-found', 'There is no report of this id.');
  const asked = parametersOf(request).get('after') ?? '';
  const after = asked === '' ? undefined : decisionId.safeParse(asked);
  if (after?.success === false)
    throw new Failure('usage', 'after: must be the id of a decision.', { parameter: 'after' });
  const filter = { reportId: id, limit: pageSize, ...(after && { after: after.data }) };
  const decisions = await deps.store.decisions(filter);
  response.json({ decisions: decisions.map((decision) => ({ ...decision, note: decision.note ?? null })) });
};

/** `POST /api/v1/reports/:id/tags/decisions`: a curator confirms or rejects a tag, or withdraws a decision. */
export const decideTag: Handler = (deps) => async (request, response) => {
  deps.curation.requireOn();
  requireOwnOrigin(request, false);
  const key = /^Bearer +(\S+) *$/i.exec(request.get('authorization') ?? '')?.[1];
  deps.curation.admit(key, request.socket.remoteAddress ?? '');
  const { id } = reportAddress(request);
  const { by, ...judged } = await jsonBody(judgement, request, response);
  const named = by ?? nameOf(request.get('x-curator'));
  const decision = await decide(deps, id, judged, named);
  response.json({ ...decision, note: decision.note ?? null });
};

/** Header fields are bytes (RFC 9110, 5.5); names come in UTF-8. @throws Failure usage */
function nameOf(header: string | undefined): string | undefined {
  if (header === undefined) return undefined;
  const name = curatorName.safeParse(Buffer.from(header, 'latin1').toString('utf8'));
  if (!name.success)
    throw new Failure('usage', 'X-Curator: at most 80 characters, none of control.', { parameter: 'X-Curator' });
  return name.data;
}
