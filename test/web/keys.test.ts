import { afterEach, expect, test } from 'vitest';
import type { KeyScope } from '../../src/model/api-key.ts';
import { newKey } from '../../src/web/keys.ts';
import { type Library, openLibrary } from './library.ts';
import { commissionReport, sources } from './shelf.ts';
import { openBrowser } from './visitor.ts';

let library: Library;

afterEach(() => library.close());

async function open(options: Parameters<typeof openLibrary>[1] = {}): Promise<void> {
  library = await openLibrary(sources, options);
}

async function keyWith(...scopes: KeyScope[]): Promise<{ id: string; token: string }> {
  const { key, token } = newKey('SAMPLE clinic', scopes, '2026-11-25T12:00:00.000Z');
  await library.store.keepKey(key);
  return { id: key.id, token };
}

const bearer = (token: string) => ({ authorization: `Bearer ${token}` });
const search = (headers: Record<string, string> = {}) => fetch(`${library.url}/api/v1/search`, { headers });

async function decide(headers: Record<string, string>): Promise<[number, string | undefined]> {
  const { reportId } = await library.shelve(commissionReport);
  const [passage] = (await library.store.passages(reportId)).filter(({ tags }) => tags.length > 0);
  const { category, quote, start, end } = passage?.tags[0] ?? {};
  const body = JSON.stringify({ passageId: passage?.id, category, quote, start, end, state: 'rejected' });
  const response = await fetch(`${library.url}/api/v1/reports/${reportId}/tags/decisions`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body,
  });
  return [response.status, ((await response.json()) as { code?: string }).code];
}

test('a key is told once; what is kept of it is a hash', async () => {
  await open();
  const { token } = await keyWith('read');
  expect(token).toMatch(/^coi_[0-9a-f]{12}_[\w-]{43}$/);
  expect(JSON.stringify(await library.store.keys())).not.toContain(token.slice(17));
});

test('a key with the scope decides on tags, also where there is no key of curators; one without it may not', async () => {
  await open();
  expect(await decide(bearer((await keyWith('curate')).token))).toEqual([200, undefined]);
  expect(await decide(bearer((await keyWith('add')).token))).toEqual([403, 'key.scope']);
});

test('a key that is none, altered or revoked opens nothing, not even reading', async () => {
  await open();
  const { id, token } = await keyWith('curate');
  const altered = token.slice(0, -1) + (token.endsWith('A') ? 'B' : 'A');
  for (const wrong of ['coi_', 'coi_000000000000_x', altered, `${token}x`, token.replace(id, '0'.repeat(12))]) {
    const response = await search(bearer(wrong));
    expect([wrong, response.status, response.headers.get('www-authenticate')]).toEqual([
      wrong,
      401,
      'Bearer realm="api"',
    ]);
    expect(await decide(bearer(wrong))).toEqual([401, 'key.unknown']);
  }
  expect((await search(bearer(token))).status).toBe(200);
  await library.store.revokeKey(id, '2026-11-25T13:00:00.000Z');
  expect((await search(bearer(token))).status).toBe(401);
});

test('what may still be asked is announced; who asks too often is told how long to wait, and a key has more', async () => {
  await open({ settings: { limit: 2 } });
  const first = await search();
  expect(first.headers.get('ratelimit-policy')).toMatch(/^"api"; q=2; w=60/);
  expect(first.headers.get('ratelimit')).toMatch(/^"api"; r=1; t=\d+/);
  await search();
  const refused = await search();
  expect([refused.status, refused.headers.get('content-type')]).toEqual([
    429,
    'application/problem+json; charset=utf-8',
  ]);
  expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
  expect(await refused.json()).toMatchObject({ code: 'limit.reached' });
  expect((await fetch(`${library.url}/healthz`)).status).toBe(200);
  expect((await fetch(`${library.url}/search`)).status).toBe(200);
  const keyed = await search(bearer((await keyWith('read')).token));
  expect([keyed.status, keyed.headers.get('ratelimit-policy')]).toEqual([200, expect.stringMatching(/q=20; w=60/)]);
});

