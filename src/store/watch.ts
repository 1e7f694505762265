import { type Db, write } from './db.ts';
import type { Store } from './port.ts';
import { fromJson, toJson } from './row.ts';

/** What the crawler remembers of sources as a whole: lists still to be read, whether they were seen to work, what the operator was told. */
export function watchIn(
  db: Db,
): Pick<Store, 'backlog' | 'changeBacklog' | 'keepCheck' | 'checks' | 'noticedAt' | 'keepNotice'> {
  const { kysely } = db;
  return {
    async backlog(sourceId) {
      const rows = kysely.selectFrom('backlog').select('request').where('source_id', '=', sourceId).orderBy('id');
      return (await rows.execute()).map(({ request }) => fromJson(request));
    },
    changeBacklog: (sourceId, { read, older }) =>
      write(db, sourceId, async (trx) => {
        await trx.deleteFrom('backlog').where('source_id', '=', sourceId).where('request', '=', toJson(read)).execute();
        if (older.length === 0) return;
        const rows = older.map((request) => ({ source_id: sourceId, request: toJson(request) }));
        const once = trx.insertInto('backlog').values(rows);
        await once.onConflict((conflict) => conflict.columns(['source_id', 'request']).doNothing()).execute();
      }),
    async keepCheck({ sourceId, at, works, message }) {
      const row = { at, works: works ? 1 : 0, message };
      const kept = kysely.insertInto('source_check').values({ source_id: sourceId, ...row });
      await kept.onConflict((conflict) => conflict.column('source_id').doUpdateSet(row)).execute();
    },
    async checks() {
      const rows = await kysely.selectFrom('source_check').selectAll().execute();
      return rows.map(({ source_id, works, ...rest }) => ({ sourceId: source_id, works: works === 1, ...rest }));
    },
    async noticedAt(what) {
      const row = await kysely.selectFrom('notice').select('at').where('what', '=', what).executeTakeFirst();
      return row?.at;
    },
    async keepNotice(what, at) {
      const kept = kysely.insertInto('notice').values({ what, at });
      await kept.onConflict((conflict) => conflict.column('what').doUpdateSet({ at })).execute();
    },
  };
}
