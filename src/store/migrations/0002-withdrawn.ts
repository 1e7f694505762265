import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';
import type { StoreDialect } from '../dialect.ts';

/** Whether a report's publisher marks it as withdrawn: a report that is gone meanwhile must know it when it is back. */
export function withdrawn(dialect: StoreDialect): Migration {
  return {
    async up(db: Kysely<unknown>) {
      await db.schema
        .alterTable('report')
        .addColumn('withdrawn', dialect.integer, (column) => column.notNull().defaultTo(0))
        .execute();
    },
  };
}
