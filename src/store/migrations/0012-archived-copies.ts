import type { CreateTableBuilder, Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';
import type { StoreDialect } from '../dialect.ts';

/** Copies of reports that public archives keep. */
export function archivedCopies(dialect: StoreDialect): Migration {
  return {
    async up(db: Kysely<unknown>) {
      let table = db.schema.createTable('archived_copy') as CreateTableBuilder<string, string>;
      for (const name of ['report_id', 'url', 'archived_at', 'copy_url'])
        table = table.addColumn(name, dialect.text, (column) => column.notNull());
      await table
        .addPrimaryKeyConstraint('archived_copy_key', ['report_id', 'copy_url'])
        .modifyEnd(dialect.keyedTableEnd)
        .execute();
    },
  };
}
