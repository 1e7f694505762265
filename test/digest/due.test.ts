import fc from 'fast-check';
import { expect, test } from 'vitest';
import { nextDue } from '../../src/digest/due.ts';

const berlin = { rate: 'daily', hour: 2, timeZone: 'Europe/Berlin' } as const;

test('a daily digest is due at its hour of the wall clock, in winter and in summer', () => {
  const newYork = { rate: 'daily', hour: 7, timeZone: 'America/New_York' } as const;
  expect(nextDue(newYork, '2026-01-10T11:59:59.000Z')).toBe('2026-01-10T12:00:00.000Z');
  expect(nextDue(newYork, '2026-01-10T12:00:00.000Z')).toBe('2026-01-11T12:00:00.000Z');
  expect(nextDue(newYork, '2026-07-10T11:00:00.000Z')).toBe('2026-07-11T11:00:00.000Z');
});

test('an hour that summer time leaves out is the first moment after it, and one that comes twice counts once', () => {
  expect(nextDue(berlin, '2026-03-28T12:00:00.000Z')).toBe('2026-03-29T01:00:00.000Z');
  expect(nextDue(berlin, '2026-10-24T12:00:00.000Z')).toBe('2026-10-25T00:00:00.000Z');
  expect(nextDue(berlin, '2026-10-25T00:00:00.000Z')).toBe('2026-10-26T01:00:00.000Z');
  expect(nextDue({ ...berlin, timeZone: 'Australia/Lord_Howe' }, '2026-10-03T00:00:00.000Z')).toBe(
    '2026-10-03T15:30:00.000Z',
  );
});

test('weekly is on Monday and monthly on the first, by the calendar of the time zone', () => {
  const auckland = { hour: 6, timeZone: 'Pacific/Auckland' };
  expect(nextDue({ rate: 'weekly', ...auckland }, '2026-11-28T12:00:00.000Z')).toBe('2026-11-29T17:00:00.000Z');
  expect(nextDue({ rate: 'monthly', ...auckland }, '2026-11-28T12:00:00.000Z')).toBe('2026-11-30T17:00:00.000Z');
  expect(nextDue({ rate: 'monthly', ...auckland }, '2026-11-30T17:00:00.000Z')).toBe('2026-12-31T17:00:00.000Z');
});

test('at once is ten minutes after the last, and off is never', () => {
  expect(nextDue({ ...berlin, rate: 'at-once' }, '2026-11-28T12:00:00.000Z')).toBe('2026-11-28T12:10:00.000Z');
  expect(nextDue({ ...berlin, rate: 'off' }, '2026-11-28T12:00:00.000Z') > '9999').toBe(true);
});

const zones = ['UTC', 'America/New_York', 'Europe/London', 'Asia/Kathmandu', 'Pacific/Apia', 'America/St_Johns'];

test('whatever the zone, the hour and the moment, the next digest is later, within two days, and shows its hour unless it is left out', () => {
  const moments = fc.date({ min: new Date('2020-01-01'), max: new Date('2035-01-01'), noInvalidDate: true });
  fc.assert(
    fc.property(fc.constantFrom(...zones), fc.integer({ min: 0, max: 23 }), moments, (timeZone, hour, moment) => {
      const due = nextDue({ rate: 'daily', hour, timeZone }, moment.toISOString());
      const apart = Date.parse(due) - moment.getTime();
      expect(apart > 0 && apart <= 26 * 3_600_000).toBe(true);
      const format = new Intl.DateTimeFormat('en-GB', { timeZone, hour: 'numeric', hourCycle: 'h23' });
      expect([hour, hour + 1]).toContain(Number(format.format(new Date(due))));
    }),
    { numRuns: 300 },
  );
});
