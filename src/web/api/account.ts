import { z } from 'zod';
import type { Account, AccountSession } from '../../account/account.ts';
import { displayName } from '../../account/address.ts';
import { accountExport } from '../../account/export.ts';
import { Failure } from '../../errors.ts';
import { type ApiKey, keyScopes } from '../../model/api-key.ts';
import { makeKey, revokeKey } from '../account/keys.ts';
import { account, accountLanguage, key, session } from './answers/accounts.ts';
import { anyId, done } from './answers/basic.ts';
import { holder, holderGone, own } from './holder.ts';
import { fileRoute, jsonRoute } from './route.ts';

const path = z.object({ id: anyId });

/** `GET /api/v1/account`. */
export const accountRoute = jsonRoute({
  ...own,
  method: 'get',
  at: '/api/v1/account',
  summary: 'Your account',
  description:
    'The account that the key belongs to. Takes a key with the scope `account`, as everything below `/account` does.',
  answer: account,
  example: '/api/v1/account',
  handle: async (deps, { request }) => accountJson(await holder(deps, request)),
});

/** `PATCH /api/v1/account`. */
export const changeAccountRoute = jsonRoute({
  ...own,
  method: 'patch',
  at: '/api/v1/account',
  summary: 'Change your name or language',
  description: 'What is absent stays as it is.',
  body: z.strictObject({ name: displayName.optional(), language: accountLanguage.optional() }),
  answer: account,
  example: '/api/v1/account',
  async handle(deps, { request, body: { name, language } }) {
    const change = { ...(name !== undefined && { name }), ...(language !== undefined && { language }) };
    const changed = await deps.store.changeAccount((await holder(deps, request)).id, change);
    if (changed === undefined) throw holderGone();
    return accountJson(changed);
  },
});

/** `DELETE /api/v1/account?mail=`. */
export const deleteAccountRoute = jsonRoute({
  ...own,
  method: 'delete',
  at: '/api/v1/account',
  summary: 'Delete your account and all that is its own',
  description:
    'At once and for good: binders, subscriptions, keys, this one too, and sessions. Decisions on tags stay in the public log without your name.',
  query: z.strictObject({ mail: z.string().max(254).meta({ description: 'The address of the account, to confirm.' }) }),
  answer: done,
  example: '/api/v1/account?mail=lawyer@firm.example',
  async handle(deps, { request, query }) {
    const { id, mail } = await holder(deps, request);
    if (query.mail.toLowerCase() !== mail)
      throw new Failure('usage', 'mail: must be the address of the account.', { parameter: 'mail' });
    await deps.store.deleteAccount(id);
    return { done: true as const };
  },
});

/** `GET /api/v1/account/export`. */
export const exportAccountRoute = fileRoute({
  ...own,
  method: 'get',
  at: '/api/v1/account/export',
  summary: 'All that is kept of your account',
  description:
    'Account, sessions, keys, binders, what is shared with you, subscriptions, their webhooks and private feeds (without secrets), and decisions.',
  types: { 'application/json': 'The file.' },
  example: '/api/v1/account/export',
  async reply(deps, { request }) {
    const data = await deps.store.accountData((await holder(deps, request)).id);
    if (data === undefined) throw holderGone();
    const body = JSON.stringify(accountExport(data, new Date(deps.now()).toISOString()), undefined, 2);
    return { type: 'application/json', body, attachment: 'account.json' };
  },
});

/** `GET /api/v1/account/sessions`. */
export const sessionsRoute = jsonRoute({
  ...own,
  method: 'get',
  at: '/api/v1/account/sessions',
  summary: 'Where you are signed in',
  description: 'Browsers that are signed in to your account, last used first.',
  answer: z.object({ sessions: z.array(session) }),
  example: '/api/v1/account/sessions',
  async handle(deps, { request }) {
    const { id } = await holder(deps, request);
    return { sessions: (await deps.store.sessions(id, new Date(deps.now()).toISOString())).map(sessionJson) };
  },
});

/** `DELETE /api/v1/account/sessions/:id`. */
export const endSessionRoute = jsonRoute({
  ...own,
  method: 'delete',
  at: '/api/v1/account/sessions/:id',
  summary: 'Sign a browser out',
  description: 'Ends one of your sessions.',
  path,
  answer: done,
  example: '/api/v1/account/sessions/3f9a1c2b4d5e',
  async handle(deps, { request, path }) {
    if (!(await deps.store.endSession(path.id, (await holder(deps, request)).id)))
      throw new Failure('not-found', 'You have no such session.');
    return { done: true as const };
  },
});

/** `GET /api/v1/account/keys`. */
export const keysRoute = jsonRoute({
  ...own,
  method: 'get',
  at: '/api/v1/account/keys',
  summary: 'Your API keys',
  description: 'Revoked ones too, oldest first.',
  answer: z.object({ keys: z.array(key) }),
  example: '/api/v1/account/keys',
  handle: async (deps, { request }) => ({
    keys: (await deps.store.keysOf((await holder(deps, request)).id)).map(keyJson),
  }),
});

/** `POST /api/v1/account/keys`. */
export const makeKeyRoute = jsonRoute({
  ...own,
  method: 'post',
  at: '/api/v1/account/keys',
  summary: 'Make an API key',
  description: 'Shown in this answer alone. It can have no scope that the key lacks with which it is made.',
  body: z.strictObject({
    name: displayName.refine((name) => name !== '', 'give the key a name'),
    scopes: z.array(z.enum(keyScopes)).max(keyScopes.length).optional(),
  }),
  failures: { 409: 'You have as many keys in force as an account can have.' },
  answer: key.extend({ key: z.string() }),
  example: '/api/v1/account/keys',
  async handle(deps, { request, body: { name, scopes = [] } }) {
    const within = (await deps.access.keyOf(request))?.scopes ?? [];
    const made = await makeKey(deps, await holder(deps, request), { name, scopes }, within);
    return { ...keyJson(made.key), key: made.token };
  },
});

/** `DELETE /api/v1/account/keys/:id`. */
export const revokeKeyRoute = jsonRoute({
  ...own,
  method: 'delete',
  at: '/api/v1/account/keys/:id',
  summary: 'Revoke an API key',
  description: 'From then on it opens nothing, not even reading.',
  path,
  answer: done,
  example: '/api/v1/account/keys/3f9a1c2b4d5e',
  async handle(deps, { request, path }) {
    await revokeKey(deps, (await holder(deps, request)).id, path.id);
    return { done: true as const };
  },
});

/** An account as the API tells it. */
export function accountJson({
  disabledAt = null,
  ...account
}: Omit<Account, 'disabledAt'> & { disabledAt?: string | null }) {
  return { ...account, disabledAt };
}

function sessionJson({ digest: _digest, accountId: _accountId, ...session }: AccountSession) {
  return session;
}

function keyJson({
  digest: _digest,
  accountId: _accountId,
  revokedAt = null,
  ...key
}: Omit<ApiKey, 'revokedAt'> & { revokedAt?: string | null }) {
  return { ...key, revokedAt };
}
