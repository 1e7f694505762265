import { load } from 'cheerio';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Subscription } from '../../src/digest/subscription.ts';
import { type Library, openLibrary } from './library.ts';
import { commissionReport, monitorReport, sources } from './shelf.ts';
import { lastMail, linkIn, openBrowser } from './visitor.ts';

const mail = 'lawyer@firm.example';
let library: Library;
let now: number;

beforeEach(async () => {
  now = Date.parse('2026-04-28T12:00:00.000Z');
  library = await openLibrary(sources, { clock: () => now });
  await library.shelve(commissionReport);
  await library.index();
});
afterEach(() => library.close());

const fields = {
  ...{
    title: 'SAMPLE agents',
    note: 'SAMPLE note',
    rate: 'daily',
    hour: '6',
    timeZone: 'Europe/Berlin',
    language: 'ru',
  },
};
const address = '/subscriptions/new?q=%22foreign+agent%22&sort=newest';

async function subscribed() {
  const browser = openBrowser(library);
  await browser.signIn(mail);
  const made = await browser.send(address, address, fields);
  expect(made.status).toBe(303);
  const [subscription] = await library.store.subscriptions({});
  if (subscription === undefined) throw new Error('nothing was made');
  return { browser, subscription };
}

test('the page of a search leads to subscribing, which asks to sign in first', async () => {
  const browser = openBrowser(library);
  const results = load(await browser.page('/search?q=%22foreign+agent%22'));
  expect(results('.feeds a').first().attr('href')).toBe('/subscriptions/new?q=%22foreign+agent%22');
  const asked = await browser.get('/subscriptions/new?q=x');
  expect([asked.status, asked.headers.get('location')]).toEqual([303, '/sign-in?next=%2Fsubscriptions%2Fnew%3Fq%3Dx']);
});

test('before anything is saved the page tells how much would come, and shows a mail', async () => {
  const browser = openBrowser(library);
  await browser.signIn(mail);
  const page = load(await browser.page(address));
  expect(page('.estimate').text()).toContain('about 1 report a month');
  expect(page('pre.mail').text()).toContain('SAMPLE annual report 2025: Russia');
  expect(page('#title').attr('value')).toBe('"foreign agent"');
  now = Date.parse('2027-04-28T12:00:00.000Z');
  await browser.signIn(mail);
  expect(load(await browser.page(address))('.estimate').text()).toContain('nothing in the last 90 days');
  expect(await library.store.subscriptions({})).toEqual([]);
});

test('a subscription is made with the confirmed address, begins now, and stands in the list', async () => {
  const { browser, subscription } = await subscribed();
  const newest = await library.store.newestNews();
  expect(subscription).toMatchObject({ mail, cursor: newest, hour: 6, timeZone: 'Europe/Berlin', rate: 'daily' });
  expect(subscription.wanted).toEqual({ search: 'q=%22foreign+agent%22' });
  expect(subscription.dueAt).toBe('2026-04-29T04:00:00.000Z');
  expect(await browser.page('/subscriptions')).toContain('SAMPLE agents');
  expect(await browser.page(`/subscriptions/${subscription.id}`)).toContain('SAMPLE note');
});

test('what is wrong with a form is said beside what was written', async () => {
  const browser = openBrowser(library);
  await browser.signIn(mail);
  const answer = await browser.send(address, address, { ...fields, timeZone: 'Mars/Olympus' });
  expect(answer.status).toBe(400);
  const page = load(await answer.text());
  expect(page('[role=alert]').text()).toContain('time zone');
  expect(page('#note').text()).toBe('SAMPLE note');
  expect(await library.store.subscriptions({})).toEqual([]);
});

test('it is changed, turned off and on, and deleted by its owner, and seen by nobody else', async () => {
  const { browser, subscription } = await subscribed();
  const page = `/subscriptions/${subscription.id}`;
  expect((await browser.send(page, page, { ...fields, title: 'SAMPLE other', rate: 'weekly' })).status).toBe(303);
  expect(await library.store.subscription(subscription.id)).toMatchObject({ title: 'SAMPLE other', rate: 'weekly' });
  await browser.send('/subscriptions', `${page}/rate`, { rate: 'off' });
  expect((await library.store.subscription(subscription.id))?.rate).toBe('off');
  const stranger = openBrowser(library);
  await stranger.signIn('other@firm.example');
  expect((await stranger.get(page)).status).toBe(404);
  const csrf = load(await stranger.page('/account'))('[name=csrf]').attr('value') ?? '';
  expect((await stranger.post(`${page}/delete`, { csrf })).status).toBe(404);
  await browser.send('/subscriptions', `${page}/rate`, { rate: 'weekly' });
  await browser.send('/subscriptions', `${page}/delete`);
  expect(await library.store.subscriptions({})).toEqual([]);
});

