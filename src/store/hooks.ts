import type { Selectable } from 'kysely';
import type { Item } from '../digest/item.ts';
import type { Hook, HookCall } from '../hook/hook.ts';
import { type Db, type Write, write } from './db.ts';
import type { HookStore } from './hook-port.ts';
import type { PrivateFeeds } from './private-feeds.ts';
import { fromJson, present, storable, toJson } from './row.ts';
import type { Database } from './schema.ts';

/** So many digests are looked at in one transaction. */
const queuedAtOnce = 500;

/** Hooks and their calls. */
export function hooksIn(db: Db): Omit<HookStore, 'deliveryTroubles' | keyof PrivateFeeds> {
  const all = () => db.kysely.selectFrom('hook').selectAll();
  return {
    async keepHook(given) {
      const { id, subscriptionId, kind, url, secret, createdAt } = storable(given);
      const row = { id, subscription_id: subscriptionId, kind, url, secret, created_at: createdAt };
      const blank = { failing_since: null, off_for: null, off_at: null, told_at: null };
      await db.kysely
        .insertInto('hook')
        .values({ ...row, ...blank })
        .execute();
    },
    async hook(id) {
      const row = await all().where('id', '=', id).executeTakeFirst();
      return row && hookOf(row);
    },
    async hooks({ subscriptionId }) {
      const own = all().where('subscription_id', '=', subscriptionId);
      return (await own.orderBy('created_at').orderBy('id').execute()).map(hookOf);
    },
    async resumeHook(id) {
      const on = { failing_since: null, off_for: null, off_at: null, told_at: null };
      const { numUpdatedRows } = await db.kysely
        .updateTable('hook')
        .set(on)
        .where('id', '=', id)
        .executeTakeFirstOrThrow();
      return numUpdatedRows > 0n;
    },
    dropHook: (id) => write(db, `hook ${id}`, (trx) => dropHooks(trx, [id])),
    queueCalls: (at, newId) => write(db, 'hooks', (trx) => queue(trx, at, newId)),
    async hooksToCall(at) {
      const due = toMake(db, at).groupBy(['hook.id', 'hook.url', 'hook.failing_since']);
      const rows = await due
        .select(['hook.id', 'hook.url', 'hook.failing_since'])
        .orderBy((all) => all.fn.min('hook_call.next_try_at'))
        .orderBy('hook.id')
        .execute();
      return rows.map(({ id, url, failing_since }) => ({ id, url, isFailing: failing_since !== null }));
    },
    async callsToMake({ hookId, at, limit }) {
      const due = toMake(db, at).selectAll('hook_call').where('hook_call.hook_id', '=', hookId);
      const rows = await due.orderBy('hook_call.next_try_at').orderBy('hook_call.id').limit(limit).execute();
      return rows.map(callOf);
    },
    async beginCall(id, { attempts, nextTryAt }) {
      const { numUpdatedRows } = await db.kysely
        .updateTable('hook_call')
        .set({ attempts: attempts + 1, next_try_at: nextTryAt })
        .where('id', '=', id)
        .where('state', '=', 'waiting')
        .where('attempts', '=', attempts)
        .executeTakeFirstOrThrow();
      return numUpdatedRows > 0n;
    },
    endCall: (id, end) => write(db, `hook call ${id}`, (trx) => noteEnd(trx, id, end)),
    async calls({ subscriptionId, limit }) {
      const rows = await db.kysely
        .selectFrom('hook_call')
        .innerJoin('hook', 'hook.id', 'hook_call.hook_id')
        .selectAll('hook_call')
        .where('hook.subscription_id', '=', subscriptionId)
        .orderBy('hook_call.made_at', 'desc')
        .orderBy('hook_call.id')
        .limit(limit)
        .execute();
      return rows.map(callOf);
    },
    async hooksToTell() {
      const rows = await all().where('off_at', 'is not', null).where('told_at', 'is', null).orderBy('id').execute();
      return rows.map(hookOf);
    },
    async toldOf(id, at) {
      await db.kysely.updateTable('hook').set({ told_at: at }).where('id', '=', id).execute();
    },
  };
}

/** Calls that are due, of hooks that are on. */
function toMake(db: Db, at: string) {
  return db.kysely
    .selectFrom('hook_call')
    .innerJoin('hook', 'hook.id', 'hook_call.hook_id')
    .where('hook.off_at', 'is', null)
    .where('hook_call.state', '=', 'waiting')
    .where('hook_call.next_try_at', '<=', at);
}

