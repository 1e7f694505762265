import { expect, test } from 'vitest';
import type { SearchEngine } from '../../../src/search/engine.ts';
import { find, found, sample, undated } from '../sample.ts';

/** Filters and facet counts. */
export function filters(engine: () => SearchEngine): void {
  const documents = [
    sample('a', 'Detained activist.', { categories: ['protest'], sourceId: 's1', language: 'en', regions: ['RU-MOW'] }),
    sample('b', 'Detained journalist.', { categories: ['media', 'protest'], sourceId: 's2', publishedOn: '2023-05' }),
    sample('c', 'Detained believer.', { categories: ['religion'], sourceId: 's2', publishedOn: '2022', tier: 1 }),
    sample('d', 'Detained pensioner.', { language: 'uk', kind: 'media' }),
  ];

  test('filters by every facet, any value of one and all facets together', async () => {
    await engine().put(documents);
    const ids = async (rest: Record<string, string | string[]>) => (await found(engine(), 'detained', rest)).toSorted();
    expect(await ids({ category: ['media', 'religion'] })).toEqual(['b', 'c']);
    expect(await ids({ category: 'protest', source: 's2' })).toEqual(['b']);
    expect(await ids({ language: 'uk' })).toEqual(['d']);
    expect(await ids({ region: 'RU-MOW' })).toEqual(['a']);
    expect(await ids({ tier: '1' })).toEqual(['c']);
    expect(await ids({ kind: 'media' })).toEqual(['d']);
    expect(await ids({ year: ['2022', '2023'] })).toEqual(['b', 'c']);
    expect(await ids({ category: 'nothing-bears-this' })).toEqual([]);
  });

  test('leaves out passages with an excluded value', async () => {
    await engine().put(documents);
    expect((await found(engine(), 'detained', { category: '-protest' })).toSorted()).toEqual(['c', 'd']);
    expect(await found(engine(), 'detained -category:religion source:s2')).toEqual(['b']);
  });

  test('matches a period when the span of a date touches it', async () => {
    await engine().put([...documents, undated()]);
    const ids = async (rest: Record<string, string>) => (await found(engine(), 'detained', rest)).toSorted();
    expect(await ids({ from: '2023-05-31' })).toEqual(['a', 'b', 'd']);
    expect(await ids({ from: '2023-06' })).toEqual(['a', 'd']);
    expect(await ids({ until: '2022-02-01' })).toEqual(['c']);
    expect(await ids({ from: '2022-12-31', until: '2023' })).toEqual(['b', 'c']);
    expect(await ids({})).toContain('undated');
  });

  test('counts facets once a report, and ignores the choice of the facet itself', async () => {
    await engine().put([
      ...documents,
      sample('a', 'Detained again.', { ordinal: 1, categories: ['protest'], sourceId: 's1' }),
    ]);
    const all = await find(engine(), 'detained');
    expect(all.facets.category).toEqual({ protest: 2, media: 1, religion: 1 });
    expect(all.facets.year).toEqual({ 2022: 1, 2023: 1, 2024: 2 });
    const chosen = await find(engine(), 'detained', { category: 'protest' });
    expect(chosen.total).toBe(2);
    expect(chosen.facets.category).toEqual({ protest: 2, media: 1, religion: 1 });
    expect(chosen.facets.source).toEqual({ s1: 1, s2: 1 });
    const both = await find(engine(), 'detained', { category: 'protest', source: 's2' });
    expect(both.facets.category).toEqual({ protest: 1, media: 1, religion: 1 });
    expect(both.facets.source).toEqual({ s1: 1, s2: 1 });
  });
}
