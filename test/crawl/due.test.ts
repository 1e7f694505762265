import { expect, test } from 'vitest';
import { isOverdue, previousDue, spreadMs } from '../../src/crawl/due.ts';

const at = (instant: string) => new Date(instant);
const due = (schedule: string, now: string) => previousDue(schedule, at(now))?.toISOString();

test.each([
  ['10 5 * * *', '2026-11-22T16:00:00Z', '2026-11-22T05:10:00.000Z'],
  ['10 5 * * *', '2026-11-22T05:10:00Z', '2026-11-22T05:10:00.000Z'],
  ['10 5 * * *', '2026-11-22T05:09:59Z', '2026-11-21T05:10:00.000Z'],
  ['10 5 * * *', '2026-03-01T00:00:00Z', '2026-02-28T05:10:00.000Z'],
  ['*/15 * * * *', '2026-11-22T16:44:00Z', '2026-11-22T16:30:00.000Z'],
  ['0 */6 * * *', '2026-11-22T23:59:59Z', '2026-11-22T18:00:00.000Z'],
  ['20 6 * * 1', '2026-11-22T16:00:00Z', '2026-11-16T06:20:00.000Z'],
  ['0 0 1 1 *', '2026-12-31T23:59:00Z', '2026-01-01T00:00:00.000Z'],
  ['0 3 29 2 *', '2026-11-22T00:00:00Z', undefined],
])('before %s at %s the last due time was %s', (schedule, now, expected) => {
  expect(due(schedule, now)).toBe(expected);
});

test('the clocks of the machine do not matter: schedules are in UTC, also where summer time begins', () => {
  expect(due('30 2 * * *', '2026-03-29T12:00:00Z')).toBe('2026-03-29T02:30:00.000Z');
});

test('a source is overdue when it never ran, or ran before its last due time', () => {
  const now = at('2026-11-22T16:00:00Z');
  expect(isOverdue('10 5 * * *', undefined, now)).toBe(true);
  expect(isOverdue('10 5 * * *', '2026-11-22T05:09:00.000Z', now)).toBe(true);
  expect(isOverdue('10 5 * * *', '2026-11-22T05:20:00.000Z', now)).toBe(false);
  expect(isOverdue('0 3 29 2 *', '2026-11-22T05:20:00.000Z', now)).toBe(false);
});

test('an expression that is none is an error', () => {
  expect(() => previousDue('every morning', at('2026-11-22T16:00:00Z'))).toThrow();
});

test('the spread of a source is its own, always the same, and below 15 minutes', () => {
  const ids = Array.from({ length: 40 }, (_, i) => `source-${i}`);
  const spreads = ids.map(spreadMs);
  expect(ids.map(spreadMs)).toEqual(spreads);
  expect(new Set(spreads).size).toBeGreaterThan(36);
  for (const spread of spreads) {
    expect(spread).toBeGreaterThanOrEqual(0);
    expect(spread).toBeLessThan(15 * 60_000);
  }
});