test('on again after it was off, it is told what came meanwhile', async () => {
  const { browser, subscription } = await subscribed();
  await browser.send('/subscriptions', `/subscriptions/${subscription.id}/rate`, { rate: 'off' });
  await library.shelve(monitorReport);
  now += 1000;
  await browser.send('/subscriptions', `/subscriptions/${subscription.id}/rate`, { rate: 'weekly' });
  const on = await library.store.subscription(subscription.id);
  expect(on?.cursor).toBe(subscription.cursor);
  expect(await library.store.newestNews()).toBeGreaterThan(subscription.cursor);
});

test('at once there is no mail without news, which the form says, and nothing else is kept', async () => {
  const browser = openBrowser(library);
  await browser.signIn(mail);
  const form = load(await browser.page(address));
  expect(form('label:has([name=heartbeat])').text()).toContain('never at once');
  await browser.send(address, address, { ...fields, rate: 'at-once', heartbeat: 'true' });
  expect(await library.store.subscriptions({})).toMatchObject([{ rate: 'at-once', heartbeat: false }]);
});

const endings = [
  ['turned off', { rate: 'off' }, 'rate', { rate: 'weekly' }],
  ['ended for want of an answer', { stopped: { reason: 'stale', at: '2026-04-28T12:00:00.000Z' } }, 'resume', {}],
  ['ended after refusals', { stopped: { reason: 'bounces', at: '2026-04-28T12:00:00.000Z' } }, 'resume', {}],
] as const;

test.each(endings)(
  'what waited to be sent while a subscription was %s is due when it is on again',
  async (_, end, path, form) => {
    const { browser, subscription } = await subscribed();
    const { id } = subscription;
    await keepHeartbeat(subscription);
    await library.store.changeSubscription(id, end);
    now += 40 * 86_400_000;
    await browser.signIn(mail);
    await browser.send('/subscriptions', `/subscriptions/${id}/${path}`, form);
    const at = new Date(now).toISOString();
    expect(await library.store.subscription(id)).toMatchObject({ dueAt: at, cursor: subscription.cursor });
    expect(await library.store.digestsToSend({ at, limit: 9 })).toMatchObject([
      { subscriptionId: id, state: 'waiting' },
    ]);
  },
);

test('whoever unsubscribes from what was stopped before gets nothing of it when they have it sent again', async () => {
  const { browser, subscription } = await subscribed();
  const { id, token } = subscription;
  await keepHeartbeat(subscription);
  await library.store.changeSubscription(id, { stopped: { reason: 'stale', at: new Date(now).toISOString() } });
  await openBrowser(library).post(`/unsubscribe/${token}`);
  await browser.send('/subscriptions', `/subscriptions/${id}/resume`);
  expect(await library.store.digestsToSend({ at: '2027-01-01T00:00:00.000Z', limit: 9 })).toEqual([]);
});

/** A digest in the outbox, that says that nothing is new. */
async function keepHeartbeat({ id, touchedAt, cursor, dueAt }: Subscription): Promise<void> {
  const at = new Date(now).toISOString();
  const moved = { from: cursor, cursor, touchedAt, at, dueAt };
  await library.store.keepSelection({
    subscriptionId: id,
    digestId: 'd',
    ...moved,
    about: 'heartbeat',
    selections: [],
  });
}

test('the link in a mail asks before it ends anything; one click by a mail program ends it, and it can be had again', async () => {
  const { browser, subscription } = await subscribed();
  const link = `/unsubscribe/${subscription.token}`;
  const scanner = openBrowser(library);
  expect(load(await scanner.page(link))('form').length).toBe(2);
  expect((await library.store.subscription(subscription.id))?.stopped).toBeUndefined();
  const oneClick = await fetch(`${library.url}${link}`, {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded', origin: 'https://mail.example' },
    body: 'List-Unsubscribe=One-Click',
  });
  expect(oneClick.status).toBe(200);
  expect((await library.store.subscription(subscription.id))?.stopped?.reason).toBe('unsubscribed');
  expect((await fetch(`${library.url}${link}`, { method: 'POST' })).status).toBe(200);
  expect(await browser.page('/subscriptions')).toContain('You ended this subscription');
  await browser.send('/subscriptions', `/subscriptions/${subscription.id}/resume`);
  expect((await library.store.subscription(subscription.id))?.stopped).toBeUndefined();
  expect((await scanner.get('/unsubscribe/nothing')).status).toBe(404);
});

