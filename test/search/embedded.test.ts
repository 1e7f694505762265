import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openEmbeddedEngine } from '../../src/search/embedded.ts';
import { parseQuery } from '../../src/search/query.ts';
import { contractSynonyms, searchEngineContract } from './contract.ts';
import { find, found, sample } from './sample.ts';

for (const threads of [0, 2]) {
  const name = threads === 0 ? 'the embedded engine' : 'the embedded engine with threads';
  searchEngineContract(name, async () => {
    const folder = await mkdtemp(join(tmpdir(), 'search-'));
    const engine = await openEmbeddedEngine({ dataDir: folder, synonyms: contractSynonyms, threads });
    const close = async () => {
      await engine.close();
      await rm(folder, { recursive: true });
    };
    return { engine, close };
  });
}

let dataDir: string;
beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'search-'));
});
afterEach(() => rm(dataDir, { recursive: true, force: true }));

test.each([0, 2])('what one connection writes, another that has the file open finds (%i threads)', async (threads) => {
  const writer = await openEmbeddedEngine({ dataDir });
  const reader = await openEmbeddedEngine({ dataDir, threads });
  await writer.put([sample('a', 'First torture report.', { categories: ['torture'] })]);
  expect(await found(reader, 'torture')).toEqual(['a']);
  await writer.put([sample('b', 'Second torture report.', { categories: ['torture', 'prison'] })]);
  await writer.remove(['a']);
  const result = await find(reader, 'torture', { category: 'prison' });
  expect(result.hits.map((hit) => hit.reportId)).toEqual(['b']);
  expect(result.facets.category).toEqual({ torture: 1, prison: 1 });
  await reader.close();
  await writer.close();
});

test.each([0, 2])(
  'a rebuild by one connection is noticed by others, in readers and in writers (%i threads)',
  async (threads) => {
    const builder = await openEmbeddedEngine({ dataDir, threads });
    const other = await openEmbeddedEngine({ dataDir, threads });
    await other.put([sample('old', 'Old vocabulary.')], 4);
    expect(await found(other, 'vocabulary')).toEqual(['old']);
    for (const name of ['first', 'second', 'third']) {
      const stream = async function* () {
        yield [sample(name, `${name} vocabulary`)];
      };
      await builder.rebuild(stream(), 2);
      expect(await found(other, 'vocabulary')).toEqual([name]);
    }
    expect(await other.cursor()).toBe(2);
    await other.put([sample('late', 'Old vocabulary again.')]);
    expect((await found(builder, 'vocabulary')).toSorted()).toEqual(['late', 'third']);
    expect((await find(builder, 'vocabulari')).total).toBe(2);
    await other.close();
    await builder.close();
  },
);

test('a second rebuild makes the first give way', async () => {
  const one = await openEmbeddedEngine({ dataDir });
  const two = await openEmbeddedEngine({ dataDir });
  const inner = async function* () {
    yield [sample('two', 'Rebuilt text.')];
  };
  const outer = async function* () {
    yield Array.from({ length: 500 }, (_, at) => sample(`one-${at}`, 'Rebuilt text.'));
    await two.rebuild(inner(), 8);
    yield [sample('one-more', 'Rebuilt text.')];
  };
  await expect(one.rebuild(outer(), 7)).rejects.toMatchObject({ code: 'search.unavailable' });
  expect(await found(one, 'rebuilt')).toEqual(['two']);
  expect(await two.cursor()).toBe(8);
  await one.close();
  await two.close();
});

test('a file that is damaged is begun anew with cursor 0', async () => {
  await writeFile(
    join(dataDir, 'search.db'),
    'SAMPLE of something that is no database, long enough to be read as one'.repeat(99),
  );
  const engine = await openEmbeddedEngine({ dataDir });
  expect(await engine.cursor()).toBe(0);
  await engine.put([sample('a', 'Usable again.')], 1);
  expect(await found(engine, 'usable')).toEqual(['a']);
  await engine.close();
});

test.each([
  ['its second page', 0],
  ['its middle', 0],
  ['its second page', 2],
  ['its middle', 2],
])(
  'a file that is damaged from %s on fails at most one search, and is begun anew (%i threads)',
  async (place, threads) => {
    const before = await openEmbeddedEngine({ dataDir });
    await before.put(
      Array.from({ length: 300 }, (_, at) => sample(`r${at}`, `Detained in case ${at}, text${at} more.`)),
      6,
    );
    await before.close();
    const path = join(dataDir, 'search.db');
    const bytes = await readFile(path);
    const whole = place === 'its middle' ? bytes.length / 2 : 4096;
    await writeFile(path, Buffer.concat([bytes.subarray(0, whole), Buffer.alloc(bytes.length - whole, 0xa5)]));
    const engine = await openEmbeddedEngine({ dataDir, threads });
    await engine
      .search(parseQuery({ q: 'detained' }))
      .catch((error) => expect(error).toMatchObject({ code: 'search.unavailable' }));
    expect(await engine.cursor()).toBe(0);
    await engine.put([sample('a', 'Usable again.')], 1);
    expect(await found(engine, 'usable')).toEqual(['a']);
    await engine.close();
  },
);

