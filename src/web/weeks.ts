import { Failure } from '../errors.ts';
import type { IsoDate, IsoInstant } from '../model/values.ts';

/** A week of ISO 8601, Monday to Sunday, UTC: `2026-W47`; `from` is its first instant, `until` the first of the next week. */
export type Week = { name: string; from: IsoInstant; until: IsoInstant; firstDay: IsoDate; lastDay: IsoDate };

const dayMs = 86_400_000;
const weekMs = 7 * dayMs;

/** The week that an instant (ms since 1970) lies in. */
export function weekAt(now: number): Week {
  const monday = mondayOf(now);
  const thursday = new Date(monday + 3 * dayMs);
  const firstMonday = mondayOf(Date.UTC(thursday.getUTCFullYear(), 0, 4));
  const number = Math.round((monday - firstMonday) / weekMs) + 1;
  return weekOf(monday, `${thursday.getUTCFullYear()}-W${String(number).padStart(2, '0')}`);
}

/** The week of this name. @throws Failure not-found */
export function weekNamed(name: unknown): Week {
  const [, year, number] = /^(\d{4})-W(\d{2})$/.exec(String(name)) ?? [];
  if (year === undefined || Number(year) < 1971) throw new Failure('not-found', 'There is no such week.');
  const week = weekAt(mondayOf(Date.UTC(Number(year), 0, 4)) + (Number(number) - 1) * weekMs);
  if (week.name !== name) throw new Failure('not-found', 'There is no such week.');
  return week;
}

/** The week before or after. */
export function weekBeside(week: Week, steps: 1 | -1): Week {
  return weekAt(Date.parse(week.from) + steps * weekMs);
}

function weekOf(monday: number, name: string): Week {
  const day = (ms: number) => new Date(ms).toISOString();
  const last = monday + weekMs - dayMs;
  const until = day(monday + weekMs);
  return { name, from: day(monday), until, firstDay: day(monday).slice(0, 10), lastDay: day(last).slice(0, 10) };
}

/** The instant at which the week of an instant begins. The first of January 1970 was a Thursday. */
function mondayOf(now: number): number {
  const days = Math.floor(now / dayMs);
  return (days - ((((days + 3) % 7) + 7) % 7)) * dayMs;
}
