import type { Selectable } from 'kysely';
import type { Account } from '../account/account.ts';
import { deleteAccountData } from './account-data.ts';
import type { AccountStore } from './account-port.ts';
import { type Db, write } from './db.ts';
import { present, storable } from './row.ts';
import type { Database } from './schema.ts';

type Noun = 'keepAccount' | 'account' | 'accountByMail' | 'accounts' | 'changeAccount' | 'deleteAccount';

/** Accounts. */
export function accountsIn(db: Db): Pick<AccountStore, Noun> {
  const all = () => db.kysely.selectFrom('account').selectAll();
  const found = async (column: 'id' | 'mail', value: string) => {
    const row = await all().where(column, '=', value).executeTakeFirst();
    return row && accountOf(row);
  };
  return {
    keepAccount: (account) => keep(db, account),
    account: (id) => found('id', id),
    accountByMail: (mail) => found('mail', mail),
    accounts: async () => (await all().orderBy('mail').execute()).map(accountOf),
    changeAccount: (id, { disabledAt, ...given }) =>
      write(db, `account ${id}`, async (trx) => {
        const set = { ...storable(given), ...(disabledAt !== undefined && { disabled_at: disabledAt }) };
        if (Object.keys(set).length > 0) await trx.updateTable('account').set(set).where('id', '=', id).execute();
        if (typeof disabledAt === 'string') await trx.deleteFrom('session').where('account_id', '=', id).execute();
        const row = await trx.selectFrom('account').selectAll().where('id', '=', id).executeTakeFirst();
        return row && accountOf(row);
      }),
    deleteAccount: (id) => write(db, `account ${id}`, (trx) => deleteAccountData(trx, id)),
  };
}

function keep(db: Db, given: Account): Promise<Account> {
  const { id, mail, name, role, language, createdAt, disabledAt } = storable(given);
  const row = { id, mail, name, role, language, created_at: createdAt, disabled_at: disabledAt ?? null };
  return write(db, `account of ${mail}`, async (trx) => {
    await trx
      .insertInto('account')
      .values(row)
      .onConflict((on) => on.column('mail').doNothing())
      .execute();
    await trx.deleteFrom('invitation').where('mail', '=', mail).execute();
    return accountOf(await trx.selectFrom('account').selectAll().where('mail', '=', mail).executeTakeFirstOrThrow());
  });
}

function accountOf({ created_at, disabled_at, ...row }: Selectable<Database['account']>): Account {
  return { ...row, createdAt: created_at, ...present({ disabledAt: disabled_at }) };
}