test('a file of another analyser or schema is begun anew with cursor 0', async () => {
  const before = await openEmbeddedEngine({ dataDir });
  await before.put([sample('a', 'Old stems.')], 6);
  await before.close();
  const file = new Database(join(dataDir, 'search.db'));
  file.exec("UPDATE meta SET value = '0/0' WHERE key = 'made_by'");
  file.close();
  const engine = await openEmbeddedEngine({ dataDir });
  expect(await engine.cursor()).toBe(0);
  expect((await find(engine, '')).total).toBe(0);
  await engine.close();
});

test.each([0, 2])('when another process begins the file anew, the new file is used (%i threads)', async (threads) => {
  const engine = await openEmbeddedEngine({ dataDir, threads });
  await engine.put([sample('a', 'In the first file.')], 6);
  expect(await found(engine, 'first')).toEqual(['a']);
  for (const suffix of ['', '-wal', '-shm']) await rm(join(dataDir, `search.db${suffix}`), { force: true });
  const other = await openEmbeddedEngine({ dataDir });
  await other.put([sample('b', 'In the second file.')], 2);
  expect(await found(engine, 'file')).toEqual(['b']);
  expect(await engine.cursor()).toBe(2);
  await other.close();
  await engine.close();
});

test('a missing data directory is a failure that says so', async () => {
  await expect(openEmbeddedEngine({ dataDir: join(dataDir, 'absent') })).rejects.toMatchObject({
    code: 'search.unavailable',
  });
});

test('two processes write while a third searches, and nothing is lost', async () => {
  const engine = await openEmbeddedEngine({ dataDir });
  const writers = ['left', 'right'].map((name) => writing(name, 12));
  let searches = 0;
  while (writers.some((writer) => writer.running)) {
    const result = await find(engine, 'detained');
    expect(result.facets.category.protest ?? 0).toBe(result.total);
    searches += 1;
    await Promise.race(writers.filter((writer) => writer.running).map((writer) => writer.next()));
  }
  expect(await Promise.all(writers.map((writer) => writer.ended))).toEqual([0, 0]);
  expect((await find(engine, 'detained')).total).toBe(24);
  expect(searches).toBeGreaterThan(0);
  await engine.close();
});

test('kill -9 in the middle of writing loses nothing that was acknowledged and damages nothing', async () => {
  for (const round of [1, 2, 3]) {
    const writer = writing(`round-${round}`, 100_000);
    for (let count = 0; count < round * 4; count += 1) await writer.next();
    writer.kill();
    await writer.ended;
    const engine = await openEmbeddedEngine({ dataDir });
    const ids = new Set<string>();
    for (let page = 1; page < 50; page += 1) {
      const hits = await found(engine, `detained "round ${round}"`, { page: String(page) });
      if (hits.length === 0) break;
      for (const id of hits) ids.add(id);
    }
    expect(writer.acknowledged.length).toBeGreaterThan(0);
    expect(writer.acknowledged.filter((id) => !ids.has(id))).toEqual([]);
    expect(await engine.cursor()).toBeGreaterThanOrEqual(writer.acknowledged.length);
    await engine.close();
    const file = new Database(join(dataDir, 'search.db'));
    expect(file.pragma('integrity_check', { simple: true })).toBe('ok');
    file.exec("INSERT INTO fts_a (fts_a, rank) VALUES ('integrity-check', 1)");
    file.close();
  }
});

test('kill -9 in the middle of a rebuild leaves what was there, and the next rebuild replaces it', async () => {
  const engine = await openEmbeddedEngine({ dataDir });
  await engine.put([sample('before', 'Detained before.')], 3);
  const writer = writing('rebuilt', 1_000_000, 'rebuild');
  for (let count = 0; count < 8; count += 1) await writer.next();
  expect(await found(engine, 'detained')).toEqual(['before']);
  writer.kill();
  await writer.ended;
  expect(await found(engine, 'detained')).toEqual(['before']);
  expect(await engine.cursor()).toBe(3);
  const whole = writing('rebuilt', 300, 'rebuild');
  expect(await whole.ended).toBe(0);
  expect((await find(engine, 'detained')).total).toBe(300);
  expect(await engine.cursor()).toBe(1);
  await engine.close();
});

/** A child process that writes reports and prints the id of each: see writer.ts. */
function writing(name: string, count: number, mode: 'put' | 'rebuild' = 'put') {
  const program = new URL('./writer.ts', import.meta.url).pathname;
  const child = spawn(process.execPath, [program, dataDir, name, String(count), mode], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const lines = createInterface({ input: child.stdout });
  const acknowledged: string[] = [];
  let wake = () => {};
  const state = {
    acknowledged,
    running: true,
    kill: () => child.kill('SIGKILL'),
    next: () => new Promise<void>((resolve) => (wake = resolve)),
    ended: new Promise<number | null>((resolve) => child.on('close', (code) => resolve(code))),
  };
  lines.on('line', (line) => {
    acknowledged.push(line);
    wake();
  });
  child.on('close', () => {
    state.running = false;
    wake();
  });
  return state;
}
