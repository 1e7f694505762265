import { randomUUID } from 'node:crypto';
import { nextDue } from './digest/due.ts';
import type { Digest, LedgerEntry, Selection } from './digest/item.ts';
import { joined } from './digest/join.ts';
import { type Cited, select, selectCited } from './digest/select.ts';
import { hasHeartbeat, type Subscription } from './digest/subscription.ts';
import { indexNews, type NewsIndex } from './digest-index.ts';
import type { Documents } from './documents.ts';
import { Failure } from './errors.ts';
import type { Log } from './log.ts';
import type { IsoInstant } from './model/values.ts';
import type { AsideEngine } from './search/aside.ts';
import type { SearchQuery } from './search/query.ts';
import type { Outcome } from './store/digest-port.ts';
import type { Store } from './store/port.ts';

/** What selecting needs. */
export type SelectParts = {
  store: Store;
  documents: Pick<Documents, 'of'>;
  /** Reads the parameters of a search, whatever of them is still known. @throws Failure search.query */
  query(search: string): SearchQuery;
  /** An empty engine for the reports that are new, gone when it is closed. */
  openIndex(): Promise<AsideEngine>;
  /** The passages that a binder cites; undefined when there is no such binder, or this account may not read it. */
  cited(binderId: string, accountId: string): Promise<readonly Cited[] | undefined>;
  log: Log;
};

/** What a round came to: subscriptions looked at, digests put into the outbox, items in them. */
export type Round = { due: number; digests: number; items: number };

/** What a round must know of a subscription. */
type Due = Pick<
  Subscription,
  'id' | 'accountId' | 'wanted' | 'rate' | 'hour' | 'timeZone' | 'heartbeat' | 'cursor' | 'touchedAt'
> & { askedAt: IsoInstant | undefined };

/** A subscription with what is news to it. */
type Found = { subscription: Due; selections: Selection[] };

/** What a round would do for a subscription that is due. */
export type Planned = { subscription: Due } & (
  | { ends: true }
  /** `said`: the digest that would be made; those that wait are in it. */
  | { ends: false; said: Pick<Digest, 'about' | 'items' | 'more'>; joins: string[] }
);

/** When a round looks, and at what. */
export type Asked = {
  at: IsoInstant;
  /** This subscription alone. */
  id?: string;
};

const subscriptionsAtOnce = 1000;
const keptAtOnce = 64;
/** A reader who has not been heard of for so long is asked, and has so long to answer. */
const askAfterMs = 365 * 86_400_000;
const answerWithinMs = 30 * 86_400_000;

/**
 * Selects for all subscriptions whose time has come, and puts what is new to each into the outbox, with the ledger and the cursor in one transaction
 * a subscription: whatever ends the process, the next round begins where each subscription stands.
 */
export async function selectDue(asked: Asked, parts: SelectParts): Promise<Round> {
  const round = { due: 0, digests: 0, items: 0 };
  const quiet: Due[] = [];
  const waiting: Outcome[] = [];
  const flush = async () => {
    const kept = await Promise.all(waiting.splice(0).map((outcome) => parts.store.keepSelection(outcome)));
    for (const one of kept) if (one !== undefined) round.digests += 1;
    for (const one of kept) round.items += one?.items ?? 0;
  };
  const due = duesAfter(asked.at);
  // They stay where they are, and are tried again when due.
  const unread = async (one: Due) => {
    await parts.store.changeSubscription(one.id, { dueAt: due(one) });
  };
  const each: Each = async ({ subscription, selections }, cursor) => {
    round.due += 1;
    if (isUnanswered(subscription, asked.at)) {
      await parts.store.changeSubscription(subscription.id, { stopped: { reason: 'stale', at: asked.at } });
      return;
    }
    const about = aboutOf(subscription, selections, asked.at);
    if (about === undefined) quiet.push(subscription);
    else
      waiting.push({
        ...outcomeOf(subscription, { at: asked.at, cursor, dueAt: due(subscription) }),
        about,
        selections,
      });
    if (waiting.length >= keptAtOnce) await flush();
  };
  const newest = await find(asked, parts, each, unread);
  await flush();
  const passed = quiet.map((one) => ({ id: one.id, dueAt: due(one), touchedAt: one.touchedAt }));
  await parts.store.passOver({ cursor: newest, at: asked.at, subscriptions: passed });
  return round;
}

/** Hands what a round would do to `show`, a subscription at a time, and does nothing of it. */
export async function planDue(
  asked: Asked,
  parts: SelectParts,
  show: (planned: Planned) => Promise<void>,
): Promise<void> {
  const each: Each = async ({ subscription, selections }) => {
    if (isUnanswered(subscription, asked.at)) return show({ subscription, ends: true });
    const about = aboutOf(subscription, selections, asked.at);
    const fresh = await untold(subscription.id, selections, parts.store);
    if (about === undefined || (about === 'news' && fresh.length === 0)) return;
    const waiting = await parts.store.digestsToJoin(subscription.id);
    const said = joined(about, fresh, waiting);
    await show({ subscription, ends: false, said, joins: waiting.map(({ id }) => id) });
  };
  await find(asked, parts, each, async () => {});
}

