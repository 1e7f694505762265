import { Failure } from '../errors.ts';
import type { Log } from '../log.ts';
import type { IsoInstant } from '../model/values.ts';
import type { HookStore } from '../store/hook-port.ts';
import type { Hook, HookCall } from './hook.ts';
import { signatureHeaders } from './payload.ts';
import type { Post } from './post.ts';
import { createTurns, type LastTurns, type Turn } from './turns.ts';

export type CallParts = {
  queue: Pick<HookStore, 'hook' | 'hooksToCall' | 'callsToMake' | 'beginCall' | 'endCall'>;
  post: Post;
  /** Kept from one round to the next. */
  lastTurns: LastTurns;
  /** The body of a call; undefined when its subscription is no more or what it tells is not kept any more; `notNow` when it may not be told just now. */
  compose(call: HookCall, hook: Hook): Promise<{ body: string } | typeof notNow | undefined>;
  now(): IsoInstant;
  log: Log;
};

/** Its account is shut out, or its binder no longer shared: the call waits until that ends. */
export const notNow = 'not now';

/** What a round of calls came to. */
export type Calls = { called: number; deferred: number; failed: number };

const callsAtOnce = 8;
/** After so long a round begins no more calls: the next one sees what was made meanwhile. */
const roundMs = 60_000;
const minute = 60_000;
const week = 7 * 24 * 60 * minute;
/** Between two attempts; the last one repeats. */
const pauses = [1, 5, 30, 120, 360].map((minutes) => minutes * minute);

/**
 * Makes the calls that are due, some at once, never two at one host. A call counts as made when its server answers 2xx; what it is asked otherwise is
 * tried again, later each time, under the same id. A hook whose calls have failed for a week is switched off, as one whose server says 410.
 */
export async function makeCalls(parts: CallParts, signal?: AbortSignal): Promise<Calls> {
  const made: Calls = { called: 0, deferred: 0, failed: 0 };
  const at = parts.now();
  const turns = createTurns(await parts.queue.hooksToCall(at), parts.lastTurns);
  const isOver = () => signal?.aborted === true || Date.parse(parts.now()) - Date.parse(at) >= roundMs;
  const work = async () => {
    for (let turn = turns.take(); turn !== undefined; turn = isOver() ? undefined : turns.take()) {
      const done = await useTurn(turn, at, parts);
      if (done !== undefined) made[done] += 1;
    }
  };
  const ends = isOver() ? [] : await Promise.allSettled(Array.from({ length: callsAtOnce }, work));
  for (const end of ends) if (end.status === 'rejected') throw end.reason;
  return made;
}

/** Makes the call of a hook that has waited longest; undefined when it has none. */
async function useTurn({ hookId, end }: Turn, at: IsoInstant, parts: CallParts): Promise<keyof Calls | undefined> {
  let hasMore = false;
  try {
    const [call] = await parts.queue.callsToMake({ hookId, at, limit: 1 });
    if (call === undefined) return undefined;
    hasMore = true;
    return await makeCall(call, parts);
  } finally {
    end(hasMore);
  }
}

async function makeCall(call: HookCall, parts: CallParts): Promise<keyof Calls> {
  const { queue, post, compose, now, log } = parts;
  const pause = pauses[Math.min(call.attempts, pauses.length - 1)] ?? 0;
  const nextTryAt = new Date(Date.parse(now()) + pause).toISOString();
  if (!(await queue.beginCall(call.id, { attempts: call.attempts, nextTryAt }))) return 'deferred';
  const hook = await queue.hook(call.hookId);
  const composed = hook && (await compose(call, hook));
  if (composed === notNow) return 'deferred';
  if (hook === undefined || composed === undefined) {
    await queue.endCall(call.id, { state: 'sent', at: now() });
    return 'called';
  }
  const { body } = composed;
  const headers = hook.kind === 'signed' ? signatureHeaders(hook.secret, call.id, now(), body) : {};
  const trouble = await troubleOf(post(hook.url, headers, body));
  const at = now();
  if (trouble === undefined) {
    await queue.endCall(call.id, { state: 'sent', at });
    return 'called';
  }
  const off = offReason(trouble, hook, at);
  log.warn({ hook: hook.id, attempts: call.attempts + 1, trouble }, 'a hook was not called');
  const state = trouble === gone ? 'failed' : 'waiting';
  await queue.endCall(call.id, { state, trouble, at, ...(off !== undefined && { off }) });
  return state === 'failed' ? 'failed' : 'deferred';
}

const gone = '410';

/** What went wrong, in a word without addresses; undefined when the call was taken. */
export async function troubleOf(answer: Promise<number>): Promise<string | undefined> {
  try {
    const status = await answer;
    return status >= 200 && status < 300 ? undefined : String(status);
  } catch (error) {
    if (error instanceof Failure) return error.code;
    throw error;
  }
}

function offReason(trouble: string, { failingSince }: Hook, at: IsoInstant): 'failing' | 'gone' | undefined {
  if (trouble === gone) return 'gone';
  const failsFor = failingSince === undefined ? 0 : Date.parse(at) - Date.parse(failingSince);
  return failsFor >= week ? 'failing' : undefined;
}
