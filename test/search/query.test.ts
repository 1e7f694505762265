import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Failure } from '../../src/errors.ts';
import { parseQuery, requireParameters } from '../../src/search/query.ts';

test('an empty query browses the first page of twenty', () => {
  expect(parseQuery({})).toMatchObject({ text: '', facets: {}, page: 1, size: 20 });
});

test('parameters of an address and options of the command line give the same query', () => {
  const address = new URLSearchParams(
    'q=foreign agent&category=media&category=protest&source=-tass&page=2&from=2023-05&sort=newest',
  );
  const options = {
    q: 'foreign agent',
    category: ['media', 'protest'],
    source: '-tass',
    page: 2,
    from: '2023-05',
    sort: 'newest',
  };
  expect(parseQuery(address)).toEqual(parseQuery(options));
  expect(parseQuery(address)).toMatchObject({
    facets: {
      category: { include: ['media', 'protest'], exclude: [] },
      source: { include: [], exclude: ['tass'] },
    },
    page: 2,
    from: '2023-05',
    sort: 'newest',
  });
});

test('fields typed in the box do what the parameters do', () => {
  const typed = parseQuery({
    q: 'torture source:hrw -category:media after:2023 before:"2024-06" provision:RU-CC-280.3',
  });
  expect(typed.facets.source?.include).toEqual(['hrw']);
  expect(typed.facets.category).toEqual({ include: [], exclude: ['media'] });
  expect(typed.facets.provision?.include).toEqual(['RU-CC-280.3']);
  expect(typed.from).toBe('2023');
  expect(typed.until).toBe('2024-06');
  expect(typed.terms?.all.flat().map((term) => term.typed)).toEqual(['torture']);
});

test.each([
  ['prefix', false],
  ['synonyms', true],
  ['names', true],
  ['spelling', true],
  ['all', false],
  ['explain', false],
  ['timeline', false],
] as const)('%s is %s unless the parameter says otherwise', (name, usual) => {
  const given = (value: string) => {
    const { terms, ...query } = parseQuery({ q: 'foreign agen', [name]: value });
    return name === 'prefix' ? terms?.all.at(-1)?.at(-1)?.prefix : query[name];
  };
  expect(['', 'true', '1', 'false', '0'].map(given)).toEqual([usual, true, true, false, false]);
});

test('what is not asked for is not in the query', () => {
  const query = parseQuery({ from: '', sort: '', category: '', page: '', until: ' ' });
  for (const absent of ['from', 'until', 'sort']) expect(query).not.toHaveProperty(absent);
  expect(query).toMatchObject({ facets: {}, page: 1 });
  expect(parseQuery({ until: '2024' })).not.toHaveProperty('from');
  expect(parseQuery({ from: '2024' })).not.toHaveProperty('until');
});

test('a facet takes several values, each once, wanted and unwanted beside one another', () => {
  const { facets } = parseQuery({ category: ['media', 'protest', 'media', '-religion'], source: ['tass', '-hrw'] });
  expect(facets).toEqual({
    category: { include: ['media', 'protest'], exclude: ['religion'] },
    source: { include: ['tass'], exclude: ['hrw'] },
  });
});

test('what is as long as can be is taken', () => {
  const category = Array.from({ length: 50 }, (_, at) => `c${at}`);
  const query = parseQuery({ q: 'x'.repeat(500), category, region: 'x'.repeat(100), page: '10000', size: '100' });
  expect(query).toMatchObject({ facets: { category: { include: category } }, page: 10_000, size: 100 });
  expect(query.facets.region?.include).toEqual(['x'.repeat(100)]);
});

test('references to law are read as the parser given finds them', () => {
  const provisions = () => [{ key: 'RU-CC-280.3', start: 0, end: 9 }];
  const { terms } = parseQuery({ q: 'ст. 280.3 штраф' }, {}, provisions);
  expect(terms?.all.map((group) => group.map(({ stems }) => stems[0]))).toEqual([['ru-cc-280.3', '280.3'], ['штраф']]);
});

test('what only looks like a field is words', () => {
  const { terms, facets } = parseQuery({ q: 'https://example.org/a title:law 12:30' });
  expect(facets).toEqual({});
  expect(terms?.all.flat().map((term) => term.typed)).toEqual(['https', 'example', 'org', 'title', 'law', '12', '30']);
});

