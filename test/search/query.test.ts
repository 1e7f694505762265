import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Failure } from '../../src/errors.ts';
import { parseQuery } from '../../src/search/query.ts';

test('an empty query browses the first page of twenty', () => {
  expect(parseQuery({})).toMatchObject({ text: '', categories: [], sources: [], languages: [], page: 1, size: 20 });
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
    categories: ['media', 'protest'],
    sources: [],
    facets: { source: { include: [], exclude: ['tass'] } },
    page: 2,
    from: '2023-05',
    sort: 'newest',
  });
});

test('fields typed in the box do what the parameters do', () => {
  const typed = parseQuery({
    q: 'torture source:hrw -category:media after:2023 before:"2024-06" provision:RU-CC-280.3',
  });
  expect(typed.sources).toEqual(['hrw']);
  expect(typed.facets?.category).toEqual({ include: [], exclude: ['media'] });
  expect(typed.facets?.provision?.include).toEqual(['RU-CC-280.3']);
  expect(typed.from).toBe('2023');
  expect(typed.until).toBe('2024-06');
  expect(typed.terms?.all.flat().map((term) => term.typed)).toEqual(['torture']);
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

  test('a period that ends before it begins', () => {
    expect(failure(() => parseQuery({ from: '2024', until: '2023' }))).toMatch(/^from: /);
    expect(parseQuery({ from: '2024-06', until: '2024' })).toMatchObject({ from: '2024-06', until: '2024' });
    expect(parseQuery({ from: '2024', until: '2024-06' })).toMatchObject({ from: '2024', until: '2024-06' });
  });

  test('a value that is not among those known', () => {
    expect(failure(() => parseQuery({ q: 'category:nope' }, { category: ['media'] }))).toMatch(/^category: .*"nope"/);
    expect(parseQuery({ category: 'media' }, { category: ['media'] }).categories).toEqual(['media']);
  });
});

test('tabs, line ends and no-break spaces of pasted words are spaces', () => {
  expect(parseQuery({ q: 'foreign\u00a0agent\tnow\r\nor never' }).text).toBe('foreign agent now  or never');
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
    expect(error).toMatchObject({ code: 'search.query' });
    return (error as Failure).message;
  }
  throw new Error('nothing was refused');
}
