import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type DeliverParts, deliver, type Unsent } from '../../src/digest/deliver.ts';
import { nothingToTell, notWanted } from '../../src/digest/item.ts';
import type { Subscription } from '../../src/digest/subscription.ts';
import { createMailer } from '../../src/mail.ts';
import { openStore } from '../../src/store/open.ts';
import type { Store } from '../../src/store/port.ts';
import { openBreakingOffice, openPostOffice, type PostOffice, refusal } from './post-office.ts';
import { subscription } from './press.ts';

const start = '2026-11-23T08:00:00.000Z';
const minutes = (count: number) => new Date(Date.parse(start) + count * 60_000).toISOString();

let folder: string;
let store: Store;
let office: PostOffice;
let clock: string;
let made: number;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'deliver-'));
  store = await openStore({ dataDir: folder });
  office = await openPostOffice();
  clock = start;
  made = 0;
});
afterEach(async () => {
  await office.close();
  await store.close();
  await rm(folder, { recursive: true });
});

/** A subscription with a digest in the outbox. */
async function post(id: string): Promise<void> {
  if ((await store.subscription(id)) === undefined) await store.keepSubscription(subscription({ id }));
  made += 1;
  const { cursor, touchedAt } = (await store.subscription(id)) ?? subscription({ id });
  const entries = [{ reportId: `r-${made}`, kind: 'new' as const, version: 1 }];
  await store.keepSelection({
    ...{ subscriptionId: id, touchedAt, from: cursor, cursor: cursor + 1, at: clock, dueAt: clock },
    ...{ digestId: `${id}-${made}`, about: 'news' },
    selections: [{ ...(entries[0] ?? { reportId: '', kind: 'new', version: 1 }), base: 0, copies: [], entries }],
  });
}

function send(smtpUrl: string | undefined = office.url, given: Partial<DeliverParts> = {}) {
  const log = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} };
  return deliver({
    ...{ outbox: store, log, now: () => clock },
    mailer: createMailer({ smtpUrl, from: 'coi@sample.example', folder: join(folder, 'mail') }),
    compose: async ({ id, subscriptionId, items }) => ({
      to: `${subscriptionId}@sample.example`,
      ...{ subject: 'SAMPLE', text: items.map(({ reportId }) => reportId).join(' '), messageId: `<${id}@sample>` },
    }),
    ...given,
  });
}

const open = async () =>
  (await store.digestsToSend({ at: minutes(10_000), limit: 99 })).map(({ id, state }) => [id, state]);

test('what the outbox holds is sent, each mail once', async () => {
  for (let n = 0; n < 30; n += 1) await post(`a-${n}`);
  expect(await send()).toEqual({ sent: 30, deferred: 0, failed: 0 });
  expect(new Set(office.taken.map(({ to }) => to)).size).toBe(30);
  expect(await send()).toEqual({ sent: 0, deferred: 0, failed: 0 });
  expect(office.taken.length).toBe(30);
});

test('a server that asks to come again later (greylisting) gets the same mail again, under the same id, after a pause', async () => {
  const seen: string[] = [];
  office.manners.recipient = (address) => {
    seen.push(address);
    if (seen.length < 3) throw refusal(451, '4.7.1 Greylisted, try again later');
  };
  await post('a');
  expect(await send()).toEqual({ sent: 0, deferred: 1, failed: 0 });
  expect(await open()).toEqual([['a-1', 'waiting']]);
  expect(await send()).toEqual({ sent: 0, deferred: 0, failed: 0 });
  clock = minutes(2);
  expect(await send()).toMatchObject({ deferred: 1 });
  clock = minutes(4);
  expect(await send()).toMatchObject({ sent: 0, deferred: 0 });
  clock = minutes(7);
  expect(await send()).toMatchObject({ sent: 1 });
  expect(office.taken.map(({ messageId }) => messageId)).toEqual(['<a-1@sample>']);
});

test('an address that is refused for good is not tried again, and three times in a row end the subscription', async () => {
  office.manners.recipient = (address) => {
    if (address.startsWith('a@')) throw refusal(550, '5.1.1 No such user');
  };
  for (let n = 0; n < 3; n += 1) {
    await post('a');
    await post('b');
    expect(await send()).toEqual({ sent: 1, deferred: 0, failed: 1 });
  }
  expect((await store.subscription('a'))?.stopped?.reason).toBe('bounces');
  expect((await store.subscription('b'))?.stopped).toBeUndefined();
});

test('a refusal by policy, or of the mail itself, says nothing against the address', async () => {
  office.manners.recipient = () => {
    throw refusal(550, '5.7.1 Blocked by policy');
  };
  for (let n = 0; n < 4; n += 1) {
    await post('a');
    expect(await send()).toMatchObject({ failed: 1 });
  }
  office.manners = { data: () => Promise.reject(refusal(554, '5.6.0 Not wanted')) };
  await post('a');
  expect(await send()).toMatchObject({ failed: 1 });
  expect(await store.subscription('a')).toMatchObject({ refusals: 0 });
});

