import { expect, test } from 'vitest';
import type { SearchEngine } from '../../../src/search/engine.ts';
import { find, found, sample } from '../sample.ts';

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

/** What no engine may be harmed by. */
export function hostile(engine: () => SearchEngine): void {
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
