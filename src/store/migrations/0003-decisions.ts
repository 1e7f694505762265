import type { CreateTableBuilder, Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';
import type { StoreDialect } from '../dialect.ts';

type Table = CreateTableBuilder<string, string>;

/** The log of what curators decided on tags. */
export function decisions(dialect: StoreDialect): Migration {
  const words = ['report_id', 'passage_id', 'passage_hash', 'category', 'quote', 'state', 'by', 'at'];
  return {
    async up(db: Kysely<unknown>) {
      let table = db.schema.createTable('decision').addColumn('id', dialect.integer, dialect.identity) as Table;
      for (const name of words) table = table.addColumn(name, dialect.text, (column) => column.notNull());
      for (const name of ['start_at', 'end_at']) {
        table = table.addColumn(name, dialect.integer, (column) => column.notNull());
      }
      await table
        .addColumn('note', dialect.text)
        .addForeignKeyConstraint('decision_on_report', ['report_id'], 'report', ['id'])
        .modifyEnd(dialect.tableEnd)
        .execute();
      await db.schema.createIndex('decision_by_report').on('decision').columns(['report_id', 'id']).execute();
    },
  };
}
