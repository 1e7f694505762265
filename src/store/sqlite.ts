import type { Database as Connection, Statement } from 'better-sqlite3';
import { Kysely, type SqliteDatabase, SqliteDialect, type SqliteStatement } from 'kysely';
import { Failure } from '../errors.ts';
import type { Db } from './db.ts';
import { sqliteDialect } from './dialect.ts';
import { storeFailure } from './failures.ts';
import { WriteGroup } from './group.ts';
import type { Database } from './schema.ts';

const oldestNode = 22;
/** How long a write waits for another process's, in milliseconds. */
const busyTimeoutMs = 30_000;
const keptStatements = 400;

/**
 * Opens the SQLite file, made when missing.
 * @throws Failure config.invalid (Node too old), store.unwritable, store.corrupt, store.full
 */
export async function openSqlite(file: string, nodeVersion: string = process.versions.node): Promise<Db> {
  requireNode(nodeVersion);
  const { default: BetterSqlite } = await import('better-sqlite3');
  try {
    const connection = configured(new BetterSqlite(file, { timeout: busyTimeoutMs }));
    const kysely = new Kysely<Database>({ dialect: dialectOn(connection, file) });
    return { kysely, dialect: sqliteDialect, group: new WriteGroup(kysely) };
  } catch (error) {
    throw storeFailure(error, file);
  }
}

/** Checked before the driver is loaded: its binary ends an older Node without a word. */
function requireNode(version: string): void {
  if (Number.parseInt(version, 10) >= oldestNode) return;
  throw new Failure(
    'config.invalid',
    `Node.js ${version} is too old for the database driver: it needs ${oldestNode} or newer, best is 24.`,
  );
}

function configured(connection: Connection): Connection {
  try {
    connection.pragma('journal_mode = WAL');
    connection.pragma('synchronous = FULL');
    connection.pragma('foreign_keys = ON');
    connection.pragma('cache_size = -32000');
    // 16 MB of log between two checkpoints, each of which waits for the disk several times.
    connection.pragma('wal_autocheckpoint = 4000');
    return connection;
  } catch (error) {
    connection.close();
    throw error;
  }
}

function dialectOn(connection: Connection, file: string): SqliteDialect {
  const dialect = new SqliteDialect({ database: new Statements(connection, file) });
  const createAdapter = dialect.createAdapter.bind(dialect);
  // SQLite can roll back `create table`; with this the migrations run in one transaction, so a kill leaves none of them half done.
  dialect.createAdapter = () => Object.defineProperty(createAdapter(), 'supportsTransactionalDdl', { value: true });
  return dialect;
}

/** What Kysely asks of a SQLite connection: prepared statements are kept, and what they throw is translated. */
class Statements implements SqliteDatabase {
  readonly #connection: Connection;
  readonly #file: string;
  readonly #kept = new Map<string, SqliteStatement>();

  constructor(connection: Connection, file: string) {
    this.#connection = connection;
    this.#file = file;
  }

  prepare(sql: string): SqliteStatement {
    // A transaction that reads first and writes later would fail at once, without waiting, when another process wrote in between.
    if (sql === 'begin') return this.#statement('begin immediate');
    // A full disk makes SQLite roll back by itself; the rollback that follows must not hide the reason.
    if (sql === 'rollback' && !this.#connection.inTransaction) return nothing;
    return this.#statement(sql);
  }

  close(): void {
    this.#kept.clear();
    this.#connection.close();
  }

  #statement(sql: string): SqliteStatement {
    const kept = this.#kept.get(sql);
    if (kept !== undefined) return kept;
    if (this.#kept.size >= keptStatements) this.#kept.clear();
    const statement = this.#translated(() => this.#wrap(this.#connection.prepare<unknown[]>(sql)));
    this.#kept.set(sql, statement);
    return statement;
  }

  #wrap(statement: Statement<unknown[]>): SqliteStatement {
    return {
      reader: statement.reader,
      all: (parameters) => this.#translated(() => statement.all(parameters)),
      run: (parameters) => this.#translated(() => statement.run(parameters)),
      iterate: (parameters) => statement.iterate(parameters),
    };
  }

  #translated<T>(call: () => T): T {
    try {
      return call();
    } catch (error) {
      throw storeFailure(error, this.#file);
    }
  }
}

const nothing: SqliteStatement = {
  reader: false,
  all: () => [],
  run: () => ({ changes: 0, lastInsertRowid: 0 }),
  iterate: () => [].values(),
};
