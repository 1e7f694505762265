import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { Failure } from '../../src/errors.ts';
import { openEmbeddedEngine } from '../../src/search/embedded.ts';
import type { SearchEngine } from '../../src/search/engine.ts';
import { withStandby } from '../../src/search/standby.ts';
import { contractSynonyms, searchEngineContract } from './contract.ts';
import { found, sample } from './sample.ts';

let folder: string;
let main: SearchEngine;
let standby: SearchEngine;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'standby-'));
  main = await openIn('main');
  standby = await openIn('standby');
});
afterEach(async () => {
  await main.close();
  await standby.close();
  await rm(folder, { recursive: true });
});

async function openIn(name: string): Promise<SearchEngine> {
  const dataDir = join(folder, name);
  await mkdir(dataDir, { recursive: true });
  return openEmbeddedEngine({ dataDir, synonyms: contractSynonyms });
}

/** An engine that can be taken away and brought back. */
function leaving(engine: SearchEngine): SearchEngine & { away: boolean; asked: number } {
  const guard = async <Result>(step: () => Promise<Result>): Promise<Result> => {
    state.asked += 1;
    if (state.away) throw new Failure('search.unavailable', 'SAMPLE: away', { retryable: true });
    return step();
  };
  const state = {
    away: false,
    asked: 0,
    put: (...given: Parameters<SearchEngine['put']>) => guard(() => engine.put(...given)),
    remove: (...given: Parameters<SearchEngine['remove']>) => guard(() => engine.remove(...given)),
    search: (...given: Parameters<SearchEngine['search']>) => guard(() => engine.search(...given)),
    rebuild: (...given: Parameters<SearchEngine['rebuild']>) => guard(() => engine.rebuild(...given)),
    cursor: () => guard(() => engine.cursor()),
    close: () => engine.close(),
  };
  return state;
}

searchEngineContract('an engine with its stand-by', async () => {
  const own = await mkdtemp(join(folder, 'contract-'));
  for (const name of ['main', 'standby']) await mkdir(join(own, name));
  const engine = withStandby(
    await openEmbeddedEngine({ dataDir: join(own, 'main'), synonyms: contractSynonyms }),
    await openEmbeddedEngine({ dataDir: join(own, 'standby'), synonyms: contractSynonyms }),
  );
  return { engine, close: () => engine.close() };
});

test('the stand-by answers while the main engine is away, and the main engine again after a rest', async () => {
  let now = 0;
  const leaves = leaving(main);
  const engine = withStandby(leaves, standby, { clock: () => now });
  await engine.put([sample('a', 'Known to both.')], 1);
  leaves.away = true;
  expect(await found(engine, 'known')).toEqual(['a']);
  const asked = leaves.asked;
  expect(await found(engine, 'known')).toEqual(['a']);
  expect(leaves.asked).toBe(asked);
  leaves.away = false;
  now = 60_000;
  expect(await found(engine, 'known')).toEqual(['a']);
  expect(leaves.asked).toBe(asked + 1);
});

test('a write that the main engine misses fails, can be found, and waits behind the cursor', async () => {
  const leaves = leaving(main);
  const engine = withStandby(leaves, standby);
  await engine.put([sample('a', 'First text.')], 1);
  leaves.away = true;
  await expect(engine.put([sample('b', 'Second text.')], 2)).rejects.toMatchObject({ retryable: true });
  expect(await found(engine, 'second')).toEqual(['b']);
  expect(await engine.cursor()).toBe(2);
  leaves.away = false;
  expect(await engine.cursor()).toBe(1);
  await engine.put([sample('b', 'Second text.')], 2);
  expect(await found(main, 'second')).toEqual(['b']);
  expect(await engine.cursor()).toBe(2);
});

test('a rebuild with the main engine away rebuilds the stand-by and fails', async () => {
  const leaves = leaving(main);
  leaves.away = true;
  const engine = withStandby(leaves, standby);
  const stream = async function* () {
    for (const name of ['a', 'b', 'c']) yield [sample(name, 'Rebuilt text.')];
  };
  await expect(engine.rebuild(stream(), 5)).rejects.toMatchObject({ code: 'search.unavailable' });
  expect((await found(standby, 'rebuilt')).toSorted()).toEqual(['a', 'b', 'c']);
  leaves.away = false;
  await engine.rebuild(stream(), 5);
  expect((await found(main, 'rebuilt')).toSorted()).toEqual(['a', 'b', 'c']);
});

test('a query that the main engine refuses is not asked of the stand-by', async () => {
  const refusing = { ...leaving(main), search: () => Promise.reject(new Failure('search.query', 'SAMPLE: refused')) };
  await expect(found(withStandby(refusing, standby), 'any')).rejects.toMatchObject({ code: 'search.query' });
});
