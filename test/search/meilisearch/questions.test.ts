import fc from 'fast-check';
import { expect, test } from 'vitest';
import { entryOf, factsOf, keyOf } from '../../../src/search/meilisearch/entry.ts';
import { chosenFacets, filterOf } from '../../../src/search/meilisearch/filter.ts';
import { holds, narrowed, sentencesOf } from '../../../src/search/meilisearch/sentence.ts';
import { settingsMissing } from '../../../src/search/meilisearch/settings.ts';
import { facetCounts, matchedReports } from '../../../src/search/meilisearch/tally.ts';
import type { Clause } from '../../../src/search/plan.ts';
import { parseQuery } from '../../../src/search/query.ts';
import { sample } from '../sample.ts';

function clause(...any: string[][][]): Clause {
  return { typed: any[0]?.flat().join(' ') ?? '', any, droppable: true, frequency: 1 };
}

function words(count: number): Clause[] {
  return Array.from({ length: count }, (_, at) => ({ ...clause([[`w${at}`]]), frequency: count - at }));
}

test('each way to choose an alternative of every clause is a sentence of quoted stems', () => {
  const agent = clause([['foreign'], ['agent']], [['иностран', 'агент']]);
  const court = clause([['court']], [['суд']]);
  expect(sentencesOf([[agent, court]], []).texts).toEqual([
    '"foreign" "agent" "court"',
    '"foreign" "agent" "суд"',
    '"иностран агент" "court"',
    '"иностран агент" "суд"',
  ]);
  expect(sentencesOf([[]], []).texts).toEqual(['']);
});

test('exclusions come first, and a provision is one word', () => {
  expect(sentencesOf([[clause([['ru-cc-280.3']])]], [['moscow'], ['in', 'chechnya']]).texts).toEqual([
    '-"moscow" -"in chechnya" "ru\u02d1cc\u02d1280\u02d03"',
  ]);
});

test('a sentence holds ten phrases at most, and what is left is named: the commonest words, never quoted ones', () => {
  const many = words(12);
  const { texts, left, inexact } = sentencesOf([many], []);
  expect(texts[0]?.match(/"/g)).toHaveLength(20);
  expect(left.map(({ typed }) => typed)).toEqual(['w1', 'w0']);
  expect(inexact).toBe(true);
  const quoted = many.map((one, at) => (at === 0 ? { ...one, droppable: false } : one));
  expect(sentencesOf([quoted], []).left.map(({ typed }) => typed)).toEqual(['w2', 'w1']);
});

test('a word that is typed many times is asked for once', () => {
  expect(sentencesOf([[...words(1), ...words(1), ...words(1)]], [])).toMatchObject({ texts: ['"w0"'], left: [] });
});

test('the words of which alternatives are let go are named', () => {
  const wide = Array.from({ length: 100 }, (_, at) => [[`a${at}`]]);
  expect(sentencesOf([[clause(...wide), clause([['court']])]], []).narrowed.map(({ typed }) => typed)).toEqual(['a0']);
  expect(sentencesOf([[clause(...wide.slice(0, 64))]], []).narrowed).toEqual([]);
});

test('too many alternatives are let go from the end of the widest clause', () => {
  const wide = Array.from({ length: 30 }, (_, at) => [[`a${at}`]]);
  const [kept = []] = narrowed([[clause(...wide), clause(...wide.slice(0, 4))]]);
  expect(kept.map(({ any }) => any.length)).toEqual([16, 4]);
  expect(kept[0]?.any[0]).toEqual([['a0']]);
});

test('a passage is looked through field by field: no phrase runs from one into the next', () => {
  const phrase = clause([['freedom', 'of', 'speech']]);
  expect(holds(['', 'on freedom of speech now'], [[phrase]], [])).toBe(true);
  expect(holds(['freedom of', 'speech'], [[phrase]], [])).toBe(false);
  expect(holds(['freedom of speeches'], [[phrase]], [])).toBe(false);
  expect(holds(['freedom of speech'], [[phrase]], [['speech']])).toBe(false);
});

test('every value of a filter is quoted and escaped', () => {
  const query = parseQuery({ category: 'a" OR x = "b', source: '-back\\slash', from: '2024-02', until: '2024-02' });
  expect(filterOf(query)).toEqual([
    'category IN ["a\\" OR x = \\"b"]',
    'source NOT IN ["back\\\\slash"]',
    'lastDay >= 19754',
    'firstDay <= 19782',
  ]);
  expect(filterOf(query, 'category')).toHaveLength(3);
  expect(chosenFacets(query)).toEqual(['category', 'source']);
});

test('whatever a value is, it stays inside its quotation marks', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 20 }), (value) => {
      const [expression = ''] = filterOf({
        ...parseQuery({}),
        facets: { category: { include: [value], exclude: [] } },
      });
      const inside = /^category IN \["(?<value>(?:[^"\\]|\\.)*)"\]$/su.exec(expression)?.groups?.value;
      expect(inside?.replace(/\\(.)/gsu, '$1')).toBe(value.toWellFormed());
    }),
  );
});

test('ids become keys that no other id has', () => {
  expect(keyOf('uscirf-3f9a1c2b.1.4')).toMatch(/^[A-Za-z0-9_-]+$/);
  fc.assert(
    fc.property(fc.string(), fc.string(), (one, other) => {
      expect(keyOf(one) === keyOf(other)).toBe(one === other);
    }),
  );
});

test('reports are counted once for a value, from entries as they are indexed', () => {
  const document = sample('a', 'Text.', { categories: ['protest', 'a b'], publishedOn: '2023-05' });
  const entry = entryOf(document, 'put', new Map());
  expect(factsOf(entry.report)).toMatchObject({ reportId: 'a', publishedOn: '2023-05', tier: 2, kind: 'ngo' });
  const distribution = {
    report: { [entry.report]: 3 },
    'of.category': Object.fromEntries(entry.of.category.map((value) => [value, 2])),
  };
  expect(matchedReports(distribution)).toMatchObject([{ reportId: 'a', passages: 3 }]);
  expect(facetCounts(distribution, new Map())).toMatchObject({
    category: { protest: 1, 'a b': 1 },
    year: { 2023: 1 },
    source: { 'sample-source': 1 },
    region: {},
  });
  expect(facetCounts(distribution, new Map([['category', {}]])).category).toEqual({});
});

test('only settings that differ are written; what a server adds of its own does not count', () => {
  const wanted = { stopWords: ['b', 'a'], searchableAttributes: ['x', 'y'], typoTolerance: { enabled: false } };
  const present = {
    stopWords: ['a', 'b'],
    searchableAttributes: ['x', 'y'],
    typoTolerance: { enabled: false, disableOnNumbers: false },
    pagination: { maxTotalHits: 1000 },
  };
  expect(settingsMissing(wanted, present)).toBeUndefined();
  expect(settingsMissing(wanted, { ...present, searchableAttributes: ['y', 'x'] })).toEqual({
    searchableAttributes: ['x', 'y'],
  });
  expect(settingsMissing(wanted, { ...present, stopWords: [] })).toEqual({ stopWords: ['b', 'a'] });
});
