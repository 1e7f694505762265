import { parseFeed } from '@rowanmanning/feed-parser';
import { load } from 'cheerio';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openPress } from '../digest/press.ts';
import { blocksOf, type Library, openLibrary, type Shelved } from './library.ts';
import { commissionReport, sources } from './shelf.ts';
import { type Browser, openBrowser } from './visitor.ts';

let library: Library;
let browser: Browser;
let address: string;
const now = Date.parse('2026-11-28T12:00:00.000Z');

beforeEach(async () => {
  library = await openLibrary(sources, { clock: () => now });
  await library.shelve(commissionReport);
  await library.index();
  browser = openBrowser(library);
  await browser.signIn('lawyer@firm.example');
  const made = '/subscriptions/new?q=%22foreign+agent%22';
  const terms = { title: 'SAMPLE agents', note: '', rate: 'weekly', hour: '6', timeZone: 'UTC', language: 'en' };
  await browser.send(made, made, terms);
  const [subscription] = await library.store.subscriptions({});
  address = `/subscriptions/${subscription?.id}/deliveries`;
});
afterEach(() => library.close());

const shown = async () => load(await browser.page(address));
const id = () => address.split('/')[2] ?? '';

test('the calendar tells the next four deliveries, and that nothing was delivered yet', async () => {
  const page = await shown();
  const times = page('main ul time')
    .toArray()
    .map((time) => page(time).attr('datetime'));
  expect(times).toEqual(['11-30', '12-07', '12-14', '12-21'].map((day) => `2026-${day}T06:00:00.000Z`));
  expect(page('main').text()).toContain('Nothing was delivered yet.');
  expect(load(await browser.page(`/subscriptions/${id()}`))(`a[href="${address}"]`).length).toBe(1);
});

test('a webhook is added, its secret told once, shown by its host, and removed', async () => {
  const url = 'https://tool.example/hooks/path-that-is-secret';
  const added = load(await (await browser.send(address, address, { kind: 'signed', url })).text());
  const [hook] = await library.store.hooks({ subscriptionId: id() });
  expect(hook).toMatchObject({ kind: 'signed', url, secret: expect.stringMatching(/^whsec_[\w+/]{32}$/) });
  expect(added('[role=status] code').text()).toBe(hook?.secret);
  const page = await shown();
  expect(page('.hook').text()).toContain('tool.example');
  expect(page('main').html()).not.toContain(hook?.secret);
  expect(page('main').html()).not.toContain('path-that-is-secret');
  await browser.send(address, `/subscriptions/${id()}/hooks/${hook?.id}/delete`);
  expect(await library.store.hooks({ subscriptionId: id() })).toEqual([]);
});

test('what cannot be a webhook is refused beside the form, with what was written; a sixth is refused too', async () => {
  const wrong = await browser.send(address, address, { kind: 'slack', url: 'http://inside.example/' });
  expect(wrong.status).toBe(400);
  const page = load(await wrong.text());
  expect(page('[role=alert]').text()).toBe('It takes an https address of the public internet.');
  expect([page('#url').attr('value'), page('option[selected]').attr('value')]).toEqual([
    'http://inside.example/',
    'slack',
  ]);
  for (let at = 0; at < 5; at += 1)
    await browser.send(address, address, { kind: 'slack', url: `https://tool.example/${at}` });
  expect((await shown())('form #url').length).toBe(0);
  const csrf = (await shown())('input[name=csrf]').attr('value') ?? '';
  expect((await browser.post(address, { csrf, kind: 'slack', url: 'https://tool.example/6' })).status).toBe(400);
  expect((await library.store.hooks({ subscriptionId: id() })).length).toBe(5);
});

test('a private feed is read by its address alone, until a new one is made or it is ended', async () => {
  const make = async () => {
    const page = load(await (await browser.send(address, `/subscriptions/${id()}/feed`)).text());
    return new URL(page('[role=status] code').text()).pathname;
  };
  const first = await make();
  expect((await shown())('[role=status] code').length).toBe(0);
  const anybody = (path: string) => fetch(library.url + path);
  const feed = parseFeed(await (await anybody(first)).text());
  expect(feed.title).toBe('Country Conditions · SAMPLE agents');
  expect(feed.items.map(({ title }) => title)).toEqual(['SAMPLE annual report 2025: Russia']);
  expect((await anybody(`${first}?format=json`)).headers.get('content-type')).toContain('application/feed+json');
  const second = await make();
  expect([(await anybody(first)).status, (await anybody(second)).status]).toEqual([404, 200]);
  await browser.send(address, `/subscriptions/${id()}/feed/end`);
  expect((await anybody(second)).status).toBe(404);
  expect((await anybody('/feeds/0123456789ab_guess')).status).toBe(404);
});