describe('a bad value is refused by the name of its parameter', () => {
  const cases: [parameter: string, value: string | string[]][] = [
    ['page', '0'],
    ['page', '-1'],
    ['page', '10001'],
    ['page', '1e9'],
    ['page', 'two'],
    ['page', '1.5'],
    ['page', '1000000000'],
    ['size', '0'],
    ['size', '101'],
    ['from', '2024-02-30'],
    ['from', '2024-13'],
    ['from', '24'],
    ['from', 'yesterday'],
    ['from', '2024-00-01'],
    ['until', '2023-02-29'],
    ['until', '2024-1-1'],
    ['from', '12024'],
    ['from', '2024-06-26T10:00'],
    ['until', '2024-06-2x'],
    ['until', '2024-06-3'],
    ['sort', 'best'],
    ['prefix', 'yes'],
    ['q', 'x'.repeat(501)],
    ['category', Array.from({ length: 1000 }, (_, at) => `c${at}`)],
    ['region', 'x'.repeat(101)],
    ['kind', 'a\u0000b'],
    ['q', 'a\u0000b'],
    ['q', 'agent\u0007'],
  ]; // prettier-ignore
  test.each(cases)('%s=%s', (parameter, value) => {
    expect(failure(() => parseQuery({ [parameter]: value }))).toMatch(new RegExp(`^${parameter}: `));
  });

  test.each<[Record<string, string | string[]>, string]>([
    [{ q: 'a\u0000b' }, 'q: holds the control character U+0000; type the words without it.'],
    [{ q: 'a\u009fb' }, 'q: holds the control character U+009F; type the words without it.'],
    [{ q: 'x'.repeat(501) }, 'q: is 501 characters long; at most 500 are searched.'],
    [{ kind: Array.from({ length: 51 }, (_, at) => `k${at}`) }, 'kind: has 51 values; at most 50 are taken.'],
    [{ kind: 'x'.repeat(101) }, 'kind: has a value that is too long or not text.'],
    [{ from: '2024', until: '2023' }, 'from: 2024 is later than until, 2023.'],
    [{ from: 'spring' }, 'from: "spring" is not a date such as 2024, 2024-06 or 2024-06-26.'],
    [{ until: 'x'.repeat(99) }, `until: "${'x'.repeat(40)}" is not a date such as 2024, 2024-06 or 2024-06-26.`],
    [{ size: '101' }, 'size: must be a whole number from 1 to 100.'],
    [{ sort: 'best' }, 'sort: must be one of relevance, newest, oldest, added, news.'],
    [{ names: 'yes' }, 'names: must be true or false.'],
  ])('and says what to do: %#', (parameters, sentence) => {
    expect(failure(() => parseQuery(parameters))).toBe(sentence);
  });

  test('a period may begin and end in one year, month or day', () => {
    for (const [from, until] of [
      ['2024', '2024'],
      ['2024-06', '2024'],
      ['2024', '2024-06'],
      ['2024-06-26', '2024-06-26'],
    ])
      expect(parseQuery({ from, until })).toMatchObject({ from, until });
    expect(parseQuery({ from: ' 2024 ' }).from).toBe('2024');
  });

  test('a value that is not among those known', () => {
    expect(failure(() => parseQuery({ q: 'category:nope' }, { category: ['media'] }))).toMatch(/^category: .*"nope"/);
    expect(parseQuery({ category: 'media' }, { category: ['media'] }).facets.category?.include).toEqual(['media']);
  });
});

test('words given twice over are words in a row', () => {
  expect(parseQuery(new URLSearchParams('q=foreign&q=agent')).text).toBe('foreign agent');
});

test('tabs, line ends and no-break spaces of pasted words are spaces', () => {
  expect(parseQuery({ q: 'foreign\u00a0agent\tnow\r\nor never' }).text).toBe('foreign agent now  or never');
});

test('a minus before a day is refused by name, not passed over', () => {
  expect(() => parseQuery({ q: 'torture -after:2024' })).toThrow(/^from: takes no minus/);
  expect(() => parseQuery({ q: '-before:2024', from: '2020' })).toThrow(/^until: takes no minus/);
});

test('a search that is kept may name only parameters that are read', () => {
  expect(() => requireParameters(new URLSearchParams('q=draft&category=war-fakes&-source=x'))).toThrow(
    /"-source" is no parameter of a search; these are: q, .*category/,
  );
  expect(() =>
    requireParameters(
      new URLSearchParams('q=x&from=2024&until=2025&page=1&size=5&sort=newest&all=true&prefix=1&source=x'),
    ),
  ).not.toThrow();
  expect(() => requireParameters(new URLSearchParams(`${'categroy'.repeat(99)}=x`))).toThrow(Failure);
});

test('any parameters give a query or a search.query failure', () => {
  const names = fc.constantFrom(
    'q',
    'category',
    'page',
    'size',
    'from',
    'until',
    'sort',
    'prefix',
    'year',
    '__proto__',
    'constructor',
  );
  fc.assert(
    fc.property(fc.array(fc.tuple(names, fc.string({ unit: 'binary', maxLength: 40 }))), (pairs) => {
      try {
        parseQuery(new URLSearchParams(pairs.map(([name, value]) => [name, value.toWellFormed()])));
      } catch (error) {
        expect(error).toBeInstanceOf(Failure);
      }
    }),
    { numRuns: 2000 },
  );
});

function failure(run: () => unknown): string {
  try {
    run();
  } catch (error) {
    const { code, message, parameter } = error as Failure;
    expect({ code, parameter }).toEqual({ code: 'search.query', parameter: message.split(':')[0] });
    return message;
  }
  throw new Error('nothing was refused');
}