/** Forgets hooks and their calls. Resolves to whether there were any. */
async function dropHooks(trx: Write, ids: readonly string[]): Promise<boolean> {
  if (ids.length === 0) return false;
  await trx.deleteFrom('hook_call').where('hook_id', 'in', ids).execute();
  const { numDeletedRows } = await trx.deleteFrom('hook').where('id', 'in', ids).executeTakeFirstOrThrow();
  return numDeletedRows > 0n;
}

/** Forgets all that subscriptions deliver by: hooks, their calls, private feeds. */
export async function dropDeliveries(trx: Write, subscriptionIds: readonly string[]): Promise<void> {
  if (subscriptionIds.length === 0) return;
  const hooks = await trx.selectFrom('hook').select('id').where('subscription_id', 'in', subscriptionIds).execute();
  await dropHooks(
    trx,
    hooks.map(({ id }) => id),
  );
  await trx.deleteFrom('private_feed').where('subscription_id', 'in', subscriptionIds).execute();
}

async function queue(trx: Write, at: string, newId: () => string): Promise<number> {
  const untold = await trx
    .selectFrom('digest')
    .innerJoin('hook', 'hook.subscription_id', 'digest.subscription_id')
    .leftJoin('hook_call', (join) =>
      join.onRef('hook_call.hook_id', '=', 'hook.id').onRef('hook_call.digest_id', '=', 'digest.id'),
    )
    .select(['digest.id', 'digest.items', 'digest.more', 'hook.id as hook_id'])
    .where('hook_call.id', 'is', null)
    .where('hook.off_at', 'is', null)
    .whereRef('digest.made_at', '>=', 'hook.created_at')
    .where('digest.items', '<>', toJson<Item[]>([]))
    .orderBy('digest.made_at')
    .orderBy('digest.id')
    .limit(queuedAtOnce)
    .execute();
  for (const { id, items, more, hook_id } of untold) {
    const told = await toldBy(trx, hook_id);
    const fresh = fromJson(items).filter((item) => !told.has(keyOf(item)));
    const state = fresh.length === 0 ? ('sent' as const) : ('waiting' as const);
    const row = { id: newId(), hook_id, digest_id: id, items: toJson(fresh), more, made_at: at, state, attempts: 0 };
    await trx
      .insertInto('hook_call')
      .values({ ...row, next_try_at: at, sent_at: null, trouble: null })
      .execute();
  }
  return untold.length;
}

/** What the calls of a hook tell already, made or waiting. */
async function toldBy(trx: Write, hookId: string): Promise<Set<string>> {
  const calls = await trx.selectFrom('hook_call').select('items').where('hook_id', '=', hookId).execute();
  return new Set(calls.flatMap(({ items }) => fromJson(items).map(keyOf)));
}

function keyOf({ reportId, version, kind }: Item): string {
  return `${reportId} ${version} ${kind}`;
}

async function noteEnd(trx: Write, id: string, end: Parameters<HookStore['endCall']>[1]): Promise<void> {
  const { at } = end;
  const columns =
    end.state === 'sent'
      ? { state: end.state, sent_at: at, trouble: null }
      : { state: end.state, trouble: end.trouble };
  const call = await trx
    .updateTable('hook_call')
    .set(columns)
    .where('id', '=', id)
    .returning('hook_id')
    .executeTakeFirst();
  if (call === undefined) return;
  const one = trx.updateTable('hook').where('id', '=', call.hook_id);
  if (end.state === 'sent') await one.set({ failing_since: null }).execute();
  else {
    await one.set({ failing_since: at }).where('failing_since', 'is', null).execute();
    if (end.off !== undefined) await one.set({ off_for: end.off, off_at: at }).where('off_at', 'is', null).execute();
  }
}

export function hookOf(row: Selectable<Database['hook']>): Hook {
  const { id, kind, url, secret } = row;
  const off = row.off_for === null ? null : { reason: row.off_for, at: row.off_at ?? row.created_at };
  return {
    ...{ id, kind, url, secret },
    subscriptionId: row.subscription_id,
    createdAt: row.created_at,
    ...present({ failingSince: row.failing_since, off }),
  };
}

function callOf(row: Selectable<Database['hook_call']>): HookCall {
  const { id, more, state, attempts } = row;
  return {
    ...{ id, more, state, attempts },
    hookId: row.hook_id,
    digestId: row.digest_id,
    items: fromJson(row.items),
    madeAt: row.made_at,
    nextTryAt: row.next_try_at,
    ...present({ sentAt: row.sent_at, trouble: row.trouble }),
  };
}
