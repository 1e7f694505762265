import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { spreadMs } from '../../src/crawl/due.ts';
import { startSchedule } from '../../src/crawl/schedule.ts';
import type { Source } from '../../src/source.ts';

const start = new Date('2026-11-22T12:00:00.000Z');

beforeEach(() => {
  vi.useFakeTimers({ now: start });
});
afterEach(() => vi.useRealTimers());

function sourceOf(id: string, schedule: string): Source {
  return { id, schedule } as Source;
}

/** A schedule whose runs last until they are ended. */
function begin(sources: Source[], lastRunAt: Record<string, string> = {}) {
  const started: string[] = [];
  const errors: string[] = [];
  const under = new Map<string, (error?: Error) => void>();
  const schedule = startSchedule(sources, {
    run: ({ id }) => {
      started.push(`${id} ${new Date().toISOString()}`);
      return new Promise((resolve, reject) => under.set(id, (error) => (error ? reject(error) : resolve())));
    },
    lastRunAt: async (id) => lastRunAt[id],
    now: () => new Date(),
    log: { debug() {}, info() {}, warn() {}, error: (_fields, message) => void errors.push(message) },
  });
  return { started, errors, schedule, end: (id: string, error?: Error) => under.get(id)?.(error) };
}

const hour = 3_600_000;
const after = (instant: string, ms: number) => new Date(Date.parse(instant) + ms).toISOString();
const today = '2026-11-22T11:00:00.000Z';

test('each source runs by its own schedule in UTC, later by its spread', async () => {
  const { started, schedule, end } = begin([sourceOf('one', '0 14 * * *'), sourceOf('two', '0 14 * * *')], {
    one: today,
    two: today,
  });
  await vi.advanceTimersByTimeAsync(3 * hour);
  const expected = ['one', 'two'].map((id) => `${id} ${after('2026-11-22T14:00:00.000Z', spreadMs(id))}`);
  expect([...started].sort()).toEqual(expected);
  expect(spreadMs('one')).not.toBe(spreadMs('two'));
  end('one');
  end('two');
  await schedule.stop();
});

test('a source that is still running is not started again', async () => {
  const { started, schedule, end } = begin([sourceOf('one', '0 * * * *')], { one: '2026-11-22T12:00:00.000Z' });
  await vi.advanceTimersByTimeAsync(4 * hour);
  expect(started).toHaveLength(1);
  end('one');
  await vi.advanceTimersByTimeAsync(hour);
  expect(started).toHaveLength(2);
  end('one');
  await schedule.stop();
});

test('a missed run is caught up at start, one source a second; a run that was not missed is not', async () => {
  const sources = ['never', 'late', 'done'].map((id) => sourceOf(id, '0 5 * * *'));
  const { started, schedule, end } = begin(sources, {
    late: '2026-11-21T05:10:00.000Z',
    done: '2026-11-22T05:10:00.000Z',
  });
  await vi.advanceTimersByTimeAsync(10_000);
  expect(started).toEqual(['never 2026-11-22T12:00:00.000Z', 'late 2026-11-22T12:00:01.000Z']);
  end('never');
  end('late');
  await schedule.stop();
});

test('a run that fails is logged, and the next one starts all the same', async () => {
  const { started, errors, schedule, end } = begin([sourceOf('one', '0 * * * *')]);
  await vi.advanceTimersByTimeAsync(0);
  end('one', new Error('SAMPLE'));
  await vi.advanceTimersByTimeAsync(2 * hour - 1);
  expect(errors).toEqual(['the run failed']);
  expect(started).toHaveLength(2);
  end('one');
  await schedule.stop();
});

test('stopping waits for the runs under way and starts no more', async () => {
  const { started, schedule, end } = begin([sourceOf('one', '*/5 * * * *'), sourceOf('two', '*/5 * * * *')], {
    two: today,
  });
  await vi.advanceTimersByTimeAsync(0);
  let stopped = false;
  const stopping = schedule.stop().then(() => {
    stopped = true;
  });
  await vi.advanceTimersByTimeAsync(2 * hour);
  expect(stopped).toBe(false);
  end('one');
  await stopping;
  await vi.advanceTimersByTimeAsync(2 * hour);
  expect(started).toEqual(['one 2026-11-22T12:00:00.000Z']);
  expect(vi.getTimerCount()).toBe(0);
});
