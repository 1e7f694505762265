import type { IsoDate } from '../model/values.ts';

/** The last day that a date can mean, for comparing: of a year 31 December, of a month a 31st, whether the month has one or not. */
export function lastDay(date: IsoDate): IsoDate {
  return `${date}${'-12-31'.slice(date.length - 4)}`.slice(0, 10);
}
