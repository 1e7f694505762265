import { z } from 'zod';
import { mailAddress } from '../../account/address.ts';
import { accountJson } from './account.ts';
import { account, accountLanguage, invitation, role } from './answers/accounts.ts';
import { anyId, done } from './answers/basic.ts';
import { jsonRoute } from './route.ts';

const operators = { topic: 'Accounts', scope: 'operate' } as const;
const path = z.object({ id: anyId });
const failures = { 409: 'It is the account of the key itself, which another operator can change.' };

/** `GET /api/v1/accounts`. */
export const accountsRoute = jsonRoute({
  ...operators,
  method: 'get',
  at: '/api/v1/accounts',
  summary: 'All accounts and open invitations',
  description: 'By address. For operators: takes a key with the scope `operate`, as everything below `/accounts` does.',
  answer: z.object({ accounts: z.array(account), invitations: z.array(invitation) }),
  example: '/api/v1/accounts',
  async handle({ members }) {
    const { accounts, invitations } = await members.list();
    return { accounts: accounts.map(accountJson), invitations: invitations.map(({ by: _by, ...one }) => one) };
  },
});

/** `POST /api/v1/accounts/invitations`. */
export const inviteRoute = jsonRoute({
  ...operators,
  method: 'post',
  at: '/api/v1/accounts/invitations',
  summary: 'Invite somebody',
  description: 'A mail tells them where to sign in; the account is made when they do.',
  body: z.strictObject({ mail: mailAddress, role: role.optional(), language: accountLanguage.optional() }),
  failures: { 409: 'The address has an account already.' },
  answer: invitation,
  example: '/api/v1/accounts/invitations',
  async handle({ members, access }, { body: { mail, role = 'reader', language = 'en' }, request }) {
    const by = (await access.accountOf(request))?.id;
    const made = await members.invite({ mail, role, language, ...(by !== undefined && { by }) });
    return { mail: made.mail, role: made.role, createdAt: made.createdAt };
  },
});

/** `DELETE /api/v1/accounts/invitations?mail=`. */
export const withdrawRoute = jsonRoute({
  ...operators,
  method: 'delete',
  at: '/api/v1/accounts/invitations',
  summary: 'Withdraw an invitation',
  description: 'The address can make no account by it any more.',
  query: z.strictObject({ mail: mailAddress.meta({ description: 'The address that was invited.' }) }),
  answer: done,
  example: '/api/v1/accounts/invitations?mail=lawyer@firm.example',
  async handle({ members }, { query }) {
    await members.withdraw(query.mail);
    return { done: true as const };
  },
});

/** `PATCH /api/v1/accounts/:id`. */
export const changeMemberRoute = jsonRoute({
  ...operators,
  method: 'patch',
  at: '/api/v1/accounts/:id',
  summary: 'Give a role, shut out, or let in again',
  description: 'Shutting out ends the account’s sessions and stops its keys at once.',
  path,
  body: z.strictObject({ role: role.optional(), disabled: z.boolean().optional() }),
  failures,
  answer: account,
  example: '/api/v1/accounts/3f9a1c2b4d5e6f708192a3b4',
  async handle({ members, access }, { path, body: { role, disabled }, request }) {
    const to = { ...(role !== undefined && { role }), ...(disabled !== undefined && { isDisabled: disabled }) };
    return accountJson(await members.change(path.id, to, (await access.accountOf(request))?.id));
  },
});

/** `DELETE /api/v1/accounts/:id`. */
export const deleteMemberRoute = jsonRoute({
  ...operators,
  method: 'delete',
  at: '/api/v1/accounts/:id',
  summary: 'Delete an account and all that is its own',
  description: 'At once and for good.',
  path,
  failures,
  answer: done,
  example: '/api/v1/accounts/3f9a1c2b4d5e6f708192a3b4',
  async handle({ members, access }, { path, request }) {
    await members.remove(path.id, (await access.accountOf(request))?.id);
    return { done: true as const };
  },
});
