import { type ContentParts, contentOf } from './digest-content.ts';
import { type Calls, makeCalls } from './hook/deliver.ts';
import type { Hook, HookCall } from './hook/hook.ts';
import { payloadOf } from './hook/payload.ts';
import type { Post } from './hook/post.ts';
import type { Log } from './log.ts';
import type { Mailer } from './mail.ts';
import type { IsoInstant } from './model.ts';
import type { Store } from './store/port.ts';

export type HooksParts = ContentParts & {
  store: Store;
  post: Post;
  mailer: Pick<Mailer, 'send'>;
  now(): IsoInstant;
  /** An unguessable id. */
  newId(): string;
  /** The right to make calls, across processes; undefined when another process has it. */
  lease(): ReturnType<Store['lease']>;
  log: Log;
};

/** Calls hooks with what digests tell. */
export type Hooks = {
  /** Makes calls of new digests, and those that are due again. Undefined when another process is at it. */
  run(signal?: AbortSignal): Promise<Calls | undefined>;
};

const renewEveryMs = 20_000;

/** Joins digests, hooks and the web. */
export function createHooks(parts: HooksParts): Hooks {
  const { store, now } = parts;
  const compose = async (call: HookCall, hook: Hook): Promise<string | undefined> => {
    const subscription = await store.subscription(hook.subscriptionId);
    if (subscription === undefined) return undefined;
    const { items, more, madeAt } = call;
    const content = await contentOf({ about: 'news', items, more }, subscription, parts);
    if (content.sections.length === 0) return undefined;
    return payloadOf(hook.kind, { id: call.id, madeAt, subscriptionId: subscription.id, content });
  };
  return {
    async run(signal) {
      const lease = await parts.lease();
      if (lease === undefined) return undefined;
      const renewal = setInterval(() => {
        lease.renew().catch((error) => parts.log.warn({ error: String(error) }, 'the lease of hooks is not renewed'));
      }, renewEveryMs);
      try {
        await store.queueCalls(now(), parts.newId);
        const calls = await makeCalls({ ...parts, queue: store, compose }, signal);
        await tellOfEnds(parts);
        return calls;
      } finally {
        clearInterval(renewal);
        await lease.release();
      }
    },
  };
}

/** Tells readers by mail of hooks that were switched off; what cannot be mailed now is told at the next round, under the same Message-ID. */
async function tellOfEnds({ store, mailer, url, now, log }: HooksParts): Promise<void> {
  for (const hook of await store.hooksToTell()) {
    const subscription = await store.subscription(hook.subscriptionId);
    if (subscription !== undefined) {
      const { mail: to, title, language } = subscription;
      const address = `${url}/subscriptions/${subscription.id}/deliveries`;
      const message = {
        to,
        ...endMail(language, title, new URL(hook.url).host, hook.off?.reason ?? 'failing', address),
      };
      const messageId = `<hook.${hook.id}.${Date.parse(hook.off?.at ?? hook.createdAt)}@${new URL(url).hostname.replaceAll(/[[\]:]/g, '-')}>`;
      try {
        await mailer.send({ ...message, messageId, headers: { 'Auto-Submitted': 'auto-generated' } });
      } catch (error) {
        log.warn({ hook: hook.id, error: String(error) }, 'nobody could be told that a hook was switched off');
        continue;
      }
    }
    await store.toldOf(hook.id, now());
  }
}

function endMail(language: 'en' | 'ru', title: string, host: string, reason: 'failing' | 'gone', address: string) {
  if (language === 'ru') {
    const why =
      reason === 'gone' ? 'его сервер ответил, что его больше нет (410)' : 'за неделю не удался ни один вызов';
    return {
      subject: `Вызов отключён: ${title}`,
      text: `Вызов на ${host} для подписки «${title}» отключён: ${why}. Ничего не потеряно: письма приходят и дальше.\n\nВключить снова: ${address}\n`,
    };
  }
  const why = reason === 'gone' ? 'its server answered that it is gone (410)' : 'no call has succeeded for a week';
  return {
    subject: `Webhook switched off: ${title}`,
    text: `The webhook at ${host} of your subscription “${title}” was switched off: ${why}. Nothing is lost: mails go on.\n\nTo switch it on again: ${address}\n`,
  };
}