test('a private feed tells what the digests told, each news under its own address, and what they only counted', async () => {
  const page = load(await (await browser.send(address, `/subscriptions/${id()}/feed`)).text());
  const feed = new URL(page('[role=status] code').text()).pathname;
  const read = async () => parseFeed(await (await fetch(library.url + feed)).text()).items;
  const [background] = await read();
  const reportId = background?.id?.split('/').at(-1) ?? '';
  const blocks = blocksOf('SAMPLE. A Moscow court in Russia fined an invented editor as a foreign agent.');
  await library.shelve({ ...commissionReport, blocks, capturedAt: '2026-11-29T10:00:00.000Z' });
  for (let at = 0; at < 21; at += 1)
    await library.shelve({
      ...commissionReport,
      url: `https://sample-commission.example/many/${at}`,
      title: `SAMPLE ${at}`,
      blocks: blocksOf(
        `SAMPLE ${'word '.repeat(at)} of report ${at * 7919}: a foreign agent in Russia was fined ${at} times.`,
      ),
      capturedAt: '2026-11-29T11:00:00.000Z',
    });
  await library.index();
  expect((await read()).length).toBe(0);
  const press = openPress(library.store, sources);
  press.clock.at = '2026-11-30T08:00:00.000Z';
  await press.digester.run();
  const told = await read();
  expect(told.length).toBe(21);
  const [digest] = await library.store.digests({ subscriptionId: id(), limit: 9 });
  expect(told.at(-1)?.id).toBe(`http://library.example/subscriptions/${id()}#more-${digest?.id}`);
  expect(told.at(-1)?.title).toBe('And 2 more');
  expect(told[0]?.id).toMatch(/^http:\/\/library\.example\/reports\/[\w-]+\?version=1#new$/);
  expect(told[0]?.content).toMatch(/^SAMPLE Commission, 2026-03, New\nSAMPLE.*a foreign agent in Russia/);
  expect(told.map(({ updated }) => updated?.toISOString())).toEqual(Array(21).fill('2026-11-30T08:00:00.000Z'));
  await library.store.changeSubscription(id(), { rate: 'off' });
  const found = await read();
  expect(found.map(({ id }) => id)).toContain(`http://library.example/reports/${reportId}?version=2#revised`);
  expect(new Set(found.map(({ id }) => id)).size).toBe(23);
});

test('turned off and on again, a private feed gives each news one address: what it shows meanwhile, digests tell under the same', async () => {
  const page = load(await (await browser.send(address, `/subscriptions/${id()}/feed`)).text());
  const feed = new URL(page('[role=status] code').text()).pathname;
  const read = async () => parseFeed(await (await fetch(library.url + feed)).text()).items.map(({ id }) => id ?? '');
  const press = openPress(library.store, sources);
  const next = async (day: string, given: Partial<Shelved>) => {
    const blocks = blocksOf(`SAMPLE ${day}. A Moscow court in Russia fined an editor as a foreign agent ${day} times.`);
    await library.shelve({ ...commissionReport, blocks, capturedAt: `2026-${day}T10:00:00.000Z`, ...given });
    await library.index();
  };
  const send = async (at: string) => {
    press.clock.at = at;
    await press.digester.run({ id: id() });
  };
  const url = 'https://sample-commission.example/many/';
  const [background = ''] = await read();
  await next('11-29', { url: `${url}1` });
  await send('2026-11-30T08:00:00.000Z');
  const told = await read();
  expect(told.map((one) => one.replace(/.*\?/, '?')).slice(0, -1)).toEqual(['?version=1#new']);
  await browser.send('/subscriptions', `/subscriptions/${id()}/rate`, { rate: 'off' });
  expect(await read()).toEqual(told);
  await next('12-01', { url: `${url}2` });
  await next('12-02', { url: `${url}1` });
  await next('12-03', {});
  const off = await read();
  expect(off.map((one) => one.replace(/.*\?/, '?'))).toEqual([
    ...['?version=2#revised', '?version=2#revised', '?version=1#new', '?version=1#new'],
  ]);
  expect([off[0], off[3]]).toEqual([`${background}?version=2#revised`, told[0]]);
  await browser.send('/subscriptions', `/subscriptions/${id()}/rate`, { rate: 'weekly' });
  await send('2026-12-07T08:00:00.000Z');
  expect((await read()).toSorted()).toEqual(off.toSorted());
});

test('nobody else sees or changes deliveries, and a form without the session’s secret does nothing', async () => {
  await browser.send(address, address, { kind: 'slack', url: 'https://tool.example/' });
  const [hook] = await library.store.hooks({ subscriptionId: id() });
  const remove = `/subscriptions/${id()}/hooks/${hook?.id}/delete`;
  const other = openBrowser(library);
  await other.signIn('other@firm.example');
  const csrf = load(await other.page('/account'))('input[name=csrf]').attr('value') ?? '';
  expect((await other.get(address)).status).toBe(404);
  for (const path of [address, remove, `/subscriptions/${id()}/feed`, `/subscriptions/${id()}/feed/end`]) {
    const fields = path === address ? { csrf, kind: 'slack', url: 'https://tool.example/x' } : { csrf };
    expect([path, (await other.post(path, fields)).status]).toEqual([path, 404]);
    expect([path, (await browser.post(path, { ...fields, csrf: 'wrong' })).status]).toEqual([path, 403]);
  }
  expect((await library.store.hooks({ subscriptionId: id() })).length).toBe(1);
});

test('with an account its webhooks and feeds are deleted', async () => {
  await browser.send(address, address, { kind: 'slack', url: 'https://tool.example/' });
  const page = load(await (await browser.send(address, `/subscriptions/${id()}/feed`)).text());
  const feed = new URL(page('[role=status] code').text()).pathname;
  const [account] = await library.store.accounts();
  await library.store.deleteAccount(account?.id ?? '');
  expect(await library.store.hooks({ subscriptionId: id() })).toEqual([]);
  expect((await fetch(library.url + feed)).status).toBe(404);
});

test('the private feed of an account that is shut out is there no more', async () => {
  const page = load(await (await browser.send(address, `/subscriptions/${id()}/feed`)).text());
  const feed = new URL(page('[role=status] code').text()).pathname;
  const [account] = await library.store.accounts();
  await library.store.changeAccount(account?.id ?? '', { disabledAt: '2026-11-28T12:00:00.000Z' });
  expect((await fetch(library.url + feed)).status).toBe(404);
});

test('where reading takes an account, a feed reader reads by its address, and a mail program unsubscribes by its', async () => {
  const locked = await openLibrary(sources, { clock: () => now, settings: { isPrivate: true } });
  const reader = openBrowser(locked);
  await reader.signIn('lawyer@firm.example');
  const made = '/subscriptions/new?q=agent';
  const terms = { title: 'SAMPLE agents', note: '', rate: 'weekly', hour: '6', timeZone: 'UTC', language: 'en' };
  await reader.send(made, made, terms);
  const [subscription] = await locked.store.subscriptions({});
  const deliveries = `/subscriptions/${subscription?.id}/deliveries`;
  const page = load(await (await reader.send(deliveries, `/subscriptions/${subscription?.id}/feed`)).text());
  const feed = new URL(page('[role=status] code').text()).pathname;
  expect((await fetch(locked.url + feed)).status).toBe(200);
  expect((await fetch(`${locked.url}/search`, { redirect: 'manual' })).status).toBe(303);
  const unsubscribe = `${locked.url}/unsubscribe/${subscription?.token}`;
  const body = new URLSearchParams({ 'List-Unsubscribe': 'One-Click' });
  expect((await fetch(unsubscribe, { method: 'POST', body })).status).toBe(200);
  expect((await locked.store.subscription(subscription?.id ?? ''))?.stopped?.reason).toBe('unsubscribed');
  await locked.close();
});
