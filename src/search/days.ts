import type { IsoDate } from '../model/values.ts';

/** Days since 1970-01-01, both ends inclusive. */
export type DaySpan = { from: number; until: number };

/** The span of a report without a date: it lies in no period. */
export const noSpan: DaySpan = { from: Number.NEGATIVE_INFINITY, until: Number.NEGATIVE_INFINITY };

const day = 86_400_000;
const longestMonth = 31;

/** The days that a date of any precision can mean: `2024-02` is its 29 days. */
export function spanOf(date: IsoDate): DaySpan {
  const [year = 1970, month, dayOfMonth] = date.split('-').map(Number);
  const from = Date.UTC(year, (month ?? 1) - 1, dayOfMonth ?? 1) / day;
  if (dayOfMonth !== undefined) return { from, until: from };
  return { from, until: (month === undefined ? Date.UTC(year + 1, 0, 1) : Date.UTC(year, month, 1)) / day - 1 };
}

/** The days from one date to another, either end open; `undefined` when both are. */
export function periodOf(from: IsoDate | undefined, until: IsoDate | undefined): DaySpan | undefined {
  if (from === undefined && until === undefined) return undefined;
  return {
    from: from === undefined ? Number.MIN_SAFE_INTEGER : spanOf(from).from,
    until: until === undefined ? Number.MAX_SAFE_INTEGER : spanOf(until).until,
  };
}

/** The month of a date, or its year where no month is known: as the day is counted, so of a date that does not exist the month that it runs into. */
export function monthOf(date: IsoDate): IsoDate | undefined {
  const { from, until } = spanOf(date);
  if (!Number.isFinite(from)) return undefined;
  return new Date(from * day).toISOString().slice(0, until - from >= longestMonth ? 4 : 7);
}
