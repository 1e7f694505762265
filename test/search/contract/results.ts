import { expect, test } from 'vitest';
import type { SearchEngine } from '../../../src/search/engine.ts';
import { parseQuery } from '../../../src/search/query.ts';
import { find, found, sample, undated } from '../sample.ts';

/** What a page of results holds, and in what order. */
export function results(engine: () => SearchEngine): void {
  test('groups passages by report with the best one and the number of others', async () => {
    await engine().put([
      sample('a', 'Weather and roads. Torture is mentioned once among many other things here, and no more.', {
        ordinal: 0,
      }),
      sample('a', 'Torture, torture and torture.', { ordinal: 1 }),
      sample('a', 'Nothing of it.', { ordinal: 2 }),
      sample('b', 'One torture case.'),
    ]);
    const result = await find(engine(), 'torture');
    expect(result.total).toBe(2);
    expect(result.hits.find((hit) => hit.reportId === 'a')).toMatchObject({ passageId: 'a.1.1', morePassages: 1 });
    expect(result.hits.find((hit) => hit.reportId === 'b')).toMatchObject({ passageId: 'b.1.0', morePassages: 0 });
  });

  test('prefers words in title and headings', async () => {
    const text = 'The conscription campaign went on as before, with many other events in the same month.';
    await engine().put([
      sample('plain', text),
      sample('titled', text, { title: 'SAMPLE: conscription' }),
      sample('headed', text, { headings: ['Conscription'] }),
    ]);
    const order = await found(engine(), 'conscription');
    expect(order.indexOf('plain')).toBe(2);
  });

  test('prefers words that stand next to one another as they were typed', async () => {
    await engine().put([
      sample('together', 'In the same year a military court heard the case of two other men and of their friends.'),
      sample('apart', 'In the same year a court heard the case of two other military men and of their friends.'),
    ]);
    expect(await found(engine(), 'military court')).toEqual(['together', 'apart']);
  });

  test('prefers a strong tag of the category asked for, a higher tier, a newer date', async () => {
    const text = 'A court heard the appeal of the believers.';
    await engine().put([
      sample('weak', text, { categories: ['religion'] }),
      sample('strong', text, { categories: ['religion'], strongCategories: ['religion'] }),
    ]);
    expect(await found(engine(), 'believers', { category: 'religion' })).toEqual(['strong', 'weak']);
    await engine().remove(['weak', 'strong']);
    await engine().put([sample('media', text, { tier: 4 }), sample('un', text, { tier: 1 })]);
    expect(await found(engine(), 'believers')).toEqual(['un', 'media']);
    await engine().remove(['un', 'media']);
    await engine().put([
      sample('old', text, { publishedOn: '2012' }),
      sample('new', text, { publishedOn: '2024-05-05' }),
    ]);
    expect(await found(engine(), 'believers')).toEqual(['new', 'old']);
  });

  test('sorts by date, by first sight and by what happened last, undated reports last', async () => {
    await engine().put([
      sample('mid', 'Detained.', {
        publishedOn: '2023-05',
        firstSeenAt: '2026-03-01T00:00:00.000Z',
        newsAt: '2026-03-01T00:00:00.000Z',
      }),
      { ...undated(), firstSeenAt: '2026-02-01T00:00:00.000Z', newsAt: '2026-02-01T00:00:00.000Z' },
      sample('new', 'Detained.', {
        publishedOn: '2024-05-05',
        firstSeenAt: '2026-01-01T00:00:00.000Z',
        newsAt: '2026-02-15T00:00:00.000Z',
      }),
    ]);
    expect(await found(engine(), 'detained', { sort: 'newest' })).toEqual(['new', 'mid', 'undated']);
    expect(await found(engine(), 'detained', { sort: 'oldest' })).toEqual(['mid', 'new', 'undated']);
    expect(await found(engine(), 'detained', { sort: 'added' })).toEqual(['mid', 'undated', 'new']);
    expect(await found(engine(), 'detained', { sort: 'news' })).toEqual(['mid', 'new', 'undated']);
    expect(await found(engine(), '', { sort: 'news' })).toEqual(['mid', 'new', 'undated']);
  });

  test('browses newest first when there are no words', async () => {
    await engine().put([
      sample('old', 'One.', { publishedOn: '2020' }),
      sample('new', 'Two.', { publishedOn: '2025' }),
    ]);
    const result = await find(engine(), '');
    expect(result.hits.map((hit) => hit.reportId)).toEqual(['new', 'old']);
    expect(result.total).toBe(2);
    expect(result.facets.year).toEqual({ 2020: 1, 2025: 1 });
  });

  test('explains a score as the product of its parts when asked to', async () => {
    await engine().put([
      sample('a', 'A court heard the believers.', { categories: ['religion'], strongCategories: ['religion'] }),
    ]);
    const hit = (await find(engine(), 'believers', { explain: 'true' })).hits[0];
    const parts = Object.values(hit?.explanation ?? {});
    expect(parts.reduce((product, part) => product * part, 1)).toBeCloseTo(hit?.score ?? 0, 6);
    expect((await find(engine(), 'believers')).hits[0]?.explanation).toBeUndefined();
  });

  test('counts all matching reports by month and category when asked for a timeline', async () => {
    await engine().put([
      sample('a', 'Detained.', { publishedOn: '2023-05-02', categories: ['protest', 'media'] }),
      sample('b', 'Detained.', { publishedOn: '2023-05', categories: ['protest'] }),
      sample('c', 'Detained.', { publishedOn: '2024', categories: ['religion'] }),
      sample('c', 'Unrelated.', { ordinal: 1, publishedOn: '2024', categories: ['media'] }),
      undated(),
      sample('d', 'Released.'),
    ]);
    expect((await find(engine(), 'detained', { timeline: 'true', size: '1' })).timeline).toEqual([
      { month: '2023-05', reports: 2, categories: { protest: 2, media: 1 } },
      { month: '2024', reports: 1, categories: { religion: 1 } },
    ]);
    const byMonth = await engine().search({ ...parseQuery({ q: 'detained' }), timeline: 'reports' });
    expect(byMonth.timeline).toEqual([
      { month: '2023-05', reports: 2, categories: {} },
      { month: '2024', reports: 1, categories: {} },
    ]);
  });

  test('finds passages of other reports that resemble a text', async () => {
    const text =
      'Electric shocks and beatings in the pre-trial detention centre of Irkutsk made prisoners sign confessions.';
    await engine().put([
      sample('own', text),
      sample('own', 'Weather.', { ordinal: 1 }),
      sample('near', 'Prisoners of the Irkutsk detention centre told of beatings and electric shocks.', {
        sourceId: 's2',
      }),
      sample('far', 'A beating in the street of another town.'),
    ]);
    const query = {
      text: '',
      facets: {},
      page: 1,
      size: 10,
      like: { text, reportId: 'own' },
    };
    const result = await engine().search(query);
    expect(result.hits).toMatchObject([{ reportId: 'near', passageId: 'near.1.0', morePassages: 0 }]);
    expect(result.total).toBe(1);
    expect((await engine().search({ ...query, facets: { source: { include: ['other'], exclude: [] } } })).total).toBe(
      0,
    );
  });

  test('pages through all reports once each, with the exact total on every page', async () => {
    await engine().put(Array.from({ length: 45 }, (_, at) => sample(`r${at}`, `Detained number ${at}.`)));
    const pages = [];
    for (const page of ['1', '2', '3', '4']) pages.push(await find(engine(), 'detained', { page }));
    expect(pages.map((page) => page.total)).toEqual([45, 45, 45, 45]);
    expect(pages.map((page) => page.hits.length)).toEqual([20, 20, 5, 0]);
    expect(new Set(pages.flatMap((page) => page.hits.map((hit) => hit.reportId))).size).toBe(45);
  });

  test('answers an empty index with nothing', async () => {
    expect(await find(engine(), 'anything')).toMatchObject({ total: 0, hits: [] });
    expect(await find(engine(), '')).toMatchObject({ total: 0, hits: [] });
  });
}
