import type { Selectable, Updateable } from 'kysely';
import type { Subscription, SubscriptionTerms } from '../digest/subscription.ts';
import { type Db, write } from './db.ts';
import { dropDeliveries } from './hooks.ts';
import { endDigests } from './outbox.ts';
import type { Store } from './port.ts';
import { fromJson, present, storable, toJson } from './row.ts';
import type { Database } from './schema.ts';

type Row = Selectable<Database['subscription']>;

/** Subscriptions, as their readers and the operator see them. */
export function subscriptionsIn(
  db: Db,
): Pick<
  Store,
  | 'keepSubscription'
  | 'subscription'
  | 'subscriptionOf'
  | 'subscriptions'
  | 'dueSubscriptions'
  | 'changeSubscription'
  | 'dropSubscription'
> {
  const all = () => db.kysely.selectFrom('subscription').selectAll();
  return {
    async keepSubscription(given) {
      await db.kysely
        .insertInto('subscription')
        .values(rowOf(storable(given)))
        .execute();
    },
    async subscription(id) {
      const row = await all().where('id', '=', id).executeTakeFirst();
      return row && subscriptionOfRow(row);
    },
    async subscriptionOf(token) {
      const row = await all().where('token', '=', token).executeTakeFirst();
      return row && subscriptionOfRow(row);
    },
    async subscriptions({ accountId }) {
      const asked = accountId === undefined ? all() : all().where('account_id', '=', accountId);
      const rows = await asked.orderBy('created_at').orderBy('id').execute();
      return rows.map(subscriptionOfRow);
    },
    async dueSubscriptions({ at, newest, after = '', limit, id }) {
      const inForce = all().where('stopped_for', 'is', null).where('id', '>', after);
      const due = inForce
        .where('rate', '<>', 'off')
        .where(({ eb, or }) => or([eb('due_at', '<=', at), eb('selected_at', '>', at)]))
        .where(({ eb, or }) => or([eb('rate', '<>', 'at-once'), eb('cursor', '<', newest)]));
      const asked = id === undefined ? due : inForce.where('id', '=', id);
      const rows = await asked.orderBy('id').limit(limit).execute();
      return rows.map(subscriptionOfRow);
    },
    changeSubscription: (id, change) =>
      write(db, `subscription ${id}`, async (trx) => {
        const row = await trx.selectFrom('subscription').selectAll().where('id', '=', id).executeTakeFirst();
        if (row === undefined) return undefined;
        const { id: _id, ...columns } = rowOf(storable({ ...subscriptionOfRow(row), ...change }) as Subscription);
        await trx.updateTable('subscription').set(columns).where('id', '=', id).execute();
        if (change.stopped?.reason === 'unsubscribed') await endDigests(trx, id, change.stopped.at);
        return subscriptionOfRow({ ...row, ...columns });
      }),
    dropSubscription: (id) =>
      write(db, `subscription ${id}`, async (trx) => {
        await dropDeliveries(trx, [id]);
        await trx.deleteFrom('ledger').where('subscription_id', '=', id).execute();
        await trx.deleteFrom('digest').where('subscription_id', '=', id).execute();
        const dropped = await trx.deleteFrom('subscription').where('id', '=', id).executeTakeFirst();
        return dropped.numDeletedRows > 0n;
      }),
  };
}

function rowOf(subscription: Subscription): Row {
  const { title, wanted, note, rate, language, hour, timeZone, heartbeat } = subscription;
  const terms: SubscriptionTerms = { title, wanted, note, rate, language, hour, timeZone, heartbeat };
  return {
    id: subscription.id,
    account_id: subscription.accountId,
    mail: subscription.mail,
    token: subscription.token,
    terms: toJson(terms),
    rate,
    created_at: subscription.createdAt,
    cursor: subscription.cursor,
    due_at: subscription.dueAt,
    selected_at: subscription.selectedAt ?? null,
    refusals: subscription.refusals,
    stopped_for: subscription.stopped?.reason ?? null,
    stopped_at: subscription.stopped?.at ?? null,
    touched_at: subscription.touchedAt,
    asked_at: subscription.askedAt ?? null,
  } satisfies Updateable<Database['subscription']>;
}

/** A row as the subscription that it keeps. */
export function subscriptionOfRow(row: Row): Subscription {
  const { id, mail, token, cursor, refusals } = row;
  const stopped = row.stopped_for && { reason: row.stopped_for, at: row.stopped_at ?? row.touched_at };
  return {
    ...fromJson(row.terms),
    ...{ id, mail, token, cursor, refusals },
    accountId: row.account_id,
    createdAt: row.created_at,
    dueAt: row.due_at,
    touchedAt: row.touched_at,
    ...present({ selectedAt: row.selected_at, stopped, askedAt: row.asked_at }),
  };
}
