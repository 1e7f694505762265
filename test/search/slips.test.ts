import { expect, test } from 'vitest';
import { slips } from '../../src/search/embedded/slips.ts';

test.each([
  ['agent', 'agent', 0],
  ['agent', 'agnt', 1],
  ['agent', 'agennt', 1],
  ['agent', 'agemt', 1],
  ['agent', 'agnet', 1],
  ['иноагент', 'иноогент', 1],
  ['extremism', 'extrimizm', 2],
  ['ab', 'cd', 2],
])('%s and %s are %i slips apart', (one, other, count) => {
  expect(slips(one, other, 2)).toBe(count);
  expect(slips(other, one, 2)).toBe(count);
});

test('more slips than asked for are one too many', () => {
  expect(slips('agent', 'lawyer', 2)).toBe(3);
  expect(slips('a', 'abcdef', 1)).toBe(2);
});