test('what was refused with its recipient, whose box was full, comes with the next mail; what was refused for what it tells does not come again', async () => {
  office.manners = { data: () => Promise.reject(refusal(554, '5.6.0 Not wanted')) };
  await post('a');
  expect(await send()).toMatchObject({ failed: 1 });
  office.manners = {
    recipient: () => {
      throw refusal(552, '5.2.2 Mailbox full');
    },
  };
  await post('a');
  expect(await send()).toMatchObject({ failed: 1 });
  office.manners = {};
  await post('a');
  expect(await send()).toEqual({ sent: 1, deferred: 0, failed: 0 });
  expect(office.taken.map(({ source }) => source.match(/r-\d+/g))).toEqual([['r-3', 'r-2']]);
});

test('while no server answers everything waits, and afterwards one mail has all of it', async () => {
  const { url } = office;
  await office.close();
  for (let day = 0; day < 3; day += 1) {
    clock = minutes(day * 24 * 60);
    await post('a');
    expect(await send(url)).toEqual({ sent: 0, deferred: 1, failed: 0 });
  }
  office = await openPostOffice();
  clock = minutes(4 * 24 * 60);
  expect(await send()).toEqual({ sent: 1, deferred: 0, failed: 0 });
  expect(office.taken[0]?.source).toContain('r-3 r-2 r-1');
});

test('a connection that breaks after the mail was taken leaves it under way: it goes out again as it was, and nothing joins it', async () => {
  const breaking = await openBreakingOffice();
  await post('a');
  expect(await send(breaking.url)).toEqual({ sent: 0, deferred: 1, failed: 0 });
  expect(breaking.mails.length).toBe(1);
  await breaking.close();
  await post('a');
  clock = minutes(5);
  expect(await send()).toEqual({ sent: 2, deferred: 0, failed: 0 });
  const ids = office.taken.map(({ messageId }) => messageId);
  expect(ids.toSorted()).toEqual(['<a-1@sample>', '<a-2@sample>']);
  expect(breaking.mails[0]).toContain('Message-ID: <a-1@sample>');
  const [again] = office.taken.filter(({ messageId }) => messageId === '<a-1@sample>');
  expect(again?.source).not.toContain('r-2');
});

test('what may have been sent stays under way, even when the next attempt is refused for now', async () => {
  const breaking = await openBreakingOffice();
  await post('a');
  await send(breaking.url);
  await breaking.close();
  office.manners.recipient = () => {
    throw refusal(450, '4.2.1 Mailbox busy');
  };
  clock = minutes(5);
  await send();
  expect(await open()).toEqual([['a-1', 'sending']]);
});

test('a slow server holds up its own mail and loses none', async () => {
  const slow = Promise.withResolvers<void>();
  office.manners.data = ({ to }) => (to.startsWith('a@') ? slow.promise : undefined);
  for (const id of ['a', 'b', 'c', 'd', 'e', 'f']) await post(id);
  const sending = send();
  await expect.poll(() => office.taken.length).toBe(5);
  slow.resolve();
  expect(await sending).toEqual({ sent: 6, deferred: 0, failed: 0 });
});

/** Sends whenever a digest is due, until the outbox is empty; tells after how many days it was. */
async function sendUntilEmpty(): Promise<number> {
  for (;;) {
    await send();
    const [next] = await store.digestsToSend({ at: minutes(1_000_000), limit: 1 });
    if (next === undefined) return (Date.parse(clock) - Date.parse(start)) / 86_400_000;
    clock = next.nextTryAt;
  }
}

test('a mail that a server puts off for five days is given up, and can be sent again', async () => {
  office.manners.recipient = () => {
    throw refusal(450, '4.2.1 Mailbox busy');
  };
  await post('a');
  const days = await sendUntilEmpty();
  expect([days >= 5, days < 5.2]).toEqual([true, true]);
  expect(await store.digests({ subscriptionId: 'a', limit: 9 })).toMatchObject([{ state: 'failed', putOff: 34 }]);
  expect((await store.subscription('a'))?.refusals).toBe(0);
  office.manners = {};
  await store.sendAgain('a', { at: clock, digestId: 'again' });
  expect(await send()).toMatchObject({ sent: 1 });
});

test('a mail that waited for weeks before a server heard of it is not given up because that server asks to come later', async () => {
  const seen: string[] = [];
  office.manners.recipient = (address) => {
    seen.push(address);
    if (seen.length < 2) throw refusal(451, '4.7.1 Greylisted, try again later');
  };
  await post('a');
  clock = minutes(40 * 24 * 60);
  expect(await send()).toEqual({ sent: 0, deferred: 1, failed: 0 });
  clock = minutes(40 * 24 * 60 + 10);
  expect(await send()).toMatchObject({ sent: 1 });
});

