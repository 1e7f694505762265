import { expect, test } from 'vitest';
import { KeptRows } from '../../src/search/embedded/kept-rows.ts';

test('rows are found once, and again when they were let go: those first that were not asked for longest', () => {
  const kept = new KeptRows(1000);
  const found: string[] = [];
  const ask = (expression: string) =>
    kept.of(expression, () => {
      found.push(expression);
      return [1, 2, 3];
    });
  expect([...ask('a'), ...ask('a')]).toEqual([1, 2, 3, 1, 2, 3]);
  for (const expression of ['b', 'c', 'a', 'd', 'a', 'c', 'b']) ask(expression);
  expect(found).toEqual(['a', 'b', 'c', 'd', 'b']);
  kept.clear();
  ask('a');
  expect(found.at(-1)).toBe('a');
});

test('rows that take more than all the memory are found and not kept', () => {
  const kept = new KeptRows(1000);
  let times = 0;
  const ask = () =>
    kept.of('common', () => {
      times += 1;
      return Array.from({ length: 1000 }, (_, row) => row);
    });
  expect([ask().length, ask().length, times]).toEqual([1000, 1000, 2]);
});
