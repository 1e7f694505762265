import { randomUUID } from 'node:crypto';
import { Failure } from '../errors.ts';
import type { Db } from './db.ts';
import type { Store } from './port.ts';

/** Leases: one holder a source, across processes. `now` gives milliseconds since 1970; machines that share a database need clocks in step. */
export function leasesIn(db: Db, now: () => number): Pick<Store, 'lease'> {
  return {
    async lease(sourceId, holder, ttlMs, isDead = () => false) {
      const token = randomUUID();
      const wish = { sourceId, holder, token, now: now(), until: now() + ttlMs };
      if (!(await take(db, wish)) && !(await inherit(db, wish, isDead))) return undefined;
      return {
        renew: () => renew(db, sourceId, token, now() + ttlMs),
        release: async () => {
          await db.kysely.deleteFrom('lease').where('token', '=', token).where('source_id', '=', sourceId).execute();
        },
      };
    },
  };
}

type Wish = { sourceId: string; holder: string; token: string; now: number; until: number };

async function take(db: Db, wish: Wish): Promise<boolean> {
  const taken = await db.kysely
    .insertInto('lease')
    .values({ source_id: wish.sourceId, holder: wish.holder, token: wish.token, expires_at: wish.until })
    .onConflict((conflict) =>
      conflict
        .column('source_id')
        .doUpdateSet({ holder: wish.holder, token: wish.token, expires_at: wish.until })
        .where('lease.expires_at', '<=', wish.now),
    )
    .returning('token')
    .executeTakeFirst();
  return taken !== undefined;
}

/** Takes the place of a dead holder, unless somebody else was faster. */
async function inherit(db: Db, wish: Wish, isDead: (holder: string) => boolean): Promise<boolean> {
  const leases = db.kysely.selectFrom('lease').select(['holder', 'token']).where('source_id', '=', wish.sourceId);
  const held = await leases.executeTakeFirst();
  if (held === undefined || !isDead(held.holder)) return false;
  const inherited = await db.kysely
    .updateTable('lease')
    .set({ holder: wish.holder, token: wish.token, expires_at: wish.until })
    .where('source_id', '=', wish.sourceId)
    .where('token', '=', held.token)
    .executeTakeFirst();
  return inherited.numUpdatedRows > 0n;
}

/** A lease that ran out but was taken by nobody is as good as before. */
async function renew(db: Db, sourceId: string, token: string, until: number): Promise<void> {
  const renewed = await db.kysely
    .updateTable('lease')
    .set({ expires_at: until })
    .where('source_id', '=', sourceId)
    .where('token', '=', token)
    .executeTakeFirst();
  if (renewed.numUpdatedRows > 0n) return;
  throw new Failure('store.lease-lost', `Another process has taken over the run of ${sourceId}.`);
}
