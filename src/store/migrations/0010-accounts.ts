import type { CreateTableBuilder, Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';
import type { StoreDialect } from '../dialect.ts';

/** Accounts, their sessions, links to sign in, invitations, what is shared with them, and whose an API key and a decision is. */
export function accounts(dialect: StoreDialect): Migration {
  return {
    async up(db: Kysely<unknown>) {
      const table = (name: string, key: string, needed: string[], optional: string[] = []) => {
        let made = db.schema.createTable(name) as CreateTableBuilder<string, string>;
        made = made.addColumn(key, dialect.text, (column) => column.primaryKey().notNull());
        for (const column of needed) made = made.addColumn(column, dialect.text, (given) => given.notNull());
        for (const column of optional) made = made.addColumn(column, dialect.text);
        return made.modifyEnd(dialect.tableEnd).execute();
      };
      await table('account', 'id', ['mail', 'name', 'role', 'language', 'created_at'], ['disabled_at']);
      await db.schema.createIndex('account_mail').unique().on('account').column('mail').execute();
      await table('session', 'id', ['account_id', 'digest', 'browser', 'created_at', 'seen_at', 'expires_at']);
      await db.schema.createIndex('session_account').on('session').column('account_id').execute();
      const link = ['digest', 'mail', 'language', 'created_at', 'expires_at'];
      await table('sign_in', 'id', link, ['browser_digest', 'next']);
      await db.schema.createIndex('sign_in_mail').on('sign_in').column('mail').execute();
      await table('invitation', 'mail', ['role', 'created_at'], ['invited_by']);
      await db.schema.alterTable('decision').addColumn('account_id', dialect.text).execute();
      await db.schema.createIndex('decision_account').on('decision').column('account_id').execute();
      await db.schema.alterTable('api_key').addColumn('account_id', dialect.text).execute();
      await db.schema.createIndex('api_key_account').on('api_key').column('account_id').execute();
      await db.schema
        .createTable('binder_share')
        .addColumn('binder_id', dialect.text as 'text', (column) => column.notNull())
        .addColumn('mail', dialect.text as 'text', (column) => column.notNull())
        .addColumn('may', dialect.text as 'text', (column) => column.notNull())
        .addPrimaryKeyConstraint('binder_share_key', ['binder_id', 'mail'])
        .modifyEnd(dialect.tableEnd)
        .execute();
      await db.schema.createIndex('binder_share_mail').on('binder_share').column('mail').execute();
    },
  };
}
