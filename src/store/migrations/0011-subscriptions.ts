import { type CreateTableBuilder, type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';
import type { StoreDialect } from '../dialect.ts';

type Table = CreateTableBuilder<string, string>;

/** Subscriptions, the ledger of what was selected for them, and the outbox; and which entries of the change log are news. */
export function subscriptions(dialect: StoreDialect): Migration {
  const columns = (name: string, words: readonly string[], numbers: readonly string[], maybe: readonly string[]) => {
    return (db: Kysely<unknown>): Table => {
      let table = db.schema.createTable(name) as Table;
      for (const word of words) table = table.addColumn(word, dialect.text, (column) => column.notNull());
      for (const number of numbers) table = table.addColumn(number, dialect.integer, (column) => column.notNull());
      for (const word of maybe) table = table.addColumn(word, dialect.text);
      return table;
    };
  };
  const subscription = columns(
    'subscription',
    ['id', 'account_id', 'mail', 'token', 'terms', 'rate', 'created_at', 'due_at', 'touched_at'],
    ['cursor', 'refusals'],
    ['selected_at', 'stopped_for', 'stopped_at', 'asked_at'],
  );
  const ledger = columns('ledger', ['subscription_id', 'report_id', 'kind', 'digest_id', 'at'], ['version'], []);
  const digest = columns(
    'digest',
    ['id', 'subscription_id', 'about', 'made_at', 'items', 'state', 'next_try_at'],
    ['more', 'attempts'],
    ['sent_at', 'trouble'],
  );
  return {
    async up(db: Kysely<unknown>) {
      await db.schema.alterTable('change').addColumn('kind', dialect.text).execute();
      await db.schema.alterTable('change').addColumn('version', dialect.integer).execute();
      await db.schema
        .createIndex('change_news')
        .on('change')
        .column('seq')
        .where(sql<boolean>`kind is not null`)
        .execute();
      await subscription(db)
        .addPrimaryKeyConstraint('subscription_key', ['id'])
        .addUniqueConstraint('subscription_token', ['token'])
        .modifyEnd(dialect.tableEnd)
        .execute();
      await db.schema.createIndex('subscription_account').on('subscription').column('account_id').execute();
      await db.schema.createIndex('subscription_due').on('subscription').column('due_at').execute();
      await ledger(db)
        .addPrimaryKeyConstraint('ledger_key', ['subscription_id', 'report_id', 'version', 'kind'])
        .modifyEnd(dialect.keyedTableEnd)
        .execute();
      await digest(db).addPrimaryKeyConstraint('digest_key', ['id']).modifyEnd(dialect.tableEnd).execute();
      await db.schema.createIndex('digest_due').on('digest').columns(['state', 'next_try_at']).execute();
      await db.schema.createIndex('digest_subscription').on('digest').column('subscription_id').execute();
    },
  };
}
