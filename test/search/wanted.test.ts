import { expect, test } from 'vitest';
import type { Clause } from '../../src/search/plan.ts';
import { partsOf, stepsOf, sufficient } from '../../src/search/wanted.ts';

const passages = 1000;

test('all words are asked for first, then those that anything contains', () => {
  const steps = stepsOf([clause('rare', 3), clause('common', 900), clause('unknown', 0)], passages);
  expect(steps.slice(0, 2).map(({ all }) => typed(all))).toEqual(['rare common unknown', 'rare common']);
});

test('of three words, those sets suffice that weigh half of all, the rare ones more than the common', () => {
  const steps = stepsOf([clause('rare', 3), clause('usual', 50), clause('common', 900)], passages);
  expect(sufficient(steps[1] ?? none).map(typed)).toEqual(['rare']);
  const alike = stepsOf([clause('one', 50), clause('two', 50), clause('three', 50)], passages);
  expect(sufficient(alike[1] ?? none).map(typed)).toEqual(['one two', 'one three', 'two three']);
  expect(sufficient(alike[2] ?? none).map(typed)).toEqual(['one', 'two', 'three']);
});

test('of two words both are meant, unless nothing holds both', () => {
  const [both, ...others] = stepsOf([clause('rare', 3), clause('common', 900)], passages);
  expect(both?.enough).toBe(1);
  expect(others.map((step) => sufficient(step).map(typed))).toEqual([['rare'], ['rare', 'common']]);
});

test('a phrase always stays, and one word is never left out', () => {
  const steps = stepsOf([clause('phrase', 0, false), clause('word', 5), clause('other', 6)], passages);
  for (const step of steps) for (const set of sufficient(step)) expect(typed(set)).toContain('phrase');
  expect(stepsOf([clause('alone', 5)], passages).map(({ all }) => typed(all))).toEqual(['alone']);
  expect(stepsOf([clause('unknown', 0)], passages).map(({ all }) => typed(all))).toEqual(['unknown']);
});

test('a long query is asked for in few ways', () => {
  const many = Array.from({ length: 80 }, (_, at) => clause(`w${at}`, at + 1));
  const steps = stepsOf(many, passages);
  expect(steps.length).toBeLessThan(8);
  for (const step of steps) expect(sufficient(step).length).toBeLessThanOrEqual(20);
});

test('what is left out and how many reports hold the rest is said only where reports with fewer words follow', () => {
  const clauses = [clause('one', 50), clause('two', 50), clause('three', 50), clause('unknown', 0)];
  const plan = { clauses, none: [], expansions: [] };
  const [, known = none, loose = none] = stepsOf(clauses, passages);
  expect(partsOf(plan, known, 4, 4)).toMatchObject({ dropped: ['unknown'], whole: undefined });
  expect(partsOf(plan, loose, 4, 12)).toMatchObject({ dropped: ['unknown'], whole: 4 });
  expect(partsOf(plan, loose, 4, 4)).toMatchObject({ dropped: ['unknown'], whole: undefined });
});

const none = { all: [], weighed: [], least: 0, enough: 0 };

function clause(word: string, frequency: number, droppable = true): Clause {
  return { typed: word, any: [[[word]]], droppable, frequency };
}

function typed(clauses: readonly Clause[]): string {
  return clauses.map((one) => one.typed).join(' ');
}
