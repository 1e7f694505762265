import { type Selectable, sql } from 'kysely';
import { type Digest, nothingToTell, notWanted, refusedUnseen } from '../digest/item.ts';
import { joined, type Said } from '../digest/join.ts';
import { type Db, type Write, write } from './db.ts';
import type { Store } from './port.ts';
import { fromJson, present, toJson } from './row.ts';
import type { Database } from './schema.ts';
import { isWanted } from './wanted.ts';

/** So many mails in a row that servers refuse for good end a subscription. */
const mostRefusals = 3;

/** The outbox. */
export function outboxIn(
  db: Db,
): Pick<
  Store,
  'digestsToSend' | 'openDigests' | 'digestsToJoin' | 'digests' | 'beginSending' | 'endSending' | 'sendAgain'
> {
  const openOf = (subscriptionId: string | undefined) => {
    const open = db.kysely.selectFrom('digest').selectAll().where(isOpen).where(isWanted);
    return subscriptionId === undefined ? open : open.where('subscription_id', '=', subscriptionId);
  };
  return {
    async digestsToSend({ at, limit, subscriptionId }) {
      const open = openOf(subscriptionId).orderBy('next_try_at').orderBy('id');
      const due = await open.where('next_try_at', '<=', at).limit(limit).execute();
      const left = limit - due.length;
      const astray = left === 0 ? [] : await open.where('next_try_at', '>', beyondAnyPause(at)).limit(left).execute();
      return [...due, ...astray].map(digestOf);
    },
    async openDigests({ limit, after = '', subscriptionId }) {
      const rows = await openOf(subscriptionId).where('id', '>', after).orderBy('id').limit(limit).execute();
      return rows.map(digestOf);
    },
    async digestsToJoin(subscriptionId) {
      const own = db.kysely.selectFrom('digest').selectAll().where('subscription_id', '=', subscriptionId);
      const rows = await own.where(isUnseen).orderBy('id').execute();
      return rows.map(digestOf);
    },
    async digests({ subscriptionId, limit }) {
      const own = db.kysely.selectFrom('digest').selectAll().where('subscription_id', '=', subscriptionId);
      const rows = await own.orderBy('made_at', 'desc').orderBy('id').limit(limit).execute();
      return rows.map(digestOf);
    },
    beginSending: ({ id, attempts }, at) =>
      write(db, `digest ${id}`, async (trx) => {
        const begun = trx.updateTable('digest').set(({ eb }) => ({
          state: 'sending',
          attempts: eb('attempts', '+', 1),
          next_try_at: at,
        }));
        const { numUpdatedRows } = await begun
          .where('id', '=', id)
          .where('attempts', '=', attempts)
          .where('state', 'in', ['waiting', 'sending'])
          .executeTakeFirst();
        return numUpdatedRows > 0n;
      }),
    endSending: (id, end) =>
      write(db, `digest ${id}`, async (trx) => {
        const columns = end.state === 'sent' ? { state: end.state, sent_at: end.at, trouble: null } : tried(end);
        const one = trx.updateTable('digest').set(columns).where('id', '=', id);
        // What its reader unsubscribed from meanwhile stays ended.
        const row = await (end.state === 'sent' ? one : one.where('state', 'in', ['waiting', 'sending']))
          .returning(['subscription_id', 'about', 'made_at'])
          .executeTakeFirst();
        if (row === undefined) return;
        if (end.state === 'sent') await setRefusals(trx, row.subscription_id, 0);
        if (end.state === 'sent' && row.about === 'question') await noteAsked(trx, row, end.at);
        if (end.state === 'failed' && end.ofAddress) await countRefusal(trx, row.subscription_id, end.at);
      }),
    sendAgain: (subscriptionId, { at, digestId }) =>
      write(db, `subscription ${subscriptionId}`, async (trx) => {
        await retryUnsure(trx, subscriptionId, at);
        const refused = await takeDigests(trx, subscriptionId, isRefused);
        if (refused.length === 0) return;
        await addDigest(trx, { subscriptionId, digestId, at, ...joined('heartbeat', [], refused) });
      }),
  };
}

const endedForGood = [notWanted, nothingToTell];

/** What was refused after a server may have taken it goes out as it was, under its own Message-ID. */
async function retryUnsure(trx: Write, subscriptionId: string, at: string): Promise<void> {
  await trx
    .updateTable('digest')
    .set({ state: 'sending', attempts: 0, put_off: 0, next_try_at: at })
    .where('subscription_id', '=', subscriptionId)
    .where('state', '=', 'failed')
    .where('unsure', '=', 1)
    .where('trouble', 'not in', endedForGood)
    .execute();
}

