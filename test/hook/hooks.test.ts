import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Webhook } from 'standardwebhooks';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createCiter } from '../../src/citer.ts';
import { checkUrl, guardedLookup } from '../../src/crawl/addresses.ts';
import { givenHook, type Hook, type HookKind } from '../../src/hook/hook.ts';
import { createPost } from '../../src/hook/post.ts';
import { createHooks, type Hooks } from '../../src/hooks.ts';
import type { Message } from '../../src/mail.ts';
import { loadSearchConfig } from '../../src/search-config.ts';
import { openPress, type Press, subscription } from '../digest/press.ts';
import { type Library, openLibrary } from '../web/library.ts';
import { commissionReport, monitorReport, sources } from '../web/shelf.ts';

type Received = { path: string; headers: IncomingHttpHeaders; body: string };

let library: Library;
let press: Press;
let receiver: Server;
let port: number;
let received: Received[];
let answers: number[];
let mails: Message[];
let post: ReturnType<typeof createPost>;
let hooks: Hooks;
let isShutOut = false;

/** A day in the life of the press; calls are due when the clock says so. */
const clock = () => press.clock.at;
const wait = (minutes: number) => {
  press.clock.at = new Date(Date.parse(press.clock.at) + minutes * 60_000).toISOString();
};

beforeEach(async () => {
  library = await openLibrary(sources);
  press = openPress(library.store, sources);
  [received, answers, mails, isShutOut] = [[], [], [], false];
  receiver = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    received.push({ path: request.url ?? '', headers: request.headers, body: Buffer.concat(chunks).toString('utf8') });
    response.writeHead(answers.shift() ?? 204, { location: 'http://127.0.0.1/elsewhere' }).end();
  });
  await new Promise<void>((resolve) => receiver.listen(0, '127.0.0.1', resolve));
  port = (receiver.address() as AddressInfo).port;
  // Names under tool.example are public and lead to loopback; any other name is looked up as it would be.
  const lookup = guardedLookup(
    async (name) => [{ address: name === 'inside.example' ? '10.0.0.7' : '8.8.8.8', family: 4 }],
    () => ({ address: '127.0.0.1', family: 4 }),
  );
  post = createPost({ check: checkUrl, lookup });
  const { store } = library;
  let ids = 0;
  hooks = createHooks({
    ...{ store, sources, post, searchConfig: loadSearchConfig(), url: 'https://coi.sample.example', check: checkUrl },
    citer: createCiter({ store, sources }),
    addressOf: async ({ mail }) => (isShutOut ? undefined : mail),
    mayRead: async ({ wanted }) => 'search' in wanted || press.binders.has(wanted.binder),
    mailer: { send: async (message) => void mails.push(message) },
    now: clock,
    newId: () => {
      ids += 1;
      return `msg-${ids}`;
    },
    lease: (what) => store.lease(what, 'SAMPLE hooks', 60_000),
    log: { debug() {}, info() {}, warn() {}, error() {} },
  });
});
afterEach(async () => {
  await post.close();
  receiver.closeAllConnections();
  await new Promise((resolve) => receiver.close(resolve));
  await library.close();
});

const secret = `whsec_${Buffer.from('SAMPLE secret of 24 byte').toString('base64')}`;

async function setHook(kind: HookKind, host = 'tool.example'): Promise<Hook> {
  await library.store.keepSubscription(subscription({ id: 'a', note: 'SAMPLE note' }));
  const url = `http://${host}:${port}/hook`;
  const hook: Hook = { id: 'h', subscriptionId: 'a', kind, url, secret, createdAt: '2026-11-20T00:00:00.000Z' };
  await library.store.keepHook(hook);
  return hook;
}

async function digest(): Promise<string> {
  const { reportId } = await library.shelve(commissionReport);
  await press.digester.run();
  return reportId;
}

