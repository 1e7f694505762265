import type { CreateTableBuilder, Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';
import type { StoreDialect } from '../dialect.ts';

type Table = CreateTableBuilder<string, string>;

/** What near-duplicates and translations are found by, and the near-duplicates that were found. */
export function relations(dialect: StoreDialect): Migration {
  const columns = (table: Table, names: readonly string[], type: StoreDialect['text']) =>
    names.reduce((made, name) => made.addColumn(name, type, (column) => column.notNull()), table);
  return {
    async up(db: Kysely<unknown>) {
      await db.schema.alterTable('version').addColumn('signature', dialect.bytes).execute();
      await columns(
        columns(db.schema.createTable('signature_band') as Table, ['hash'], dialect.integer),
        ['report_id'],
        dialect.text,
      )
        .addPrimaryKeyConstraint('signature_band_key', ['hash', 'report_id'])
        .modifyEnd(dialect.keyedTableEnd)
        .execute();
      const relation = columns(
        db.schema.createTable('relation') as Table,
        ['report_id', 'other_id', 'since'],
        dialect.text,
      );
      await columns(relation, ['similarity'], dialect.integer)
        .addPrimaryKeyConstraint('relation_key', ['report_id', 'other_id'])
        .addForeignKeyConstraint('relation_of_report', ['report_id'], 'report', ['id'])
        .addForeignKeyConstraint('relation_to_report', ['other_id'], 'report', ['id'])
        .modifyEnd(dialect.tableEnd)
        .execute();
      await db.schema.createIndex('relation_by_other').on('relation').columns(['other_id']).execute();
      await columns(db.schema.createTable('translation') as Table, ['report_id', 'language', 'url'], dialect.text)
        .addPrimaryKeyConstraint('translation_key', ['report_id', 'url'])
        .addForeignKeyConstraint('translation_of_report', ['report_id'], 'report', ['id'])
        .modifyEnd(dialect.tableEnd)
        .execute();
      await db.schema.createIndex('translation_by_url').on('translation').columns(['url']).execute();
      await db.schema.createIndex('report_by_url').on('report').columns(['url']).execute();
    },
  };
}
