import { mkdtemp, rm } from 'node:fs/promises';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import BetterSqlite from 'better-sqlite3';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { readConfig } from '../src/config.ts';
import { sampleSources } from '../src/demo/sources.ts';
import { type Instance, openInstance } from '../src/instance.ts';
import type { Reader } from '../src/isolate/reader.ts';
import type { Source } from '../src/source.ts';
import { openPublisher, type Publisher } from './crawl/publisher.ts';

const silent = { debug() {}, info() {}, warn() {}, error() {} };
const [monitor] = sampleSources as [Source];
const noReader: Reader = {
  call: () => Promise.reject(new Error('nothing is read here')),
  close: async () => {},
};

let dataDir: string;
let publisher: Publisher;
let instance: Instance;

beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'instance-'));
  publisher = await openPublisher();
  const config = readConfig({ COI_DATA: dataDir, COI_REPLAY: publisher.base });
  instance = await openInstance(config, sampleSources, silent, noReader);
});
afterEach(async () => {
  vi.useRealTimers();
  await instance.close();
  await publisher.close();
  await rm(dataDir, { recursive: true });
});

function lease(sql: string): void {
  const db = new BetterSqlite(join(dataDir, 'app.db'));
  db.exec(sql);
  db.close();
}

test('a run stops, and says why, once another process has taken its source over', async () => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
  const asked = Promise.withResolvers<void>();
  publisher.serve('sample-monitor.example/feed.xml', () => asked.resolve());
  const run = instance.run(monitor);
  await asked.promise;
  lease("update lease set token = 'of another process'");
  vi.advanceTimersByTime(60_000);
  await expect(run).rejects.toMatchObject({ code: 'store.lease-lost', message: expect.stringContaining(monitor.id) });
});

test('a source that a process was killed over is run again at once, one that another is running is left alone', async () => {
  const host = hostname();
  const held = (holder: string) =>
    lease(
      `insert into lease values ('${monitor.id}', '${holder}', 'sample', 9e15) on conflict do update set holder = '${holder}'`,
    );
  held(`${host} ${process.ppid} sample`);
  expect(await instance.run(monitor)).toBeUndefined();
  held(`another-machine 4194305 sample`);
  expect(await instance.run(monitor)).toBeUndefined();
  held(`${host} 4194305 sample`);
  expect((await instance.run(monitor))?.problems.length).toBeGreaterThan(0);
});
