import { z } from 'zod';
import { accountLanguages } from '../../account/account.ts';
import { mailAddress } from '../../account/address.ts';
import { roles } from '../../account/roles.ts';
import { requireSender, requireVisitor } from '../account/visitor.ts';
import { formBody } from '../curation/body.ts';
import type { Handler } from '../deps.ts';
import { parametersOf } from '../params.ts';
import { accountsPageView } from '../views/accounts-page.ts';

const csrf = z.string().max(200);
const role = z.enum(roles);
const inviteForm = z.strictObject({ csrf, mail: mailAddress, role, language: z.enum(accountLanguages) });
const withdrawForm = z.strictObject({ csrf, mail: mailAddress });
const changeForm = z.discriminatedUnion('do', [
  z.strictObject({ do: z.literal('role'), csrf, role }),
  z.strictObject({ do: z.enum(['disable', 'enable']), csrf }),
]);

/** `GET /accounts`: all accounts and invitations, for operators. */
export const accountsPage: Handler = (deps) => async (request, response) => {
  const visitor = requireVisitor('operate');
  const isSaved = parametersOf(request).has('saved');
  const page = accountsPageView({ visitor, ...(await deps.members.list()), isSaved }, deps);
  response.type('html').send(page.toString());
};

/** `POST /accounts`: invites somebody. */
export const inviteOnPage: Handler = (deps) => async (request, response) => {
  const { csrf, ...invited } = await formBody(inviteForm, request, response);
  const { account } = requireSender(request, csrf, 'operate');
  await deps.members.invite({ ...invited, by: account.id });
  response.redirect(303, '/accounts?saved');
};

/** `POST /accounts/invitations`: withdraws an invitation. */
export const withdrawOnPage: Handler = (deps) => async (request, response) => {
  const { csrf, mail } = await formBody(withdrawForm, request, response);
  requireSender(request, csrf, 'operate');
  await deps.members.withdraw(mail);
  response.redirect(303, '/accounts?saved');
};

/** `POST /accounts/:id`: gives a role, shuts out or lets in again. */
export const changeOnPage: Handler = (deps) => async (request, response) => {
  const asked = await formBody(changeForm, request, response);
  const { account } = requireSender(request, asked.csrf, 'operate');
  const to = asked.do === 'role' ? { role: asked.role } : { isDisabled: asked.do === 'disable' };
  await deps.members.change(String(request.params.id), to, account.id);
  response.redirect(303, '/accounts?saved');
};
