import { z } from 'zod';
import { Failure } from '../../errors.ts';
import { reportAddress } from '../addresses.ts';
import { curatorName, formBody, judgementForm } from '../curation/body.ts';
import { giveToken, takeToken, tokenOf } from '../curation/cookie.ts';
import { curatorOf } from '../curation/curator.ts';
import { decide, withQuote } from '../curation/decide.ts';
import { requireOwnOrigin } from '../curation/origin.ts';
import { requireSession, requireToken } from '../curation/require.ts';
import type { Handler } from '../deps.ts';
import { askedReport } from '../params.ts';
import { privately } from '../security.ts';
import { curatorPageView } from '../views/curator-page.ts';

const signInForm = z.strictObject({ key: z.string().trim().max(1000), name: curatorName });
const csrfForm = z.strictObject({ csrf: z.string().max(200) });

/** `GET /curator`: where curators sign in and out. */
export const curatorPage: Handler = (deps) => (request, response) => {
  const session = curatorOf(deps, request);
  if (session === undefined) deps.curation.requireOn();
  privately(response);
  response.type('html').send(curatorPageView({ session }, deps).toString());
};

/** `POST /curator`: signs in with the curators' key. */
export const signIn: Handler = (deps) => async (request, response) => {
  deps.curation.requireOn();
  privately(response);
  requireOwnOrigin(request, true);
  const { key, name } = await formBody(signInForm, request, response);
  try {
    const token = deps.curation.signIn(key, name, request.ip ?? '');
    const before = tokenOf(request);
    if (before !== undefined) deps.curation.signOut(before);
    giveToken(request, response, token);
    response.redirect(303, '/curator');
  } catch (error) {
    if (!(error instanceof Failure) || error.code !== 'curation.key') throw error;
    response
      .status(401)
      .type('html')
      .send(curatorPageView({ wrong: true, name }, deps).toString());
  }
};

/** `POST /curator/sign-out`. */
export const signOut: Handler = (deps) => async (request, response) => {
  const session = requireSession(deps, request);
  requireToken(session, (await formBody(csrfForm, request, response)).csrf);
  deps.curation.signOut(tokenOf(request) ?? '');
  takeToken(request, response);
  response.redirect(303, '/curator');
};

/** `POST /reports/:id/tags/decisions`: a curator's button beside a tag; leads back to its passage. */
export const decideOnPage: Handler = (deps) => async (request, response) => {
  const session = requireSession(deps, request);
  const { csrf, q = '', ...judged } = await formBody(judgementForm, request, response);
  requireToken(session, csrf);
  const { id } = askedReport(request);
  await decide(deps, id, await withQuote(deps, judged), session);
  const [, version, ordinal] = judged.passageId.split('.');
  const newest = (await deps.store.report(id))?.version;
  const shown = Number(version) === newest ? undefined : Number(version);
  response.redirect(303, reportAddress(id, q, ordinal, shown));
};
