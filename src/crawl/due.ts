import { createTask, parse } from 'node-cron';

/** Sources that share a schedule start within this time of it, each at its own moment. */
const spreadOverMs = 15 * 60_000;

const minuteMs = 60_000;
const dayMs = 86_400_000;

/** Nothing is looked for further back: a year and its leap day. */
const farthestDays = 366;

/**
 * How long after its cron time a source starts, in milliseconds: 0 to 15 minutes in whole seconds, always the same for the same id, so that
 * sources with one schedule do not start together.
 */
export function spreadMs(sourceId: string): number {
  let hash = 0x811c9dc5;
  for (const byte of new TextEncoder().encode(sourceId)) hash = Math.imul(hash ^ byte, 0x01000193) >>> 0;
  return (hash % (spreadOverMs / 1000)) * 1000;
}

/**
 * The last time at or before `now` that a cron expression of five fields names in UTC; `undefined` when it named none for a year.
 * Days are told by node-cron itself, so that the past is reckoned as the future is. @throws Error when the expression is none
 */
export function previousDue(schedule: string, now: Date): Date | undefined {
  const { hour, minute } = parse(schedule);
  const minutes = hour.flatMap((h) => minute.map((m) => h * 60 + m)).sort((a, b) => b - a);
  const task = createTask(schedule, () => {}, { timezone: 'UTC' });
  const today = Math.floor(now.getTime() / dayMs) * dayMs;
  for (let day = today; day > today - farthestDays * dayMs; day -= dayMs) {
    const last = minutes.map((each) => new Date(day + each * minuteMs)).find((time) => time <= now);
    if (last && task.match(last)) return destroyed(task, last);
  }
  return destroyed(task, undefined);
}

/** Whether a source should have run since it last did. A source that never ran should have. */
export function isOverdue(schedule: string, lastRunAt: string | undefined, now: Date): boolean {
  const due = previousDue(schedule, now);
  return lastRunAt === undefined || (due !== undefined && new Date(lastRunAt) < due);
}

/** node-cron keeps a list of its tasks. */
function destroyed<T>(task: ReturnType<typeof createTask>, result: T): T {
  void task.destroy();
  return result;
}
