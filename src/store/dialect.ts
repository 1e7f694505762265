import {
  type ColumnDataType,
  type ColumnDefinitionBuilder,
  type Expression,
  type RawBuilder,
  sql,
  type Transaction,
} from 'kysely';
import type { Database } from './schema.ts';

/** All in which SQLite and Postgres differ for us. Everything else is the same Kysely query on both. */
export type StoreDialect = {
  /** Compared and ordered by code point, whatever the database's locale. */
  text: Expression<unknown> | ColumnDataType;
  bytes: ColumnDataType;
  integer: ColumnDataType;
  /** Makes a column a primary key that counts up and never gives a number twice. */
  identity(column: ColumnDefinitionBuilder): ColumnDefinitionBuilder;
  /** What stands after the closing bracket of `create table`. */
  tableEnd: RawBuilder<unknown>;
  /** The same for a table that is all key: kept once, in the order of the key, where the database can. */
  keyedTableEnd: RawBuilder<unknown>;
  /** The elements of a JSON array as rows of one column, `value`. */
  elements(json: string): RawBuilder<unknown>;
  /** Waits until no other transaction holds `name`, and holds it until this one ends. */
  lock(trx: Transaction<Database>, name: string): Promise<void>;
};

/** Write transactions begin `immediate`, so each of them holds the one write lock of the file and needs no other. */
export const sqliteDialect: StoreDialect = {
  text: 'text',
  bytes: 'blob',
  integer: 'integer',
  identity: (column) => column.primaryKey().autoIncrement(),
  tableEnd: sql`strict`,
  keyedTableEnd: sql`strict, without rowid`,
  elements: (json) => sql`json_each(${json})`,
  lock: async () => {},
};

export const postgresDialect: StoreDialect = {
  text: sql`text collate "C"`,
  bytes: 'bytea',
  integer: 'bigint',
  identity: (column) => column.primaryKey().generatedAlwaysAsIdentity(),
  tableEnd: sql``,
  keyedTableEnd: sql``,
  elements: (json) => sql`jsonb_array_elements(cast(${json} as jsonb)) as element(value)`,
  lock: async (trx, name) => {
    await sql`select pg_advisory_xact_lock(hashtextextended(${name}, 0))`.execute(trx);
  },
};
