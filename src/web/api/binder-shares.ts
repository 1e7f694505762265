import { z } from 'zod';
import { mailAddress } from '../../account/address.ts';
import { sharesFor } from '../binder.ts';
import { done, instant } from './answers/basic.ts';
import { binderId } from './answers/binders.ts';
import { jsonRoute } from './route.ts';

const topic = 'Binders';
const path = z.object({ id: binderId });
const may = z.enum(['read', 'edit']);
const card = z.object({ id: binderId, title: z.string(), changedAt: instant }).meta({ id: 'BinderCard' });
const shares = z.object({ shares: z.array(z.object({ mail: z.string(), may })) });
const refusals = { 403: 'The key does not allow this, or the binder belongs to another account.' };

/** `GET /api/v1/binders`. */
export const bindersRoute = jsonRoute({
  method: 'get',
  at: '/api/v1/binders',
  topic,
  scope: 'account',
  summary: 'The binders of your account, and those shared with you',
  description: 'Changed last first. A binder made with a key of an account belongs to it; takes the scope `account`.',
  answer: z.object({ own: z.array(card), shared: z.array(card.extend({ may })) }),
  example: '/api/v1/binders',
  handle: (deps) => sharesFor(deps).list(),
});

/** `POST /api/v1/binders/:id/claim`. */
export const claimBinderRoute = jsonRoute({
  method: 'post',
  at: '/api/v1/binders/:id/claim',
  topic,
  scope: 'account',
  summary: 'Move a binder into your account',
  description:
    'One that belongs to nobody, so that its link is the key to it. From then on the link opens for you and those you share it with alone.',
  path,
  failures: refusals,
  answer: done,
  example: '/api/v1/binders/{binder}/claim',
  async handle(deps, { path }) {
    await sharesFor(deps).claim(path.id);
    return { done: true as const };
  },
});

/** `GET /api/v1/binders/:id/shares`. */
export const sharesRoute = jsonRoute({
  method: 'get',
  at: '/api/v1/binders/:id/shares',
  topic,
  scope: 'account',
  summary: 'With whom a binder is shared',
  description: 'Told to the account that it belongs to; empty for others.',
  path,
  failures: refusals,
  answer: shares,
  example: '/api/v1/binders/{binder}/shares',
  async handle(deps, { path }) {
    const { right, shares } = await sharesFor(deps).hold(path.id);
    return { shares: right === 'own' ? [...shares] : [] };
  },
});

/** `POST /api/v1/binders/:id/shares`. */
export const shareBinderRoute = jsonRoute({
  method: 'post',
  at: '/api/v1/binders/:id/shares',
  topic,
  scope: 'account',
  summary: 'Share a binder with a colleague',
  description: 'By the address with which they sign in, now or later; nothing is told of whether they have an account.',
  path,
  body: z.strictObject({ mail: mailAddress, may }),
  failures: { ...refusals, 409: 'It is shared with as many as can be.' },
  answer: shares,
  example: '/api/v1/binders/{binder}/shares',
  async handle(deps, { path, body }) {
    await sharesFor(deps).share(path.id, body);
    return { shares: [...(await sharesFor(deps).hold(path.id)).shares] };
  },
});

/** `DELETE /api/v1/binders/:id/shares?mail=`. */
export const unshareBinderRoute = jsonRoute({
  method: 'delete',
  at: '/api/v1/binders/:id/shares',
  topic,
  scope: 'account',
  summary: 'Stop sharing a binder with somebody',
  description: 'They can neither read nor change it from then on.',
  path,
  query: z.strictObject({ mail: mailAddress.meta({ description: 'The address that it is shared with.' }) }),
  failures: refusals,
  answer: shares,
  example: '/api/v1/binders/{binder}/shares?mail=colleague@firm.example',
  async handle(deps, { path, query }) {
    await sharesFor(deps).unshare(path.id, query.mail);
    return { shares: [...(await sharesFor(deps).hold(path.id)).shares] };
  },
});
