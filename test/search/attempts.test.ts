import { expect, test } from 'vitest';
import { attempts } from '../../src/search/embedded/attempts.ts';
import type { Clause } from '../../src/search/plan.ts';

test('words that nothing contains go first, then one word at a time, the commonest first, then more', () => {
  expect(tried([clause('rare', 3), clause('common', 900), clause('unknown', 0), clause('usual', 50)])).toEqual([
    'rare common unknown usual',
    'rare common usual',
    'rare usual',
    'rare common',
    'rare',
  ]);
});

test('a phrase always stays, and one word is never left out', () => {
  expect(tried([clause('phrase', 0, false), clause('word', 5)])).toEqual(['phrase word', 'phrase']);
  expect(tried([clause('alone', 5)])).toEqual(['alone']);
  expect(tried([clause('unknown', 0)])).toEqual(['unknown']);
});

test('a long query is cut down in few steps', () => {
  const many = Array.from({ length: 80 }, (_, at) => clause(`w${at}`, at + 1));
  const counts = [...attempts(many)].map((clauses) => clauses.length);
  expect(counts.length).toBeLessThan(8);
  expect(counts).toEqual(counts.toSorted((one, other) => other - one));
});

function clause(typed: string, frequency: number, droppable = true): Clause {
  return { typed, any: [[[typed]]], droppable, frequency };
}

function tried(clauses: Clause[]): string[] {
  return [...attempts(clauses)].map((some) => some.map(({ typed }) => typed).join(' '));
}
