import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { openStore } from '../../src/store/open.ts';
import { startKeeper } from './processes.ts';
import { keep, minute, reading } from './sample.ts';

test('reads and writes while another process keeps pages in the same file', async () => {
  const dataDir = await mkdtemp(join(tmpdir(), 'store-two-'));
  const store = await openStore({ dataDir });
  const keeper = startKeeper(dataDir, 'other', 0, 120);
  await keeper.until(1);
  let [ended, own] = [false, 0];
  keeper.ended.then(() => {
    ended = true;
  });
  const followed = new Set<string>();
  let cursor = 0;
  for (let last = false; !last; own += 1) {
    last = ended;
    await keep(store, `https://sample.org/${own % 20}`, own, reading([`Round ${Math.floor(own / 20)}`]));
    await store.recordProblem({
      sourceId: 'other',
      url: `https://sample.org/${own}`,
      code: 'fetch.timeout',
      message: '',
      at: minute(own),
    });
    await store.rememberLinks('other', [{ url: `https://sample.org/${own}` }], minute(own));
    const next = await store.changesSince(cursor, 1_000);
    for (const id of next.reportIds) followed.add(id);
    cursor = next.cursor;
    await setImmediate();
  }
  expect(keeper.process.exitCode).toBe(0);
  expect(keeper.lines.at(-1)).toBe('done');
  const { reports, snapshots } = await store.counts();
  expect(reports).toBe(40 + Math.min(own, 20));
  expect(snapshots).toBe(120 + own);
  expect(followed.size).toBe(reports);
  await store.close();
  await rm(dataDir, { recursive: true });
});

test('makes one schema when several processes open an empty folder at once', async () => {
  const dataDir = await mkdtemp(join(tmpdir(), 'store-two-'));
  const keepers = ['a', 'b', 'c'].map((name) => startKeeper(dataDir, name, 0, 5));
  await Promise.all(keepers.map(({ ended }) => ended));
  expect(keepers.map(({ lines }) => lines.at(-1))).toEqual(['done', 'done', 'done']);
  const store = await openStore({ dataDir });
  expect((await store.counts()).reports).toBe(15);
  await store.close();
  await rm(dataDir, { recursive: true });
});
