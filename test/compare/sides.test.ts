import { expect, test } from 'vitest';
import { apart, dayBefore, newProvisions, sideCounts, sideOf } from '../../src/compare/sides.ts';
import type { ProvisionEntry } from '../../src/tag/taxonomy.ts';

test('a report known only by its year counts on neither side of a day in that year', () => {
  // Two surely before, three surely after, one of "2022": found on both sides, once among the dated.
  expect(apart(3, 4, 6)).toEqual({ before: 2, either: 1, after: 3 });
  expect(apart(0, 0, 0)).toEqual({ before: 0, either: 0, after: 0 });
});

test('counts never become negative when an index is read while it changes', () => {
  expect(apart(1, 5, 9)).toEqual({ before: 1, either: 0, after: 5 });
  expect(apart(1, 9, 2)).toEqual({ before: 0, either: 1, after: 8 });
});

test('categories of either side are listed, those with most reports first, and none without a report', () => {
  const before = { fines: 1, raids: 2, none: 0 };
  const after = { fines: 4, arrests: 2 };
  expect(sideCounts({ before, after, dated: { fines: 5, raids: 2, arrests: 2 } })).toEqual([
    { category: 'fines', before: 1, either: 0, after: 4 },
    { category: 'arrests', before: 0, either: 0, after: 2 },
    { category: 'raids', before: 2, either: 0, after: 0 },
  ]);
});

test('a date lies on a side only when all of its span does', () => {
  expect(sideOf('2022', '2022-03-04')).toBeUndefined();
  expect(sideOf('2022-03', '2022-03-04')).toBeUndefined();
  expect(sideOf('2022-03', '2022-03-20')).toBeUndefined();
  expect(sideOf('2022-03-03', '2022-03-04')).toBe('before');
  expect(sideOf('2022-03-04', '2022-03-04')).toBe('after');
  expect(sideOf('2022', '2022-01-01')).toBe('after');
  expect(sideOf('2022-02', '2022-03-01')).toBe('before');
});

test('the day before is right over ends of months and leap years', () => {
  expect(['2022-03-01', '2024-03-01', '2023-01-01'].map(dayBefore)).toEqual(['2022-02-28', '2024-02-29', '2022-12-31']);
});

test('provisions are new from the day itself to the end of the range, a year or month of which counts whole', () => {
  const law = (key: string, since: string) => ({ key, since }) as ProvisionEntry;
  const laws = [law('d', '2024-01-01'), law('b', '2022-03-04'), law('a', '2022-03-03'), law('c', '2023-12-31')];
  expect(newProvisions(laws, { from: '2022-03-04', until: '2023' }).map(({ key }) => key)).toEqual(['b', 'c']);
  expect(newProvisions(laws, { from: '2022-03-03', until: '2022-03' }).map(({ key }) => key)).toEqual(['a', 'b']);
});
