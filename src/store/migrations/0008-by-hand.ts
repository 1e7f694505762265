import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';
import type { StoreDialect } from '../dialect.ts';

/** Whom a report is from that was added by hand. */
export function byHand(dialect: StoreDialect): Migration {
  return {
    async up(db: Kysely<unknown>) {
      await db.schema.alterTable('report').addColumn('by_hand', dialect.text).execute();
    },
  };
}
