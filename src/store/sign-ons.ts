import type { AccountStore } from './account-port.ts';
import type { Db } from './db.ts';
import { present, storable } from './row.ts';

/** Sign-ins that are under way at the identity provider. */
export function signOnsIn(db: Db): Pick<AccountStore, 'keepSignOn' | 'takeSignOn'> {
  return {
    async keepSignOn(given) {
      const { id, digest, language, next = null, createdAt, expiresAt } = storable(given);
      const row = { id, digest, language, next, created_at: createdAt, expires_at: expiresAt };
      await db.kysely.deleteFrom('sign_on').where('expires_at', '<=', createdAt).execute();
      await db.kysely.insertInto('sign_on').values(row).execute();
    },
    async takeSignOn(id) {
      const taken = await db.kysely.deleteFrom('sign_on').where('id', '=', id).returningAll().executeTakeFirst();
      if (taken === undefined) return undefined;
      const { next, created_at, expires_at, ...row } = taken;
      return { ...row, ...present({ next }), createdAt: created_at, expiresAt: expires_at };
    },
  };
}
