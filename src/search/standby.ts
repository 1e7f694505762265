import { Failure } from '../errors.ts';
import type { Log } from '../log.ts';
import type { PassageDocument } from './document.ts';
import type { SearchEngine } from './engine.ts';

type StandbyOptions = { log?: Log; clock?: () => number };

/** So long the main engine is not asked again after it was away, unless something is written. */
const restMs = 5000;

/**
 * One engine of two: searches are answered by `main`, and by `standby` while `main` is away. What is written goes to the stand-by first and
 * then to `main`; when `main` is away the write fails and `cursor()` stays where `main` was, so that the store's change log keeps what is
 * waiting for it. `clock` gives milliseconds.
 */
export function withStandby(main: SearchEngine, standby: SearchEngine, options: StandbyOptions = {}): SearchEngine {
  const { log, clock = Date.now } = options;
  let askAgainAt = 0;

  const away = (failure: Failure) => {
    if (clock() >= askAgainAt)
      log?.warn({ reason: failure.message }, 'the search engine is away, its stand-by answers');
    askAgainAt = clock() + restMs;
  };
  const write = async (change: (engine: SearchEngine) => Promise<void>) => {
    await change(standby);
    await change(main);
    askAgainAt = 0;
  };

  return {
    put: (documents, cursor) => write((engine) => engine.put(documents, cursor)),
    remove: (reportIds, cursor) => write((engine) => engine.remove(reportIds, cursor)),
    async search(query) {
      if (clock() < askAgainAt) return standby.search(query);
      try {
        return await main.search(query);
      } catch (error) {
        if (!isAway(error)) throw error;
        away(error);
        return standby.search(query);
      }
    },
    async rebuild(documents, cursor) {
      const readers = shared(documents);
      const rebuilds = [main, standby].map((engine, at) => {
        const { stream, stop } = readers[at === 0 ? 0 : 1];
        return engine.rebuild(stream, cursor).finally(stop);
      });
      const results = await Promise.allSettled(rebuilds);
      for (const result of results) if (result.status === 'rejected') throw result.reason;
    },
    async cursor() {
      const own = await standby.cursor();
      try {
        return Math.min(own, await main.cursor());
      } catch (error) {
        if (!isAway(error)) throw error;
        away(error);
        return own;
      }
    },
    async close() {
      await main.close();
      await standby.close();
    },
  };
}

function isAway(error: unknown): error is Failure {
  return error instanceof Failure && error.code === 'search.unavailable' && error.retryable;
}

type Documents = AsyncIterable<readonly PassageDocument[]>;

type Group = IteratorResult<readonly PassageDocument[]>;
/** `stop` tells that the stream is read no more, even if it never was. */
type Reader = { stream: Documents; stop(): void };

/** Two readers of one stream, in step: a group is read when both have taken the one before or have stopped. */
function shared(documents: Documents): [Reader, Reader] {
  const source = documents[Symbol.asyncIterator]();
  const reading = [true, true];
  let waiting: (PromiseWithResolvers<Group> | undefined)[] = [];

  const advance = () => {
    if (reading.some((isReading, at) => isReading && waiting[at] === undefined)) return;
    const served = waiting.filter((one) => one !== undefined);
    waiting = [];
    if (served.length === 0) return;
    source.next().then(
      (group) => {
        for (const one of served) one.resolve(group);
      },
      (error) => {
        for (const one of served) one.reject(error);
      },
    );
  };
  const reader = (at: number): Reader => {
    const stop = () => {
      reading[at] = false;
      advance();
    };
    const next = () => {
      const group = Promise.withResolvers<Group>();
      waiting[at] = group;
      advance();
      return group.promise;
    };
    const end = async (): Promise<Group> => {
      stop();
      return { done: true, value: undefined };
    };
    return { stream: { [Symbol.asyncIterator]: () => ({ next, return: end }) }, stop };
  };
  return [reader(0), reader(1)];
}
