import type { CreateTableBuilder, Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';
import type { StoreDialect } from '../dialect.ts';

/** Private feeds of subscriptions: of the token in an address only the digest is kept. */
export function privateFeeds(dialect: StoreDialect): Migration {
  return {
    async up(db: Kysely<unknown>) {
      const table = db.schema.createTable('private_feed') as CreateTableBuilder<string, string>;
      await table
        .addColumn('subscription_id', dialect.text, (column) => column.primaryKey().notNull())
        .addColumn('digest', dialect.text, (column) => column.notNull().unique())
        .addColumn('created_at', dialect.text, (column) => column.notNull())
        .modifyEnd(dialect.tableEnd)
        .execute();
    },
  };
}
