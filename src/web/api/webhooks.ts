import { z } from 'zod';
import type { Digest } from '../../digest/item.ts';
import { givenHook, type Hook, type HookCall, hookHost, hookKinds } from '../../hook/hook.ts';
import { addHook, deliveriesOf, makePrivateFeed, ownHook, tryHook } from '../deliveries.ts';
import type { Deps } from '../deps.ts';
import { anyId, done } from './answers/basic.ts';
import { holder, own } from './holder.ts';
import { type Asked, jsonRoute } from './route.ts';

const path = z.object({ id: anyId });
const hookPath = z.object({ id: anyId, hook: anyId });
const instant = z.string();

const webhook = z.object({
  id: z.string(),
  kind: z.enum(hookKinds),
  host: z.string(),
  createdAt: instant,
  failingSince: instant.nullable(),
  off: z.object({ reason: z.enum(['failing', 'gone']), at: instant }).nullable(),
});

const delivery = z.object({
  id: z.string(),
  madeAt: instant,
  reports: z.int().min(0),
  state: z.enum(['waiting', 'sending', 'sent', 'failed']),
  attempts: z.int(),
  sentAt: instant.nullable(),
  trouble: z.string().nullable(),
});

/** `GET /api/v1/account/subscriptions/:id/webhooks`. */
export const webhooksRoute = jsonRoute({
  ...own,
  method: 'get',
  at: '/api/v1/account/subscriptions/:id/webhooks',
  summary: 'The webhooks of a subscription',
  description:
    'Oldest first. Of the address only the host is told, since the rest may be a secret; `failingSince`: no call has succeeded since; `off`: why none is made any more.',
  path,
  answer: z.object({ webhooks: z.array(webhook) }),
  example: '/api/v1/account/subscriptions/{subscription}/webhooks',
  async handle(deps, asked) {
    const { hooks } = await deliveriesOf(await ofHolder(deps, asked), deps);
    return { webhooks: hooks.map(webhookJson) };
  },
});

/** `POST /api/v1/account/subscriptions/:id/webhooks`. */
export const addWebhookRoute = jsonRoute({
  ...own,
  method: 'post',
  at: '/api/v1/account/subscriptions/:id/webhooks',
  summary: 'Have a program or a channel called with each digest',
  description:
    'By `kind`: a program of yours that checks our signature (`signed`, Standard Webhooks), a channel of Slack or Teams by the address of its incoming webhook. `secret`, for signatures, is told this once; `null` for channels. Addresses of private networks are refused.',
  path,
  body: givenHook,
  answer: webhook.extend({ secret: z.string().nullable() }),
  statusOf: () => 201,
  example: '/api/v1/account/subscriptions/{subscription}/webhooks',
  async handle(deps, asked) {
    const hook = await addHook(await ofHolder(deps, asked), asked.body, deps);
    return { ...webhookJson(hook), secret: hook.kind === 'signed' ? hook.secret : null };
  },
});

/** `POST /api/v1/account/subscriptions/:id/webhooks/:hook/test`. */
export const tryWebhookRoute = jsonRoute({
  ...own,
  method: 'post',
  at: '/api/v1/account/subscriptions/:id/webhooks/:hook/test',
  summary: 'Call a webhook to see whether it arrives',
  description:
    'Once and at once, with no news: a `signed` call has the type `test`. `trouble` is the status that was answered, or why nothing was.',
  path: hookPath,
  answer: z.object({ taken: z.boolean(), trouble: z.string().nullable() }),
  example: '/api/v1/account/subscriptions/{subscription}/webhooks/3f9a1c2b4d5e/test',
  async handle(deps, asked) {
    const { trouble = null } = await tryHook({ ...(await ofHolder(deps, asked)), hook: asked.path.hook }, deps);
    return { taken: trouble === null, trouble };
  },
});

/** `POST /api/v1/account/subscriptions/:id/webhooks/:hook/resume`. */
export const resumeWebhookRoute = jsonRoute({
  ...own,
  method: 'post',
  at: '/api/v1/account/subscriptions/:id/webhooks/:hook/resume',
  summary: 'Have a webhook called again that was switched off',
  description: 'Calls that wait are then made.',
  path: hookPath,
  answer: done,
  example: '/api/v1/account/subscriptions/{subscription}/webhooks/3f9a1c2b4d5e/resume',
  async handle(deps, asked) {
    const hook = await ownHook({ ...(await ofHolder(deps, asked)), hook: asked.path.hook }, deps);
    await deps.store.resumeHook(hook.id);
    return { done: true as const };
  },
});

