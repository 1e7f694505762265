import type { AccountStore } from './account-port.ts';
import { binderOf } from './binders.ts';
import type { Db, Write } from './db.ts';
import { decisionOf } from './decision-log.ts';
import { dropDeliveries, hookOf } from './hooks.ts';
import { keyOf } from './keys.ts';
import { digestOf } from './outbox.ts';
import { sessionOf } from './sessions.ts';
import { subscriptionOfRow } from './subscriptions.ts';

/** All that is kept of one account, in one look. */
export function accountDataIn(db: Db, account: AccountStore['account']): Pick<AccountStore, 'accountData'> {
  const { kysely } = db;
  return {
    async accountData(id) {
      const holder = await account(id);
      if (holder === undefined) return undefined;
      const [sessions, keys, binders, shared, subscriptions, decisions] = await Promise.all([
        kysely.selectFrom('session').selectAll().where('account_id', '=', id).orderBy('created_at').execute(),
        kysely.selectFrom('api_key').selectAll().where('account_id', '=', id).orderBy('created_at').execute(),
        kysely.selectFrom('binder').selectAll().where('account_id', '=', id).orderBy('created_at').execute(),
        kysely.selectFrom('binder_share').selectAll().where('mail', '=', holder.mail).orderBy('binder_id').execute(),
        kysely
          .selectFrom('subscription')
          .selectAll()
          .where('account_id', 'in', ownersOf(holder))
          .orderBy('id')
          .execute(),
        kysely.selectFrom('decision').selectAll().where('account_id', '=', id).orderBy('id').execute(),
      ]);
      const deliveries = await deliveriesOf(
        db,
        subscriptions.map((subscription) => subscription.id),
      );
      return {
        account: holder,
        sessions: sessions.map(sessionOf),
        keys: keys.map(keyOf),
        binders: binders.map(binderOf),
        shared: shared.map(({ binder_id, may }) => ({ binderId: binder_id, may })),
        subscriptions: subscriptions.map(subscriptionOfRow),
        ...deliveries,
        decisions: decisions.map(decisionOf),
      };
    },
  };
}

async function deliveriesOf({ kysely }: Db, subscriptionIds: readonly string[]) {
  if (subscriptionIds.length === 0) return { hooks: [], feeds: [], digests: [], told: [] };
  const hooks = kysely.selectFrom('hook').selectAll().where('subscription_id', 'in', subscriptionIds);
  const feeds = kysely.selectFrom('private_feed').selectAll().where('subscription_id', 'in', subscriptionIds);
  const digests = kysely.selectFrom('digest').selectAll().where('subscription_id', 'in', subscriptionIds);
  const ledger = kysely.selectFrom('ledger').selectAll().where('subscription_id', 'in', subscriptionIds);
  return {
    hooks: (await hooks.orderBy('created_at').orderBy('id').execute()).map(hookOf),
    feeds: (await feeds.orderBy('subscription_id').execute()).map(({ subscription_id, created_at }) => ({
      subscriptionId: subscription_id,
      createdAt: created_at,
    })),
    digests: (await digests.orderBy('made_at').orderBy('id').execute()).map(digestOf),
    told: (await ledger.orderBy('at').orderBy('report_id').orderBy('version').orderBy('kind').execute()).map(
      ({ subscription_id, digest_id, report_id, version, kind, at }) => ({
        ...{ version, kind, at },
        subscriptionId: subscription_id,
        digestId: digest_id,
        reportId: report_id,
      }),
    ),
  };
}

/** Whose subscriptions are the account's: its own, and those that the operator made for its address on the command line. */
function ownersOf({ id, mail }: { id: string; mail: string }): string[] {
  return [id, `operator:${mail}`];
}

/**
 * Deletes an account and everything that knows it. What it made for all readers stays without it: reports added by hand, and decisions on tags, which
 * are a public log; those lose its name. Resolves to whether there was one.
 */
export async function deleteAccountData(trx: Write, id: string): Promise<boolean> {
  const gone = await trx.deleteFrom('account').where('id', '=', id).returning('mail').executeTakeFirst();
  if (gone === undefined) return false;
  const { mail } = gone;
  await trx.deleteFrom('session').where('account_id', '=', id).execute();
  await trx.deleteFrom('api_key').where('account_id', '=', id).execute();
  await trx.deleteFrom('sign_in').where('mail', '=', mail).execute();
  await trx.deleteFrom('invitation').where('mail', '=', mail).execute();
  await trx.updateTable('invitation').set({ invited_by: null }).where('invited_by', '=', id).execute();
  const binders = trx.selectFrom('binder').select('id').where('account_id', '=', id);
  await trx.deleteFrom('binder_share').where('binder_id', 'in', binders).execute();
  await trx.deleteFrom('binder_share').where('mail', '=', mail).execute();
  await trx.deleteFrom('binder').where('account_id', '=', id).execute();
  const subscriptions = trx.selectFrom('subscription').select('id').where('account_id', 'in', ownersOf({ id, mail }));
  const ids = (await subscriptions.execute()).map((subscription) => subscription.id);
  await dropDeliveries(trx, ids);
  await trx.deleteFrom('ledger').where('subscription_id', 'in', subscriptions).execute();
  await trx.deleteFrom('digest').where('subscription_id', 'in', subscriptions).execute();
  await trx.deleteFrom('subscription').where('account_id', 'in', ownersOf({ id, mail })).execute();
  await trx.updateTable('decision').set({ by: nobody, account_id: null }).where('account_id', '=', id).execute();
  return true;
}

/** Shown beside the decisions of an account that is gone. */
const nobody = 'curator';
