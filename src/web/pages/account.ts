import { z } from 'zod';
import { accountLanguages } from '../../account/account.ts';
import { displayName } from '../../account/address.ts';
import { Failure } from '../../errors.ts';
import { requireSender, requireVisitor } from '../account/visitor.ts';
import { formBody } from '../curation/body.ts';
import type { Handler } from '../deps.ts';
import { rememberLanguage } from '../language.ts';
import { parametersOf } from '../params.ts';
import { accountPageView } from '../views/account-page.ts';

const csrf = z.string().max(200);
const profileForm = z.strictObject({ csrf, name: displayName, language: z.enum(accountLanguages) });
const csrfForm = z.strictObject({ csrf });

/** `GET /account`: one's own account. */
export const accountPage: Handler = (deps) => async (request, response) => {
  const visitor = requireVisitor();
  const sessions = await deps.store.sessions(visitor.account.id, new Date(deps.now()).toISOString());
  const isSaved = parametersOf(request).has('saved');
  response.type('html').send(accountPageView({ visitor, sessions, isSaved }, deps).toString());
};

/** `POST /account`: changes name and language. */
export const changeAccount: Handler = (deps) => async (request, response) => {
  const { csrf, name, language } = await formBody(profileForm, request, response);
  const { account } = requireSender(request, csrf);
  await deps.store.changeAccount(account.id, { name, language });
  rememberLanguage(response, language);
  response.redirect(303, '/account?saved');
};

/** `POST /account/sessions/:id`: ends one of one's own sessions. */
export const endSession: Handler = (deps) => async (request, response) => {
  const { csrf } = await formBody(csrfForm, request, response);
  const { account } = requireSender(request, csrf);
  if (!(await deps.store.endSession(String(request.params.id), account.id)))
    throw new Failure('not-found', 'You have no such session.');
  response.redirect(303, '/account');
};
