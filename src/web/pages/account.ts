import { z } from 'zod';
import { accountLanguages } from '../../account/account.ts';
import { displayName } from '../../account/address.ts';
import { accountExport } from '../../account/export.ts';
import type { Visitor } from '../../accounts.ts';
import { Failure } from '../../errors.ts';
import { keyScopes } from '../../model/api-key.ts';
import { takeCookie } from '../account/cookies.ts';
import { makeKey, revokeKey } from '../account/keys.ts';
import { requireSender, requireVisitor } from '../account/visitor.ts';
import { formBody } from '../curation/body.ts';
import type { Deps, Handler } from '../deps.ts';
import { rememberLanguage } from '../language.ts';
import { parametersOf } from '../params.ts';
import { accountPageView } from '../views/account-page.ts';
import { deletedPageView } from '../views/sign-in-page.ts';

const csrf = z.string().max(200);
const profileForm = z.strictObject({ csrf, name: displayName, language: z.enum(accountLanguages) });
const csrfForm = z.strictObject({ csrf });
const box = z.literal('yes').optional();
const keyForm = z.strictObject({
  csrf,
  name: displayName.refine((name) => name !== '', 'give the key a name'),
  ...{ curate: box, add: box, account: box, operate: box },
});
const deleteForm = z.strictObject({ csrf, mail: z.string().max(300) });

/** `GET /account`: one's own account. */
export const accountPage: Handler = (deps) => async (request, response) => {
  const isSaved = parametersOf(request).has('saved');
  response.type('html').send(await pageOf(deps, requireVisitor(), { isSaved }));
};

async function pageOf(
  deps: Deps,
  visitor: Visitor,
  more: { isSaved?: boolean; made?: string; isUnconfirmed?: boolean },
): Promise<string> {
  const sessions = await deps.store.sessions(visitor.account.id, new Date(deps.now()).toISOString());
  const keys = await deps.store.keysOf(visitor.account.id);
  return accountPageView({ visitor, sessions, keys, ...more }, deps).toString();
}

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

/** `POST /account/keys`: makes a key, and tells it on the page that answers, this once. */
export const makeKeyOnPage: Handler = (deps) => async (request, response) => {
  const { csrf, name, ...boxes } = await formBody(keyForm, request, response);
  const visitor = requireSender(request, csrf);
  const scopes = keyScopes.filter((scope) => scope !== 'read' && boxes[scope] === 'yes');
  const { token } = await makeKey(deps, visitor.account, { name, scopes });
  response.type('html').send(await pageOf(deps, visitor, { made: token }));
};

/** `POST /account/keys/:id`: revokes a key. */
export const revokeKeyOnPage: Handler = (deps) => async (request, response) => {
  const { csrf } = await formBody(csrfForm, request, response);
  await revokeKey(deps, requireSender(request, csrf).account.id, String(request.params.id));
  response.redirect(303, '/account#keys');
};

/** `GET /account/export`: all that is kept of the account, as JSON. */
export const exportAccount: Handler = (deps) => async (_request, response) => {
  const data = await deps.store.accountData(requireVisitor().account.id);
  if (data === undefined) throw new Failure('sign-in.required', 'This account is gone.');
  response.attachment('account.json').type('json');
  response.send(JSON.stringify(accountExport(data, new Date(deps.now()).toISOString()), undefined, 2));
};

/** `POST /account/delete`: deletes the account with all that is its own, once its address is typed. */
export const deleteAccount: Handler = (deps) => async (request, response) => {
  const { csrf, mail } = await formBody(deleteForm, request, response);
  const visitor = requireSender(request, csrf);
  if (mail.trim().toLowerCase() !== visitor.account.mail) {
    response
      .status(400)
      .type('html')
      .send(await pageOf(deps, visitor, { isUnconfirmed: true }));
    return;
  }
  await deps.store.deleteAccount(visitor.account.id);
  takeCookie(deps.accounts, request, response, 'session');
  response.type('html').send(deletedPageView(deps).toString());
};