test('the mail is shown as mail programs show it, apart from our pages, where nothing in it can act', async () => {
  const { browser, subscription } = await subscribed();
  for (const path of [address.replace('new', 'new/mail'), `/subscriptions/${subscription.id}/mail`]) {
    const shown = await browser.get(path);
    expect([shown.status, shown.headers.get('content-security-policy')]).toEqual([
      200,
      expect.stringMatching(/default-src 'none'.*frame-ancestors 'none'; sandbox/),
    ]);
    expect(load(await shown.text())('h1').text()).toMatch(/foreign agent|SAMPLE agents/);
  }
  expect((await openBrowser(library).get(`/subscriptions/${subscription.id}/mail`)).status).toBe(303);
  expect(load(await browser.page(address))(`a[href="${address.replace('new', 'new/mail')}"]`).length).toBe(1);
});

test('a binder that belongs to another account is not to be subscribed to, by whoever knows its link', async () => {
  const owner = openBrowser(library);
  await owner.signIn('owner@firm.example');
  const made = await owner.post('/binders', { title: 'SAMPLE binder', outline: '' });
  const id = new URL(made.headers.get('location') ?? '', library.url).pathname.split('/').at(-1) ?? '';
  const path = `/subscriptions/new?binder=${id}`;
  expect((await owner.get(path)).status).toBe(200);
  const { browser } = await subscribed();
  expect((await browser.get(path)).status).toBe(404);
  expect((await browser.get(path.replace('new', 'new/mail'))).status).toBe(404);
  const csrf = load(await browser.page('/account'))('input[name=csrf]').attr('value') ?? '';
  expect((await browser.post(path, { csrf, ...fields })).status).toBe(404);
  await owner.send(`/binders/${id}`, `/binders/${id}/share`, { mail, may: 'read' });
  expect((await browser.get(path)).status).toBe(200);
});

test('a subscription that mail servers refused says so, and sends what was refused when it is resumed', async () => {
  const { browser, subscription } = await subscribed();
  const { id } = subscription;
  const at = new Date(now).toISOString();
  await library.store.changeSubscription(id, { stopped: { reason: 'bounces', at }, refusals: 3 });
  expect(await browser.page(`/subscriptions/${id}`)).toContain('refused three times');
  await browser.send('/subscriptions', `/subscriptions/${id}/resume`);
  expect(await library.store.subscription(id)).toMatchObject({ refusals: 0, cursor: subscription.cursor });
});

test('whoever keeps a subscription by the link in a mail has answered the question', async () => {
  const { subscription } = await subscribed();
  await library.store.changeSubscription(subscription.id, { askedAt: '2026-04-01T00:00:00.000Z' });
  now += 1000;
  await openBrowser(library).post(`/unsubscribe/${subscription.token}/keep`);
  const kept = await library.store.subscription(subscription.id);
  expect([kept?.askedAt, kept?.touchedAt]).toEqual([undefined, new Date(now).toISOString()]);
});

test('whoever signs in is told that mails to them were refused, and led on to where they wanted to go', async () => {
  const { browser, subscription } = await subscribed();
  const arrive = async (next: string) => {
    await browser.post('/sign-in', { mail, next });
    await library.accounts.sent();
    return (await browser.post(linkIn(lastMail(library)))).headers.get('location') ?? '';
  };
  expect(await arrive('/binders')).toBe('/binders');
  await library.store.changeSubscription(subscription.id, {
    stopped: { reason: 'bounces', at: new Date(now).toISOString() },
  });
  const told = await arrive('/binders');
  const page = load(await browser.page(told));
  expect(page('[role=alert]').text()).toContain(mail);
  expect(page('[role=alert] a').attr('href')).toBe('/binders');
  const elsewhere = load(await browser.page('/subscriptions?next=//evil.example'));
  expect([elsewhere('[role=alert]').length, elsewhere('[role=alert] a').length]).toEqual([1, 0]);
  await browser.send('/subscriptions', `/subscriptions/${subscription.id}/resume`);
  expect(await arrive('/binders')).toBe('/binders');
});
