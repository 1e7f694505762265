import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

/** Finds what a week brought without reading every report and every version. */
export function newsIndex(): Migration {
  return {
    async up(db: Kysely<unknown>) {
      await db.schema.createIndex('report_by_arrival').on('report').column('first_seen_at').execute();
      await db.schema.createIndex('report_by_end').on('report').column('gone_since').execute();
      await db.schema.createIndex('version_by_time').on('version').columns(['captured_at', 'number']).execute();
    },
  };
}
