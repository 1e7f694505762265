import type { IsoDate, IsoInstant } from '../model/values.ts';

const months = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

/** Bluebook table T12. */
const shortMonths = ['Jan.', 'Feb.', 'Mar.', 'Apr.', 'May', 'June', 'July', 'Aug.', 'Sept.', 'Oct.', 'Nov.', 'Dec.'];

/** `Mar. 6, 2026`, `Dec. 2025`, `2025`: as precise as the date. */
export function bluebookDate(date: IsoDate): string {
  return monthFirst(date, shortMonths);
}

/** `March 6, 2026`, `December 2025`, `2025`. */
export function americanDate(date: IsoDate): string {
  return monthFirst(date, months);
}

/** `6 March 2026`, `December 2025`, `2025`. */
export function britishDate(date: IsoDate): string {
  const [year = '', month, day] = date.split('-');
  const name = month === undefined ? undefined : months[Number(month) - 1];
  return [day && String(Number(day)), name, year].filter(Boolean).join(' ');
}

/** The calendar day of an instant in UTC. */
export function dayOf(instant: IsoInstant): IsoDate {
  return instant.slice(0, 10);
}

function monthFirst(date: IsoDate, names: readonly string[]): string {
  const [year = '', month, day] = date.split('-');
  if (month === undefined) return year;
  const name = names[Number(month) - 1];
  return day === undefined ? `${name} ${year}` : `${name} ${Number(day)}, ${year}`;
}