test('what may have been taken before it was refused is sent again under its own id, when it is', async () => {
  const breaking = await openBreakingOffice();
  await post('a');
  await send(breaking.url);
  await breaking.close();
  office.manners.recipient = () => {
    throw refusal(550, '5.1.1 No such user');
  };
  clock = minutes(5);
  expect(await send()).toMatchObject({ failed: 1 });
  await post('a');
  expect(await send()).toMatchObject({ failed: 1 });
  office.manners = {};
  await store.sendAgain('a', { at: clock, digestId: 'again' });
  await post('a');
  await send();
  const told = office.taken.map(({ messageId, source }) => [messageId, source.match(/r-\d/g)?.join(' ')]);
  expect(told.toSorted()).toEqual([
    ['<a-1@sample>', 'r-1'],
    ['<a-3@sample>', 'r-3 r-2'],
  ]);
});

test('while no server answers nothing is given up, not even after a month', async () => {
  const { url } = office;
  await office.close();
  await post('a');
  for (const days of [0, 6, 31]) {
    clock = minutes(days * 24 * 60);
    expect(await send(url)).toEqual({ sent: 0, deferred: 1, failed: 0 });
  }
  office = await openPostOffice();
  clock = minutes(32 * 24 * 60);
  expect(await send()).toMatchObject({ sent: 1 });
});

test('the server is spoken to by TLS where the address says so, and a certificate that is none is no server', async () => {
  const secure = await openPostOffice({ options: { secure: true, disabledCommands: ['AUTH'] } });
  await post('a');
  expect(await send(`smtps://127.0.0.1:${secure.port}`)).toEqual({ sent: 0, deferred: 1, failed: 0 });
  expect(secure.taken).toEqual([]);
  clock = minutes(10);
  expect(await send(`smtps://127.0.0.1:${secure.port}?tls.rejectUnauthorized=false`)).toMatchObject({ sent: 1 });
  await secure.close();
});

test('without a server the mails are files in a folder', async () => {
  await post('a');
  expect(
    await send(undefined, { mailer: createMailer({ smtpUrl: undefined, from: 'a@sample.example', folder }) }),
  ).toMatchObject({ sent: 1 });
});

test('a mail that has nothing to tell any more, or is not wanted just now, is sent to nobody, and the others go on', async () => {
  for (const id of ['a', 'b', 'c']) await post(id);
  const unsent = new Map<string, Unsent>([
    ['a', nothingToTell],
    ['c', notWanted],
  ]);
  const compose: DeliverParts['compose'] = async ({ subscriptionId }) =>
    unsent.get(subscriptionId) ?? { to: 'b@sample.example', subject: 'SAMPLE', text: 'SAMPLE' };
  expect(await send(office.url, { compose })).toEqual({ sent: 1, deferred: 0, failed: 0 });
  const [told] = await store.digests({ subscriptionId: 'a', limit: 9 });
  expect(told).toMatchObject({ state: 'failed', trouble: 'nothing to tell' });
  expect(office.taken.map(({ to }) => to)).toEqual(['b@sample.example']);
  expect(await open()).toEqual([['c-3', 'waiting']]);
  clock = minutes(5);
  expect(await send()).toMatchObject({ sent: 1 });
});

const stops: [string, Partial<Subscription>, object][] = [
  ['stopped for want of an answer', { stopped: { reason: 'stale', at: start } }, { stopped: undefined }],
  ['stopped after refusals', { stopped: { reason: 'bounces', at: start } }, { stopped: undefined }],
  ['off', { rate: 'off' }, { rate: 'daily' }],
];

test.each(stops)(
  'a mail that was put off waits while its subscription is %s, for weeks, and goes out once it is wanted again',
  async (_, stop, go) => {
    office.manners.recipient = () => {
      throw refusal(451, '4.7.1 Greylisted, try again later');
    };
    await post('a');
    expect(await send()).toMatchObject({ deferred: 1 });
    await store.changeSubscription('a', stop);
    office.manners = {};
    clock = minutes(60 * 24 * 60);
    expect(await send()).toEqual({ sent: 0, deferred: 0, failed: 0 });
    await store.changeSubscription('a', go);
    await post('a');
    expect(await send()).toEqual({ sent: 1, deferred: 0, failed: 0 });
    expect(await send()).toEqual({ sent: 0, deferred: 0, failed: 0 });
    expect(office.taken.map(({ source }) => source.match(/r-\d/g))).toEqual([['r-2', 'r-1']]);
  },
);

test('what its reader unsubscribed from before it was sent never goes out', async () => {
  office.manners.recipient = () => {
    throw refusal(451, '4.7.1 Greylisted, try again later');
  };
  await post('a');
  await send();
  await store.changeSubscription('a', { stopped: { reason: 'unsubscribed', at: clock } });
  office.manners = {};
  await store.changeSubscription('a', { stopped: undefined });
  await store.sendAgain('a', { at: clock, digestId: 'again' });
  clock = minutes(60);
  expect(await send()).toEqual({ sent: 0, deferred: 0, failed: 0 });
  expect(await store.digests({ subscriptionId: 'a', limit: 9 })).toMatchObject([
    { state: 'failed', trouble: notWanted },
  ]);
});
