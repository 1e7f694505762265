import type { Subscription } from './digest/subscription.ts';
import { type ContentParts, contentOf } from './digest-content.ts';
import { Failure } from './errors.ts';
import { type CallParts, type Calls, makeCalls, notNow, troubleOf } from './hook/deliver.ts';
import { endMail } from './hook/end-mail.ts';
import { type Hook, type HookCall, hookHost } from './hook/hook.ts';
import { payloadOf, signatureHeaders, type Trial, trialPayloadOf } from './hook/payload.ts';
import type { Post } from './hook/post.ts';
import { isPrivateName } from './hook/private-name.ts';
import type { LastTurns } from './hook/turns.ts';
import { type TakeLease, underLease } from './lease.ts';
import type { Log } from './log.ts';
import { type Mailer, mailHost } from './mail.ts';
import type { IsoInstant } from './model/values.ts';
import type { Store } from './store/port.ts';

export type HooksParts = ContentParts & {
  store: Store;
  /** Whether its account may read what it is about: a binder may be shared no more. */
  mayRead(subscription: Subscription): Promise<boolean>;
  post: Post;
  /** Refuses an address of which can be seen that it is private. @throws Failure fetch.refused */
  check(url: string): void;
  mailer: Pick<Mailer, 'send'>;
  /** Where its reader receives mail; undefined for an account that is shut out, whose hooks are not called either. */
  addressOf(subscription: Subscription): Promise<string | undefined>;
  now(): IsoInstant;
  /** An unguessable id. */
  newId(): string;
  /** The right to make calls, across processes; undefined when another process has it. */
  lease: TakeLease;
  log: Log;
};

/** Calls hooks with what digests tell. */
export type Hooks = {
  /** Makes calls of new digests, and those that are due again. Undefined when another process is at it. */
  run(signal?: AbortSignal): Promise<Calls | undefined>;
  /** Refuses an address of which its name or number tells that it is private; what a name leads to is looked at with each call. @throws Failure usage */
  requirePublic(url: string): void;
  /** Calls a hook once, with no news; nothing is kept of it. Resolves to what went wrong, in a word; undefined when the call was taken. */
  try(hook: Hook, subscription: Trial['subscription']): Promise<string | undefined>;
};

/** Joins digests, hooks and the web. */
export function createHooks(parts: HooksParts): Hooks {
  const { store, now } = parts;
  const lastTurns: LastTurns = new Set();
  const compose = async (call: HookCall, hook: Hook): ReturnType<CallParts['compose']> => {
    const subscription = await store.subscription(hook.subscriptionId);
    if (subscription === undefined) return undefined;
    if ((await parts.addressOf(subscription)) === undefined || !(await parts.mayRead(subscription))) return notNow;
    const { items, more, madeAt } = call;
    const content = await contentOf({ about: 'news', items, more }, subscription, parts);
    if (content.sections.length === 0) return undefined;
    return { body: payloadOf(hook.kind, { id: call.id, madeAt, subscriptionId: subscription.id, content }) };
  };
  return {
    requirePublic: (url) => requirePublic(url, parts),
    try(hook, subscription) {
      const at = now();
      const body = trialPayloadOf(hook.kind, { at, subscription });
      const headers = hook.kind === 'signed' ? signatureHeaders(hook.secret, parts.newId(), at, body) : {};
      return troubleOf(parts.post(hook.url, headers, body));
    },
    run: (signal) =>
      underLease('hooks', { ...parts, signal }, async (stop) => {
        while ((await store.queueCalls(now(), parts.newId)) > 0 && !stop.aborted);
        const calls = await makeCalls({ ...parts, queue: store, compose, lastTurns }, stop);
        if (!stop.aborted) await tellOfEnds(parts);
        return calls;
      }),
  };
}

function requirePublic(url: string, { check }: Pick<HooksParts, 'check'>): void {
  const parameter = 'url';
  const notPublic = (cause?: unknown) =>
    new Failure('usage', 'url must be an address of the public internet.', { parameter, cause });
  if (isPrivateName(URL.parse(url)?.hostname ?? '')) throw notPublic();
  try {
    check(url);
  } catch (cause) {
    throw notPublic(cause);
  }
}

/** Tells readers by mail of hooks that were switched off; what cannot be mailed now is told at the next round, under the same Message-ID. */
async function tellOfEnds({ store, mailer, url, addressOf, now, log }: HooksParts): Promise<void> {
  for (const hook of await store.hooksToTell()) {
    const subscription = await store.subscription(hook.subscriptionId);
    const to = subscription && (await addressOf(subscription));
    if (subscription !== undefined && to !== undefined) {
      // What a reader wrote may hold separators of lines, which no header takes.
      const title = subscription.title.replace(/[\p{Cc}\u2028\u2029]+/gu, ' ');
      const address = `${url}/subscriptions/${subscription.id}/deliveries`;
      const end = { title, host: hookHost(hook), reason: hook.off?.reason ?? 'failing', address } as const;
      const messageId = `<hook.${hook.id}.${Date.parse(hook.off?.at ?? hook.createdAt)}@${mailHost(url)}>`;
      try {
        const headers = { 'Auto-Submitted': 'auto-generated' };
        await mailer.send({ to, ...endMail(end, subscription.language), messageId, headers });
      } catch (error) {
        log.warn({ hook: hook.id, error: String(error) }, 'nobody could be told that a hook was switched off');
        continue;
      }
    }
    await store.toldOf(hook.id, now());
  }
}
