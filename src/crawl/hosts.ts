import { setTimeout as sleep } from 'node:timers/promises';

/** Resolves after so many milliseconds; rejects when the signal is aborted. */
export type Pause = (ms: number, signal?: AbortSignal) => Promise<void>;

/** A turn at a host: nobody else has one there until it ends. Ending it twice is ending it once. */
export type Turn = { end(): void };

/** Whose turn it is at which host: one request at a time, with a rest between two. Shared by all runs of a process. */
export type Hosts = {
  /** Resolves when nobody else is at the host, at least `delayMs` after the last turn ended there. */
  turn(host: string, delayMs: number, signal?: AbortSignal): Promise<Turn>;
  /** Leaves the host alone for so many milliseconds from now. */
  rest(host: string, ms: number): void;
};

type State = { line: Promise<unknown>; freeAt: number; restUntil: number };

/** Keeps turns in memory. `pause` and `clock` (milliseconds, monotonic) stand in for real time. */
export function createHosts(pause: Pause = sleepFor, clock: () => number = () => performance.now()): Hosts {
  const states = new Map<string, State>();
  const stateOf = (host: string): State => {
    const state = states.get(host) ?? {
      line: Promise.resolve(),
      freeAt: Number.NEGATIVE_INFINITY,
      restUntil: Number.NEGATIVE_INFINITY,
    };
    states.set(host, state);
    return state;
  };
  return {
    turn(host, delayMs, signal) {
      const state = stateOf(host);
      const ended = Promise.withResolvers<void>();
      let over = false;
      const end = () => {
        if (over) return;
        over = true;
        state.freeAt = clock();
        ended.resolve();
      };
      const mine = state.line.then(async () => {
        const wait = Math.max(state.freeAt + delayMs, state.restUntil) - clock();
        if (wait > 0) await pause(wait, signal);
        signal?.throwIfAborted();
        return { end };
      });
      // Who gave up while waiting has no turn to end.
      state.line = mine.then(
        () => ended.promise,
        () => {},
      );
      return mine;
    },
    rest(host, ms) {
      const state = stateOf(host);
      state.restUntil = Math.max(state.restUntil, clock() + ms);
    },
  };
}

async function sleepFor(ms: number, signal?: AbortSignal): Promise<void> {
  await sleep(ms, undefined, signal ? { signal } : {});
}
