import type { Digest, DigestAbout, LedgerEntry, NewsEntry, Selection } from '../digest/item.ts';
import type { Subscription } from '../digest/subscription.ts';
import type { IsoInstant } from '../model/values.ts';

/**
 * What a round of selection gives for one subscription: it stood at `from` and now stands at `cursor`, the position in the change log up to which
 * was selected. `digestId` is for the digest that comes of it, if any.
 */
export type Outcome = {
  subscriptionId: string;
  from: number;
  /** When its reader had last changed it: what was selected by other terms than it has now is not kept. */
  touchedAt: IsoInstant;
  cursor: number;
  at: IsoInstant;
  /** When its next digest is due. */
  dueAt: IsoInstant;
  digestId: string;
  about: DigestAbout;
  selections: Selection[];
};

/** Parts of a subscription that can change. */
type SubscriptionChange = Partial<
  Omit<Subscription, 'id' | 'accountId' | 'token' | 'createdAt' | 'stopped' | 'askedAt'>
> & {
  stopped?: Subscription['stopped'] | undefined;
  askedAt?: IsoInstant | undefined;
};

/** Subscriptions, the ledger of what they were told, and the outbox. */
export type DigestStore = {
  /** What the change log has for readers after `after` and up to `until`, oldest first. */
  newsBetween(after: number, until: number): Promise<NewsEntry[]>;
  /** Where in the change log the newest of it stands; 0 when there is none. */
  newestNews(): Promise<number>;

  /** Adds a subscription. */
  keepSubscription(subscription: Subscription): Promise<void>;
  subscription(id: string): Promise<Subscription | undefined>;
  /** The subscription that a token of its mails opens. */
  subscriptionOf(token: string): Promise<Subscription | undefined>;
  /** Those of an account, or all, oldest first. */
  subscriptions(filter: { accountId?: string }): Promise<Subscription[]>;
  /**
   * Subscriptions in force whose time has come at `at`, by id after `after`; those at once only when there is news for them, which ends at
   * `newest`. One that was selected at a later time than `at` is due too: the clock was wrong then. With `id` that one alone, due or not.
   */
  dueSubscriptions(asked: {
    at: IsoInstant;
    newest: number;
    limit: number;
    after?: string;
    id?: string;
  }): Promise<Subscription[]>;
  /**
   * Changes parts of a subscription; a key that is given as undefined is taken away. A stop because its reader unsubscribed ends for good what was not sent
   * yet. Resolves to it as it is now.
   */
  changeSubscription(id: string, change: SubscriptionChange): Promise<Subscription | undefined>;
  /** Forgets a subscription, its ledger and its digests. Resolves to whether there was one. */
  dropSubscription(id: string): Promise<boolean>;
  /**
   * Keeps what was selected: the ledger, the subscription's cursor and, when anything in it is not in the ledger yet or a mail goes out without
   * news, a digest in the outbox. Those of `digestsToJoin` go into the new one. Resolves to undefined when no digest was made, which
   * is also so when the subscription stands elsewhere than at `from`, was changed since `touchedAt`, or is stopped.
   */
  keepSelection(outcome: Outcome): Promise<{ items: number } | undefined>;
  /** Those lines that stand in the ledger of a subscription already. */
  told(subscriptionId: string, lines: readonly LedgerEntry[]): Promise<LedgerEntry[]>;
  /** Moves subscriptions on for which nothing was found, but those that were changed since `touchedAt`. */
  passOver(passed: {
    cursor: number;
    at: IsoInstant;
    subscriptions: readonly { id: string; dueAt: IsoInstant; touchedAt: IsoInstant }[];
  }): Promise<void>;
  /**
   * Digests to be sent at `at`, those first that have waited longest, then those that wait for a time beyond any pause: the clock was wrong then. Those
   * whose subscription is off or stopped, or whose account is shut out, are none of them until that ends. With `subscriptionId` those of that one alone.
   */
  digestsToSend(asked: { at: IsoInstant; limit: number; subscriptionId?: string }): Promise<Digest[]>;
  /** All that would be sent by the rules of `digestsToSend`, sooner or later, by id after `after`. */
  openDigests(asked: { limit: number; after?: string; subscriptionId?: string }): Promise<Digest[]>;
  /** Digests of a subscription that the next one takes in: what certainly was not sent yet, and what was refused with its recipient before it was shown. */
  digestsToJoin(subscriptionId: string): Promise<Digest[]>;
  /** Digests of a subscription, newest first. */
  digests(filter: { subscriptionId: string; limit: number }): Promise<Digest[]>;
  /**
   * Notes, before a mail server hears of it, that a digest is being sent for the next time after `attempts`; `at`: when it is tried again if nothing more is
   * heard. False: it is there no more, or another process makes this attempt.
   */
  beginSending(digest: Pick<Digest, 'id' | 'attempts'>, at: IsoInstant): Promise<boolean>;
  /**
   * Notes what came of it; that a question was sent is when its reader was asked. `waiting`: certainly not sent; `sending`: nobody knows; `isPutOff`: a
   * server said that it should come later; `failed`: refused for good, `isUnsure` when a server may have taken it before; three in a row `ofAddress`,
   * since the server does not take the address, end the subscription.
   */
  endSending(
    id: string,
    end:
      | { state: 'sent'; at: IsoInstant }
      | { state: 'waiting' | 'sending'; nextTryAt: IsoInstant; trouble: string; isPutOff?: boolean }
      | { state: 'failed'; at: IsoInstant; trouble: string; ofAddress: boolean; isUnsure?: boolean },
  ): Promise<void>;
  /** Puts what was refused for good of a subscription into the outbox again, with what waits there, as one digest; what may have been taken stays what it was. */
  sendAgain(subscriptionId: string, again: { at: IsoInstant; digestId: string }): Promise<void>;
};
