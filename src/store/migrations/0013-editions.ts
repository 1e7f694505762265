import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';
import type { StoreDialect } from '../dialect.ts';

/** Which edition of its series a report is, as its publisher says. */
export function editions(dialect: StoreDialect): Migration {
  return {
    async up(db: Kysely<unknown>) {
      await db.schema.alterTable('report').addColumn('edition', dialect.text).execute();
    },
  };
}
