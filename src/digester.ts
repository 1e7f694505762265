import { type Delivery, deliver, type Unsent } from './digest/deliver.ts';
import { type Digest, type Item, nothingToTell, notWanted } from './digest/item.ts';
import type { Entry, Rendered } from './digest/render/content.ts';
import { renderDigest } from './digest/render/mail.ts';
import { hasHeartbeat, type Subscription } from './digest/subscription.ts';
import { type ContentParts, contentOf } from './digest-content.ts';
import { dryRun, type Upcoming } from './digest-dry-run.ts';
import { type Round, type SelectParts, selectDue } from './digest-round.ts';
import { type TakeLease, underLease } from './lease.ts';
import { type Mailer, type Message, mailHost } from './mail.ts';
import type { IsoInstant } from './model/values.ts';
import type { Store } from './store/port.ts';

export type DigesterParts = SelectParts &
  ContentParts & {
    store: Store;
    mailer: Mailer;
    /** Where mail for a subscription goes; undefined when its account is no more or is shut out. */
    addressOf(subscription: Subscription): Promise<string | undefined>;
    now(): IsoInstant;
    /** The right to select and send, across processes; undefined when another process has it. */
    lease: TakeLease;
  };

/** Selects and sends digests. */
export type Digester = {
  /**
   * Selects for all subscriptions that are due and sends what the outbox holds; for one of them alone with `id`. Undefined when another process is at it.
   */
  run(options?: { id?: string; signal?: AbortSignal }): Promise<(Round & Delivery) | undefined>;
  /**
   * Hands every mail that `run` would send to `show`, one at a time, and those that wait for a later try; nothing is kept, sent or changed.
   */
  dryRun(show: (upcoming: Upcoming) => void, options?: { id?: string }): Promise<void>;
  /** A mail of these items, for a subscription that may not be kept yet. */
  preview(subscription: Parameters<typeof contentOf>[1], items: readonly Item[], more: number): Promise<Rendered>;
};

/** Joins subscriptions, what is new, and mail. */
export function createDigester(parts: DigesterParts): Digester {
  const { store, now } = parts;
  const composer =
    (remembered: Map<string, Entry>) =>
    async (digest: Digest): Promise<Message | Unsent> => {
      const subscription = await store.subscription(digest.subscriptionId);
      if (subscription === undefined || subscription.stopped !== undefined || subscription.rate === 'off')
        return notWanted;
      const to = await parts.addressOf(subscription);
      if (to === undefined || !(await mayRead(subscription, parts))) return notWanted;
      const about = aboutNow(digest, subscription);
      const content = await contentOf({ ...digest, about }, subscription, { ...parts, remembered });
      if (about === 'news' && content.sections.length === 0) return nothingToTell;
      return { to, ...messageOf(digest, subscription, renderDigest(content), parts.url) };
    };
  const preview: Digester['preview'] = async (subscription, items, more) =>
    renderDigest(await contentOf({ about: 'news', items: [...items], more }, subscription, parts));
  return {
    run: ({ id, signal } = {}) =>
      underLease('digests', { ...parts, signal }, async (stop) => {
        const round = await selectDue({ at: now(), ...(id !== undefined && { id }) }, parts);
        const own = id === undefined ? {} : { subscriptionId: id };
        const outbox = {
          ...store,
          digestsToSend: (to: Parameters<Store['digestsToSend']>[0]) => store.digestsToSend({ ...to, ...own }),
        };
        const delivery = await deliver({ ...parts, outbox, compose: composer(new Map()) }, stop);
        return { ...round, ...delivery };
      }),
    dryRun: (show, { id } = {}) =>
      dryRun({ at: now(), ...(id !== undefined && { id }) }, { ...parts, compose: composer(new Map()) }, show),
    preview,
  };
}

/** What was selected while a binder was shared is not told once it is not. */
export async function mayRead(
  { wanted, accountId }: Subscription,
  { cited }: Pick<SelectParts, 'cited'>,
): Promise<boolean> {
  return 'search' in wanted || (await cited(wanted.binder, accountId)) !== undefined;
}

/** A question that waited is answered by whoever touched the subscription since, and a heartbeat is for those who ask for one. */
function aboutNow({ about, madeAt }: Digest, subscription: Subscription): Digest['about'] {
  if (about === 'question' && subscription.touchedAt > madeAt) return 'news';
  return about === 'heartbeat' && !hasHeartbeat(subscription) ? 'news' : about;
}

/**
 * Headers by which mail programs offer to unsubscribe with one click, without opening anything (RFC 2369, RFC 8058), and by which automatic answers are
 * kept away (RFC 3834). The Message-ID is made of the digest's id, so that it is the same on every attempt.
 */
function messageOf(digest: Digest, subscription: Subscription, mail: Rendered, url: string): Omit<Message, 'to'> {
  const unsubscribe = `${url}/unsubscribe/${subscription.token}`;
  return {
    ...mail,
    headers: {
      'List-Id': `<${subscription.id}.subscriptions.${mailHost(url)}>`,
      'List-Unsubscribe': `<${unsubscribe}>`,
      'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
      'Auto-Submitted': 'auto-generated',
    },
    messageId: `<digest.${digest.id}@${mailHost(url)}>`,
  };
}
