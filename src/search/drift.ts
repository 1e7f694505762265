import type { SearchEngine } from './engine.ts';

/** Ids of reports where index and store do not agree. `missing` and `differing` must be put again, `surplus` removed. */
export type Drift = { missing: string[]; surplus: string[]; differing: string[] };

const reportsAPage = 1000;

/**
 * Compares how many passages of each report an index holds with how many the store has for it; `expected` names each report with passages
 * once. Asks the engine through its port, so it holds for every engine. Nothing may be written meanwhile, or it counts as drift.
 */
export async function driftOf(
  engine: Pick<SearchEngine, 'search'>,
  expected: AsyncIterable<{ reportId: string; passages: number }>,
): Promise<Drift> {
  const indexed = await indexedPassages(engine);
  const drift: Drift = { missing: [], surplus: [], differing: [] };
  for await (const { reportId, passages } of expected) {
    const found = indexed.get(reportId);
    indexed.delete(reportId);
    if (found === undefined) drift.missing.push(reportId);
    else if (found !== passages) drift.differing.push(reportId);
  }
  drift.surplus.push(...indexed.keys());
  return drift;
}

async function indexedPassages(engine: Pick<SearchEngine, 'search'>): Promise<Map<string, number>> {
  const all = { text: '', categories: [], sources: [], languages: [], size: reportsAPage, sort: 'added' as const };
  const indexed = new Map<string, number>();
  for (let page = 1; ; page += 1) {
    const { hits, total } = await engine.search({ ...all, page });
    for (const { reportId, morePassages } of hits) indexed.set(reportId, morePassages + 1);
    if (hits.length === 0 || page * reportsAPage >= total) return indexed;
  }
}
