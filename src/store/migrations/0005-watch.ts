import type { CreateTableBuilder, Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';
import type { StoreDialect } from '../dialect.ts';

type Table = CreateTableBuilder<string, string>;

/** What a watchful crawler remembers: when a page last changed or first failed, lists still to be read, what runs yielded, what was seen to work. */
export function watch(dialect: StoreDialect): Migration {
  return {
    async up(db: Kysely<unknown>) {
      await db.schema.alterTable('link').addColumn('changed_at', dialect.text).execute();
      await db.schema.alterTable('link').addColumn('missing_since', dialect.text).execute();
      await db.schema.alterTable('report').addColumn('missing_since', dialect.text).execute();
      for (const name of ['left', 'measured', 'dated', 'long']) {
        await db.schema
          .alterTable('run')
          .addColumn(`${name}_count`, dialect.integer, (column) => column.notNull().defaultTo(0))
          .execute();
      }
      await db.schema
        .alterTable('run')
        .addColumn('problem_codes', dialect.text, (column) => column.notNull().defaultTo('{}'))
        .execute();
      await createBacklog(db, dialect);
      await createSeen(db, dialect);
    },
  };
}

async function createBacklog(db: Kysely<unknown>, dialect: StoreDialect): Promise<void> {
  const table = db.schema.createTable('backlog').addColumn('id', dialect.integer, dialect.identity) as Table;
  await text(table, dialect, 'source_id', 'request')
    .addUniqueConstraint('backlog_request', ['source_id', 'request'])
    .modifyEnd(dialect.tableEnd)
    .execute();
}

async function createSeen(db: Kysely<unknown>, dialect: StoreDialect): Promise<void> {
  await text(db.schema.createTable('source_check') as Table, dialect, 'source_id', 'at', 'message')
    .addColumn('works', dialect.integer, (column) => column.notNull())
    .addPrimaryKeyConstraint('source_check_key', ['source_id'])
    .modifyEnd(dialect.tableEnd)
    .execute();
  await text(db.schema.createTable('notice') as Table, dialect, 'what', 'at')
    .addPrimaryKeyConstraint('notice_key', ['what'])
    .modifyEnd(dialect.tableEnd)
    .execute();
}

function text(table: Table, dialect: StoreDialect, ...names: string[]): Table {
  return names.reduce((made, name) => made.addColumn(name, dialect.text, (column) => column.notNull()), table);
}
