import { expect, test } from 'vitest';
import { standingChecks } from '../../src/packet/standing-checks.ts';

const as = { itemId: 'a', held: 'as-cited', withdrawn: false } as const;

test('of a report to which nothing happened nothing is said', () => {
  expect(standingChecks([as, { ...as, itemId: 'b' }])).toEqual([]);
  expect(standingChecks([])).toEqual([]);
});

test('whoever files is told that a report was withdrawn, is gone, or has a later edition', () => {
  const at = '2026-11-22T16:04:03.000Z';
  const newerEdition = { id: 'b-1', title: 'SAMPLE report 2026', language: 'en', publishedOn: '2026-03' };
  expect(standingChecks([{ ...as, withdrawn: true, goneSince: at, newerEdition }])).toEqual([
    expect.stringContaining('withdrawn'),
    expect.stringContaining('since 22 November 2026, 16:04 UTC that it is gone'),
    'A later edition is kept: SAMPLE report 2026 (2026-03).',
  ]);
  expect(standingChecks([{ ...as, missingSince: at }])[0]).toContain('not been reached since 22 November 2026');
});

test('a newer version is told with how many of the passages it no longer has', () => {
  const [stands, changed] = [true, false].map((stands) => ({ ...as, newest: { version: 3, stands } }));
  if (stands === undefined || changed === undefined) throw new Error('no samples');
  expect(standingChecks([stands])[0]).toContain('has the passages word for word');
  expect(standingChecks([changed])[0]).toContain('no longer has the passage word for word');
  expect(standingChecks([stands, changed])[0]).toContain('(3) is kept that no longer has 1 of the 2 passages');
});
