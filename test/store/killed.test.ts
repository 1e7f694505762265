import { createHash } from 'node:crypto';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import BetterSqlite from 'better-sqlite3';
import { expect, test } from 'vitest';
import { openStore } from '../../src/store/open.ts';
import type { Store } from '../../src/store/port.ts';
import { startKeeper } from './processes.ts';
import { all } from './sample.ts';

const kills = Number(process.env.STORE_KILLS ?? 12);

test(`loses and doubles nothing when killed ${kills} times at random moments`, async () => {
  const dataDir = await mkdtemp(join(tmpdir(), 'store-killed-'));
  const printed: string[] = [];
  for (let kill = 0, at = 0; kill < kills; kill += 1) {
    const keeper = startKeeper(dataDir, 'sample', at, 10_000);
    await keeper.until(2 + Math.floor(Math.random() * 60));
    await setTimeout(Math.random() * 8);
    keeper.process.kill('SIGKILL');
    await keeper.ended;
    // Like a crawl that starts again: it comes back to the page that it was at.
    at += keeper.lines.filter((line) => line.startsWith('reading')).length;
    printed.push(...keeper.lines);
  }
  checkFile(dataDir);
  const store = await openStore({ dataDir });
  await checkSnapshots(store, printed);
  await checkReports(store, printed);
  await checkOneVersionEach(store, printed);
  await store.close();
  expect((await readdir(join(dataDir, 'snapshots', 'unfinished'))).length).toBeLessThanOrEqual(kills);
  await rm(dataDir, { recursive: true });
});

function checkFile(dataDir: string): void {
  const db = new BetterSqlite(join(dataDir, 'app.db'));
  expect(db.pragma('integrity_check', { simple: true })).toBe('ok');
  expect(db.pragma('foreign_key_check')).toEqual([]);
  const torn = `select r.id from report r left join version v on v.report_id = r.id and v.number = r.version
    where v.number is null or r.passage_count <> (select count(*) from passage p where p.report_id = r.id and p.version = r.version)
    or r.version <> (select count(*) from version w where w.report_id = r.id)
    or not exists (select 1 from change c where c.report_id = r.id)`;
  expect(db.prepare(torn).all()).toEqual([]);
  db.close();
}

async function checkSnapshots(store: Store, printed: string[]): Promise<void> {
  const kept = new Map((await all(store.reportSnapshots())).map(({ id, sha256 }) => [id, sha256]));
  for (const sha256 of kept.values()) {
    expect(
      createHash('sha256')
        .update(await store.snapshotBytes(sha256))
        .digest('hex'),
    ).toBe(sha256);
  }
  for (const line of printed.filter((line) => line.startsWith('snapshot'))) {
    const [, id, sha256] = line.split(' ');
    expect(kept.get(Number(id))).toBe(sha256);
  }
}

async function checkReports(store: Store, printed: string[]): Promise<void> {
  const readings = printed.filter((line) => line.startsWith('reading'));
  expect(readings.length).toBeGreaterThan(kills);
  for (const line of readings) {
    const [, , , id = '', version, round] = line.split(' ');
    const passages = await store.passages(id, Number(version));
    expect(passages.length).toBe(30);
    expect(passages[0]?.text).toContain(`Round ${round} `);
    const text = await store.versionText(id, Number(version));
    expect(passages.map(({ text }) => text)).toEqual(passages.map(({ start, end }) => text?.slice(start, end)));
  }
  // At most the one that was under way at each kill is there without having been printed.
  const unread = await all(store.unreadSnapshots());
  expect(unread.length).toBeLessThanOrEqual(1);
}

async function checkOneVersionEach(store: Store, printed: string[]): Promise<void> {
  const ids = new Set(printed.filter((line) => line.startsWith('reading')).map((line) => line.split(' ')[3] ?? ''));
  for (const id of ids) {
    const hashes = (await store.versions(id)).map(({ textHash }) => textHash);
    expect(new Set(hashes).size).toBe(hashes.length);
  }
  const { reports } = await store.counts();
  expect(reports - ids.size).toBeLessThanOrEqual(1);
}
