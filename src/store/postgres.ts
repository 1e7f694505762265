import { Kysely, PostgresDialect, type PostgresPool, type PostgresPoolClient } from 'kysely';
import type { Pool, PoolClient, PoolConfig } from 'pg';
import { Failure } from '../errors.ts';
import type { Log } from '../log.ts';
import type { Db } from './db.ts';
import { postgresDialect } from './dialect.ts';
import { connectionFailure } from './failures.ts';
import type { Database } from './schema.ts';

const int8 = 20;
const connectTimeoutMs = 10_000;

/**
 * Opens a pool of connections; the first query connects.
 * @throws Failure config.invalid when `databaseUrl` is no Postgres address
 */
export async function openPostgres(databaseUrl: string, log?: Log): Promise<Db> {
  const where = withoutPassword(databaseUrl);
  const { default: pg } = await import('pg');
  const pool = new pg.Pool({
    connectionString: databaseUrl,
    connectionTimeoutMillis: connectTimeoutMs,
    application_name: 'country-conditions',
    keepAlive: true,
    types: numbersFor(pg.types),
  });
  pool.on('error', (error) => log?.warn({ code: 'store.unreachable', reason: error.message }, `Postgres at ${where}`));
  // A connection in use that breaks off tells its query, which tells us; unheard, its event would end the process as well.
  pool.on('connect', (connected) => connected.on('error', () => {}));
  const dialect = new PostgresDialect({ pool: translated(pool, where) });
  return { kysely: new Kysely<Database>({ dialect }), dialect: postgresDialect };
}

/** `host:port/database`, for messages. The thrown Failure has no cause, since the parser's error carries the whole address. */
function withoutPassword(databaseUrl: string): string {
  const url = URL.canParse(databaseUrl) ? new URL(databaseUrl) : undefined;
  if (url !== undefined && /^postgres(ql)?:$/.test(url.protocol)) return `${url.host}${url.pathname}`;
  throw new Failure(
    'config.invalid',
    'DATABASE_URL is no Postgres address; it takes postgres://user:password@host:5432/database.',
  );
}

/** Counts and ids are far below 2^53, so int8 arrives as a number, as it does from SQLite. */
function numbersFor(types: typeof import('pg').types): NonNullable<PoolConfig['types']> {
  return {
    getTypeParser: (id: number, format?: 'text' | 'binary') =>
      id === int8 && format !== 'binary' ? Number : types.getTypeParser(id, format),
  } as NonNullable<PoolConfig['types']>;
}

function translated(pool: Pool, where: string): PostgresPool {
  return {
    options: pool.options,
    end: () => pool.end(),
    connect: async () => {
      try {
        return client(await pool.connect(), where);
      } catch (error) {
        throw connectionFailure(error, where);
      }
    },
  };
}

function client(connected: PoolClient, where: string): PostgresPoolClient {
  const query = async (sql: string, parameters: readonly unknown[]) => {
    try {
      return await connected.query(sql, [...parameters]);
    } catch (error) {
      throw connectionFailure(error, where);
    }
  };
  return { query: query as unknown as PostgresPoolClient['query'], release: (destroy) => connected.release(destroy) };
}
