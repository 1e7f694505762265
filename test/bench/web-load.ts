import { get } from 'node:http';
import autocannon from 'autocannon';
import { randomOf } from './corpus.ts';

/** What `users` got in `ms`: times in milliseconds, bytes as transferred. */
export type Measured = { p50: number; p95: number; perSecond: number; failed: number; answers: number; meanKb: number };

/** Users who ask, over and over: `path` gives the next path of all of them. `pauseMs`: how long they read, on average. */
export type Load = { users: number; ms: number; pauseMs: number; path: () => string };

/** What browsers send. */
const headers = { 'accept-encoding': 'gzip, deflate, br', 'accept-language': 'en' };

/** Users who each ask, read for a while, from half to one and a half of the mean, and ask again. */
export async function reading(base: string, { users, ms, pauseMs, path }: Load): Promise<Measured> {
  const heard = new Heard();
  const began = performance.now();
  const random = randomOf(31);
  await Promise.all(
    Array.from({ length: users }, async (_, user) => {
      await pause((user * pauseMs) / users);
      while (performance.now() - began < ms) {
        const asked = performance.now();
        const response = await fetch(base + path(), { headers });
        await response.arrayBuffer();
        heard.add(performance.now() - asked, response.status, Number(response.headers.get('content-length')));
        await pause((0.5 + random()) * pauseMs);
      }
    }),
  );
  return heard.summary(performance.now() - began);
}

/** Users who each ask, read the answer to its end, and ask again at once: a closed loop of so many connections. */
export async function flood(base: string, { users, ms, path }: Load): Promise<Measured> {
  const heard = new Heard();
  const began = performance.now();
  await new Promise<void>((resolve, reject) => {
    const run = autocannon(
      {
        ...{ url: base, connections: users, duration: ms / 1000, timeout: 30, headers },
        requests: [{ setupRequest: (request) => ({ ...request, path: path() }) }],
      },
      (error) => (error ? reject(error) : resolve()),
    );
    run.on('response', (_client, status, bytes, time) => heard.add(time, status, bytes));
  });
  return heard.summary(performance.now() - began);
}

/** Asks one path after another, each over a connection of its own, and says how many kilobytes each transferred, headers included. */
export async function sizes(base: string, paths: readonly string[]): Promise<number[]> {
  const measured: number[] = [];
  for (const path of paths) measured.push((await bytesOf(base + path)) / 1000);
  return measured;
}

function bytesOf(address: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const asked = get(address, { headers, agent: false }, (response) => {
      if (response.statusCode !== 200) reject(new Error(`${address} was answered ${response.statusCode}`));
      response.resume().on('end', () => resolve(response.socket.bytesRead));
    });
    asked.on('error', reject);
  });
}

/** All answers of a load. */
class Heard {
  readonly #times: number[] = [];
  #failed = 0;
  #bytes = 0;

  add(time: number, status: number, bytes: number): void {
    this.#times.push(time);
    this.#bytes += bytes;
    if (status !== 200) this.#failed += 1;
  }

  summary(ms: number): Measured {
    const answers = this.#times.length;
    const sorted = this.#times.toSorted((one, other) => one - other);
    const at = (share: number) => sorted[Math.ceil(answers * share) - 1] ?? 0;
    const meanKb = this.#bytes / 1000 / Math.max(1, answers);
    return { p50: at(0.5), p95: at(0.95), perSecond: (answers / ms) * 1000, failed: this.#failed, answers, meanKb };
  }
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
