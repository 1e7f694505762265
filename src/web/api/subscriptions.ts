import { z } from 'zod';
import { digestLanguages, givenSubscription, rates, type Subscription } from '../../digest/subscription.ts';
import { anyId, done } from './answers/basic.ts';
import { holder, own } from './holder.ts';
import { jsonRoute } from './route.ts';

const path = z.object({ id: anyId });
const instant = z.string();

const subscription = z.object({
  id: z.string(),
  title: z.string(),
  wanted: z.union([z.object({ search: z.string() }), z.object({ binder: z.string() })]),
  note: z.string(),
  rate: z.enum(rates),
  language: z.enum(digestLanguages),
  hour: z.int(),
  timeZone: z.string(),
  heartbeat: z
    .boolean()
    .meta({ description: 'A mail also when nothing is new; at once there is none, so that it is false there.' }),
  mail: z.string(),
  createdAt: instant,
  dueAt: instant,
  stopped: z.object({ reason: z.enum(['unsubscribed', 'bounces', 'stale']), at: instant }).nullable(),
});

/** `GET /api/v1/subscriptions/estimate`. */
export const estimateRoute = jsonRoute({
  method: 'get',
  at: '/api/v1/subscriptions/estimate',
  topic: 'Search',
  summary: 'How much a subscription to a search would bring',
  description: 'Counts what the search finds of the reports published in the last 90 days.',
  query: z.strictObject({
    search: z
      .string()
      .max(4000)
      .default('')
      .meta({ description: 'The parameters of a search as they stand in its address: `q=draft&category=war-fakes`.' }),
  }),
  answer: z.object({ days: z.int(), reports: z.int().min(0) }),
  example: '/api/v1/subscriptions/estimate?search=q%3Dagent',
  async handle({ subscriptions }, { query: { search } }) {
    const estimate = await subscriptions.estimate({ search });
    if ('days' in estimate) return estimate;
    throw new Error('a search was taken for a binder');
  },
});

/** `GET /api/v1/account/subscriptions`. */
export const subscriptionsRoute = jsonRoute({
  ...own,
  method: 'get',
  at: '/api/v1/account/subscriptions',
  summary: 'Your subscriptions',
  description: 'All of them, oldest first; `dueAt` is when the next mail is due, `stopped` why none is sent any more.',
  answer: z.object({ subscriptions: z.array(subscription) }),
  example: '/api/v1/account/subscriptions',
  async handle(deps, { request }) {
    const all = await deps.subscriptions.of((await holder(deps, request)).id);
    return { subscriptions: all.map(subscriptionJson) };
  },
});

/** `POST /api/v1/account/subscriptions`. */
export const subscribeRoute = jsonRoute({
  ...own,
  method: 'post',
  at: '/api/v1/account/subscriptions',
  summary: 'Subscribe by mail',
  description:
    'To a search (its parameters) or to what a binder cites (its id). Mails go to the address of your account. It begins now: what is known already is no news.',
  body: givenSubscription,
  answer: subscription,
  statusOf: () => 201,
  example: '/api/v1/account/subscriptions',
  handle: async (deps, { request, body }) =>
    subscriptionJson(await deps.subscriptions.make(await holder(deps, request), body)),
});

/** `PUT /api/v1/account/subscriptions/:id`. */
export const changeSubscriptionRoute = jsonRoute({
  ...own,
  method: 'put',
  at: '/api/v1/account/subscriptions/:id',
  summary: 'Change a subscription',
  description:
    'All but what is asked for; with the rate `off` nothing is sent; on again, what came meanwhile comes in one mail.',
  path,
  body: givenSubscription.omit({ wanted: true }),
  answer: subscription,
  example: '/api/v1/account/subscriptions/3f9a1c2b4d5e',
  handle: async (deps, { request, path, body }) =>
    subscriptionJson(await deps.subscriptions.change(path.id, (await holder(deps, request)).id, body)),
});

/** `GET /api/v1/account/subscriptions/:id/preview`. */
export const previewSubscriptionRoute = jsonRoute({
  ...own,
  method: 'get',
  at: '/api/v1/account/subscriptions/:id/preview',
  summary: 'What a mail of a subscription looks like',
  description: 'As it would be with the newest reports of the last 90 days; nothing is sent.',
  path,
  answer: z.object({ subject: z.string(), text: z.string(), html: z.string() }),
  example: '/api/v1/account/subscriptions/{subscription}/preview',
  async handle(deps, { request, path }) {
    const account = await holder(deps, request);
    return deps.subscriptions.preview(await deps.subscriptions.own(path.id, account.id), account);
  },
});

/** `POST /api/v1/account/subscriptions/:id/resume`. */
export const resumeSubscriptionRoute = jsonRoute({
  ...own,
  method: 'post',
  at: '/api/v1/account/subscriptions/:id/resume',
  summary: 'Have a stopped subscription sent again',
  description: 'After refusals or silence what came meanwhile comes too.',
  path,
  answer: subscription,
  example: '/api/v1/account/subscriptions/3f9a1c2b4d5e/resume',
  async handle(deps, { request, path }) {
    const { id } = await holder(deps, request);
    await deps.subscriptions.resume(path.id, id);
    return subscriptionJson(await deps.subscriptions.own(path.id, id));
  },
});

/** `DELETE /api/v1/account/subscriptions/:id`. */
export const deleteSubscriptionRoute = jsonRoute({
  ...own,
  method: 'delete',
  at: '/api/v1/account/subscriptions/:id',
  summary: 'Delete a subscription',
  description: 'With all that is kept of it.',
  path,
  answer: done,
  example: '/api/v1/account/subscriptions/3f9a1c2b4d5e',
  async handle(deps, { request, path }) {
    await deps.subscriptions.forget(path.id, (await holder(deps, request)).id);
    return { done: true as const };
  },
});

function subscriptionJson(all: Subscription): z.input<typeof subscription> {
  const { id, title, wanted, note, rate, language, hour, timeZone, heartbeat, mail, createdAt, dueAt } = all;
  const terms = { title, wanted, note, rate, language, hour, timeZone, heartbeat };
  return { id, ...terms, mail, createdAt, dueAt, stopped: all.stopped ?? null };
}
