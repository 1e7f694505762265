import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';
import type { StoreDialect } from '../dialect.ts';

/** How many visits to an address in a row brought a new version each. */
export function restless(dialect: StoreDialect): Migration {
  return {
    async up(db: Kysely<unknown>) {
      await db.schema
        .alterTable('link')
        .addColumn('changes_in_a_row', dialect.integer, (column) => column.notNull().defaultTo(0))
        .execute();
    },
  };
}
