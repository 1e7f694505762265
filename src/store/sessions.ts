import type { Selectable } from 'kysely';
import type { AccountSession } from '../account/account.ts';
import type { AccountStore } from './account-port.ts';
import type { Db } from './db.ts';
import { storable } from './row.ts';
import type { Database } from './schema.ts';

type Noun = 'openSession' | 'session' | 'sessions' | 'seeSession' | 'endSession';

/** Browsers that are signed in. */
export function sessionsIn(db: Db, account: AccountStore['account']): Pick<AccountStore, Noun> {
  return {
    async openSession(given) {
      const { id, accountId, digest, browser, createdAt, seenAt, expiresAt } = storable(given);
      const times = { created_at: createdAt, seen_at: seenAt, expires_at: expiresAt };
      await db.kysely.deleteFrom('session').where('expires_at', '<=', createdAt).execute();
      await db.kysely
        .insertInto('session')
        .values({ id, account_id: accountId, digest, browser, ...times })
        .execute();
    },
    async session(id) {
      const row = await db.kysely.selectFrom('session').selectAll().where('id', '=', id).executeTakeFirst();
      const holder = row && (await account(row.account_id));
      return row && holder && { session: sessionOf(row), account: holder };
    },
    async sessions(accountId, at) {
      const mine = db.kysely.selectFrom('session').selectAll().where('account_id', '=', accountId);
      const rows = await mine.where('expires_at', '>', at).orderBy('seen_at', 'desc').orderBy('id').execute();
      return rows.map(sessionOf);
    },
    async seeSession(id, { seenAt, expiresAt }) {
      const times = { seen_at: seenAt, expires_at: expiresAt };
      await db.kysely.updateTable('session').set(times).where('id', '=', id).execute();
    },
    async endSession(id, accountId) {
      const one = db.kysely.deleteFrom('session').where('id', '=', id).where('account_id', '=', accountId);
      return (await one.executeTakeFirstOrThrow()).numDeletedRows > 0n;
    },
  };
}

/** A row as the session that it keeps. */
export function sessionOf({
  account_id,
  created_at,
  seen_at,
  expires_at,
  ...row
}: Selectable<Database['session']>): AccountSession {
  return { ...row, accountId: account_id, createdAt: created_at, seenAt: seen_at, expiresAt: expires_at };
}
