import type { Selectable } from 'kysely';
import type { Binder } from '../binder/binder.ts';
import { Failure } from '../errors.ts';
import type { Db } from './db.ts';
import type { Store } from './port.ts';
import { fromJson, storable, toJson } from './row.ts';
import type { Database } from './schema.ts';

/** Binders. Each is kept whole, so that one statement keeps a change or refuses it. */
export function bindersIn(db: Db): Pick<Store, 'keepBinder' | 'binder' | 'looseBinders' | 'deleteBinder'> {
  return {
    async keepBinder(given, accountId) {
      const { id, createdAt, changedAt, revision, ...body } = storable(given);
      const row = { body: toJson(body), changed_at: changedAt, revision };
      if (revision === 1) {
        const made = { id, account_id: accountId ?? null, created_at: createdAt, ...row };
        await db.kysely.insertInto('binder').values(made).execute();
        return;
      }
      const former = db.kysely
        .updateTable('binder')
        .set(row)
        .where('id', '=', id)
        .where('revision', '=', revision - 1);
      const { numUpdatedRows } = await former.executeTakeFirstOrThrow();
      if (numUpdatedRows === 0n) throw stale();
    },
    async binder(id) {
      const row = await db.kysely.selectFrom('binder').selectAll().where('id', '=', id).executeTakeFirst();
      if (row === undefined) return undefined;
      return binderOf(row);
    },
    async looseBinders(changedBefore) {
      const loose = db.kysely.selectFrom('binder').selectAll().where('account_id', 'is', null);
      const rows = await loose.where('changed_at', '<', changedBefore).orderBy('changed_at').orderBy('id').execute();
      return rows.map(binderOf);
    },
    async deleteBinder(id) {
      await db.kysely.deleteFrom('binder_share').where('binder_id', '=', id).execute();
      const { numDeletedRows } = await db.kysely.deleteFrom('binder').where('id', '=', id).executeTakeFirstOrThrow();
      return numDeletedRows > 0n;
    },
  };
}

/** A row as the binder that it keeps. */
export function binderOf({ id, body, created_at, changed_at, revision }: Selectable<Database['binder']>): Binder {
  return { id, ...fromJson(body), createdAt: created_at, changedAt: changed_at, revision };
}

function stale(): Failure {
  return new Failure(
    'binder.stale',
    'The binder was changed meanwhile, or deleted. Open it again and repeat what you did.',
  );
}
