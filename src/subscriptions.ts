import { randomBytes, randomUUID } from 'node:crypto';
import type { Account } from './account/account.ts';
import { itemsOf } from './binder/members.ts';
import { rightTo } from './binder/right.ts';
import { nextDue } from './digest/due.ts';
import { type Digest, type Item, mostItems } from './digest/item.ts';
import type { Rendered } from './digest/render/content.ts';
import { hasHeartbeat, type Subscription, type SubscriptionTerms } from './digest/subscription.ts';
import type { Digester } from './digester.ts';
import { Failure } from './errors.ts';
import type { Finder, SearchPage } from './find.ts';
import type { IsoDate, IsoInstant } from './model/values.ts';
import { requireParameters } from './search/query.ts';
import type { Store } from './store/port.ts';

type Parts = {
  store: Store;
  finder: Pick<Finder, 'query' | 'find'>;
  digester: Pick<Digester, 'preview'>;
  /** Milliseconds since 1970. */
  now(): number;
};

/** How much a subscription would have brought: reports published in so many days, or how many reports a binder cites. */
export type Estimate = { days: number; reports: number } | { watched: number };

/** Who subscribes. */
type Reader = Pick<Account, 'id' | 'mail'>;

/** Subscriptions as their readers see to them. */
export type Subscriptions = {
  /** @throws Failure search.query naming what is wrong with the search; not-found when there is no such binder, or `who` may not read it */
  estimate(wanted: SubscriptionTerms['wanted'], who?: Reader): Promise<Estimate>;
  /** The mail that would have gone out for the newest reports. @throws as `estimate` */
  preview(terms: SubscriptionTerms, who?: Reader): Promise<Rendered>;
  /** Subscribes the account's address, which its holder confirmed by signing in. @throws as `estimate`; usage beyond 200 */
  make(account: Reader, terms: SubscriptionTerms): Promise<Subscription>;
  of(accountId: string): Promise<Subscription[]>;
  /** One of an account's. @throws Failure not-found */
  own(id: string, accountId: string): Promise<Subscription>;
  /** Changes all but what is asked for; it then counts as wanted. On again after it was off, what came meanwhile comes too. @throws Failure not-found */
  change(id: string, accountId: string, terms: Omit<SubscriptionTerms, 'wanted'>): Promise<Subscription>;
  /** Sends again after a stop. What came meanwhile, and what was refused, comes too, unless the reader had stopped it. @throws Failure not-found */
  resume(id: string, accountId: string): Promise<void>;
  /** @throws Failure not-found */
  forget(id: string, accountId: string): Promise<void>;
  digests(id: string): Promise<Digest[]>;
  /** What the link in a mail opens. @throws Failure not-found */
  byToken(token: string): Promise<Subscription>;
  /** Ends it by the link in a mail. @throws Failure not-found */
  end(token: string): Promise<Subscription>;
  /** Answers the question whether it is still wanted. @throws Failure not-found */
  keep(token: string): Promise<Subscription>;
};

const days = 90;
const mostSubscriptions = 200;
const dayMs = 86_400_000;

