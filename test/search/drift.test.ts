import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
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

async function* store(counts: Record<string, number>) {
  for (const [reportId, passages] of Object.entries(counts)) yield { reportId, passages };
}

test('an index that agrees with the store has no drift, however many pages it takes to see', async () => {
  const reports = Array.from({ length: 2100 }, (_, at) => `r${at}`);
  await engine.put(reports.map((report) => sample(report, 'Text.')));
  const counts = Object.fromEntries(reports.map((report) => [report, 1]));
  expect(await driftOf(engine, store(counts))).toEqual({ missing: [], surplus: [], differing: [] });
});

test('reports that are missing, left over or not whole are named', async () => {
  await engine.put([
    sample('whole', 'One.'),
    sample('whole', 'Two.', { ordinal: 1 }),
    sample('half', 'One.'),
    sample('old', 'Gone from the store.'),
  ]);
  expect(await driftOf(engine, store({ whole: 2, half: 2, lost: 1 }))).toEqual({
    missing: ['lost'],
    surplus: ['old'],
    differing: ['half'],
  });
});

test('an empty index misses all', async () => {
  expect(await driftOf(engine, store({ a: 1 }))).toEqual({ missing: ['a'], surplus: [], differing: [] });
});
