import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';
import type { StoreDialect } from '../dialect.ts';

/**
 * When what readers are told of a report happened last. Of what is kept already: when its newest text was captured, or when it was gone; when a withdrawal
 * was seen was never kept.
 */
export function newsAt(dialect: StoreDialect): Migration {
  return {
    async up(db: Kysely<unknown>) {
      await db.schema
        .alterTable('report')
        .addColumn('news_at', dialect.text, (column) => column.notNull().defaultTo(''))
        .execute();
      await sql`update report set news_at = coalesce(
        (select captured_at from version where report_id = report.id and number = report.version), first_seen_at)`.execute(
        db,
      );
      await sql`update report set news_at = gone_since where gone_since > news_at`.execute(db);
    },
  };
}
