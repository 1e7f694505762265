import type { Db, Write } from './db.ts';
import type { Store } from './port.ts';

/** Notes that a report's newest version, tags, metadata or status changed. Must be the last statement of its transaction. */
export async function logChange(db: Db, trx: Write, reportId: string): Promise<void> {
  // Held until the commit: otherwise a higher number could be seen before a lower one, and a reader would pass over the lower.
  await db.dialect.lock(trx, 'change log');
  await trx.insertInto('change').values({ report_id: reportId }).execute();
}

/** The change log. */
export function changesIn(db: Db): Pick<Store, 'changesSince'> {
  return {
    async changesSince(cursor, limit) {
      const rows = await db.kysely
        .selectFrom('change')
        .select(['seq', 'report_id'])
        .where('seq', '>', cursor)
        .orderBy('seq')
        .limit(limit)
        .execute();
      return {
        cursor: rows.at(-1)?.seq ?? cursor,
        reportIds: [...new Set(rows.map((row) => row.report_id))],
      };
    },
  };
}
