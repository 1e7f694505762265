import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import BetterSqlite from 'better-sqlite3';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openPublisher, type Publisher } from '../crawl/publisher.ts';
import { lines, run, start } from './program.ts';

const pages = 20;
const kills = 4;

let publisher: Publisher;
let dataDir: string;
let served: { count: number; at: number; reached: () => void };

/** A stand-in for one real publisher: a feed of pages on Russia, each a moment late, as SAMPLE text. */
beforeEach(async () => {
  dataDir = mkdtempSync(join(tmpdir(), 'coi-killed-'));
  publisher = await openPublisher();
  served = { count: 0, at: Number.POSITIVE_INFINITY, reached: () => {} };
  const items = Array.from(
    { length: pages },
    (_, i) =>
      `<item><title>SAMPLE: Russia ${i}</title><link>https://www.uscirf.gov/publications/russia-${i}</link></item>`,
  );
  publisher.serve('www.uscirf.gov/rss.xml', (response) => {
    const feed = `<?xml version="1.0"?><rss version="2.0"><channel><title>SAMPLE</title><link>https://www.uscirf.gov</link>${items.join('')}</channel></rss>`;
    response.writeHead(200, { 'content-type': 'application/rss+xml' }).end(feed);
  });
  for (let i = 0; i < pages; i += 1) {
    publisher.serve(`www.uscirf.gov/publications/russia-${i}`, async (response) => {
      await sleep(5);
      response.writeHead(200, { 'content-type': 'text/html', etag: `"${i}"` }).end(article(i));
      served.count += 1;
      if (served.count >= served.at) served.reached();
    });
  }
});
afterEach(async () => {
  await publisher.close();
  rmSync(dataDir, { recursive: true });
});

function article(n: number): string {
  const paragraphs = Array.from(
    { length: 8 },
    (_, i) =>
      `<p>SAMPLE. In Russia a court of Primersk fined a Jehovah’s Witness in case ${n} of that town, as paragraph ${i} tells at some length, and the ruling was upheld.</p>`,
  );
  return `<!doctype html><html lang="en"><title>SAMPLE: Russia ${n}</title><article><h1>SAMPLE: Russia ${n}</h1>${paragraphs.join('')}</article></html>`;
}

const environment = () => ({ COI_DATA: dataDir, COI_REPLAY: publisher.base });

/** Starts a crawl; resolves once its publisher has answered so many more pages, or it has ended. */
async function crawlUntil(more: number): Promise<ChildProcess> {
  const reached = Promise.withResolvers<void>();
  served = { count: 0, at: more, reached: reached.resolve };
  const crawl = start(['src/cli.ts', 'crawl', 'uscirf', '--once', '--json'], environment());
  await Promise.race([reached.promise, once(crawl, 'close')]);
  return crawl;
}

type Summary = { found: number; new: number; unchanged: number; problems: object[] };

/** What a crawl that comes to its end finds missing, and that nothing is there twice afterwards. */
async function crawlToTheEnd(): Promise<Summary> {
  const { code, out } = await run(['crawl', 'uscirf', '--once', '--json'], environment());
  expect(code).toBe(0);
  const [summary] = lines<Summary>(out);
  if (summary === undefined) throw new Error('the crawl printed nothing');
  expect(summary).toMatchObject({ found: pages, problems: [] });
  expect(summary.new + summary.unchanged).toBe(pages);
  return summary;
}

function checkStore(): void {
  const db = new BetterSqlite(join(dataDir, 'app.db'), { readonly: true });
  const one = (sql: string) => db.prepare(sql).pluck().get();
  expect(db.pragma('integrity_check', { simple: true })).toBe('ok');
  expect(db.pragma('foreign_key_check')).toEqual([]);
  expect(one('select count(*) from report')).toBe(pages);
  expect(one('select count(distinct title) from report')).toBe(pages);
  expect(one('select count(*) from version')).toBe(pages);
  expect(one('select count(*) from unread')).toBe(0);
  expect(one('select count(*) from lease')).toBe(0);
  db.close();
}

async function found(): Promise<number> {
  const { out } = await run(['search', 'Primersk', '--json'], environment());
  return (JSON.parse(out) as { total: number }).total;
}

test(`a crawl that is killed ${kills} times and started again loses nothing and doubles nothing`, async () => {
  for (let kill = 0; kill < kills; kill += 1) {
    const crawl = await crawlUntil(1 + Math.floor(Math.random() * 12));
    await sleep(Math.random() * 40);
    crawl.kill('SIGKILL');
    if (crawl.exitCode === null && crawl.signalCode === null) await once(crawl, 'close');
  }
  await crawlToTheEnd();
  checkStore();
  expect(await found()).toBe(pages);
});

test('a crawl that is told to stop ends with 1 and a sentence, keeps what it has, and the next one goes on from there', async () => {
  const crawl = await crawlUntil(5);
  let err = '';
  crawl.stderr?.on('data', (chunk) => {
    err += chunk;
  });
  expect(crawl.exitCode).toBeNull();
  crawl.kill('SIGINT');
  const [code, signal] = await once(crawl, 'close');
  expect({ code, signal }).toEqual({ code: 1, signal: null });
  expect(err).toContain('The run was stopped before its end.');
  expect(readdirSync(join(dataDir, 'snapshots', 'unfinished'))).toEqual([]);
  const kept = await found();
  expect(kept).toBeGreaterThanOrEqual(1);
  expect(kept).toBeLessThan(pages);
  const { new: fresh } = await crawlToTheEnd();
  expect(fresh).toBe(pages - kept);
  checkStore();
});
