import type { Documents } from './documents.ts';
import { type Drift, driftOf } from './search/drift.ts';
import type { SearchEngine } from './search/engine.ts';

/** What a check of one index found; `remaining` is what mending did not mend, and all of `found` when nothing was to be mended. */
export type IndexCheck = { found: Drift; remaining: Drift };

const reportsAtOnce = 50;

/**
 * Finds where an index disagrees with the store and, with `mend`, puts or removes those reports and looks again. The index should have followed
 * the store before: what waits in the change log is no drift, but looks like it.
 * @throws Failure search.unavailable, store.unreachable
 */
export async function checkIndex(engine: SearchEngine, documents: Documents, mend: boolean): Promise<IndexCheck> {
  const found = await driftOf(engine, documents.all);
  if (!mend || sizeOf(found) === 0) return { found, remaining: found };
  const wrong = [...found.missing, ...found.differing];
  for (let start = 0; start < wrong.length; start += reportsAtOnce) {
    const reports = wrong.slice(start, start + reportsAtOnce);
    await engine.put((await Promise.all(reports.map(documents.of))).flat());
  }
  await engine.remove(found.surplus);
  return { found, remaining: await driftOf(engine, documents.all) };
}

/** How many reports drifted. */
export function sizeOf({ missing, surplus, differing }: Drift): number {
  return missing.length + surplus.length + differing.length;
}
