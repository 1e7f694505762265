import type { CreateTableBuilder, Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';
import type { StoreDialect } from '../dialect.ts';

/** Keys of the API, as digests. */
export function apiKeys(dialect: StoreDialect): Migration {
  return {
    async up(db: Kysely<unknown>) {
      let table = db.schema.createTable('api_key') as CreateTableBuilder<string, string>;
      table = table.addColumn('id', dialect.text, (column) => column.primaryKey().notNull());
      for (const name of ['name', 'scopes', 'digest', 'created_at'])
        table = table.addColumn(name, dialect.text, (column) => column.notNull());
      await table.addColumn('revoked_at', dialect.text).modifyEnd(dialect.tableEnd).execute();
    },
  };
}
