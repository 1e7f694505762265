import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { PassageDocument } from '../../src/search/document.ts';
import { driftOf } from '../../src/search/drift.ts';
import { openEmbeddedEngine } from '../../src/search/embedded.ts';
import type { SearchEngine } from '../../src/search/engine.ts';
import { sample } from './sample.ts';

let dataDir: string;
let engine: SearchEngine;
beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'drift-'));
  engine = await openEmbeddedEngine({ dataDir });
});
afterEach(async () => {
  await engine.close();
  await rm(dataDir, { recursive: true });
});

/** What a store with these documents has for the index. */
function store(documents: readonly PassageDocument[]) {
  const byReport = Map.groupBy(documents, ({ reportId }) => reportId);
  return async function* () {
    yield* byReport.values();
  };
}

test('an index that agrees with the store has no drift, however many pages it takes to see', async () => {
  const documents = Array.from({ length: 2100 }, (_, at) => sample(`r${at}`, 'Text.', { categories: [`c${at % 9}`] }));
  await engine.put(documents);
  expect(await driftOf(engine, store(documents))).toEqual({ missing: [], surplus: [], differing: [] });
});

test('reports that are missing, left over or not whole are named', async () => {
  const whole = [sample('whole', 'One.'), sample('whole', 'Two.', { ordinal: 1 })];
  const half = [sample('half', 'One.'), sample('half', 'Two.', { ordinal: 1 })];
  await engine.put([...whole, ...half.slice(0, 1), sample('old', 'Gone from the store.')]);
  expect(await driftOf(engine, store([...whole, ...half, sample('lost', 'Lost.')]))).toEqual({
    missing: ['lost'],
    surplus: ['old'],
    differing: ['half'],
  });
});

test('a report of an older version, or with other tags, differs', async () => {
  await engine.put([
    sample('older', 'One.'),
    sample('untagged', 'One.'),
    sample('right', 'One.', { categories: ['war-fakes'] }),
  ]);
  const stored = [
    sample('older', 'One, revised.', { id: 'older.2.0' }),
    sample('untagged', 'One.', { categories: ['war-fakes'] }),
    sample('right', 'One.', { categories: ['war-fakes'] }),
  ];
  expect(await driftOf(engine, store(stored))).toEqual({
    missing: [],
    surplus: [],
    differing: ['older', 'untagged'],
  });
});

test('an empty index misses all', async () => {
  expect(await driftOf(engine, store([sample('a', 'One.')]))).toEqual({ missing: ['a'], surplus: [], differing: [] });
});
