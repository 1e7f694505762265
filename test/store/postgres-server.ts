import { execFileSync } from 'node:child_process';
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';

/** Where Debian and Ubuntu put the server, newest first; else wherever PATH finds it. */
function folderOfBinaries(): string | undefined {
  const debian = '/usr/lib/postgresql';
  const versions = existsSync(debian) ? readdirSync(debian).sort((a, b) => Number(b) - Number(a)) : [];
  const folders = [...versions.map((version) => join(debian, version, 'bin')), ...(process.env.PATH ?? '').split(':')];
  return folders.find((folder) => existsSync(join(folder, 'initdb')) && existsSync(join(folder, 'pg_ctl')));
}

/** The server refuses to run as root, so root hands it to the user that Debian's package makes. */
const asRoot = process.getuid?.() === 0;

function serverUser(): { uid: number; gid: number } | undefined {
  if (!asRoot) return { uid: process.getuid?.() ?? 0, gid: process.getgid?.() ?? 0 };
  try {
    const id = (flag: string) => Number(execFileSync('id', [flag, 'postgres'], { stdio: 'pipe' }).toString());
    return { uid: id('-u'), gid: id('-g') };
  } catch {
    return undefined;
  }
}

/** Why no server can be started here; `undefined` when one can. */
export const noPostgres: string | undefined =
  folderOfBinaries() === undefined
    ? 'no PostgreSQL server is installed (Debian: apt-get install postgresql)'
    : serverUser() === undefined
      ? 'there is no user postgres to run the server as'
      : undefined;

/** A server of its own in a temporary folder, reached by TCP on loopback; without what guards against a power cut, since no test cuts it. Its locale orders text otherwise than code points do. */
export class PostgresServer {
  readonly #folder: string;
  readonly #port: number;
  readonly #password = 'sample-secret';
  #databases = 0;

  private constructor(folder: string, port: number) {
    this.#folder = folder;
    this.#port = port;
  }

  static async start(): Promise<PostgresServer> {
    const user = serverUser();
    if (user === undefined) throw new Error(noPostgres);
    const folder = mkdtempSync(join(tmpdir(), 'postgres-'));
    chownSync(folder, user.uid, user.gid);
    const server = new PostgresServer(folder, await freePort());
    server.#run('initdb', [
      '-D',
      'data',
      '-U',
      'coi',
      '-A',
      'trust',
      '-E',
      'UTF8',
      '--locale-provider=icu',
      '--icu-locale=en',
      '--locale=C.UTF-8',
      '--no-sync',
    ]);
    server.startServer();
    await server.query('postgres', `alter role coi password '${server.#password}'`);
    return server;
  }

  /** The address of a new, empty database. */
  async database(): Promise<string> {
    this.#databases += 1;
    const name = `store_${this.#databases}`;
    await this.query('postgres', `create database ${name}`);
    return this.address(name);
  }

  /** Takes all rows out of a database but the list of its migrations: ten times as fast as making another. */
  async empty(databaseUrl: string): Promise<void> {
    await this.query(nameOf(databaseUrl), emptying);
  }

  address(database: string): string {
    return `postgres://coi:${this.#password}@127.0.0.1:${this.#port}/${database}`;
  }

  async query(database: string, sql: string): Promise<unknown[]> {
    const client = new pg.Client({ connectionString: this.address(database) });
    await client.connect();
    try {
      return (await client.query(sql)).rows;
    } finally {
      await client.end();
    }
  }

  startServer(): void {
    const options = `-c listen_addresses=127.0.0.1 -c port=${this.#port} -c unix_socket_directories='' -c max_connections=60 -c fsync=off -c full_page_writes=off -c autovacuum=off`;
    this.#run('pg_ctl', ['-D', 'data', '-w', '-s', '-l', 'log', '-o', options, 'start']);
  }

  /** Ends the server as a crash would: connections break off, nothing is flushed in order. */
  crash(): void {
    this.#run('pg_ctl', ['-D', 'data', '-s', '-m', 'immediate', 'stop']);
  }

  stop(): void {
    this.crash();
    rmSync(this.#folder, { recursive: true });
  }

  #run(program: string, args: string[]): void {
    const binary = join(folderOfBinaries() ?? '', program);
    execFileSync(binary, args, {
      cwd: this.#folder,
      stdio: ['ignore', 'ignore', 'pipe'],
      ...serverUser(),
      env: { LC_ALL: 'C.UTF-8' },
    });
  }
}

/** The name of the database at an address. */
export function nameOf(databaseUrl: string): string {
  return new URL(databaseUrl).pathname.slice(1);
}

/** Looks first, since taking the rows out of a table that has none costs as much. */
const emptying = `do $$ declare name text; filled boolean; begin
  for name in select tablename from pg_tables where schemaname = 'public' and tablename not like 'kysely%' loop
    execute format('select exists (select from %I)', name) into filled;
    if filled then execute format('truncate %I restart identity cascade', name); end if;
  end loop;
end $$`;

async function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0));
    });
  });
}
