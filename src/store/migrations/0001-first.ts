import { type CreateTableBuilder, type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';
import type { StoreDialect } from '../dialect.ts';

// A migration that has been released is never edited: a later one changes what it made. So none speaks of the `Database` type of today.
type Table = CreateTableBuilder<string, string>;
type Columns = {
  text(table: Table, ...names: string[]): Table;
  optionalText(table: Table, ...names: string[]): Table;
  integer(table: Table, ...names: string[]): Table;
};

/** The tables of the first release. */
export function first(dialect: StoreDialect): Migration {
  const columns: Columns = {
    text: (table, ...names) => names.reduce((t, name) => t.addColumn(name, dialect.text, (c) => c.notNull()), table),
    optionalText: (table, ...names) => names.reduce((t, name) => t.addColumn(name, dialect.text), table),
    integer: (table, ...names) =>
      names.reduce((t, name) => t.addColumn(name, dialect.integer, (c) => c.notNull()), table),
  };
  return {
    async up(db: Kysely<unknown>) {
      await createEvidence(db, dialect, columns);
      await createReports(db, dialect, columns);
      await createOperation(db, dialect, columns);
    },
  };
}

async function createEvidence(db: Kysely<unknown>, dialect: StoreDialect, { text, integer }: Columns): Promise<void> {
  const table = db.schema.createTable('snapshot').addColumn('id', dialect.integer, dialect.identity) as Table;
  await integer(
    text(table, 'source_id', 'role', 'url', 'final_url', 'fetched_at', 'content_type', 'headers', 'sha256', 'link'),
    'status',
    'size',
  )
    .addUniqueConstraint('snapshot_capture', ['source_id', 'url', 'fetched_at', 'sha256'])
    .modifyEnd(dialect.tableEnd)
    .execute();
  await db.schema.createIndex('snapshot_by_role').on('snapshot').columns(['role', 'id']).execute();
  await integer(text(db.schema.createTable('unread') as Table, 'source_id', 'url'), 'snapshot_id')
    .addPrimaryKeyConstraint('unread_key', ['source_id', 'url'])
    .addForeignKeyConstraint('unread_snapshot', ['snapshot_id'], 'snapshot', ['id'])
    .modifyEnd(dialect.tableEnd)
    .execute();
  await db.schema.createIndex('unread_by_snapshot').on('unread').columns(['snapshot_id']).execute();
}

async function createReports(db: Kysely<unknown>, dialect: StoreDialect, columns: Columns): Promise<void> {
  const { text, optionalText, integer } = columns;
  const report = text(
    db.schema.createTable('report') as Table,
    ...['id', 'source_id', 'url', 'title', 'authors', 'published_on', 'language'],
    ...['first_seen_at', 'last_seen_at', 'status'],
  );
  await integer(
    optionalText(report, 'updated_on', 'document_number', 'series', 'gone_since'),
    'version',
    'passage_count',
  )
    .addPrimaryKeyConstraint('report_key', ['id'])
    .addUniqueConstraint('report_url', ['source_id', 'url'])
    .modifyEnd(dialect.tableEnd)
    .execute();
  const order = ['published_on', 'first_seen_at', 'id'];
  await db.schema.createIndex('report_by_date').on('report').columns(order).execute();
  await db.schema
    .createIndex('report_by_source')
    .on('report')
    .columns(['source_id', ...order])
    .execute();
  await db.schema.createIndex('report_by_size').on('report').columns(['passage_count']).execute();

  const version = text(
    db.schema.createTable('version') as Table,
    ...['report_id', 'sha256', 'captured_at', 'text_hash', 'reader_version', 'taxonomy_version', 'draft'],
  );
  await integer(version, 'number', 'snapshot_id')
    .addColumn('text', dialect.bytes, (c) => c.notNull())
    .addPrimaryKeyConstraint('version_key', ['report_id', 'number'])
    .addUniqueConstraint('version_snapshot', ['snapshot_id'])
    .addForeignKeyConstraint('version_of_report', ['report_id'], 'report', ['id'])
    .addForeignKeyConstraint('version_from_snapshot', ['snapshot_id'], 'snapshot', ['id'])
    .modifyEnd(dialect.tableEnd)
    .execute();

  const passage = text(
    db.schema.createTable('passage') as Table,
    ...['report_id', 'kind', 'language', 'headings', 'text', 'tags', 'provisions', 'facets'],
  );
  await integer(optionalText(passage, 'page', 'paragraph'), 'version', 'ordinal', 'start_at', 'end_at')
    .addColumn('sheet', dialect.integer)
    .addPrimaryKeyConstraint('passage_key', ['report_id', 'version', 'ordinal'])
    .addForeignKeyConstraint('passage_of_version', ['report_id', 'version'], 'version', ['report_id', 'number'])
    .modifyEnd(dialect.tableEnd)
    .execute();

  await (db.schema.createTable('change').addColumn('seq', dialect.integer, dialect.identity) as Table)
    .addColumn('report_id', dialect.text, (c) => c.notNull())
    .modifyEnd(dialect.tableEnd)
    .execute();
}

async function createOperation(db: Kysely<unknown>, dialect: StoreDialect, columns: Columns): Promise<void> {
  const { text, optionalText, integer } = columns;
  const link = text(
    db.schema.createTable('link') as Table,
    ...['source_id', 'url', 'link', 'first_listed_at', 'last_listed_at'],
  );
  await optionalText(link, 'report_id', 'etag', 'last_modified', 'last_visited_at', 'text_hash', 'gone_since')
    .addPrimaryKeyConstraint('link_key', ['source_id', 'url'])
    .addForeignKeyConstraint('link_to_report', ['report_id'], 'report', ['id'])
    .modifyEnd(dialect.tableEnd)
    .execute();
  await db.schema.createIndex('link_by_report').on('link').columns(['report_id']).execute();

  const run = db.schema.createTable('run').addColumn('id', dialect.integer, dialect.identity) as Table;
  await integer(
    optionalText(text(run, 'source_id', 'started_at'), 'finished_at'),
    ...['found', 'new', 'changed', 'unchanged', 'gone', 'passed_over', 'problems'],
  )
    .modifyEnd(dialect.tableEnd)
    .execute();
  await db.schema.createIndex('run_by_source').on('run').columns(['source_id', 'id']).execute();

  const problem = db.schema.createTable('problem').addColumn('id', dialect.integer, dialect.identity) as Table;
  await integer(
    optionalText(text(problem, 'source_id', 'url', 'code', 'message', 'at'), 'resolved_at'),
    'after_snapshot',
  )
    .modifyEnd(dialect.tableEnd)
    .execute();
  await db.schema
    .createIndex('problem_open')
    .unique()
    .on('problem')
    .columns(['source_id', 'url'])
    .where(sql.ref('resolved_at'), 'is', null)
    .execute();
  await db.schema
    .createIndex('problem_open_by_time')
    .on('problem')
    .columns(['at', 'id'])
    .where(sql.ref('resolved_at'), 'is', null)
    .execute();

  await integer(text(db.schema.createTable('lease') as Table, 'source_id', 'holder', 'token'), 'expires_at')
    .addPrimaryKeyConstraint('lease_key', ['source_id'])
    .modifyEnd(dialect.tableEnd)
    .execute();
}
