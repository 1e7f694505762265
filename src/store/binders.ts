import type { Binder } from '../binder/binder.ts';
import { Failure } from '../errors.ts';
import type { Db } from './db.ts';
import type { Store } from './port.ts';
import { fromJson, storable, toJson } from './row.ts';

/** Binders. Each is kept whole, so that one statement keeps a change or refuses it. */
export function bindersIn(db: Db): Pick<Store, 'keepBinder' | 'binder' | 'deleteBinder'> {
  return {
    async keepBinder(given) {
      const { id, createdAt, changedAt, revision, ...body } = storable(given);
      const row = { body: toJson(body), changed_at: changedAt, revision };
      if (revision === 1) {
        const made = { id, account_id: null, created_at: createdAt, ...row };
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
      const { created_at: createdAt, changed_at: changedAt, revision } = row;
      return { id, ...fromJson(row.body), createdAt, changedAt, revision } satisfies Binder;
    },
    async deleteBinder(id) {
      const { numDeletedRows } = await db.kysely.deleteFrom('binder').where('id', '=', id).executeTakeFirstOrThrow();
      return numDeletedRows > 0n;
    },
  };
}

function stale(): Failure {
  return new Failure(
    'binder.stale',
    'The binder was changed meanwhile, or deleted. Open it again and repeat what you did.',
  );
}
