import { afterEach, beforeEach, expect, test } from 'vitest';
import { createFinder, type Finder } from '../src/find.ts';
import { loadSearchConfig } from '../src/search-config.ts';
import { blocksOf, type Library, openLibrary } from './web/library.ts';
import { commissionReport, monitorReport, sources } from './web/shelf.ts';

let library: Library;
let finder: Finder;

beforeEach(async () => {
  library = await openLibrary(sources);
  finder = createFinder({ engine: library.engine, store: library.store, sources, searchConfig: loadSearchConfig() });
  await library.shelve(commissionReport);
  await library.index();
});

afterEach(() => library.close());

const find = (q: string) => finder.find(finder.query({ q }));

test('a passage of an older version, found while the index is behind, names the capture that it was read from', async () => {
  await library.shelve({
    ...commissionReport,
    capturedAt: '2026-11-21T08:30:00.000Z',
    blocks: blocksOf('SAMPLE. Rewritten as a whole.'),
  });
  const [hit] = (await find('Witnesses')).hits;
  expect(hit?.passage.text).toContain('Witnesses');
  expect(hit?.capture?.capturedAt).toBe('2026-11-20T08:30:00.000Z');
  await library.index();
  expect((await find('Witnesses')).total).toBe(0);
  expect((await find('Rewritten')).hits[0]?.capture?.capturedAt).toBe('2026-11-21T08:30:00.000Z');
});

test('an index entry that the store does not know is left out: the store decides', async () => {
  const [passage] = await library.store.passages((await find('Witnesses')).hits[0]?.reportId ?? '');
  if (passage === undefined) throw new Error('the shelf is empty');
  const stray = {
    ...passage,
    id: 'sample-stray.1.0',
    reportId: 'sample-stray',
    ordinal: 0,
    text: 'SAMPLE stray Nowherelia',
  };
  const card = {
    title: 'SAMPLE',
    sourceId: 'sample-commission',
    tier: 1,
    kind: 'government',
    firstSeenAt: '2026-11-20T08:30:00.000Z',
    newsAt: '2026-11-20T08:30:00.000Z',
    status: 'live',
  } as const;
  const labels = { categories: [], strongCategories: [], provisions: [], ...passage.facets };
  await library.engine.put([{ ...stray, ...card, ...labels }]);
  expect((await find('Nowherelia')).hits).toEqual([]);
});

test('words of the same meaning in the other language are found and marked', async () => {
  await library.shelve(monitorReport);
  await library.index();
  const hit = (await find('foreign agent')).hits.find(({ language }) => language === 'ru');
  const marked = hit?.passage.marks.map(({ start, end }) => hit.passage.text.slice(start, end)).join(' ');
  expect(marked).toMatch(/иностранн/);
});
