import { type Logger, schedule } from 'node-cron';
import type { Log } from '../log.ts';
import type { IsoInstant } from '../model/values.ts';
import type { Source } from '../source.ts';
import { isOverdue, spreadMs } from './due.ts';

export type ScheduleDeps = {
  /** Runs a source; a rejection is logged, and the schedule goes on. */
  run(source: Source): Promise<void>;
  lastRunAt(sourceId: string): Promise<IsoInstant | undefined>;
  now(): Date;
  log: Log;
};

/** Between two sources that catch up at start, in milliseconds. */
const catchUpStepMs = 1000;

/**
 * Runs each source by its own cron expression in UTC, up to 15 minutes later (`spreadMs`), and never twice at once. Sources whose last run
 * is older than their last due time start now, a second apart. `stop` resolves when the runs under way have ended; ending them early is the
 * caller's.
 */
export function startSchedule(sources: readonly Source[], deps: ScheduleDeps): { stop(): Promise<void> } {
  const running = new Map<string, Promise<void>>();
  const timers = new Set<NodeJS.Timeout>();
  let stopped = false;

  const start = (source: Source) => {
    if (stopped || running.has(source.id)) return;
    const run = deps
      .run(source)
      .catch((error) => {
        if (!stopped) deps.log.error({ source: source.id, error: String(error) }, 'the run failed');
      })
      .finally(() => running.delete(source.id));
    running.set(source.id, run);
  };
  const startAfter = (source: Source, ms: number) => {
    const timer = setTimeout(() => {
      timers.delete(timer);
      start(source);
    }, ms);
    timers.add(timer);
  };

  const tasks = sources.map((source) => {
    const due = () => startAfter(source, spreadMs(source.id));
    const task = schedule(source.schedule, due, { timezone: 'UTC', name: source.id, logger: cronLog(deps.log) });
    // The machine slept through it.
    task.on('execution:missed', due);
    return task;
  });
  const caughtUp = overdue(sources, deps).then(
    (late) => void (stopped || late.forEach((source, index) => void startAfter(source, index * catchUpStepMs))),
    (error) => deps.log.error({ error: String(error) }, 'missed runs could not be told'),
  );

  return {
    async stop() {
      stopped = true;
      for (const task of tasks) await task.destroy();
      for (const timer of timers) clearTimeout(timer);
      await caughtUp;
      await Promise.all(running.values());
    },
  };
}

async function overdue(sources: readonly Source[], deps: ScheduleDeps): Promise<Source[]> {
  const late: Source[] = [];
  for (const source of sources) {
    if (isOverdue(source.schedule, await deps.lastRunAt(source.id), deps.now())) late.push(source);
  }
  return late;
}

function cronLog(log: Log): Logger {
  return {
    info: (message) => log.info({}, message),
    warn: (message) => log.warn({}, message),
    error: (message) => log.error({}, String(message)),
    debug: () => {},
  };
}
