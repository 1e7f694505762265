import { z } from 'zod';
import { mailAddress } from '../../account/address.ts';
import { requireSender } from '../account/visitor.ts';
import { binderIdOf, sharesFor } from '../binder.ts';
import { formBody } from '../curation/body.ts';
import type { Handler } from '../deps.ts';

const csrf = z.string().max(200);
const shareForm = z.strictObject({ csrf, mail: mailAddress, may: z.enum(['read', 'edit']) });
const unshareForm = z.strictObject({ csrf, mail: mailAddress });

/** `POST /binders/:id/claim`: moves a binder that its link opens into one's account. */
export const claimBinder: Handler = (deps) => async (request, response) => {
  const id = binderIdOf(request);
  const { csrf: sent } = await formBody(z.strictObject({ csrf }), request, response);
  requireSender(request, sent);
  await sharesFor(deps).claim(id);
  response.redirect(303, `/binders/${id}`);
};

/** `POST /binders/:id/share`: with a colleague. */
export const shareBinder: Handler = (deps) => async (request, response) => {
  const id = binderIdOf(request);
  const { csrf: sent, ...share } = await formBody(shareForm, request, response);
  requireSender(request, sent);
  await sharesFor(deps).share(id, share);
  response.redirect(303, `/binders/${id}`);
};

/** `POST /binders/:id/unshare`. */
export const unshareBinder: Handler = (deps) => async (request, response) => {
  const id = binderIdOf(request);
  const { csrf: sent, mail } = await formBody(unshareForm, request, response);
  requireSender(request, sent);
  await sharesFor(deps).unshare(id, mail);
  response.redirect(303, `/binders/${id}`);
};
