import type { z } from 'zod';
import { digestOf, newId, newToken } from '../account/secret.ts';
import { nextDue } from '../digest/due.ts';
import type { Digest } from '../digest/item.ts';
import type { Subscription } from '../digest/subscription.ts';
import { Failure } from '../errors.ts';
import { type givenHook, type Hook, type HookCall, mostHooks, newHookSecret } from '../hook/hook.ts';
import type { IsoInstant } from '../model/values.ts';
import type { Deps } from './deps.ts';

/** What a subscription delivers: when it is due next, what it delivered by mail and by hooks (newest first), its hooks, and since when it has a private feed. */
export type Deliveries = {
  subscription: Subscription;
  next: IsoInstant[];
  digests: Digest[];
  calls: HookCall[];
  hooks: Hook[];
  feedSince?: IsoInstant;
};

const shownNext = 4;
const shownCalls = 50;

type Asked = { id: string; accountId: string };

/** @throws Failure not-found when the account has no such subscription */
export async function deliveriesOf({ id, accountId }: Asked, { store, subscriptions }: Deps): Promise<Deliveries> {
  const subscription = await subscriptions.own(id, accountId);
  const [digests, calls, hooks, feed] = await Promise.all([
    subscriptions.digests(id),
    store.calls({ subscriptionId: id, limit: shownCalls }),
    store.hooks({ subscriptionId: id }),
    store.privateFeedOf(id),
  ]);
  const next = nextOf(subscription);
  return { subscription, next, digests, calls, hooks, ...(feed && { feedSince: feed.createdAt }) };
}

/** The next times at which a digest is due; none when it is off, or comes whenever there is news. */
function nextOf({ rate, hour, timeZone, dueAt, stopped }: Subscription): IsoInstant[] {
  if (stopped !== undefined || rate === 'off' || rate === 'at-once') return [];
  const times = [dueAt];
  while (times.length < shownNext) times.push(nextDue({ rate, hour, timeZone }, times.at(-1) ?? dueAt));
  return times;
}

/**
 * Adds a hook; its secret is shown this once.
 * @throws Failure not-found; usage for a private address and beyond the most hooks that a subscription can have
 */
export async function addHook({ id, accountId }: Asked, given: z.infer<typeof givenHook>, deps: Deps): Promise<Hook> {
  await deps.subscriptions.own(id, accountId);
  if ((await deps.store.hooks({ subscriptionId: id })).length >= mostHooks)
    throw new Failure('usage', `A subscription has ${mostHooks} webhooks at most. Remove one first.`);
  deps.hooks.requirePublic(given.url);
  const createdAt = new Date(deps.now()).toISOString();
  const hook: Hook = { ...given, id: newId(), subscriptionId: id, secret: newHookSecret(), createdAt };
  await deps.store.keepHook(hook);
  return hook;
}

/** A hook of an account's subscription. @throws Failure not-found */
export async function ownHook({ id, accountId, hook: hookId }: Asked & { hook: string }, deps: Deps): Promise<Hook> {
  await deps.subscriptions.own(id, accountId);
  const hook = await deps.store.hook(hookId);
  if (hook?.subscriptionId === id) return hook;
  throw new Failure('not-found', 'This subscription has no such webhook.');
}

/** Calls a hook to see whether it arrives. Resolves to what went wrong; undefined when it was taken. @throws Failure not-found; limit.reached */
export async function tryHook(asked: Asked & { hook: string }, deps: Deps): Promise<{ hook: Hook; trouble?: string }> {
  const hook = await ownHook(asked, deps);
  deps.throttle.testHook(asked.accountId);
  const trouble = await deps.hooks.try(hook, await deps.subscriptions.own(asked.id, asked.accountId));
  return { hook, ...(trouble !== undefined && { trouble }) };
}

/** Makes a private feed in place of the one there was; the token is told this once. @throws Failure not-found */
export async function makePrivateFeed({ id, accountId }: Asked, deps: Deps): Promise<string> {
  await deps.subscriptions.own(id, accountId);
  const { token, digest } = newToken();
  await deps.store.keepPrivateFeed({ subscriptionId: id, digest, createdAt: new Date(deps.now()).toISOString() });
  return token;
}

/** The subscription whose private feed has this token. @throws Failure not-found; of an account that is shut out too */
export async function byFeedToken(token: string, { store }: Deps): Promise<Subscription> {
  const feed = await store.privateFeed(digestOf(token));
  const subscription = feed && (await store.subscription(feed.subscriptionId));
  const account = subscription && (await store.account(subscription.accountId));
  if (subscription !== undefined && account !== undefined && account.disabledAt === undefined) return subscription;
  throw new Failure('not-found', 'There is no feed at this address. Its reader may have made a new one.');
}
