import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { PassageDocument } from '../../src/search/document.ts';
import { openEmbeddedEngine } from '../../src/search/embedded.ts';
import type { SearchEngine } from '../../src/search/engine.ts';
import { sample } from './sample.ts';

const words = ['alpha', 'bravo', 'gamma', 'delta', 'omega'];
const values = ['one', 'two', 'three'];
const facets = ['category', 'region', 'source', 'kind', 'year'] as const;
type Facet = (typeof facets)[number];
type Filters = Partial<Record<Facet, { include: string[]; exclude: string[] }>>;

let folder: string;
let engine: SearchEngine;
const documents: PassageDocument[] = [];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'search-'));
  engine = await openEmbeddedEngine({ dataDir: folder });
  const draw = fc.sample(fc.record({ text: some(words), category: some(values), region: some(values) }), {
    numRuns: 300,
    seed: 7,
  });
  const reports = fc.sample(
    fc.record({ source: one(values), kind: one(values), year: one(['2021', '2022', '2023']) }),
    {
      numRuns: 100,
      seed: 8,
    },
  );
  draw.forEach(({ text, category, region }, at) => {
    const { source, kind, year } = reports[Math.floor(at / 3)] ?? { source: '', kind: '', year: '' };
    const rest = {
      ordinal: at % 3,
      categories: category,
      regions: region,
      sourceId: source,
      kind,
      publishedOn: `${year}-03`,
    };
    documents.push(sample(`r${Math.floor(at / 3)}`, text.join(' '), rest));
  });
  for (const round of [1, 2]) await engine.put(documents.slice(0, 150 * round));
  await engine.remove(['r3', 'r50']);
});
afterAll(async () => {
  await engine.close();
  await rm(folder, { recursive: true });
});

test('totals, facet counts and pages are those of a plain count over all passages', async () => {
  const filter = fc.record({
    include: fc.subarray(values, { maxLength: 2 }),
    exclude: fc.subarray(values, { maxLength: 1 }),
  });
  const filters = fc.record({ category: filter, region: filter, source: filter, kind: filter }, { requiredKeys: [] });
  const asked = fc.record({
    words: fc.subarray(words, { maxLength: 4 }),
    filters,
    from: fc.constantFrom(undefined, '2022'),
  });
  await fc.assert(
    fc.asyncProperty(asked, async ({ words, filters, from }) => {
      const result = await engine.search({
        text: words.join(' '),
        facets: filters,
        all: true,
        page: 1,
        size: 100,
        ...(from === undefined ? {} : { from }),
      });
      const matching = live().filter((document) => matches(document, words, from));
      const found = reportsOf(matching.filter((document) => facets.every((facet) => bears(document, facet, filters))));
      expect(new Set(result.hits.map((hit) => hit.reportId))).toEqual(found);
      expect(result.total).toBe(found.size);
      for (const facet of facets) expect(result.facets[facet], facet).toEqual(counted(matching, facet, filters));
    }),
    { numRuns: 300 },
  );
});

function live(): PassageDocument[] {
  return documents.filter(({ reportId }) => reportId !== 'r3' && reportId !== 'r50');
}

function matches(document: PassageDocument, words: readonly string[], from: string | undefined): boolean {
  const inPeriod = from === undefined || (document.publishedOn ?? '') >= from;
  return inPeriod && words.every((word) => document.text.split(' ').includes(word));
}

function bears(document: PassageDocument, facet: Facet, filters: Filters): boolean {
  const filter = filters[facet];
  if (filter === undefined) return true;
  const own = valuesOf(document, facet);
  const included = filter.include.length === 0 || own.some((value) => filter.include.includes(value));
  return included && !own.some((value) => filter.exclude.includes(value));
}

function counted(matching: readonly PassageDocument[], facet: Facet, filters: Filters): Record<string, number> {
  const others = facets.filter((other) => other !== facet);
  const counts = new Map<string, Set<string>>();
  for (const document of matching) {
    if (!others.every((other) => bears(document, other, filters))) continue;
    for (const value of valuesOf(document, facet)) {
      counts.set(value, (counts.get(value) ?? new Set()).add(document.reportId));
    }
  }
  return Object.fromEntries([...counts].map(([value, reports]) => [value, reports.size]));
}

function valuesOf(document: PassageDocument, facet: Facet): string[] {
  if (facet === 'category') return document.categories;
  if (facet === 'region') return document.regions;
  if (facet === 'source') return [document.sourceId];
  return facet === 'kind' ? [document.kind] : [(document.publishedOn ?? '').slice(0, 4)];
}

function reportsOf(found: readonly PassageDocument[]): Set<string> {
  return new Set(found.map(({ reportId }) => reportId));
}

function some(items: string[]) {
  return fc.subarray(items);
}

function one(items: string[]) {
  return fc.constantFrom(...items);
}
