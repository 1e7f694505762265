import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import express from 'express';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { Failure } from '../../src/errors.ts';
import { type FacetCounts, facetNames } from '../../src/search/engine.ts';
import { actor, visitor } from '../../src/web/account/visitor.ts';
import { KeptPages } from '../../src/web/kept-pages.ts';
import { ask } from './ask.ts';
import { openLibrary } from './library.ts';
import { commissionReport, monitorReport, sources } from './shelf.ts';
import { openBrowser } from './visitor.ts';

const curatorKey = 'SAMPLE-key-of-the-curators';

let server: Server;
let base: string;
let now = 0;
let changes = 0;
let indexed = 0;
/** How many pages were made; each says which it is. */
let made = 0;
let failing = false;

beforeEach(async () => {
  [now, changes, indexed, made, failing] = [0, 0, 0, 0, false];
  const store = {
    changesSince: async (cursor: number) => ({ cursor: changes, reportIds: cursor < changes ? ['a'] : [] }),
  };
  const kept = new KeptPages({ store, engine: { cursor: async () => indexed }, now: () => now });
  const app = express().get('/{*any}', (request, response) => kept.send(request, response, make));
  server = await new Promise((resolve) => {
    const listening = app.listen(0, '127.0.0.1', () => resolve(listening));
  });
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterEach(() => new Promise((resolve) => server.close(resolve)));

async function make(): Promise<string> {
  made += 1;
  if (failing) throw new Failure('search.unavailable', 'away');
  return `page ${made}${' long'.repeat(50_000)}`;
}

async function page(path: string, headers: Record<string, string> = {}): Promise<string> {
  const text = await (await fetch(base + path, { headers })).text();
  return text.slice(0, text.indexOf(' long'));
}

test('a page that is asked for again, also meanwhile, is made once', async () => {
  expect(await Promise.all([page('/a'), page('/a')])).toEqual(['page 1', 'page 1']);
  expect(await page('/a')).toBe('page 1');
  expect(await page('/a?q=other')).toBe('page 2');
});

test('after a minute it is made anew', async () => {
  await page('/a');
  now = 60_000;
  expect(await page('/a')).toBe('page 2');
});

test('a change in the store or in the index makes it anew', async () => {
  await page('/a');
  changes = 7;
  expect(await page('/a')).toBe('page 2');
  indexed = 7;
  expect([await page('/a'), await page('/a')]).toEqual(['page 3', 'page 3']);
});

test('cookies and keys make no difference: the page is made without them', async () => {
  const pages: string[] = [];
  for (const headers of [{}, { cookie: 'lang=en; binder=1' }, { cookie: 'curator=1' }, { authorization: 'Bearer one' }])
    pages.push(await page('/a', headers));
  expect(pages).toEqual(['page 1', 'page 1', 'page 1', 'page 1']);
});

test('those who are signed in share their pages of results, which are made without knowing for whom', async () => {
  const known: unknown[] = [];
  const facets = Object.fromEntries(facetNames.map((name) => [name, {}])) as FacetCounts;
  const library = await openLibrary(sources, {
    find: async ({ page, size }) => {
      known.push(visitor() ?? actor() ?? 'nobody');
      return { total: 0, facets, hits: [], page, size };
    },
  });
  const [one, other] = [openBrowser(library), openBrowser(library)];
  await one.signIn('one@firm.example');
  await other.signIn('other@firm.example');
  const sent = await one.get('/search?q=agent');
  const [first, second] = [await sent.text(), await other.page('/search?q=agent')];
  const ofAnybody = await openBrowser(library).page('/search?q=agent');
  expect(known).toEqual(['nobody', 'nobody']);
  expect(second).toBe(first);
  expect([first.includes('href="/account"'), ofAnybody.includes('href="/account"')]).toEqual([true, false]);
  expect([sent.headers.get('cache-control'), /firm\.example|csrf/.test(first)]).toEqual(['no-store', false]);
  await library.close();
});

test('it is sent in the encoding that is asked for, and not again to whoever has it', async () => {
  for (const encoding of ['br', 'gzip', 'identity']) {
    const sent = await fetch(`${base}/${encoding}`, { headers: { 'accept-encoding': encoding } });
    expect(sent.headers.get('content-encoding')).toBe(encoding === 'identity' ? null : encoding);
    expect((await sent.text()).length).toBeGreaterThan(250_000);
    const headers = { 'accept-encoding': encoding, 'if-none-match': sent.headers.get('etag') ?? '' };
    expect((await ask(base, `/${encoding}`, headers)).status).toBe(304);
  }
});

test('a page that could not be made is not kept', async () => {
  failing = true;
  expect((await fetch(`${base}/a`)).status).toBe(500);
  failing = false;
  expect(await page('/a')).toBe('page 2');
});

test('no more than 16 MB are kept, the newest', async () => {
  const plain = { 'accept-encoding': 'identity' };
  for (let at = 0; at < 70; at += 1) await page(`/${at}`, plain);
  expect(await page('/69', plain)).toBe('page 70');
  expect(await page('/0', plain)).toBe('page 71');
});

test('the search page shows a new report and a decision on a tag as soon as they are known', async () => {
  const library = await openLibrary(sources, { curatorKey });
  const search = async () => (await fetch(`${library.url}/search`)).text();
  const { reportId } = await library.shelve(commissionReport);
  await library.index();
  expect(await search()).not.toContain('r-sample-monitor');
  await library.shelve(monitorReport);
  await library.index();
  expect(await search()).toContain('r-sample-monitor');
  const tagged = (await library.store.passages(reportId)).find(({ tags }) => tags.length > 0);
  const [tag] = tagged?.tags ?? [];
  const { category, quote, start, end } = tag ?? {};
  const before = await search();
  const decided = await fetch(`${library.url}/api/v1/reports/${reportId}/tags/decisions`, {
    method: 'POST',
    headers: { authorization: `Bearer ${curatorKey}`, 'content-type': 'application/json' },
    body: JSON.stringify({ passageId: tagged?.id, category, quote, start, end, state: 'rejected' }),
  });
  expect(decided.status).toBe(200);
  expect(await search()).not.toBe(before);
  await library.followed();
  await library.close();
});
