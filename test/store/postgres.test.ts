import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { logChange } from '../../src/store/changes.ts';
import { write } from '../../src/store/db.ts';
import { openStore } from '../../src/store/open.ts';
import { openPostgres } from '../../src/store/postgres.ts';
import { type Opened, storeContract } from './contract.ts';
import { nameOf, noPostgres, PostgresServer } from './postgres-server.ts';
import { capture, keep, reading } from './sample.ts';

if (noPostgres !== undefined) console.warn(`The store is NOT tested on PostgreSQL: ${noPostgres}.`);

describe.skipIf(noPostgres !== undefined)('with a PostgreSQL server (skipped where none is installed)', () => {
  let server: PostgresServer;
  let usual = '';
  beforeAll(async () => {
    server = await PostgresServer.start();
    usual = await server.database();
  });
  afterAll(() => server?.stop());

  const open = async (databaseUrl = usual): Promise<Opened & { databaseUrl: string }> => {
    const dataDir = await mkdtemp(join(tmpdir(), 'store-'));
    await server.empty(databaseUrl);
    const store = await openStore({ dataDir, databaseUrl });
    return {
      store,
      dataDir,
      databaseUrl,
      another: (now) => openStore({ dataDir, databaseUrl, ...(now !== undefined && { now }) }),
      close: async () => {
        await store.close();
        await rm(dataDir, { recursive: true });
      },
    };
  };

  storeContract('PostgreSQL', () => open());

  test('opens an empty database from several processes at once', async () => {
    const dataDir = await mkdtemp(join(tmpdir(), 'store-'));
    const databaseUrl = await server.database();
    const stores = await Promise.all([1, 2, 3, 4].map(() => openStore({ dataDir, databaseUrl })));
    expect(await Promise.all(stores.map((store) => store.counts()))).toEqual(
      Array(4).fill({ reports: 0, passages: 0, snapshots: 0 }),
    );
    await Promise.all(stores.map((store) => store.close()));
    await rm(dataDir, { recursive: true });
  });

  test('refuses a database that a newer release has changed', async () => {
    const opened = await open(await server.database());
    await server.query(
      nameOf(opened.databaseUrl),
      `insert into kysely_migration values ('9999-later', '2099-01-01T00:00:00.000Z')`,
    );
    await expect(opened.another()).rejects.toMatchObject({ code: 'store.schema-newer', message: /9999-later/ });
    await opened.close();
  });

  test('says that a server is not there without saying its password, and goes on once it is back', async () => {
    const { store, databaseUrl, another, close } = await open();
    const snapshot = await capture(store, 'https://sample.org/a');
    server.crash();
    for (const call of [() => store.keepReading(snapshot, reading(['Text.'])), () => store.counts(), () => another()]) {
      const failure = await call().catch((error: unknown) => error);
      expect(failure).toMatchObject({ code: 'store.unreachable', retryable: true });
      expect(String(failure)).toContain(new URL(databaseUrl).host);
      expect(JSON.stringify(failure) + String(failure)).not.toContain(new URL(databaseUrl).password);
    }
    server.startServer();
    expect((await store.keepReading(snapshot, reading(['Text.']))).outcome).toBe('new');
    await close();
  });

  test('lets no number of the change log be seen before a lower one', async () => {
    const { databaseUrl, close } = await open();
    const db = await openPostgres(databaseUrl);
    const order: string[] = [];
    let commit = () => {};
    const first = new Promise<void>((logged) => {
      const done = write(db, 'a', async (trx) => {
        await logChange(db, trx, 'first');
        const held = new Promise<void>((resolve) => {
          commit = resolve;
        });
        logged();
        await held;
      });
      done.then(() => order.push('first'));
    });
    await first;
    const second = write(db, 'b', (trx) => logChange(db, trx, 'second')).then(() => order.push('second'));
    const waiting = `select 1 from pg_locks where locktype = 'advisory' and not granted`;
    while (order.length === 0 && (await server.query('postgres', waiting)).length === 0);
    commit();
    await second;
    expect(order).toEqual(['first', 'second']);
    await db.kysely.destroy();
    await close();
  });

  test('says the same of a database that does not exist', async () => {
    const dataDir = await mkdtemp(join(tmpdir(), 'store-'));
    const opening = openStore({ dataDir, databaseUrl: server.address('nowhere') });
    await expect(opening).rejects.toMatchObject({ code: 'store.unreachable' });
    await rm(dataDir, { recursive: true });
  });

  test('keeps nothing of a reading when the server ends the connection in its midst', async () => {
    const { store, databaseUrl, close } = await open();
    const name = nameOf(databaseUrl);
    await keep(store, 'https://sample.org/first', 0, reading(['Text.']));
    const snapshot = await capture(store, 'https://sample.org/a');
    const long = reading(Array.from({ length: 4_000 }, (_, i) => `Paragraph ${i}.`));
    const keeping = store.keepReading(snapshot, long).then(
      () => undefined,
      (error: unknown) => error,
    );
    const others = `select pg_terminate_backend(pid) from pg_stat_activity where datname = '${name}' and query like 'insert into "passage"%' and pid <> pg_backend_pid()`;
    let ended = 0;
    for (let tries = 0; ended === 0 && tries < 500; tries += 1) ended = (await server.query(name, others)).length;
    const failure = await keeping;
    expect(ended === 0 || (failure as { code?: string }).code === 'store.unreachable').toBe(true);
    if (failure !== undefined) expect(await store.counts()).toEqual({ reports: 1, passages: 1, snapshots: 2 });
    expect((await store.keepReading(snapshot, long)).report.version).toBe(1);
    expect(await store.counts()).toEqual({ reports: 2, passages: 4_001, snapshots: 2 });
    await close();
  });
});

test('refuses an address that is none of Postgres without printing it', async () => {
  const dataDir = await mkdtemp(join(tmpdir(), 'store-'));
  for (const databaseUrl of [
    'mysql://me:sample-secret@host/db',
    'postgres://me:sample-secret@host:port/db',
    'sample-secret',
  ]) {
    const failure = await openStore({ dataDir, databaseUrl }).catch((error: unknown) => error);
    expect(failure).toMatchObject({ code: 'config.invalid' });
    expect(String(failure)).not.toContain('sample-secret');
  }
  await rm(dataDir, { recursive: true });
});
