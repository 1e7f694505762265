import { Failure } from '../../errors.ts';
import { curatorOf } from '../curation/curator.ts';
import { requireSession, requireToken } from '../curation/require.ts';
import { uploadOf } from '../curation/upload.ts';
import type { Handler } from '../deps.ts';
import { statusOf } from '../errors.ts';
import { privately } from '../security.ts';
import { addPageView } from '../views/add-page.ts';

/** `GET /curator/add`: the form by which a curator adds a report. */
export const addPage: Handler = (deps) => (request, response) => {
  const session = curatorOf(deps, request);
  if (session === undefined) deps.curation.requireOn();
  privately(response);
  if (session === undefined) return response.redirect(303, '/curator');
  response.type('html').send(addPageView({ session, fields: {} }, deps).toString());
};

/** `POST /curator/add`: adds it; what is wrong is said above the form, which keeps what was typed. */
export const addOnPage: Handler = (deps) => async (request, response) => {
  privately(response);
  const session = requireSession(deps, request);
  const { fields: sent, file } = await uploadOf(request);
  const { csrf = '', ...fields } = sent;
  requireToken(session, csrf);
  try {
    const said = session.name === '' ? fields : { ...fields, by: session.name };
    const added = await deps.add(said, file);
    response.type('html').send(addPageView({ session, fields: {}, added }, deps).toString());
  } catch (error) {
    if (!(error instanceof Failure) || !/^(usage|fetch\.|extract\.)/.test(error.code)) throw error;
    const page = addPageView({ session, fields, wrong: error.message }, deps);
    response.status(statusOf(error)).type('html').send(page.toString());
  }
};