test('a program is called with what is new, signed so that the library of the standard believes it', async () => {
  await setHook('signed');
  const reportId = await digest();
  expect(await hooks.run()).toEqual({ called: 1, deferred: 0, failed: 0 });
  const [call] = received;
  const headers = call?.headers as Record<string, string>;
  const { 'webhook-timestamp': time = '' } = headers;
  expect(Number(time)).toBe(Date.parse(press.clock.at) / 1000);
  // The library refuses what is older than five minutes by the real clock; the time is part of what is signed.
  const signer = new Webhook(secret);
  expect(headers['webhook-signature']).toBe(signer.sign('msg-1', new Date(Number(time) * 1000), call?.body ?? ''));
  const told = JSON.parse(call?.body ?? '');
  expect(told).toMatchObject({ type: 'digest', data: { subscriptionId: 'a', counts: { new: 1 }, more: 0 } });
  const [entry] = told.data.items;
  expect(entry).toMatchObject({
    kind: 'new',
    title: 'SAMPLE annual report 2025: Russia',
    publisher: 'SAMPLE Commission',
  });
  expect(entry.link).toContain(`https://coi.sample.example/reports/${reportId}?version=1#p-`);
  expect(entry.passage.text).toContain('designated a foreign agent');
  expect(call?.body).not.toContain('token-a');
  expect(await hooks.run()).toEqual({ called: 0, deferred: 0, failed: 0 });
  expect(received.length).toBe(1);
});

test.each(['slack', 'teams'] as const)(
  '%s is told in its own form, and nothing of a publisher makes a link or calls anybody there',
  async (kind) => {
    await setHook(kind);
    await library.shelve({ ...commissionReport, title: 'SAMPLE <!channel> [x](https://evil.example) & *all*' });
    await press.digester.run();
    await hooks.run();
    const body = JSON.parse(received[0]?.body ?? '');
    if (kind === 'slack') {
      expect(body.text).toContain('SAMPLE &lt;!channel&gt; [x](https://evil.example) &amp; *all*> (SAMPLE Commission');
      expect(body.text).toContain('*SAMPLE foreign agents: SAMPLE note*');
    } else {
      const { contentType, content } = body.attachments[0];
      expect(contentType).toBe('application/vnd.microsoft.card.adaptive');
      const texts: string[] = content.body.map(({ text }: { text: string }) => text);
      expect(texts[0]).toBe('SAMPLE foreign agents: SAMPLE note');
      expect(texts[1]).toContain(String.raw`\[x\]\(https://evil.example\)`);
    }
    expect(received[0]?.headers['webhook-signature']).toBeUndefined();
  },
);

test('a call that is not taken is made again, later each time, under the same id, and once it is taken never again', async () => {
  await setHook('signed');
  await digest();
  answers = [500, 302, 204];
  expect(await hooks.run()).toEqual({ called: 0, deferred: 1, failed: 0 });
  expect(await hooks.run()).toEqual({ called: 0, deferred: 0, failed: 0 });
  wait(2);
  expect(await hooks.run()).toEqual({ called: 0, deferred: 1, failed: 0 });
  wait(2);
  expect(await hooks.run()).toEqual({ called: 0, deferred: 0, failed: 0 });
  wait(4);
  expect(await hooks.run()).toEqual({ called: 1, deferred: 0, failed: 0 });
  expect(received.map(({ path, headers }) => [path, headers['webhook-id']])).toEqual(
    Array.from({ length: 3 }, () => ['/hook', 'msg-1']),
  );
  wait(1000);
  await hooks.run();
  expect(received.length).toBe(3);
});

