import { expect, test } from 'vitest';
import { createTurns, type LastTurns, type WaitingHook } from '../../src/hook/turns.ts';

const hook = (id: string, host: string, isFailing = false): WaitingHook => ({
  id,
  url: `https://${host}/${id}`,
  isFailing,
});

test('a host is called once at a time, and its hooks in turn', () => {
  const turns = createTurns([hook('a', 'one.example'), hook('b', 'one.example:8443')], new Set());
  const first = turns.take();
  expect([first?.hookId, turns.take()]).toEqual(['a', undefined]);
  first?.end(true);
  const second = turns.take();
  expect([second?.hookId, turns.take()]).toEqual(['b', undefined]);
  second?.end(false);
  const third = turns.take();
  expect(third?.hookId).toBe('a');
  third?.end(false);
  expect(turns.take()).toBeUndefined();
});

test('who has waited longest comes first, and a host that was called comes after those that were not, in the next round too', () => {
  const waiting = [hook('a', 'many.example'), hook('b', 'many.example'), hook('c', 'late.example')];
  const last: LastTurns = new Set(['gone.example']);
  const turns = createTurns(waiting, last);
  const first = turns.take();
  first?.end(true);
  expect([first?.hookId, turns.take()?.hookId]).toEqual(['a', 'c']);
  expect([...last]).toEqual(['many.example', 'late.example']);
  const next = createTurns([...waiting, hook('d', 'new.example')], last);
  expect([1, 2, 3, 4].map(() => next.take()?.hookId)).toEqual(['d', 'a', 'c', undefined]);
});

test('hooks that fail never take all places, however long they wait', () => {
  const failing = ['a', 'b', 'c', 'd', 'e', 'f'].map((id) => hook(id, `${id}.example`, true));
  const turns = createTurns([...failing, hook('well', 'well.example')], new Set());
  const taken = [1, 2, 3, 4, 5].map(() => turns.take());
  expect(taken.map((turn) => turn?.hookId)).toEqual(['a', 'b', 'c', 'd', 'well']);
  expect(turns.take()).toBeUndefined();
  taken[4]?.end(false);
  expect(turns.take()).toBeUndefined();
  taken[0]?.end(false);
  expect(turns.take()?.hookId).toBe('e');
});
