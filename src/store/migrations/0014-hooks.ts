import type { CreateTableBuilder, Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';
import type { StoreDialect } from '../dialect.ts';

/** Hooks of subscriptions, and their calls. */
export function hooks(dialect: StoreDialect): Migration {
  return {
    async up(db: Kysely<unknown>) {
      const words = (name: string, needed: readonly string[], maybe: readonly string[]) => {
        let table = db.schema.createTable(name) as CreateTableBuilder<string, string>;
        table = table.addColumn('id', dialect.text, (column) => column.primaryKey().notNull());
        for (const word of needed) table = table.addColumn(word, dialect.text, (column) => column.notNull());
        for (const word of maybe) table = table.addColumn(word, dialect.text);
        return table;
      };
      await words(
        'hook',
        ['subscription_id', 'kind', 'url', 'secret', 'created_at'],
        ['failing_since', 'off_for', 'off_at', 'told_at'],
      )
        .modifyEnd(dialect.tableEnd)
        .execute();
      await db.schema.createIndex('hook_subscription').on('hook').column('subscription_id').execute();
      await words(
        'hook_call',
        ['hook_id', 'digest_id', 'items', 'made_at', 'state', 'next_try_at'],
        ['sent_at', 'trouble'],
      )
        .addColumn('more', dialect.integer, (column) => column.notNull())
        .addColumn('attempts', dialect.integer, (column) => column.notNull())
        .addUniqueConstraint('hook_call_digest', ['hook_id', 'digest_id'])
        .modifyEnd(dialect.tableEnd)
        .execute();
      await db.schema.createIndex('hook_call_due').on('hook_call').columns(['state', 'next_try_at']).execute();
    },
  };
}
