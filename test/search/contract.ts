import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { PassageDocument } from '../../src/search/document.ts';
import type { SearchEngine } from '../../src/search/engine.ts';
import { find, found, sample } from './sample.ts';

/** Phrases of one meaning that an engine under test must be opened with. */
export const contractSynonyms = [['foreign agent', 'иностранный агент', 'иноагент']];

/** What every search engine must do, whatever stands behind it. `open` gives an empty one. */
export function searchEngineContract(
  name: string,
  open: () => Promise<{ engine: SearchEngine; close(): Promise<void> }>,
) {
  describe(`${name} as a search engine`, () => {
    let opened: { engine: SearchEngine; close(): Promise<void> };
    let engine: SearchEngine;
    beforeEach(async () => {
      opened = await open();
      engine = opened.engine;
    });
    afterEach(() => opened.close());

    words(() => engine);
    languages(() => engine);
    filters(() => engine);
    results(() => engine);
    changes(() => engine);
    hostile(() => engine);
  });
}

function words(engine: () => SearchEngine): void {
  test('finds only passages that hold all the words', async () => {
    await engine().put([
      sample('a', 'Police beat a protester in detention.'),
      sample('b', 'Police closed the street.'),
    ]);
    expect(await found(engine(), 'police protester')).toEqual(['a']);
  });

  test('finds inflected English words by any of their forms', async () => {
    await engine().put([sample('a', 'He was persecuted and imprisoned for his beliefs.')]);
    expect(await found(engine(), 'persecuting belief')).toEqual(['a']);
  });

  test('finds inflected Russian words by any of their forms, with е for ё', async () => {
    await engine().put([sample('a', 'Беженцев и осуждённых избивали в колонии.'), sample('b', 'Погода хорошая.')]);
    expect(await found(engine(), 'беженец осужденный')).toEqual(['a']);
    expect(await found(engine(), 'осуждёнными колониях')).toEqual(['a']);
  });

  test('finds a phrase in quotation marks only where it stands', async () => {
    await engine().put([
      sample('a', 'They restricted freedom of expression.'),
      sample('b', 'Expression without freedom; freedom to move.'),
    ]);
    expect(await found(engine(), '"freedom of expression"')).toEqual(['a']);
    expect(await found(engine(), '«freedom of expression»')).toEqual(['a']);
    expect((await found(engine(), 'freedom expression')).toSorted()).toEqual(['a', 'b']);
  });

  test('leaves out what a minus excludes', async () => {
    await engine().put([sample('a', 'Torture in Chechnya.'), sample('b', 'Torture in Moscow.')]);
    expect(await found(engine(), 'torture -Moscow')).toEqual(['a']);
    expect(await found(engine(), '-Moscow')).toEqual(['a']);
    expect(await found(engine(), 'torture -"in Chechnya"')).toEqual(['b']);
  });

  test('finds either side of OR', async () => {
    await engine().put([sample('a', 'Arrested.'), sample('b', 'Deported.'), sample('c', 'Released.')]);
    expect((await found(engine(), 'arrest OR deportation OR deported')).toSorted()).toEqual(['a', 'b']);
    expect((await found(engine(), 'arrested ИЛИ released')).toSorted()).toEqual(['a', 'c']);
  });

  test('tells numbers and provisions apart exactly', async () => {
    await engine().put([
      sample('a', 'Осужден по части 1 статьи 280.3 УК РФ в 2024 году.'),
      sample('b', 'Осужден по статье 280.1 в 2025 году.'),
    ]);
    expect(await found(engine(), '280.3')).toEqual(['a']);
    expect(await found(engine(), '280.1')).toEqual(['b']);
    expect(await found(engine(), '280.2')).toEqual([]);
    expect(await found(engine(), '280')).toEqual([]);
    expect(await found(engine(), '2024')).toEqual(['a']);
    expect(await found(engine(), '2025')).toEqual(['b']);
  });

  test('finds a provision by any spelling of its reference', async () => {
    await engine().put([
      sample('a', 'Convicted of discrediting the army.', { provisions: ['RU-CC-280.3'] }),
      sample('b', 'Fined under another law.', { provisions: ['RU-CoAO-20.3.3'] }),
    ]);
    for (const spelling of ['ст. 280.3', 'статья 280.3 УК РФ', 'article 280.3 of the Criminal Code', '280³']) {
      expect(await found(engine(), spelling), spelling).toEqual(['a']);
    }
    expect(await found(engine(), 'ст. 20.3.3 КоАП РФ')).toEqual(['b']);
    await engine().put([sample('law', 'Fined under the law.', { provisions: ['RU-FL-255-FZ-2022'] })]);
    expect(await found(engine(), '2022')).toEqual([]);
  });

  test('asks for fewer words when nothing has all, and says which it left out', async () => {
    await engine().put([sample('a', 'A lawyer was disbarred.'), sample('b', 'A lawyer spoke.')]);
    const result = await find(engine(), 'lawyer disbarred xylophone');
    expect(result.hits.map((hit) => hit.reportId)).toEqual(['a']);
    expect(result.droppedWords).toEqual(['xylophone']);
    expect((await find(engine(), 'lawyer')).droppedWords).toBeUndefined();
  });

  test('never leaves out a phrase in quotation marks', async () => {
    await engine().put([sample('a', 'A lawyer was disbarred.')]);
    expect((await find(engine(), 'lawyer "never written"')).total).toBe(0);
  });

  test('takes the last word for a beginning only when asked to', async () => {
    await engine().put([sample('a', 'Persecution of believers.')]);
    expect(await found(engine(), 'believers persecuti', { prefix: 'true' })).toEqual(['a']);
    expect((await find(engine(), 'persecuti', { spelling: 'false' })).total).toBe(0);
  });

  test('corrects a misspelt word and says so, never a number', async () => {
    await engine().put([sample('a', 'Extremism charges in 2024.')]);
    const result = await find(engine(), 'extremizm');
    expect(result.hits.map((hit) => hit.reportId)).toEqual(['a']);
    expect(result.expansions).toContainEqual({ word: 'extremizm', added: ['extremism'], by: 'spelling' });
    expect((await find(engine(), 'extremizm', { spelling: 'false' })).total).toBe(0);
    await engine().put([sample('b', "Jehovah's Witnesses.")]);
    expect(await found(engine(), 'jehova')).toEqual(['b']);
    expect((await find(engine(), '20244')).total).toBe(0);
  });
}

