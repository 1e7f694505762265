import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { checkUrl, guardedLookup } from '../../src/crawl/addresses.ts';
import { makeCalls } from '../../src/hook/deliver.ts';
import { createPost } from '../../src/hook/post.ts';
import { openStore } from '../../src/store/open.ts';
import type { Store } from '../../src/store/port.ts';
import { subscription } from '../digest/press.ts';

const log = { debug() {}, info() {}, warn() {}, error() {} };
// Every name is public and leads to loopback.
const lookup = guardedLookup(
  async () => [{ address: '8.8.8.8', family: 4 }],
  () => ({ address: '127.0.0.1', family: 4 }),
);

/** A server that answers when the test has it answer. `most`: so many waited for an answer at once. */
type Receiver = { port: number; asked: string[]; most: number; came(count: number): Promise<void>; server: Server };

let folder: string;
let store: Store;
let receivers: Receiver[];
let posts: ReturnType<typeof createPost>[];
let clock: string;
let hooks = 0;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'coi-hooks-'));
  store = await openStore({ dataDir: folder, log });
  [receivers, posts, clock] = [[], [], '2026-11-23T08:00:00.000Z'];
});
afterEach(async () => {
  for (const post of posts) await post.close();
  for (const { server } of receivers) {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }
  await store.close();
  rmSync(folder, { recursive: true, force: true });
});

async function receive(answer: (response: ServerResponse) => void): Promise<Receiver> {
  let now = 0;
  const waiting: { count: number; resolve: () => void }[] = [];
  const server = createServer((request, response) => {
    now += 1;
    receiver.most = Math.max(receiver.most, now);
    receiver.asked.push(request.url ?? '');
    response.once('close', () => {
      now -= 1;
    });
    for (const { count, resolve } of waiting) if (receiver.asked.length >= count) resolve();
    answer(response);
  });
  const came = (count: number) =>
    new Promise<void>((resolve) => {
      waiting.push({ count, resolve });
      if (receiver.asked.length >= count) resolve();
    });
  const receiver: Receiver = { port: 0, asked: [], most: 0, came, server };
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  receiver.port = (server.address() as AddressInfo).port;
  receivers.push(receiver);
  return receiver;
}

const taken = (response: ServerResponse) => void response.writeHead(204).end();

/** A hook with calls that wait, made at the hour. */
async function hookOf(host: string, { port }: Receiver, hour: number, calls = 1): Promise<string> {
  hooks += 1;
  const id = `h${hooks}`;
  await store.keepSubscription(subscription({ id }));
  const made = { subscriptionId: id, createdAt: '2026-11-20T00:00:00.000Z' };
  await store.keepHook({ ...made, id, kind: 'slack', url: `http://${host}:${port}/${id}`, secret: 'whsec_' });
  const at = `2026-11-23T0${hour}:00:00.000Z`;
  const { touchedAt } = subscription({ id });
  for (let from = 0; from < calls; from += 1) {
    const item = { reportId: `r${from}`, kind: 'new' as const, version: 1 };
    const selections = [{ ...item, base: 0, copies: [], entries: [item] }];
    const digest = { subscriptionId: id, touchedAt, digestId: `${id}-${from}`, about: 'news' as const };
    await store.keepSelection({ ...digest, from, cursor: from + 1, at, dueAt: at, selections });
    await store.queueCalls(at, () => `${id}-call-${from}`);
  }
  return id;
}

function run(patience?: number, lastTurns = new Set<string>()) {
  const post = createPost({ check: checkUrl, lookup }, patience);
  posts.push(post);
  return makeCalls({ queue: store, post, lastTurns, compose: async () => ({ body: '{}' }), now: () => clock, log });
}

test('a server that never answers is called once at a time and holds up no other', async () => {
  const held: ServerResponse[] = [];
  let isOver = false;
  const dead = await receive((response) => (isOver ? response.destroy() : held.push(response)));
  const well = await receive(taken);
  for (let count = 0; count < 3; count += 1) await hookOf('dead.example', dead, 1);
  for (let count = 0; count < 12; count += 1) await hookOf(`tool-${count}.example`, well, 2);
  const running = run(600_000);
  await well.came(12);
  expect(dead.asked.length).toBe(1);
  isOver = true;
  for (const response of held) response.destroy();
  expect(await running).toEqual({ called: 12, deferred: 3, failed: 0 });
  expect([dead.asked.length, dead.most]).toEqual([3, 1]);
});

test('an answer is waited for so long and no longer, and the call is made again later', async () => {
  const dead = await receive(() => {});
  const id = await hookOf('dead.example', dead, 1);
  expect(await run(50)).toEqual({ called: 0, deferred: 1, failed: 0 });
  const [call] = await store.calls({ subscriptionId: id, limit: 1 });
  expect([call?.state, call?.trouble, call?.nextTryAt]).toEqual([
    'waiting',
    'hook.unreached',
    '2026-11-23T08:01:00.000Z',
  ]);
});

test('eight hosts are called at once, and no more', async () => {
  const held: ServerResponse[] = [];
  let isOver = false;
  const slow = await receive((response) => (isOver ? taken(response) : held.push(response)));
  for (let count = 0; count < 12; count += 1) await hookOf(`tool-${count}.example`, slow, 1);
  const running = run();
  await slow.came(8);
  isOver = true;
  for (const response of held) taken(response);
  expect(await running).toEqual({ called: 12, deferred: 0, failed: 0 });
  expect(slow.most).toBe(8);
});

test('a round ends after a minute, and the next one begins with whom the last one left out', async () => {
  const slow = await receive((response) => {
    clock = new Date(Date.parse(clock) + 61_000).toISOString();
    taken(response);
  });
  const well = await receive(taken);
  const many = await hookOf('many.example', slow, 1, 3);
  const lastTurns = new Set<string>();
  expect(await run(undefined, lastTurns)).toEqual({ called: 1, deferred: 0, failed: 0 });
  const late = await hookOf('late.example', well, 2);
  expect(await run(undefined, lastTurns)).toEqual({ called: 2, deferred: 0, failed: 0 });
  expect([slow.asked, well.asked]).toEqual([[`/${many}`, `/${many}`], [`/${late}`]]);
  expect([...lastTurns]).toEqual(['late.example', 'many.example']);
});

test('what the store cannot tell ends the round only when all that was under way is done', async () => {
  const held: ServerResponse[] = [];
  const slow = await receive((response) => held.push(response));
  const id = await hookOf('tool.example', slow, 1);
  await hookOf('other.example', slow, 2);
  const { callsToMake } = store;
  const queue = {
    ...store,
    callsToMake: async (asked: Parameters<Store['callsToMake']>[0]) => {
      if (asked.hookId === id) return callsToMake.call(store, asked);
      throw new Error('SAMPLE fault');
    },
  };
  const post = createPost({ check: checkUrl, lookup });
  posts.push(post);
  const running = makeCalls({
    queue,
    post,
    lastTurns: new Set(),
    compose: async () => ({ body: '{}' }),
    now: () => clock,
    log,
  });
  await slow.came(1);
  for (const response of held) taken(response);
  await expect(running).rejects.toThrow('SAMPLE fault');
  const [call] = await store.calls({ subscriptionId: id, limit: 1 });
  expect(call?.state).toBe('sent');
});
