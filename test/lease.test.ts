import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Failure } from '../src/errors.ts';
import { leaseMs, type TakeLease, underLease } from '../src/lease.ts';
import type { Log } from '../src/log.ts';

const lost = new Failure('store.lease-lost', 'SAMPLE another process has it');
let released = 0;
let warned: string[] = [];
let log: Log;

beforeEach(() => {
  vi.useFakeTimers();
  released = 0;
  warned = [];
  log = { debug() {}, info() {}, warn: (_fields, message) => void warned.push(message), error() {} };
});
afterEach(() => {
  vi.useRealTimers();
});

async function release(): Promise<void> {
  released += 1;
}

/** A lease whose renewal ends as told. */
function leaseThat(renew: () => Promise<void>): TakeLease {
  return async () => ({ renew, release });
}

const untilAborted = (signal: AbortSignal) =>
  new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve()));

test('work is told when another process has taken its lease, and what it came to until then stands', async () => {
  const terms = { lease: leaseThat(() => Promise.reject(lost)), log, signal: undefined };
  const done = underLease('hooks', terms, async (signal) => {
    await untilAborted(signal);
    return 'three calls';
  });
  await vi.advanceTimersByTimeAsync(leaseMs);
  expect(await done).toBe('three calls');
  expect(released).toBe(1);
});

test('work that fails because it was interrupted fails with the loss of its lease', async () => {
  const terms = { lease: leaseThat(() => Promise.reject(lost)), log, signal: undefined };
  const done = underLease('hooks', terms, async (signal) => {
    await untilAborted(signal);
    signal.throwIfAborted();
    throw new Error('SAMPLE was not told');
  });
  const failed = expect(done).rejects.toBe(lost);
  await vi.advanceTimersByTimeAsync(leaseMs);
  await failed;
  expect(released).toBe(1);
});

test('a lease that the database could not renew is renewed at the next turn, and the work goes on', async () => {
  const renew = vi.fn().mockRejectedValueOnce(new Error('SAMPLE away')).mockResolvedValue(undefined);
  let interrupted = false;
  const terms = { lease: leaseThat(renew), log, signal: undefined };
  const done = underLease('digests', terms, async (signal) => {
    signal.addEventListener('abort', () => {
      interrupted = true;
    });
    await new Promise((resolve) => setTimeout(resolve, leaseMs));
  });
  await vi.advanceTimersByTimeAsync(leaseMs);
  await done;
  expect(renew.mock.calls.length).toBeGreaterThan(1);
  expect(warned).toHaveLength(1);
  expect(interrupted).toBe(false);
});
