import { Worker } from 'node:worker_threads';
import { Failure } from '../errors.ts';
import type { Answer, Request } from './protocol.ts';

/** The tasks that a child offers, by name. */
export type Tasks = Readonly<Record<string, (argument: unknown) => Promise<unknown>>>;

/**
 * Makes this process a reading child: takes tasks from its parent one after another and answers each. A `Failure` that a task throws reaches
 * the caller as a `Failure`; anything else as `extract.corrupt`. Ends when the parent is gone, even in the middle of an endless loop, and when
 * the process holds more memory than it was given (`--rss-limit-mb=N` among its arguments).
 */
export function serveTasks(tasks: Tasks): void {
  process.on('disconnect', () => process.exit());
  let last = Promise.resolve();
  process.on('message', (request: Request) => {
    last = last.then(() => perform(tasks, request)).then(answer);
  });
  const watch = new Worker(new URL('./watch.ts', import.meta.url), {
    workerData: { limitMb: rssLimitMb(), parentId: process.ppid },
    resourceLimits: { maxOldGenerationSizeMb: 16, maxYoungGenerationSizeMb: 2 },
  });
  watch.once('online', () => answer({ state: 'ready' }));
  watch.unref();
}

async function perform(tasks: Tasks, { id, task, argument }: Request): Promise<Answer> {
  try {
    const work = tasks[task];
    if (work === undefined) return { state: 'broken', id, message: `no task is named ${task}` };
    return { state: 'done', id, value: await work(argument) };
  } catch (error) {
    return failed(id, error);
  }
}

function failed(id: number, error: unknown): Answer {
  if (!(error instanceof Failure)) return { state: 'broken', id, message: String(error) };
  const { code, message, url, retryable } = error;
  return { state: 'failed', id, code, message, retryable, ...(url === undefined ? {} : { url }) };
}

function answer(message: Answer): void {
  process.send?.(message);
}

function rssLimitMb(): number {
  const given = process.argv.find((argument) => argument.startsWith('--rss-limit-mb='));
  return given === undefined ? Number.POSITIVE_INFINITY : Number(given.slice('--rss-limit-mb='.length));
}
