import type { CreateTableBuilder, Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';
import type { StoreDialect } from '../dialect.ts';

type Table = CreateTableBuilder<string, string>;

/** What state registers list, each entry once, with the days on which it was seen. */
export function registerEntries(dialect: StoreDialect): Migration {
  const words = ['source_id', 'key', 'name', 'folded', 'kind', 'first_seen_at', 'last_seen_at'];
  const maybe = ['number', 'included_on', 'excluded_on', 'basis', 'excluded_seen_at', 'gone_since'];
  return {
    async up(db: Kysely<unknown>) {
      let table = db.schema.createTable('register_entry') as Table;
      for (const name of words) table = table.addColumn(name, dialect.text, (column) => column.notNull());
      for (const name of maybe) table = table.addColumn(name, dialect.text);
      for (const name of ['excluded', 'redacted', 'first_snapshot_id', 'last_snapshot_id']) {
        table = table.addColumn(name, dialect.integer, (column) => column.notNull());
      }
      await table
        .addPrimaryKeyConstraint('register_entry_key', ['source_id', 'key'])
        .modifyEnd(dialect.tableEnd)
        .execute();
    },
  };
}
