import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Db, write } from '../../src/store/db.ts';
import { openSqlite } from '../../src/store/sqlite.ts';

let dataDir: string;
let db: Db;
beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'store-group-'));
  db = await openSqlite(join(dataDir, 'app.db'));
  await sql`create table kept (n integer primary key) strict`.execute(db.kysely);
});
afterEach(async () => {
  await db.kysely.destroy();
  await rm(dataDir, { recursive: true });
});

const insert = (n: number, then: () => void = () => {}) =>
  write(db, 'sample', async (trx) => {
    await sql`insert into kept values (${n})`.execute(trx);
    then();
    return n;
  });

async function kept(): Promise<number[]> {
  const { rows } = await sql<{ n: number }>`select n from kept order by n`.execute(db.kysely);
  return rows.map(({ n }) => n);
}

test('of writes that wait together each keeps all or nothing, and fails alone', async () => {
  const outcomes = await Promise.allSettled([
    insert(1),
    insert(2, () => {
      throw new Error('SAMPLE: changed my mind');
    }),
    insert(1),
    insert(3),
  ]);
  expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'rejected', 'fulfilled']);
  expect(outcomes[1]).toMatchObject({ reason: { message: 'SAMPLE: changed my mind' } });
  expect(await kept()).toEqual([1, 3]);
});

test('when the transaction that they share cannot be ended, each gets one of its own', async () => {
  let first = true;
  const outcomes = await Promise.allSettled([
    insert(1),
    write(db, 'sample', async (trx) => {
      await sql`insert into kept values (2)`.execute(trx);
      // What a full disk does: SQLite itself takes the whole transaction back.
      if (first) await sql`rollback`.execute(trx);
      first = false;
      return 2;
    }),
    insert(3),
  ]);
  expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled', 'fulfilled']);
  expect(await kept()).toEqual([1, 2, 3]);
});

test('has kept what it says it has kept, for another connection too, in the order of the calls', async () => {
  const order: number[] = [];
  await Promise.all(Array.from({ length: 200 }, (_, n) => insert(n).then(() => order.push(n))));
  const other = await openSqlite(join(dataDir, 'app.db'));
  const { rows } = await sql`select count(*) as n from kept`.execute(other.kysely);
  expect(rows).toEqual([{ n: 200 }]);
  expect(order).toEqual(order.toSorted((a, b) => a - b));
  await other.kysely.destroy();
});
