import type { Selectable } from 'kysely';
import type { Account } from '../account/account.ts';
import type { AccountStore } from './account-port.ts';
import { type Db, type Write, write } from './db.ts';
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
    deleteAccount: (id) => write(db, `account ${id}`, (trx) => deleteAll(trx, id)),
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

/** Everything that knows the account goes with it: what it made elsewhere for all readers, such as reports added by hand, is not its own. */
async function deleteAll(trx: Write, id: string): Promise<boolean> {
  const gone = await trx.deleteFrom('account').where('id', '=', id).returning('mail').executeTakeFirst();
  if (gone === undefined) return false;
  await trx.deleteFrom('session').where('account_id', '=', id).execute();
  await trx.deleteFrom('api_key').where('account_id', '=', id).execute();
  await trx.deleteFrom('binder_share').where('account_id', '=', id).execute();
  await trx.deleteFrom('sign_in').where('mail', '=', gone.mail).execute();
  await trx.deleteFrom('invitation').where('mail', '=', gone.mail).execute();
  await trx.updateTable('invitation').set({ invited_by: null }).where('invited_by', '=', id).execute();
  return true;
}

/** A row as the account that it keeps. */
export function accountOf({ created_at, disabled_at, ...row }: Selectable<Database['account']>): Account {
  return { ...row, createdAt: created_at, ...present({ disabledAt: disabled_at }) };
}