/** Takes digests out, to go out with another: after an outage a reader gets one mail, not one a day. */
export async function takeDigests(trx: Write, subscriptionId: string, which = isUnseen): Promise<Said[]> {
  const taken = await trx
    .deleteFrom('digest')
    .where('subscription_id', '=', subscriptionId)
    .where(which)
    .returning(['items', 'more', 'made_at', 'about'])
    .execute();
  return taken.map(({ items, more, made_at: madeAt, about }) => ({ items: fromJson(items), more, madeAt, about }));
}

/** Puts a digest into the outbox. */
export async function addDigest(
  trx: Write,
  digest: { digestId: string; subscriptionId: string; at: string } & Omit<Said, 'madeAt'>,
): Promise<void> {
  const { digestId, subscriptionId, at, about, items, more } = digest;
  const state = { state: 'waiting' as const, attempts: 0, put_off: 0, unsure: 0, next_try_at: at };
  await trx
    .insertInto('digest')
    .values({ id: digestId, subscription_id: subscriptionId, about, made_at: at, items: toJson(items), more, ...state })
    .execute();
}

/** Ends what was not sent yet, for good: its reader does not want it. */
export async function endDigests(trx: Write, subscriptionId: string, at: string): Promise<void> {
  await trx
    .updateTable('digest')
    .set({ state: 'failed', trouble: notWanted, next_try_at: at })
    .where('subscription_id', '=', subscriptionId)
    .where('state', 'in', ['waiting', 'sending'])
    .execute();
}

/** In the words of the index `digest_open`, so that the first of ten thousand are found without looking at the others. */
const isOpen = sql<boolean>`state in ('waiting', 'sending')`;

/**
 * What no server was shown: what waits, and what was refused with its recipient, whose box may have been full for a day. What was refused for what it tells
 * is not of these: it would have every later digest refused with it.
 */
const isUnseen = sql<boolean>`(state = 'waiting' or (state = 'failed' and unsure = 0 and trouble like ${`${refusedUnseen} %`}))`;

/** What waits and all that was refused, but what was ended for good. */
const isRefused = sql<boolean>`(state = 'waiting' or (state = 'failed' and trouble not in (${nothingToTell}, ${notWanted})))`;

function beyondAnyPause(at: string): string {
  return new Date(Date.parse(at) + 86_400_000).toISOString();
}

type End = Exclude<Parameters<Store['endSending']>[1], { state: 'sent' }>;

/** Of what is refused for good, the time of its last try is that of the refusal. */
function tried({ state, trouble, ...rest }: End) {
  if ('nextTryAt' in rest)
    return { state, trouble, next_try_at: rest.nextTryAt, ...(rest.isPutOff && { put_off: sql<number>`put_off + 1` }) };
  return { state, trouble, next_try_at: rest.at, unsure: rest.isUnsure === true ? 1 : 0 };
}

/** Only now: a reader whom no mail reached was not asked. Who changed or kept the subscription meanwhile has answered. */
async function noteAsked(
  trx: Write,
  { subscription_id: id, made_at: madeAt }: { subscription_id: string; made_at: string },
  at: string,
) {
  const one = trx.updateTable('subscription').set({ asked_at: at }).where('id', '=', id);
  await one.where('touched_at', '<=', madeAt).execute();
}

async function countRefusal(trx: Write, id: string, at: string): Promise<void> {
  const one = trx.selectFrom('subscription').select(['refusals', 'stopped_for']).where('id', '=', id);
  const row = await one.executeTakeFirst();
  if (row === undefined) return;
  await setRefusals(trx, id, row.refusals + 1);
  if (row.refusals + 1 < mostRefusals || row.stopped_for !== null) return;
  const stop = { stopped_for: 'bounces' as const, stopped_at: at };
  await trx.updateTable('subscription').set(stop).where('id', '=', id).execute();
}

async function setRefusals(trx: Write, id: string, refusals: number): Promise<void> {
  await trx.updateTable('subscription').set({ refusals }).where('id', '=', id).execute();
}

/** A digest as its row has it. */
export function digestOf(row: Selectable<Database['digest']>): Digest {
  const { id, about, more, state, attempts, put_off: putOff } = row;
  return {
    ...{ id, about, more, state, attempts, putOff },
    subscriptionId: row.subscription_id,
    madeAt: row.made_at,
    items: fromJson(row.items),
    nextTryAt: row.next_try_at,
    ...present({ sentAt: row.sent_at, trouble: row.trouble }),
  };
}
