import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';
import type { StoreDialect } from '../dialect.ts';

/** How often servers said of a digest that it should come later, and whether one that was refused may have been taken before. */
export function putOff(dialect: StoreDialect): Migration {
  return {
    async up(db: Kysely<unknown>) {
      for (const name of ['put_off', 'unsure'])
        await db.schema
          .alterTable('digest')
          .addColumn(name, dialect.integer, (column) => column.notNull().defaultTo(0))
          .execute();
    },
  };
}
