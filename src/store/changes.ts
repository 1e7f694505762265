import type { NewsEntry, NewsKind } from '../digest/item.ts';
import type { Db, Write } from './db.ts';
import type { Store } from './port.ts';

/**
 * Notes that a report's newest version, tags, metadata or status changed, and what that tells a reader, if anything. Must be the last statement of
 * its transaction.
 */
export async function logChange(
  db: Db,
  trx: Write,
  reportId: string,
  news: { kind: NewsKind; version: number } | undefined = undefined,
): Promise<void> {
  // Held until the commit: otherwise a higher number could be seen before a lower one, and a reader would pass over the lower.
  await db.dialect.lock(trx, 'change log');
  const told = { kind: news?.kind ?? null, version: news?.version ?? null };
  await trx
    .insertInto('change')
    .values({ report_id: reportId, ...told })
    .execute();
}

/** The change log. */
export function changesIn(db: Db): Pick<Store, 'changesSince' | 'newsBetween' | 'newestNews'> {
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
    async newsBetween(after, until) {
      const rows = await db.kysely
        .selectFrom('change')
        .select(['seq', 'report_id as reportId', 'kind', 'version'])
        .where('kind', 'is not', null)
        .where('seq', '>', after)
        .where('seq', '<=', until)
        .orderBy('seq')
        .execute();
      return rows as NewsEntry[];
    },
    async newestNews() {
      const newest = db.kysely.selectFrom('change').select('seq').where('kind', 'is not', null);
      return (await newest.orderBy('seq', 'desc').limit(1).executeTakeFirst())?.seq ?? 0;
    },
  };
}
