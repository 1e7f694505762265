import type { CreateTableBuilder, Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';
import type { StoreDialect } from '../dialect.ts';

/** Binders, each whole as JSON, and to whose account one belongs. */
export function binders(dialect: StoreDialect): Migration {
  return {
    async up(db: Kysely<unknown>) {
      let table = db.schema.createTable('binder') as CreateTableBuilder<string, string>;
      table = table.addColumn('id', dialect.text, (column) => column.primaryKey().notNull());
      table = table.addColumn('account_id', dialect.text);
      for (const name of ['body', 'created_at', 'changed_at'])
        table = table.addColumn(name, dialect.text, (column) => column.notNull());
      await table
        .addColumn('revision', dialect.integer, (column) => column.notNull())
        .modifyEnd(dialect.tableEnd)
        .execute();
      await db.schema.createIndex('binder_by_account').on('binder').columns(['account_id', 'changed_at']).execute();
    },
  };
}
