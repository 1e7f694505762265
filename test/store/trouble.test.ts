import { execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmdirSync } from 'node:fs';
import { chmod, mkdir, mkdtemp, readdir, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import BetterSqlite from 'better-sqlite3';
import { sql } from 'kysely';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { Failure } from '../../src/errors.ts';
import { openStore } from '../../src/store/open.ts';
import { openSqlite } from '../../src/store/sqlite.ts';
import { capture, keep, reading } from './sample.ts';

let dataDir: string;
beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'store-trouble-'));
});
afterEach(() => rm(dataDir, { recursive: true }));

async function failureOf(call: () => Promise<unknown>): Promise<Failure> {
  const failure = await call().then(
    () => new Error('did not fail'),
    (error: unknown) => error,
  );
  if (failure instanceof Failure) return failure;
  throw failure;
}

test('opens the file durable, with foreign keys, for several processes', async () => {
  const { kysely } = await openSqlite(join(dataDir, 'app.db'));
  const pragma = async (name: string) =>
    Object.values((await sql.raw<object>(`pragma ${name}`).execute(kysely)).rows[0] ?? {})[0];
  expect(await pragma('journal_mode')).toBe('wal');
  expect(await pragma('synchronous')).toBe(2);
  expect(await pragma('foreign_keys')).toBe(1);
  expect(await pragma('busy_timeout')).toBeGreaterThanOrEqual(10_000);
  await kysely.destroy();
});

test('refuses a Node that the driver would crash, before it is loaded', async () => {
  const failure = await failureOf(() => openSqlite(join(dataDir, 'app.db'), '20.20.2'));
  expect(failure.code).toBe('config.invalid');
  expect(failure.message).toContain('20.20.2');
  expect(await readdir(dataDir)).toEqual([]);
});

test('refuses a file that a newer release has changed, and leaves it as it is', async () => {
  await (await openStore({ dataDir })).close();
  const db = new BetterSqlite(join(dataDir, 'app.db'));
  db.exec(`insert into kysely_migration values ('9999-later', '2099-01-01T00:00:00.000Z')`);
  const count = () => db.prepare('select count(*) from kysely_migration').pluck().get();
  const before = count();
  const failure = await failureOf(() => openStore({ dataDir }));
  expect(failure.code).toBe('store.schema-newer');
  expect(failure.message).toContain('newer release');
  expect(count()).toBe(before);
  db.close();
});

test('opens its own file again and again', async () => {
  for (let i = 0; i < 3; i += 1) {
    const store = await openStore({ dataDir });
    await keep(store, `https://sample.org/${i}`, i, reading(['Text.']));
    expect((await store.counts()).reports).toBe(i + 1);
    await store.close();
  }
});

test('names a database file that is none', async () => {
  await writeFile(join(dataDir, 'app.db'), 'SAMPLE text that is no database. '.repeat(500));
  const failure = await failureOf(() => openStore({ dataDir }));
  expect(failure).toMatchObject({ code: 'store.corrupt' });
  expect(failure.message).toContain(join(dataDir, 'app.db'));
});

test('says that a data directory cannot be one', async () => {
  await writeFile(join(dataDir, 'file'), '');
  expect((await failureOf(() => openStore({ dataDir: join(dataDir, 'file') }))).code).toBe('store.unwritable');
  expect((await failureOf(() => openStore({ dataDir: join(dataDir, 'file', 'inner') }))).code).toBe('store.unwritable');
});

test('says that a data directory is another user’s', async () => {
  const mayNot = join(dataDir, 'locked');
  await mkdir(mayNot);
  await chmod(dataDir, 0o755);
  await chmod(mayNot, 0o555);
  const failure = await asNobody(() => failureOf(() => openStore({ dataDir: mayNot })));
  expect(failure.code).toBe('store.unwritable');
  expect(failure.message).toContain(mayNot);
});

test('says that a database file cannot be written', async () => {
  await (await openStore({ dataDir })).close();
  await chmod(dataDir, 0o555);
  await chmod(join(dataDir, 'app.db'), 0o444);
  await chmod(join(dataDir, 'snapshots', 'unfinished'), 0o777);
  expect((await asNobody(() => failureOf(() => openStore({ dataDir })))).code).toBe('store.unwritable');
  await chmod(dataDir, 0o755);
});

/** Root may write everywhere, so root plays somebody who may not. */
async function asNobody<T>(work: () => Promise<T>): Promise<T> {
  if (process.getuid?.() !== 0) return work();
  process.seteuid?.(65_534);
  try {
    return await work();
  } finally {
    process.seteuid?.(0);
  }
}

test('sweeps what killed writers left, not what another process is writing', async () => {
  const unfinished = join(dataDir, 'snapshots', 'unfinished');
  await mkdir(unfinished, { recursive: true });
  const [old, young] = [join(unfinished, 'old'), join(unfinished, 'young')];
  await writeFile(old, 'half');
  await writeFile(young, 'half');
  const now = (await stat(young)).mtimeMs + 1_000;
  await utimes(old, now / 1_000 - 7_200, now / 1_000 - 7_200);
  await (await openStore({ dataDir, now: () => now })).close();
  expect(await readdir(unfinished)).toEqual(['young']);
});

const tiny = tinyDisk();

/** A file system of 3 MB, when this machine lets us make one. */
function tinyDisk(): { mount(folder: string): void; unmount(folder: string): void } | undefined {
  const mount = (folder: string) =>
    execFileSync('/bin/mount', ['-t', 'tmpfs', '-o', 'size=3m', 'tmpfs', folder], { stdio: 'pipe' });
  const unmount = (folder: string) => execFileSync('/bin/umount', ['-l', folder], { stdio: 'pipe' });
  try {
    const probe = mkdtempSync(join(tmpdir(), 'store-disk-'));
    mount(probe);
    unmount(probe);
    rmdirSync(probe);
    return { mount, unmount };
  } catch {
    console.warn('The store is NOT tested on a full disk: no small file system can be mounted here.');
    return undefined;
  }
}

test.skipIf(tiny === undefined)(
  'keeps nothing by halves on a full disk, and goes on once there is room (skipped where nothing can be mounted)',
  async () => {
    const disk = join(dataDir, 'disk');
    await mkdir(disk);
    tiny?.mount(disk);
    try {
      const store = await openStore({ dataDir: disk });
      const first = await keep(store, 'https://sample.org/first', 0, reading(['Text.']));
      const waiting = await capture(store, 'https://sample.org/waiting', 1);
      const body = new Uint8Array(randomBytes(4_000_000));
      expect((await failureOf(() => capture(store, 'https://sample.org/big', 2, { body }))).code).toBe('store.full');
      expect(await readdir(join(disk, 'snapshots', 'unfinished'))).toEqual([]);

      const long = reading(Array.from({ length: 8_000 }, (_, i) => `Paragraph ${i}: ${'word '.repeat(100)}`));
      expect((await failureOf(() => store.keepReading(waiting, long))).code).toBe('store.full');
      expect(await store.counts()).toEqual({ reports: 1, passages: 1, snapshots: 2 });
      expect((await store.passages(first.report.id))[0]?.text).toBe('Text.');

      expect((await store.keepReading(waiting, reading(['Short.']))).outcome).toBe('new');
      expect(await store.counts()).toEqual({ reports: 2, passages: 2, snapshots: 2 });
      await store.close();
      const db = new BetterSqlite(join(disk, 'app.db'));
      expect(db.pragma('integrity_check', { simple: true })).toBe('ok');
      db.close();
    } finally {
      tiny?.unmount(disk);
    }
  },
);
