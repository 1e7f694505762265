import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import { openStore } from '../../src/store/open.ts';
import { type Opened, storeContract } from './contract.ts';
import { keep, minute, reading, vanish } from './sample.ts';

storeContract('SQLite', async (): Promise<Opened> => {
  const dataDir = await mkdtemp(join(tmpdir(), 'store-'));
  const store = await openStore({ dataDir });
  return {
    store,
    dataDir,
    another: (now) => openStore({ dataDir, ...(now !== undefined && { now }) }),
    close: async () => {
      await store.close();
      await rm(dataDir, { recursive: true });
    },
  };
});

test('what came, changed and vanished in a week is found by indexes, and no table is read through', async () => {
  const dataDir = await mkdtemp(join(tmpdir(), 'store-'));
  await (await openStore({ dataDir })).close();
  const database = new Database(join(dataDir, 'app.db'), { readonly: true });
  const plan = (from: string, column: string) =>
    database
      .prepare(
        `explain query plan select * from ${from} where ${column} >= ? and ${column} < ? order by ${column} desc`,
      )
      .all('2026-11-16', '2026-11-23')
      .map((step) => (step as { detail: string }).detail);
  const steps = [
    ...plan('report', 'first_seen_at'),
    ...plan('report', 'gone_since'),
    ...plan('report join version on version.report_id = report.id and version.number > 1', 'captured_at'),
  ];
  database.close();
  await rm(dataDir, { recursive: true });
  expect(steps.length).toBeGreaterThan(2);
  expect(steps.filter((step) => !/^SEARCH \w+ USING INDEX/.test(step))).toEqual([]);
});

test('of what an earlier release kept, news is dated by the newest text or the end of the page', async () => {
  const dataDir = await mkdtemp(join(tmpdir(), 'store-'));
  const before = await openStore({ dataDir });
  const ids: string[] = [];
  for (const name of ['as it came', 'revised', 'gone'])
    ids.push((await keep(before, `https://sample.org/${name}`, 0, reading([`Text ${name}.`]))).report.id);
  await keep(before, 'https://sample.org/revised', 3, reading(['Another text, SAMPLE.']));
  await vanish(before, 'sample', 'https://sample.org/gone', minute(5));
  await before.close();
  const database = new Database(join(dataDir, 'app.db'));
  database.exec("alter table report drop column news_at; delete from kysely_migration where name = '0020-news-at'");
  database.close();
  const after = await openStore({ dataDir });
  const reports = await after.reportsById(ids);
  expect(ids.map((id) => reports.get(id)?.newsAt)).toEqual([minute(0), minute(3), minute(5)]);
  await after.close();
  await rm(dataDir, { recursive: true });
});
