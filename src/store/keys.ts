import type { Selectable } from 'kysely';
import type { ApiKey } from '../model/api-key.ts';
import type { Db } from './db.ts';
import type { Store } from './port.ts';
import { fromJson, present, storable, toJson } from './row.ts';
import type { Database } from './schema.ts';

/** Keys of the API. A revoked one stays, so that what was made with it can be told. */
export function keysIn(db: Db): Pick<Store, 'keepKey' | 'key' | 'keys' | 'revokeKey' | 'keysOf'> {
  return {
    async keepKey(given) {
      const { id, name, scopes, digest, createdAt, accountId = null } = storable(given);
      const row = { id, name, scopes: toJson(scopes), digest, created_at: createdAt, revoked_at: null };
      await db.kysely
        .insertInto('api_key')
        .values({ ...row, account_id: accountId })
        .execute();
    },
    async key(id) {
      const row = await db.kysely.selectFrom('api_key').selectAll().where('id', '=', id).executeTakeFirst();
      return row && keyOf(row);
    },
    async keys() {
      const all = db.kysely.selectFrom('api_key').selectAll().orderBy('created_at').orderBy('id');
      return (await all.execute()).map(keyOf);
    },
    async keysOf(accountId) {
      const all = db.kysely.selectFrom('api_key').selectAll().where('account_id', '=', accountId);
      return (await all.orderBy('created_at').orderBy('id').execute()).map(keyOf);
    },
    async revokeKey(id, at) {
      const one = db.kysely.updateTable('api_key').set({ revoked_at: at }).where('id', '=', id);
      const { numUpdatedRows } = await one.where('revoked_at', 'is', null).executeTakeFirstOrThrow();
      return numUpdatedRows > 0n;
    },
  };
}

/** A row as the key that it keeps. */
export function keyOf({ id, name, scopes, digest, created_at, ...row }: Selectable<Database['api_key']>): ApiKey {
  const known = present({ revokedAt: row.revoked_at, accountId: row.account_id });
  return { id, name, scopes: fromJson(scopes), digest, createdAt: created_at, ...known };
}