test('a hook that fails for a week is switched off, its reader is told once, and nothing of what waits is lost', async () => {
  await setHook('signed');
  await digest();
  answers = Array.from({ length: 100 }, () => 503);
  for (let hours = 0; hours < 8 * 24; hours += 7) {
    await hooks.run();
    wait(7 * 60);
  }
  const hook = await library.store.hook('h');
  expect(hook?.off?.reason).toBe('failing');
  expect(mails.map(({ to, subject }) => [to, subject])).toEqual([
    ['a@sample.example', 'Webhook switched off: SAMPLE foreign agents'],
  ]);
  expect(mails[0]?.text).toContain('https://coi.sample.example/subscriptions/a/deliveries');
  const calls = received.length;
  wait(7 * 60);
  await hooks.run();
  expect(received.length).toBe(calls);
  answers = [];
  await library.store.resumeHook('h');
  expect(await hooks.run()).toEqual({ called: 1, deferred: 0, failed: 0 });
});

test('the hooks of an account that is shut out are not called, and nobody is told of them', async () => {
  await setHook('signed');
  await digest();
  answers = [410];
  await hooks.run();
  mails = [];
  await library.store.resumeHook('h');
  await digest();
  isShutOut = true;
  await hooks.run();
  expect([received.length, mails]).toEqual([1, []]);
});

test('what was not called since the account was shut out is called once it is let in again', async () => {
  await setHook('signed');
  await digest();
  isShutOut = true;
  expect(await hooks.run()).toEqual({ called: 0, deferred: 1, failed: 0 });
  wait(60);
  await hooks.run();
  isShutOut = false;
  wait(24 * 60);
  expect(await hooks.run()).toEqual({ called: 1, deferred: 0, failed: 0 });
  expect(received.length).toBe(1);
});

test('of a binder that is no longer shared nothing is called, until it is again', async () => {
  const { reportId } = await library.shelve(commissionReport);
  await setHook('signed');
  const cited = [{ reportId, version: 1, passageId: `${reportId}.1.0` }];
  press.binders.set('b', cited);
  await library.store.changeSubscription('a', { wanted: { binder: 'b' }, cursor: await library.store.newestNews() });
  await library.shelve({ ...monitorReport, sourceId: commissionReport.sourceId, url: commissionReport.url });
  expect(await press.digester.run()).toMatchObject({ items: 1 });
  press.binders.clear();
  expect(await hooks.run()).toEqual({ called: 0, deferred: 1, failed: 0 });
  press.binders.set('b', cited);
  wait(24 * 60);
  expect(await hooks.run()).toEqual({ called: 1, deferred: 0, failed: 0 });
  expect(received.length).toBe(1);
});

test('a title with separators of lines makes no subject of two lines', async () => {
  await setHook('signed');
  await library.store.changeSubscription('a', { title: 'SAMPLE\u2028Bcc: b@else.example' });
  await digest();
  answers = [410];
  await hooks.run();
  expect(mails[0]?.subject).toBe('Webhook switched off: SAMPLE Bcc: b@else.example');
});

test('a server that says 410 is not called again', async () => {
  await setHook('signed');
  await digest();
  answers = [410];
  expect(await hooks.run()).toEqual({ called: 0, deferred: 0, failed: 1 });
  expect((await library.store.hook('h'))?.off?.reason).toBe('gone');
  await library.shelve(monitorReport);
  wait(24 * 60);
  await press.digester.run();
  await hooks.run();
  expect(received.length).toBe(1);
});

test('an address of a private network is never called, by name or as it stands', async () => {
  await setHook('signed', 'inside.example');
  await digest();
  expect(await hooks.run()).toEqual({ called: 0, deferred: 1, failed: 0 });
  expect(received).toEqual([]);
  const [call] = await library.store.calls({ subscriptionId: 'a', limit: 1 });
  expect(call?.trouble).toBe('fetch.refused');
  for (const url of ['http://127.0.0.1/x', 'http://[::1]/x', 'http://169.254.169.254/latest', 'ftp://tool.example/'])
    await expect(post(url, {}, '')).rejects.toMatchObject({ code: 'fetch.refused' });
});

test.each(['http://tool.example/hook', 'javascript:alert(1)', 'tool.example', ''])('%j cannot be a hook', (url) => {
  expect(givenHook.safeParse({ kind: 'signed', url }).success).toBe(false);
});
