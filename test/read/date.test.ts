import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseDate } from '../../src/read/date.ts';

test.for([
  ['2024', '2024'],
  ['2024 г.', '2024'],
  ['2024-06', '2024-06'],
  ['June 2024', '2024-06'],
  ['Июнь 2024 года', '2024-06'],
  ['2024-06-26', '2024-06-26'],
  ['2015-02-26T00:00:00+03:00', '2015-02-26'],
  ['2024-06-26T22:30:00Z', '2024-06-26'],
  ['Wed, 26 Jun 2024 09:00:00 GMT', '2024-06-26'],
  ['26 June 2024', '2024-06-26'],
  ['June 26, 2024', '2024-06-26'],
  ['Sept. 3rd, 2021', '2021-09-03'],
  ['1st of May 2019', '2019-05-01'],
  ['Published: 12 March 2024, 14:20', '2024-03-12'],
  ['12 марта 2024 г.', '2024-03-12'],
  ['«12» марта 2024 года', '2024-03-12'],
  ['26 февраля 2015', '2015-02-26'],
  ['14 сент. 2021, 12:40', '2021-09-14'],
  ['12 березня 2024 року', '2024-03-12'],
  ['5 травня 2022', '2022-05-05'],
  ['26.06.2024', '2024-06-26'],
  ['Опубликовано 01.02.2023, 10:00', '2023-02-01'],
  ['20240626T100000', '2024-06-26'],
  ['31/12/2024', '2024-12-31'],
  ['12/31/2024', '2024-12-31'],
  ['05/05/2024', '2024-05-05'],
] as const)('%j is %s', ([text, date]) => {
  expect(parseDate(text)).toBe(date);
});

test.for([
  '',
  '03/04/2024',
  '2024-02-30',
  'September 31, 2020',
  '31.04.2024',
  'version 4.2024',
  'in 2024 he said',
  'May',
  '12 марта',
  '99.99.2024',
  'Resolution 1234/2020',
  '12:30',
  'ст. 280.3 УК',
])('%j states no date', (text) => {
  expect(parseDate(text)).toBeUndefined();
});

test('a language that writes the day first decides between day and month', () => {
  expect(parseDate('03/04/2024', 'ru')).toBe('2024-04-03');
  expect(parseDate('03/04/2024', 'en-GB')).toBe('2024-04-03');
  expect(parseDate('03/04/2024', 'en-US')).toBe('2024-03-04');
});

test('whatever comes out is a date of the calendar whose digits stand in the text', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom(...'0123456789./- марта June,Z:T') }), (text) => {
      const date = parseDate(text);
      if (date === undefined) return;
      expect(date).toMatch(/^\d{4}(-\d{2}(-\d{2})?)?$/);
      expect(text).toContain(date.slice(0, 4));
      if (date.length === 10) expect(new Date(`${date}T00:00:00Z`).toISOString().slice(0, 10)).toBe(date);
    }),
    { numRuns: 2000 },
  );
});
