import { type Db, write } from './db.ts';
import type { Store } from './port.ts';
import { storable } from './row.ts';

/** Copies of reports that public archives keep. */
export function archivedCopiesIn(db: Db): Pick<Store, 'keepArchivedCopy' | 'archivedCopies'> {
  return {
    keepArchivedCopy(given) {
      const { reportId, url, archivedAt, copyUrl } = storable(given);
      const row = { report_id: reportId, url, archived_at: archivedAt, copy_url: copyUrl };
      return write(db, reportId, async (trx) => {
        const kept = trx.insertInto('archived_copy').values(row);
        await kept.onConflict((conflict) => conflict.columns(['report_id', 'copy_url']).doNothing()).execute();
      });
    },
    async archivedCopies(reportId) {
      const all = db.kysely.selectFrom('archived_copy').selectAll().where('report_id', '=', reportId);
      const rows = await all.orderBy('archived_at').orderBy('copy_url').execute();
      return rows.map(({ report_id, archived_at, copy_url, url }) => ({
        ...{ reportId: report_id, url, archivedAt: archived_at, copyUrl: copy_url },
      }));
    },
  };
}
