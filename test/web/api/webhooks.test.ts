import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Webhook } from 'standardwebhooks';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { checkUrl, guardedLookup } from '../../../src/crawl/addresses.ts';
import { createPost } from '../../../src/hook/post.ts';
import { type Library, openLibrary } from '../library.ts';
import { sources } from '../shelf.ts';
import { keyOf } from '../visitor.ts';

type Received = { headers: IncomingHttpHeaders; body: string };
type Webhooks = { webhooks: { id: string; host: string; kind: string }[] };

let library: Library;
let receiver: Server;
let post: ReturnType<typeof createPost>;
let port = 0;
let answer = 204;
let received: Received[];
let key = '';
let at = '';

beforeEach(async () => {
  [received, answer] = [[], 204];
  receiver = createServer(async (request, response) => {
    const parts: Buffer[] = [];
    for await (const part of request) parts.push(part as Buffer);
    received.push({ headers: request.headers, body: Buffer.concat(parts).toString('utf8') });
    response.writeHead(answer).end();
  });
  await new Promise<void>((resolve) => receiver.listen(0, '127.0.0.1', resolve));
  port = (receiver.address() as AddressInfo).port;
  // Every name but one is public, and leads to loopback, where nobody speaks https.
  const names = async (name: string) => [
    { address: name === 'inside.example' ? '10.0.0.7' : '8.8.8.8', family: 4 as const },
  ];
  const guarded = createPost({
    check: checkUrl,
    lookup: guardedLookup(names, () => ({ address: '127.0.0.1', family: 4 })),
  });
  post = Object.assign(
    (url: string, ...rest: [Record<string, string>, string]) => guarded(url.replace(/^https/, 'http'), ...rest),
    {
      close: () => guarded.close(),
    },
  );
  library = await openLibrary(sources, { post });
  key = await keyOf(library, { mail: 'lawyer@firm.example', role: 'reader' });
  const made = await ask('POST', '/api/v1/account/subscriptions', {
    wanted: { search: 'q=agent' },
    title: 'SAMPLE <agents>',
  });
  at = `/api/v1/account/subscriptions/${((await made.json()) as { id: string }).id}`;
});
afterEach(async () => {
  await library.close();
  await post.close();
  receiver.closeAllConnections();
  await new Promise((resolve) => receiver.close(resolve));
});

function ask(method: string, path: string, body?: object, shown = key): Promise<Response> {
  const headers = { authorization: `Bearer ${shown}`, 'content-type': 'application/json' };
  return fetch(library.url + path, { method, headers, ...(body && { body: JSON.stringify(body) }) });
}

async function add(kind = 'signed', host = 'tool.example') {
  const made = await ask('POST', `${at}/webhooks`, { kind, url: `https://${host}:${port}/path-that-is-secret` });
  return { status: made.status, ...((await made.json()) as { id: string; secret: string | null; host: string }) };
}

test('a webhook is added with its secret told once, listed by its host, and deleted', async () => {
  const { status, id, secret, host } = await add();
  expect([status, host, secret]).toEqual([201, `tool.example:${port}`, expect.stringMatching(/^whsec_[\w+/]{32}$/)]);
  const listed = await (await ask('GET', `${at}/webhooks`)).text();
  expect((JSON.parse(listed) as Webhooks).webhooks).toEqual([expect.objectContaining({ id, host, kind: 'signed' })]);
  expect([listed.includes(secret ?? ''), listed.includes('path-that-is-secret')]).toEqual([false, false]);
  expect((await add('slack')).secret).toBeNull();
  expect((await ask('DELETE', `${at}/webhooks/${id}`)).status).toBe(200);
  expect((await ask('DELETE', `${at}/webhooks/${id}`)).status).toBe(404);
  expect(((await (await ask('GET', `${at}/webhooks`)).json()) as Webhooks).webhooks.map(({ kind }) => kind)).toEqual([
    'slack',
  ]);
});

test('private addresses, other schemes, names with passwords and a sixth webhook are refused', async () => {
  for (const url of [
    'http://tool.example/',
    'https://127.0.0.1/',
    'https://[::1]/',
    'https://169.254.169.254/',
    'https://2130706433/',
    'https://localhost/',
    'https://LOCALHOST.:8443/',
    'https://a.localhost/',
    'https://printer.local/',
    'https://metadata.google.internal/',
    'https://a:b@tool.example/',
  ]) {
    const refused = await ask('POST', `${at}/webhooks`, { kind: 'slack', url });
    expect([url, refused.status, ((await refused.json()) as { parameter?: string }).parameter]).toEqual([
      url,
      400,
      'url',
    ]);
  }
  for (let times = 0; times < 5; times += 1) expect((await add()).status).toBe(201);
  expect((await add()).status).toBe(400);
});