/** Those of the selections that have a line which the ledger has not. */
async function untold(subscriptionId: string, selections: Selection[], store: Store): Promise<Selection[]> {
  const key = ({ reportId, version, kind }: LedgerEntry) => `${reportId} ${version} ${kind}`;
  const lines = selections.flatMap(({ entries }) => entries);
  const told = new Set((await store.told(subscriptionId, lines)).map(key));
  return selections.filter(({ entries }) => entries.some((line) => !told.has(key(line))));
}

type Each = (found: Found, cursor: number) => Promise<void>;

/**
 * Hands every subscription that is due to `each`, with what is news to it, or to `unread` when what it wants cannot be read; resolves to the position in
 * the change log up to which was looked. Writes nothing.
 */
async function find(
  { at, id }: Asked,
  parts: SelectParts,
  each: Each,
  unread: (subscription: Due) => Promise<void>,
): Promise<number> {
  const newest = await parts.store.newestNews();
  const due = await allDue({ at, newest, ...(id !== undefined && { id }) }, parts);
  if (due.length === 0) return newest;
  const groups: Due[][] = [];
  for (const alike of Map.groupBy(due, keyOf).values()) {
    if ((await matcherOf(alike, parts)) !== undefined) groups.push(alike);
    else for (const subscription of alike) await unread(subscription);
  }
  // One that cannot be read stays where it is, for years maybe: it must not have all of them indexed every time.
  const after = groups.flat().reduce((least, { cursor }) => Math.min(least, cursor), newest);
  const index = await indexNews({ after, until: newest }, { ...parts, open: parts.openIndex });
  try {
    for (const alike of groups) {
      const selectFrom = await (await matcherOf(alike, parts))?.(index);
      for (const subscription of alike) {
        const selections = selectFrom?.(subscription.cursor);
        if (selections === undefined) await unread(subscription);
        else await each({ subscription, selections }, Math.max(newest, subscription.cursor));
      }
    }
  } finally {
    await index.close();
  }
  return newest;
}

/** A search finds the same for everybody, a binder opens for some. */
function keyOf({ wanted, accountId }: Due): string {
  return JSON.stringify('search' in wanted ? wanted : [wanted, accountId]);
}

async function allDue(asked: { at: IsoInstant; newest: number; id?: string }, { store }: SelectParts): Promise<Due[]> {
  const due: Due[] = [];
  for (let after = ''; ; after = due.at(-1)?.id ?? '') {
    const next = await store.dueSubscriptions({ ...asked, after, limit: subscriptionsAtOnce });
    due.push(...next.map(dueOf));
    if (next.length < subscriptionsAtOnce) return due;
  }
}

/** Named one by one: of ten thousand all else would be kept beside. */
function dueOf(subscription: Subscription): Due {
  const { id, accountId, wanted, rate, hour, timeZone, heartbeat, cursor, touchedAt, askedAt } = subscription;
  return { id, accountId, wanted, rate, hour, timeZone, heartbeat, cursor, touchedAt, askedAt };
}

type SelectFrom = (cursor: number) => Selection[];

/** How what some subscriptions want alike is selected, from an index and then from a cursor; undefined when it cannot be read. */
async function matcherOf(
  alike: readonly Due[],
  parts: SelectParts,
): Promise<((index: NewsIndex) => Promise<SelectFrom>) | undefined> {
  const [{ wanted, accountId } = {}] = alike;
  if (wanted === undefined || accountId === undefined) return undefined;
  if ('binder' in wanted) {
    const cited = await parts.cited(wanted.binder, accountId);
    return cited && (async (index) => (cursor) => selectCited(cited, cursor, index));
  }
  const query = readQuery(wanted.search, parts);
  if (query === undefined) return undefined;
  return async (index) => {
    const matches = await index.matches(query);
    return (cursor) => select(matches, cursor, index);
  };
}

function readQuery(search: string, { query, log }: SelectParts): SearchQuery | undefined {
  try {
    return query(search);
  } catch (error) {
    if (!(error instanceof Failure) || error.code !== 'search.query') throw error;
    log.warn({ error: error.message }, 'a subscription asks for a search that cannot be read');
    return undefined;
  }
}

function aboutOf(subscription: Due, selections: readonly Selection[], at: IsoInstant): Outcome['about'] | undefined {
  if (isForgotten(subscription, at)) return 'question';
  if (selections.length > 0) return 'news';
  return hasHeartbeat(subscription) ? 'heartbeat' : undefined;
}

function isForgotten({ touchedAt, askedAt }: Due, at: IsoInstant): boolean {
  return askedAt === undefined && Date.parse(at) - Date.parse(touchedAt) > askAfterMs;
}

function isUnanswered({ askedAt }: Due, at: IsoInstant): boolean {
  return askedAt !== undefined && Date.parse(at) - Date.parse(askedAt) > answerWithinMs;
}

function outcomeOf(subscription: Due, when: Pick<Outcome, 'at' | 'cursor' | 'dueAt'>) {
  const { id, cursor: from, touchedAt } = subscription;
  return { subscriptionId: id, from, touchedAt, ...when, digestId: randomUUID() };
}

/** When subscriptions are due next. Thousands share their hour, rate and time zone, and a calendar is slow. */
function duesAfter(at: IsoInstant): (subscription: Due) => IsoInstant {
  const known = new Map<string, IsoInstant>();
  return ({ rate, hour, timeZone }) => {
    const key = `${rate} ${hour} ${timeZone}`;
    const due = known.get(key) ?? nextDue({ rate, hour, timeZone }, at);
    known.set(key, due);
    return due;
  };
}