function languages(engine: () => SearchEngine): void {
  test('finds words of the same meaning in the other language, and says what it added', async () => {
    await engine().put([
      sample('en', 'Two foreign agents were fined.'),
      sample('ru', 'Суд оштрафовал иностранного агента.'),
      sample('word', 'Ещё одного иноагента объявили в розыск.'),
      sample('apart', 'Агент по недвижимости и иностранный турист.'),
    ]);
    const result = await find(engine(), 'foreign agent');
    expect(result.hits.map((hit) => hit.reportId).toSorted()).toEqual(['en', 'ru', 'word']);
    expect(result.expansions).toEqual([
      { word: 'foreign agent', added: ['иностранный агент', 'иноагент'], by: 'synonym' },
    ]);
    expect(await found(engine(), 'foreign agent', { synonyms: 'false' })).toEqual(['en']);
    expect((await found(engine(), 'иностранных агентов fined')).toSorted()).toEqual(['en']);
  });

  test('finds a name in the other alphabet and in other transliterations', async () => {
    await engine().put([
      sample('en', 'Ilya Yashin was convicted.'),
      sample('ru', 'Илья Яшин приговорён. Яшина этапировали.'),
    ]);
    for (const name of ['Yashin', 'Iashin', 'Яшин', 'Яшина', 'яшину']) {
      expect((await found(engine(), name)).toSorted(), name).toEqual(['en', 'ru']);
    }
    expect(await found(engine(), 'Yashin', { names: 'false' })).toEqual(['en']);
  });
}

