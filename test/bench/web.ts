import { type ChildProcess, fork } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import autocannon from 'autocannon';
import { passagesAReport } from './corpus.ts';
import { mixedQueries } from './search-queries.ts';
import { fillLibrary } from './web-library.ts';

type Server = { base: string; peakMb(): Promise<number>; stop(): void };
type Measured = { p50: number; p95: number; perSecond: number; failed: number };

const pauseMs = 1000;

/**
 * `bench -- web [--passages 200000] [--users 20] [--seconds 10] [--rounds 3]`: the search page (HTML, 20 results, all facets) on loopback, beside a
 * page of express that says nothing. Users ask as real ones, who read for a second, and as fast as they can, which measures capacity: with
 * every user waiting in line, the time of an answer is then the users times the processor time of a page.
 */
export async function web(words: string[]): Promise<void> {
  const number = (fallback: string) => ({ type: 'string', default: fallback }) as const;
  const options = { passages: number('200000'), users: number('20'), seconds: number('10'), rounds: number('3') };
  const { values } = parseArgs({ args: words, options });
  const dataDir = mkdtempSync(join(tmpdir(), 'bench-web-'));
  try {
    const reports = Number(values.passages) / passagesAReport;
    const began = performance.now();
    await fillLibrary(dataDir, reports);
    console.log(
      `${values.passages} passages in ${reports} reports, made in ${Math.round((performance.now() - began) / 1000)} s`,
    );
    const paths = mixedQueries(reports).map(([, query]) => `/search?${new URLSearchParams(query).toString()}`);
    await measure(dataDir, paths, {
      users: Number(values.users),
      ms: Number(values.seconds) * 1000,
      rounds: Number(values.rounds),
    });
  } finally {
    rmSync(dataDir, { recursive: true });
  }
}

type Load = { users: number; ms: number; rounds: number };

async function measure(dataDir: string, paths: readonly string[], { users, ms, rounds }: Load): Promise<void> {
  const [pages, hello] = [await start('pages', dataDir), await start('hello')];
  console.log(await sizes(pages.base, paths));
  for (const path of paths) await (await fetch(pages.base + path)).arrayBuffer();
  for (let round = 1; round <= rounds; round += 1) {
    const [real, idle] = [await reading(pages.base, paths, users, ms), await reading(hello.base, paths, users, ms)];
    console.log(`round ${round}, ${users} users who read a second: ${told(real)}; hello ${told(idle)}`);
    const [full, bare] = [await flood(pages.base, paths, users, ms), await flood(hello.base, paths, users, ms)];
    const ratio = (bare.perSecond / full.perSecond).toFixed(0);
    console.log(
      `round ${round}, ${users} users without a pause: ${told(full)}; hello ${told(bare)}: ${ratio} times as many`,
    );
  }
  console.log(`peak memory: ${await pages.peakMb()} MB; hello ${await hello.peakMb()} MB`);
  pages.stop();
  hello.stop();
}

/** What a first visit transfers: pages compressed, with their styles. */
async function sizes(base: string, paths: readonly string[]): Promise<string> {
  const html = await (await fetch(`${base}/`)).text();
  const assets = [...html.matchAll(/(?:href|src)="(\/assets\/[^"]+)"/g)].map((match) => match[1] ?? '');
  const kb = async (path: string) => {
    const { '2xx': answered, throughput } = await autocannon({
      url: base + path,
      amount: 1,
      connections: 1,
      headers: { 'accept-encoding': 'gzip' },
    });
    return answered === 0 ? 0 : throughput.total / 1000;
  };
  const styles = (await Promise.all([...new Set(assets)].map(kb))).reduce((sum, each) => sum + each, 0);
  const [first, search] = [await kb('/'), await kb(paths[1] ?? '/search')];
  return `transferred, KB: first page ${first.toFixed(1)}, search page ${search.toFixed(1)}, styles for both ${styles.toFixed(1)}`;
}

/** Users who each ask, read, and ask again. */
async function reading(base: string, paths: readonly string[], users: number, ms: number): Promise<Measured> {
  const times: number[] = [];
  let failed = 0;
  const began = performance.now();
  await Promise.all(
    Array.from({ length: users }, async (_, user) => {
      await pause((user * pauseMs) / users);
      for (let at = user * 7; performance.now() - began < ms; at += 1) {
        const asked = performance.now();
        const response = await fetch(base + (paths[at % paths.length] ?? '/'));
        await response.arrayBuffer();
        times.push(performance.now() - asked);
        if (!response.ok) failed += 1;
        await pause(pauseMs);
      }
    }),
  );
  return summary(times, ms, failed);
}

/** As many requests as `users` connections can make. */
async function flood(base: string, paths: readonly string[], users: number, ms: number): Promise<Measured> {
  const times: number[] = [];
  let failed = 0;
  await new Promise<void>((resolve, reject) => {
    const run = autocannon(
      { url: base, connections: users, duration: ms / 1000, requests: paths.map((path) => ({ path })), timeout: 30 },
      (error) => (error ? reject(error) : resolve()),
    );
    run.on('response', (_client, status, _bytes, time) => {
      times.push(time);
      if (status !== 200) failed += 1;
    });
  });
  return summary(times, ms, failed);
}

function summary(times: readonly number[], ms: number, failed: number): Measured {
  const sorted = times.toSorted((one, other) => one - other);
  const at = (share: number) => sorted[Math.ceil(sorted.length * share) - 1] ?? 0;
  return { p50: at(0.5), p95: at(0.95), perSecond: (times.length / ms) * 1000, failed };
}

function told({ p50, p95, perSecond, failed }: Measured): string {
  const trouble = failed === 0 ? '' : `, ${failed} FAILED`;
  return `p50 ${p50.toFixed(0)} p95 ${p95.toFixed(0)} ms, ${perSecond.toFixed(0)}/s${trouble}`;
}

function start(kind: string, dataDir = ''): Promise<Server> {
  const child = fork(new URL('./web-child.ts', import.meta.url), [kind, dataDir], {
    execArgv: ['--max-semi-space-size=8'],
  });
  return new Promise((resolve, reject) => {
    child.once('message', (port) =>
      resolve({ base: `http://127.0.0.1:${String(port)}`, peakMb: () => peakOf(child), stop: () => child.kill() }),
    );
    child.once('exit', (code) => reject(new Error(`the server ended with ${code}`)));
  });
}

function peakOf(child: ChildProcess): Promise<number> {
  return new Promise((resolve) => {
    child.once('message', (answer: { peakMb: number }) => resolve(answer.peakMb));
    child.send('peak');
  });
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