test('addresses are told apart behind a proxy of ours, and believed from nobody else', async () => {
  await open({ settings: { limit: 1, proxies: 1 } });
  const from = async (address: string) => (await search({ 'x-forwarded-for': address })).status;
  expect([await from('192.0.2.1'), await from('192.0.2.1'), await from('192.0.2.2')]).toEqual([200, 429, 200]);
  expect([await from('2001:db8::1'), await from('2001:db8::2'), await from('2001:db8:1::1')]).toEqual([200, 429, 200]);
  await library.close();
  await open({ settings: { limit: 1 } });
  expect([await from('192.0.2.1'), await from('192.0.2.2')]).toEqual([200, 429]);
});

test('a private instance asks for a key or an account for reading, and leads who opens a page to sign in', async () => {
  await open({ settings: { isPrivate: true } });
  const { token } = await keyWith('read');
  const asked = await search();
  expect([asked.status, asked.headers.get('www-authenticate'), await asked.json()]).toMatchObject([
    401,
    'Bearer realm="api"',
    { code: 'key.missing' },
  ]);
  expect((await search(bearer(token))).status).toBe(200);
  const page = (headers: Record<string, string>) =>
    fetch(`${library.url}/search?q=agent`, { headers, redirect: 'manual' });
  const refused = await page({});
  expect([refused.status, refused.headers.get('location')]).toEqual([303, '/sign-in?next=%2Fsearch%3Fq%3Dagent']);
  const basic = `Basic ${Buffer.from(`anyone:${token}`).toString('base64')}`;
  expect((await page({ authorization: basic })).status).toBe(200);
  for (const open of ['/healthz', '/assets/base.css', '/sign-in'])
    expect([open, (await fetch(library.url + open)).status]).toEqual([open, 200]);
  const browser = openBrowser(library);
  expect((await browser.post('/check', {})).status).toBe(401);
  await browser.signIn('lawyer@firm.example');
  expect((await browser.get('/search?q=agent')).status).toBe(200);
});

test('pages of other sites are told nothing unless the operator names them', async () => {
  await open();
  const origin = 'https://tool.example';
  expect((await search({ origin })).headers.get('access-control-allow-origin')).toBeNull();
  await library.close();
  await open({ settings: { cors: [origin] } });
  const allowed = await search({ origin });
  expect(allowed.headers.get('access-control-allow-origin')).toBe(origin);
  expect(allowed.headers.get('access-control-allow-credentials')).toBeNull();
  expect(allowed.headers.get('vary')).toContain('Origin');
  expect((await search({ origin: 'https://evil.example' })).headers.get('access-control-allow-origin')).toBeNull();
  const preflight = await fetch(`${library.url}/api/v1/search`, {
    method: 'OPTIONS',
    headers: { origin, 'access-control-request-method': 'GET', 'access-control-request-headers': 'authorization' },
  });
  expect([preflight.status, preflight.headers.get('access-control-allow-headers')]).toEqual([
    204,
    expect.stringContaining('Authorization'),
  ]);
  expect(
    (await fetch(`${library.url}/search`, { headers: { origin } })).headers.get('access-control-allow-origin'),
  ).toBeNull();
  const { token } = await keyWith('curate');
  expect(await decide({ ...bearer(token), origin })).toEqual([200, undefined]);
  expect(await decide({ ...bearer(token), origin: 'https://evil.example' })).toEqual([403, 'curation.elsewhere']);
});

test('whether the server is well, and what a path takes, is told whatever key is shown', async () => {
  await open();
  const headers = bearer('coi_000000000000_x');
  expect((await fetch(`${library.url}/healthz`, { headers })).status).toBe(200);
  expect((await fetch(`${library.url}/api/v1/search`, { method: 'OPTIONS', headers })).status).toBe(204);
  expect((await fetch(`${library.url}/api/v1/search`, { headers })).status).toBe(401);
});
