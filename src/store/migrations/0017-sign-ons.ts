import type { CreateTableBuilder, Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';
import type { StoreDialect } from '../dialect.ts';

/** Sign-ins that are under way at the identity provider: of the token in the browser's cookie only the digest is kept. */
export function signOns(dialect: StoreDialect): Migration {
  return {
    async up(db: Kysely<unknown>) {
      let table = db.schema.createTable('sign_on') as CreateTableBuilder<string, string>;
      table = table.addColumn('id', dialect.text, (column) => column.primaryKey().notNull());
      for (const column of ['digest', 'language', 'created_at', 'expires_at'])
        table = table.addColumn(column, dialect.text, (given) => given.notNull());
      await table.addColumn('next', dialect.text).modifyEnd(dialect.tableEnd).execute();
    },
  };
}