/** Joins what readers want with what there is. */
export function createSubscriptions({ store, finder, digester, now }: Parts): Subscriptions {
  const at = () => new Date(now()).toISOString();
  const found = async (subscription: Subscription | undefined) => {
    if (subscription !== undefined) return subscription;
    throw new Failure('not-found', 'There is no such subscription.');
  };
  const own = async (id: string, accountId: string) => {
    const subscription = await store.subscription(id);
    return found(subscription?.accountId === accountId ? subscription : undefined);
  };
  const byToken = async (token: string) => found(await store.subscriptionOf(token));
  const readable = (search: string) => {
    const parameters = new URLSearchParams(search);
    requireParameters(parameters);
    finder.query(parameters);
  };
  const recent = (search: string, size: number) => recentOf(search, size, new Date(now() - days * dayMs));

  /** What waits is sent at once, in one digest with what came since. */
  async function dueOf(id: string, terms: Pick<SubscriptionTerms, 'rate' | 'hour' | 'timeZone'>): Promise<IsoInstant> {
    if (terms.rate === 'off') return nextDue(terms, at());
    const [newest] = await store.digests({ subscriptionId: id, limit: 1 });
    return newest?.state === 'waiting' ? at() : nextDue(terms, at());
  }

  async function recentOf(search: string, size: number, since: Date): Promise<SearchPage> {
    const query = finder.query(new URLSearchParams(search));
    const from = latest(query.from, since.toISOString().slice(0, 10));
    if (query.until !== undefined && query.until < from.slice(0, query.until.length)) return nothing;
    return finder.find({ ...query, from, all: true, spelling: false, page: 1, size, sort: 'newest' });
  }

  async function citedIn(binderId: string, who: Reader | undefined) {
    const [hold, binder] = await Promise.all([store.binderHold(binderId), store.binder(binderId)]);
    if (binder === undefined || hold === undefined || rightTo(hold, who) === undefined)
      throw new Failure('not-found', 'There is no such binder, or it belongs to another account.');
    return itemsOf(binder);
  }

  return {
    own,
    byToken,
    async estimate(wanted, who) {
      if ('search' in wanted) return { days, reports: (await recent(wanted.search, 1)).total };
      return { watched: new Set((await citedIn(wanted.binder, who)).map(({ reportId }) => reportId)).size };
    },
    async preview(terms, who) {
      const { wanted } = terms;
      const reader = { ...terms, id: 'preview', token: 'preview' };
      if ('binder' in wanted) {
        const cited = (await citedIn(wanted.binder, who)).slice(0, 1);
        return digester.preview(
          reader,
          cited.map(({ reportId, version, passageId }) => itemOf(reportId, version, passageId, 'revised')),
          0,
        );
      }
      const { hits, total } = await recent(wanted.search, mostItems);
      const reports = await store.reportsById(hits.map(({ reportId }) => reportId));
      const items = hits.map(({ reportId, passage }) =>
        itemOf(reportId, reports.get(reportId)?.version ?? 1, passage.id, 'new'),
      );
      return digester.preview(reader, items, total - items.length);
    },
    async make(account, terms) {
      if ((await store.subscriptions({ accountId: account.id })).length >= mostSubscriptions)
        throw new Failure('usage', `An account has ${mostSubscriptions} subscriptions at most. Delete one first.`);
      if ('search' in terms.wanted) readable(terms.wanted.search);
      else await citedIn(terms.wanted.binder, account);
      const subscription = newSubscription(account, terms, { at: at(), cursor: await store.newestNews() });
      await store.keepSubscription(subscription);
      return subscription;
    },
    of: (accountId) => store.subscriptions({ accountId }),
    async change(id, accountId, terms) {
      await own(id, accountId);
      const touched = { touchedAt: at(), askedAt: undefined, dueAt: await dueOf(id, terms) };
      return found(await store.changeSubscription(id, { ...plain(terms), ...touched }));
    },
    async resume(id, accountId) {
      const { stopped, ...before } = await own(id, accountId);
      const begins = stopped?.reason === 'unsubscribed' ? { cursor: await store.newestNews() } : {};
      if (stopped?.reason === 'bounces') await store.sendAgain(id, { at: at(), digestId: randomUUID() });
      const touched = { touchedAt: at(), askedAt: undefined, dueAt: await dueOf(id, before) };
      await store.changeSubscription(id, { ...begins, ...touched, stopped: undefined, refusals: 0 });
    },
    async forget(id, accountId) {
      await own(id, accountId);
      await store.dropSubscription(id);
    },
    digests: (subscriptionId) => store.digests({ subscriptionId, limit: 20 }),
    async end(token) {
      const subscription = await byToken(token);
      if (subscription.stopped?.reason === 'unsubscribed') return subscription;
      const stopped = { reason: 'unsubscribed' as const, at: at() };
      return found(await store.changeSubscription(subscription.id, { stopped, askedAt: undefined }));
    },
    async keep(token) {
      const { id } = await byToken(token);
      return found(await store.changeSubscription(id, { touchedAt: at(), askedAt: undefined }));
    },
  };
}

/** A subscription that begins now: what is known already is no news. */
export function newSubscription(
  account: Pick<Account, 'id' | 'mail'>,
  terms: SubscriptionTerms,
  { at, cursor }: { at: string; cursor: number },
): Subscription {
  const secrets = { id: randomBytes(12).toString('base64url'), token: randomBytes(24).toString('base64url') };
  const state = { createdAt: at, touchedAt: at, cursor, refusals: 0, dueAt: nextDue(terms, at) };
  return { ...plain(terms), ...secrets, ...state, accountId: account.id, mail: account.mail };
}

/** What a search finds that ends before the time looked at. */
const nothing = { total: 0, hits: [] as SearchPage['hits'] } as SearchPage;

function latest(one: IsoDate | undefined, other: IsoDate): IsoDate {
  return one !== undefined && one > other ? one : other;
}

function itemOf(reportId: string, version: number, passageId: string, kind: Item['kind']): Item {
  return { reportId, version, kind, base: kind === 'revised' ? version : 0, passageId, copies: [] };
}

/** Terms in which nothing stands that has no effect. */
function plain<T extends Pick<SubscriptionTerms, 'rate' | 'heartbeat'>>(terms: T): T {
  return { ...terms, heartbeat: hasHeartbeat(terms) };
}
