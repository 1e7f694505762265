import type { LookupFunction } from 'node:net';
import { Agent, request } from 'undici';
import { Failure } from '../errors.ts';

/** Sends a body and gives the status of the answer. @throws Failure fetch.refused for a private address; hook.unreached */
export type Post = (url: string, headers: Readonly<Record<string, string>>, body: string) => Promise<number>;

/** Longer than a program should take to accept a message. */
const patienceMs = 15_000;

/**
 * Calls of hooks. No redirect is followed; of the answer nothing is kept but its status. `check` refuses an address by what it says, `lookup` by what
 * its name leads to. `patience`: how long an answer is waited for, in milliseconds.
 */
export function createPost(
  guard: { check(url: string): URL; lookup: LookupFunction },
  patience = patienceMs,
): Post & { close(): Promise<void> } {
  const agent = new Agent({ connect: { lookup: guard.lookup, timeout: 5000 }, keepAliveTimeout: 1000 });
  const post: Post = async (url, headers, body) => {
    const { href } = guard.check(url);
    const signal = AbortSignal.timeout(patience);
    try {
      const options = {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...headers },
        body,
        signal,
      } as const;
      const answer = await request(href, { ...options, dispatcher: agent });
      await answer.body.dump({ limit: 16_384 });
      return answer.statusCode;
    } catch (cause) {
      throw unreached(cause);
    }
  };
  return Object.assign(post, { close: () => agent.destroy() });
}

function unreached(cause: unknown): Failure {
  for (let error = cause; error instanceof Error; error = error.cause) if (error instanceof Failure) return error;
  const code = cause instanceof Error && 'code' in cause ? ` (${String(cause.code)})` : '';
  return new Failure('hook.unreached', `No answer came${code}.`, { cause, retryable: true });
}
