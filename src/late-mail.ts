import { randomInt } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';

/** Mails that go out some seconds after they were asked for, so that when they do tells nothing of what they were asked for. */
export type LateMail = {
  /** Does `send` when a while has passed after `asked`; `send` must not fail. It is kept in memory alone. */
  put(asked: Promise<void>, send: () => Promise<void>): void;
  /** Ends all waiting; resolves when what was put so far is done. */
  hurry(): Promise<void>;
};

/** Between these, in milliseconds: as long as mail takes anyway. */
const leastMs = 1000;
const mostMs = 6000;

/** `wait` resolves after a while, at once when its signal is aborted. */
export function createLateMail(wait: (hurried: AbortSignal) => Promise<unknown> = randomWait): LateMail {
  const waiting = new Set<{ hurry: AbortController; done: Promise<void> }>();
  return {
    put(asked, send) {
      const hurry = new AbortController();
      const done = asked.then(() => (hurry.signal.aborted ? undefined : wait(hurry.signal))).then(send);
      const one = { hurry, done };
      waiting.add(one);
      void done.finally(() => waiting.delete(one));
    },
    async hurry() {
      const all = [...waiting];
      for (const { hurry } of all) hurry.abort();
      await Promise.all(all.map(({ done }) => done));
    },
  };
}

function randomWait(hurried: AbortSignal): Promise<unknown> {
  return pause(randomInt(leastMs, mostMs), undefined, { signal: hurried }).catch(() => undefined);
}
