import type { AccountStore } from './account-port.ts';
import type { Db } from './db.ts';
import { fromJson } from './row.ts';

/** To whom binders belong, and with whom they are shared. */
export function binderSharesIn(
  db: Db,
): Pick<AccountStore, 'binderHold' | 'bindersOf' | 'claimBinder' | 'shareBinder' | 'unshareBinder'> {
  const { kysely } = db;
  return {
    async binderHold(id) {
      const row = await kysely.selectFrom('binder').select('account_id').where('id', '=', id).executeTakeFirst();
      if (row === undefined) return undefined;
      const shared = kysely.selectFrom('binder_share').select(['mail', 'may']).where('binder_id', '=', id);
      const shares = await shared.orderBy('mail').execute();
      return row.account_id === null ? { shares: [] } : { accountId: row.account_id, shares };
    },
    async bindersOf({ id, mail }) {
      const columns = ['binder.id', 'binder.body', 'binder.changed_at'] as const;
      const own = kysely.selectFrom('binder').select(columns).where('account_id', '=', id);
      const shared = kysely
        .selectFrom('binder_share')
        .innerJoin('binder', 'binder.id', 'binder_share.binder_id')
        .select([...columns, 'binder_share.may'])
        .where('binder_share.mail', '=', mail)
        .where('binder.account_id', 'is not', null);
      const last = 'binder.changed_at';
      const [mine, theirs] = await Promise.all([
        own.orderBy(last, 'desc').execute(),
        shared.orderBy(last, 'desc').execute(),
      ]);
      return { own: mine.map(cardOf), shared: theirs.map((row) => ({ ...cardOf(row), may: row.may })) };
    },
    async claimBinder(id, accountId) {
      const free = kysely.updateTable('binder').set({ account_id: accountId }).where('id', '=', id);
      const { numUpdatedRows } = await free.where('account_id', 'is', null).executeTakeFirstOrThrow();
      return numUpdatedRows > 0n;
    },
    async shareBinder(id, { mail, may }) {
      const row = kysely.insertInto('binder_share').values({ binder_id: id, mail, may });
      await row.onConflict((on) => on.columns(['binder_id', 'mail']).doUpdateSet({ may })).execute();
    },
    async unshareBinder(id, mail) {
      const one = kysely.deleteFrom('binder_share').where('binder_id', '=', id).where('mail', '=', mail);
      return (await one.executeTakeFirstOrThrow()).numDeletedRows > 0n;
    },
  };
}

function cardOf({ id, body, changed_at }: { id: string; body: string; changed_at: string }) {
  const { title } = fromJson<{ title: string }>(body);
  return { id, title, changedAt: changed_at };
}
