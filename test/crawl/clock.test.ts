import { expect, test } from 'vitest';
import { isDue } from '../../src/crawl/clock.ts';
import type { KnownLink } from '../../src/model/run.ts';

const now = '2026-11-22T05:00:00.000Z';
const link = { url: 'https://sample.example/a' };

/** So many days before now, and so many hours. */
function ago(days: number, hours = 0): string {
  return new Date(Date.parse(now) - days * 86_400_000 - hours * 3_600_000).toISOString();
}

test.for<[string, Partial<KnownLink>, boolean]>([
  ['never visited', {}, true],
  ['new, visited yesterday', { firstListedAt: ago(3), lastVisitedAt: ago(1) }, true],
  ['new, visited this night', { firstListedAt: ago(3), lastVisitedAt: ago(0, 8) }, false],
  ['weeks old, visited yesterday', { firstListedAt: ago(30), lastVisitedAt: ago(1) }, false],
  ['weeks old, visited a week ago', { firstListedAt: ago(30), lastVisitedAt: ago(7) }, true],
  ['years old, visited a week ago', { firstListedAt: ago(900), lastVisitedAt: ago(7) }, false],
  ['years old, visited a quarter ago', { firstListedAt: ago(900), lastVisitedAt: ago(91) }, true],
  ['years old but changed last week', { firstListedAt: ago(900), changedAt: ago(5), lastVisitedAt: ago(1) }, true],
  [
    'years old but missing since yesterday',
    { firstListedAt: ago(900), missingSince: ago(1), lastVisitedAt: ago(1) },
    true,
  ],
  [
    'new but another at each visit',
    { firstListedAt: ago(5), changedAt: ago(1), changesInARow: 3, lastVisitedAt: ago(1) },
    false,
  ],
  [
    'weeks old and another at each visit, seen a week ago',
    { firstListedAt: ago(30), changedAt: ago(7), changesInARow: 9, lastVisitedAt: ago(7) },
    true,
  ],
  [
    'new and another at two visits',
    { firstListedAt: ago(5), changedAt: ago(1), changesInARow: 2, lastVisitedAt: ago(1) },
    true,
  ],
  ['unreadable since this night', { firstListedAt: ago(2), failedAt: ago(0, 8) }, false],
])('an address that is %s is due: %s', ([, known, due]) => {
  expect(isDue({ link, ...known }, undefined, 'ngo', now)).toBe(due);
});

test('a register is visited daily, however old, and what a list shows as newer at once', () => {
  const old: KnownLink = { link: { ...link, updatedOn: '2024-01-01' }, firstListedAt: ago(900), lastVisitedAt: ago(1) };
  expect(isDue(old, undefined, 'register', now)).toBe(true);
  expect(isDue(old, { ...link, updatedOn: '2024-01-01' }, 'ngo', now)).toBe(false);
  expect(isDue(old, { ...link, updatedOn: '2026-11-21' }, 'ngo', now)).toBe(true);
});