test('a test call arrives, signed, and says that it is one; a refusal and a private network are told', async () => {
  const { id, secret } = await add();
  expect(await (await ask('POST', `${at}/webhooks/${id}/test`)).json()).toEqual({ taken: true, trouble: null });
  const [call] = received;
  const headers = Object.fromEntries(Object.entries(call?.headers ?? {}).map(([name, value]) => [name, String(value)]));
  const event = new Webhook(secret ?? '').verify(call?.body ?? '', headers);
  expect(event).toMatchObject({ type: 'test', data: { title: 'SAMPLE <agents>' } });
  answer = 500;
  expect(await (await ask('POST', `${at}/webhooks/${id}/test`)).json()).toEqual({ taken: false, trouble: '500' });
  const inside = await add('slack', 'inside.example');
  const refused = await (await ask('POST', `${at}/webhooks/${inside.id}/test`)).json();
  expect([refused, received.length]).toEqual([{ taken: false, trouble: 'fetch.refused' }, 2]);
});

test('a test call of a channel is in its own form, with the title as text', async () => {
  for (const kind of ['slack', 'teams']) await ask('POST', `${at}/webhooks/${(await add(kind)).id}/test`);
  const [slack, teams] = received.map(({ body }) => JSON.parse(body) as { text?: string; attachments?: unknown[] });
  expect(slack?.text).toBe('A test of the webhook of “SAMPLE &lt;agents&gt;”');
  expect(JSON.stringify(teams?.attachments)).toContain(JSON.stringify('SAMPLE \\<agents\\>').slice(1, -1));
});

test('deliveries tell what is due; a private feed is made, read and ended', async () => {
  const { address } = (await (await ask('POST', `${at}/feed`)).json()) as { address: string };
  const told = (await (await ask('GET', `${at}/deliveries`)).json()) as { next: string[]; feedSince: string | null };
  expect([told.next.length, typeof told.feedSince]).toEqual([4, 'string']);
  const path = new URL(address).pathname;
  expect((await fetch(library.url + path)).status).toBe(200);
  await ask('DELETE', `${at}/feed`);
  expect((await fetch(library.url + path)).status).toBe(404);
});

test('the export of an account has its webhooks and feeds, and no secret of them; deleting it deletes them', async () => {
  const { id, secret } = await add();
  const { address } = (await (await ask('POST', `${at}/feed`)).json()) as { address: string };
  const text = await (await ask('GET', '/api/v1/account/export')).text();
  const data = JSON.parse(text) as { webhooks: object[]; privateFeeds: object[] };
  expect(data.webhooks).toEqual([expect.objectContaining({ id, kind: 'signed', host: `tool.example:${port}` })]);
  expect(data.privateFeeds.length).toBe(1);
  const secrets = [secret ?? '', 'path-that-is-secret', address.split('/').at(-1) ?? ''];
  expect(secrets.filter((one) => one === '' || text.includes(one))).toEqual([]);
  await ask('DELETE', '/api/v1/account?mail=lawyer@firm.example');
  expect(await library.store.hook(id)).toBeUndefined();
  expect((await fetch(library.url + new URL(address).pathname)).status).toBe(404);
});

test('nobody else reaches a webhook, not even by its id below a subscription of their own', async () => {
  const { id } = await add();
  const others = await keyOf(library, { mail: 'other@firm.example', role: 'reader' });
  const made = await ask(
    'POST',
    '/api/v1/account/subscriptions',
    { wanted: { search: 'q=a' }, title: 'SAMPLE' },
    others,
  );
  const own = `/api/v1/account/subscriptions/${((await made.json()) as { id: string }).id}`;
  for (const base of [at, own])
    for (const [method, path] of [
      ['POST', `${base}/webhooks/${id}/test`],
      ['POST', `${base}/webhooks/${id}/resume`],
      ['DELETE', `${base}/webhooks/${id}`],
    ] as const)
      expect([path, (await ask(method, path, undefined, others)).status]).toEqual([path, 404]);
  expect([received.length, (await library.store.hook(id))?.id]).toEqual([0, id]);
});

test('webhooks cannot be tried without end, so that nobody looks for hosts and ports with them', async () => {
  const { id } = await add();
  for (let times = 0; times < 20; times += 1) expect((await ask('POST', `${at}/webhooks/${id}/test`)).status).toBe(200);
  const refused = await ask('POST', `${at}/webhooks/${id}/test`);
  expect([refused.status, received.length]).toEqual([429, 20]);
});
