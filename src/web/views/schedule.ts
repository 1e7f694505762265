import { words } from '../words/words.ts';

/** A cron expression in words where it is one of the usual ones: `daily at 04:30 UTC`. */
export function scheduleText(cron: string): string {
  const { schedule: said } = words.sources;
  const [minute = '', hour = '', day, month, weekday = ''] = cron.trim().split(/\s+/);
  const everyDay = day === '*' && month === '*';
  const minutes = /^(?:\*|\d+-59)\/(\d+)$/.exec(minute)?.[1];
  if (everyDay && hour === '*' && weekday === '*' && minutes !== undefined) return said.minutes(minutes);
  if (!everyDay || !/^\d+$/.test(minute) || !/^\d+$/.test(hour)) return said.other(cron);
  const time = `${hour.padStart(2, '0')}:${minute.padStart(2, '0')}`;
  if (weekday === '*') return said.daily(time);
  const name = /^[0-7]$/.test(weekday) ? said.days[Number(weekday)] : undefined;
  return name === undefined ? said.other(cron) : said.weekly(name, time);
}
