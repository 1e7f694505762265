import type { Selectable } from 'kysely';
import type { Invitation, SignIn } from '../account/account.ts';
import type { AccountStore } from './account-port.ts';
import type { Db } from './db.ts';
import { present, storable } from './row.ts';
import type { Database } from './schema.ts';

type Noun = 'keepSignIn' | 'signIn' | 'takeSignIn' | 'invite' | 'invitation' | 'invitations' | 'withdrawInvitation';

/** Links that were mailed, and who was invited. */
export function signInsIn(db: Db): Pick<AccountStore, Noun> {
  const invited = () => db.kysely.selectFrom('invitation').selectAll();
  return {
    async keepSignIn(given) {
      const { id, digest, mail, language, browserDigest = null, next = null, createdAt, expiresAt } = storable(given);
      const times = { created_at: createdAt, expires_at: expiresAt };
      const row = { id, digest, mail, language, browser_digest: browserDigest, next, ...times };
      await db.kysely.deleteFrom('sign_in').where('expires_at', '<=', createdAt).execute();
      await db.kysely.insertInto('sign_in').values(row).execute();
    },
    async signIn(id) {
      const row = await db.kysely.selectFrom('sign_in').selectAll().where('id', '=', id).executeTakeFirst();
      return row && signInOf(row);
    },
    async takeSignIn(id, at) {
      const one = db.kysely.deleteFrom('sign_in').where('id', '=', id).returning('expires_at');
      const taken = await one.executeTakeFirst();
      return taken !== undefined && taken.expires_at > at;
    },
    async invite(given) {
      const { mail, role, by = null, createdAt } = storable(given);
      const row = { role, invited_by: by, created_at: createdAt };
      const kept = db.kysely.insertInto('invitation').values({ mail, ...row });
      await kept.onConflict((on) => on.column('mail').doUpdateSet(row)).execute();
    },
    async invitation(mail) {
      const row = await invited().where('mail', '=', mail).executeTakeFirst();
      return row && invitationOf(row);
    },
    invitations: async () => (await invited().orderBy('mail').execute()).map(invitationOf),
    async withdrawInvitation(mail) {
      const one = await db.kysely.deleteFrom('invitation').where('mail', '=', mail).executeTakeFirstOrThrow();
      return one.numDeletedRows > 0n;
    },
  };
}

function signInOf({ browser_digest, next, created_at, expires_at, ...row }: Selectable<Database['sign_in']>): SignIn {
  const known = present({ browserDigest: browser_digest, next });
  return { ...row, ...known, createdAt: created_at, expiresAt: expires_at };
}

function invitationOf({ mail, role, invited_by, created_at }: Selectable<Database['invitation']>): Invitation {
  return { mail, role, createdAt: created_at, ...present({ by: invited_by }) };
}