/** `DELETE /api/v1/account/subscriptions/:id/webhooks/:hook`. */
export const deleteWebhookRoute = jsonRoute({
  ...own,
  method: 'delete',
  at: '/api/v1/account/subscriptions/:id/webhooks/:hook',
  summary: 'Delete a webhook',
  description: 'With its calls, those that wait too.',
  path: hookPath,
  answer: done,
  example: '/api/v1/account/subscriptions/{subscription}/webhooks/3f9a1c2b4d5e',
  async handle(deps, asked) {
    const hook = await ownHook({ ...(await ofHolder(deps, asked)), hook: asked.path.hook }, deps);
    await deps.store.dropHook(hook.id);
    return { done: true as const };
  },
});

/** `GET /api/v1/account/subscriptions/:id/deliveries`. */
export const deliveriesRoute = jsonRoute({
  ...own,
  method: 'get',
  at: '/api/v1/account/subscriptions/:id/deliveries',
  summary: 'What a subscription delivered, and when it is due next',
  description:
    'Mails and calls of webhooks, newest first, the last of each; `next` is empty when nothing is due, or comes whenever there is news. `feedSince`: since when there is a private feed.',
  path,
  answer: z.object({
    next: z.array(instant),
    mails: z.array(delivery),
    calls: z.array(delivery.extend({ webhook: z.string() })),
    feedSince: instant.nullable(),
  }),
  example: '/api/v1/account/subscriptions/{subscription}/deliveries',
  async handle(deps, asked) {
    const { next, digests, calls, feedSince = null } = await deliveriesOf(await ofHolder(deps, asked), deps);
    const made = calls.map((call) => ({ ...deliveryJson(call), webhook: call.hookId }));
    return { next, mails: digests.map(deliveryJson), calls: made, feedSince };
  },
});

/** `POST /api/v1/account/subscriptions/:id/feed`. */
export const makeFeedRoute = jsonRoute({
  ...own,
  method: 'post',
  at: '/api/v1/account/subscriptions/:id/feed',
  summary: 'Make a private feed of a subscription',
  description:
    'Whoever has its address can read it, as Atom, or with `?format=rss` or `?format=json`. The address is told this once; a new one ends the one before.',
  path,
  answer: z.object({ address: z.string() }),
  statusOf: () => 201,
  example: '/api/v1/account/subscriptions/{subscription}/feed',
  handle: async (deps, asked) => ({
    address: `${deps.settings.url}/feeds/${await makePrivateFeed(await ofHolder(deps, asked), deps)}`,
  }),
});

/** `DELETE /api/v1/account/subscriptions/:id/feed`. */
export const endFeedRoute = jsonRoute({
  ...own,
  method: 'delete',
  at: '/api/v1/account/subscriptions/:id/feed',
  summary: 'End the private feed of a subscription',
  description: 'Its address then leads nowhere.',
  path,
  answer: done,
  example: '/api/v1/account/subscriptions/{subscription}/feed',
  async handle(deps, asked) {
    const { subscription } = await deliveriesOf(await ofHolder(deps, asked), deps);
    await deps.store.dropPrivateFeed(subscription.id);
    return { done: true as const };
  },
});

async function ofHolder(deps: Deps, { request, path }: Pick<Asked<{ id: string }>, 'request' | 'path'>) {
  return { id: path.id, accountId: (await holder(deps, request)).id };
}

function webhookJson(hook: Hook): z.input<typeof webhook> {
  const { id, kind, createdAt, failingSince = null, off = null } = hook;
  return { id, kind, host: hookHost(hook), createdAt, failingSince, off };
}

function deliveryJson(made: Digest | HookCall): z.input<typeof delivery> {
  const { id, madeAt, items, more, state, attempts, sentAt = null, trouble = null } = made;
  return { id, madeAt, reports: items.length + more, state, attempts, sentAt, trouble };
}