function filters(engine: () => SearchEngine): void {
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

function undated(): PassageDocument {
  const { publishedOn: _, ...document } = sample('undated', 'Detained once.');
  return document;
}

function results(engine: () => SearchEngine): void {
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

  test('sorts by date and by first sight, undated reports last', async () => {
    await engine().put([
      sample('mid', 'Detained.', { publishedOn: '2023-05', firstSeenAt: '2026-03-01T00:00:00.000Z' }),
      { ...undated(), firstSeenAt: '2026-02-01T00:00:00.000Z' },
      sample('new', 'Detained.', { publishedOn: '2024-05-05', firstSeenAt: '2026-01-01T00:00:00.000Z' }),
    ]);
    expect(await found(engine(), 'detained', { sort: 'newest' })).toEqual(['new', 'mid', 'undated']);
    expect(await found(engine(), 'detained', { sort: 'oldest' })).toEqual(['mid', 'new', 'undated']);
    expect(await found(engine(), 'detained', { sort: 'added' })).toEqual(['mid', 'undated', 'new']);
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
      categories: [],
      sources: [],
      languages: [],
      page: 1,
      size: 10,
      like: { text, reportId: 'own' },
    };
    const result = await engine().search(query);
    expect(result.hits).toMatchObject([{ reportId: 'near', passageId: 'near.1.0', morePassages: 0 }]);
    expect(result.total).toBe(1);
    expect((await engine().search({ ...query, sources: ['other'] })).total).toBe(0);
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

function changes(engine: () => SearchEngine): void {
  test('replaces all passages of a report', async () => {
    await engine().put([
      sample('a', 'First text.'),
      sample('a', 'Second text.', { ordinal: 1 }),
      sample('b', 'Kept text.'),
    ]);
    await engine().put([sample('a', 'Rewritten entirely.', { categories: ['media'] })]);
    expect(await found(engine(), 'first', { spelling: 'false' })).toEqual([]);
    expect(await found(engine(), 'rewritten')).toEqual(['a']);
    expect((await find(engine(), '')).total).toBe(2);
    expect((await find(engine(), '')).facets.category).toEqual({ media: 1 });
  });

  test('removes reports with their facets', async () => {
    await engine().put([sample('a', 'Gone soon.', { categories: ['media'] }), sample('b', 'Here to stay.')]);
    await engine().remove(['a', 'never-there']);
    expect(await found(engine(), 'gone soon')).toEqual([]);
    expect((await find(engine(), '')).facets.category).toEqual({});
  });

  test('remembers the change-log position that it was brought to', async () => {
    expect(await engine().cursor()).toBe(0);
    await engine().put([sample('a', 'Text.')], 5);
    expect(await engine().cursor()).toBe(5);
    await engine().remove(['a'], 9);
    expect(await engine().cursor()).toBe(9);
    await engine().put([], 11);
    expect(await engine().cursor()).toBe(11);
  });

  test('keeps answering from the old passages while it is rebuilt, then from the new', async () => {
    await engine().put([sample('old', 'Before the rebuild.')], 3);
    const during: string[][] = [];
    const build = async function* () {
      yield [sample('new', 'After the rebuild.')];
      during.push(await found(engine(), 'rebuild'));
      yield [sample('newer', 'After the rebuild too.')];
      during.push(await found(engine(), 'rebuild'));
    };
    await engine().rebuild(build(), 2);
    expect(during).toEqual([['old'], ['old']]);
    expect((await found(engine(), 'rebuild')).toSorted()).toEqual(['new', 'newer']);
    expect(await engine().cursor()).toBe(2);
    await engine().put([sample('later', 'Put after the rebuild.')], 4);
    expect((await found(engine(), 'rebuild')).toSorted()).toEqual(['later', 'new', 'newer']);
  });

  test('keeps what it had when the stream of a rebuild breaks', async () => {
    await engine().put([sample('old', 'Before the rebuild.')], 3);
    const broken = async function* () {
      yield [sample('new', 'After the rebuild.')];
      throw new Error('SAMPLE of a broken stream');
    };
    await expect(engine().rebuild(broken(), 9)).rejects.toThrow('broken stream');
    expect(await found(engine(), 'rebuild')).toEqual(['old']);
    expect(await engine().cursor()).toBe(3);
    const whole = async function* () {
      yield [sample('new', 'After the rebuild.')];
    };
    await engine().rebuild(whole(), 9);
    expect(await found(engine(), 'rebuild')).toEqual(['new']);
  });
}

const hostileQueries = [
  '"',
  '""',
  '"unclosed',
  '*',
  'a*',
  '(',
  ')',
  '()',
  'NEAR(a b)',
  'a AND',
  'OR',
  'OR OR',
  'NOT',
  'NOT a',
  '-',
  '--',
  '- a',
  '-"',
  '|',
  '{title} : a',
  'title : a',
  'title:a',
  '^a',
  "'; DROP TABLE report_a; --",
  '\\',
  'category = "x" OR 1 = 1',
  '_geoRadius(1,2,3)',
  '%00',
  '.*',
  '[a-',
  '😀',
  '\u202eabc',
  'ﷺ',
  'a\u0301\u0301\u0301',
  "'",
  "o'",
  '<script>alert(1)</script>',
  '280.',
  '.3',
  '280..3',
  'ё',
  '１２',
  '-category:',
  'category:""',
  ':',
  'x:y:z',
  'id:a',
  'ИЛИ',
  `${'a '.repeat(249)}`,
  'x'.repeat(500),
  '"a" -"a"',
]; // prettier-ignore

function hostile(engine: () => SearchEngine): void {
  test('reads no engine syntax in what is typed', async () => {
    await engine().put([
      sample('a', 'Quiet text OR loud NOT near (brackets) and "quotes".'),
      sample('b', 'Title of a law.'),
    ]);
    for (const query of hostileQueries) {
      for (const prefix of ['true', 'false']) {
        const result = await find(engine(), query, { prefix });
        expect(result.hits.length, query).toBe(Math.min(result.total, 20));
      }
    }
    expect((await find(engine(), '')).total).toBe(2);
  });

  test('keeps and finds hostile documents like any other', async () => {
    const text = `"quoted" 'single' NUL\u0000here \ud800 lone OR AND NOT ${'long'.repeat(2000)} 😀 needle`;
    await engine().put([
      sample('a', text, { title: '"; --', headings: ['', '*'], categories: ['__proto__', 'a" = "b'] }),
    ]);
    expect(await found(engine(), 'needle')).toEqual(['a']);
    expect(await found(engine(), 'needle', { category: 'a" = "b' })).toEqual(['a']);
    await engine().put([sample('b', ''), sample('c', '… — !')]);
    expect((await find(engine(), '')).total).toBe(3);
  });
}
