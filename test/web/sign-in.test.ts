import { load } from 'cheerio';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Library, openLibrary } from './library.ts';
import { sources } from './shelf.ts';
import { lastMail, linkIn, mailsOf, openBrowser } from './visitor.ts';

const mail = 'lawyer@firm.example';
const minuteMs = 60_000;
const dayMs = 86_400_000;
let library: Library;
let now = 0;

async function open(accountRules: NonNullable<Parameters<typeof openLibrary>[1]>['accountRules'] = {}) {
  await library?.close();
  library = await openLibrary(sources, { clock: () => now, accountRules });
}

beforeEach(async () => {
  now = Date.parse('2026-11-28T12:00:00.000Z');
  library = await openLibrary(sources, { clock: () => now });
});
afterEach(() => library.close());

async function linkFor(address: string, browser = openBrowser(library)): Promise<string> {
  await browser.post('/sign-in', { mail: address });
  await library.accounts.sent();
  return linkIn(lastMail(library));
}

test('a link is mailed, shows a button, signs in once, and the account is seen on its page until signed out', async () => {
  const browser = openBrowser(library);
  const asked = await browser.post('/sign-in', { mail: ' Lawyer@Firm.example ' });
  expect([asked.status, load(await asked.text())('main').text()]).toEqual([200, expect.stringContaining(mail)]);
  await library.accounts.sent();
  expect(lastMail(library)).toContain(`To: ${mail}`);
  const link = linkIn(lastMail(library));
  const page = load(await browser.page(link));
  expect([page('main').text().includes(mail), page('.notice').length]).toEqual([true, 0]);
  expect((await browser.post(link)).headers.get('location')).toBe('/account');
  const account = await browser.page('/account');
  expect(account).toContain(mail);
  expect((await browser.send('/account', '/sign-out')).status).toBe(303);
  const again = await browser.get('/account');
  expect([again.status, again.headers.get('location')]).toEqual([303, '/sign-in?next=%2Faccount']);
});

test('looking at a link uses nothing up; a second use, an altered one and one after 15 minutes sign nobody in', async () => {
  const link = await linkFor(mail);
  const scanner = openBrowser(library);
  for (let times = 0; times < 3; times += 1) expect((await scanner.get(link)).status).toBe(200);
  const altered = link.slice(0, -1) + (link.endsWith('A') ? 'B' : 'A');
  expect((await openBrowser(library).post(altered)).status).toBe(410);
  expect((await openBrowser(library).post(link)).status).toBe(303);
  const second = openBrowser(library);
  expect([(await second.post(link)).status, second.cookies.size]).toEqual([410, 0]);
  expect((await second.get(link)).status).toBe(410);
  const late = await linkFor(mail);
  now += 15 * minuteMs;
  expect((await second.post(late)).status).toBe(410);
});

test('one link used by two at once signs one of them in', async () => {
  const link = await linkFor(mail);
  const answers = await Promise.all([1, 2, 3].map(() => openBrowser(library).post(link)));
  expect(answers.map(({ status }) => status).sort()).toEqual([303, 410, 410]);
});

test('a link that was asked for in another browser says so', async () => {
  const link = await linkFor(mail);
  expect(load(await openBrowser(library).page(link))('[role=note]').text()).toContain('not asked for in this browser');
});

test('the answer is the same for an address that may sign in and one that may not, and only the first is mailed', async () => {
  await open({ rule: { kind: 'domains', domains: ['firm.example'] } });
  const answer = async (address: string) => {
    const response = await openBrowser(library).post('/sign-in', { mail: address });
    const told = [...response.headers.keys()].filter((name) => name !== 'date');
    return [response.status, told, (await response.text()).replaceAll(address, 'ADDRESS')];
  };
  expect(await answer('stranger@else.example')).toEqual(await answer(mail));
  await library.accounts.sent();
  expect(mailsOf(library).map((text) => /^To: (.*)\r$/m.exec(text)?.[1])).toEqual([mail]);
});

test.each([
  ['off', { kind: 'off' } as const, []],
  ['by invitation', { kind: 'invitation' } as const, ['invited@else.example']],
  ['by domain', { kind: 'domains', domains: ['firm.example'] } as const, [mail, 'invited@else.example']],
  ['open', { kind: 'open' } as const, [mail, 'a@sub.firm.example', 'invited@else.example']],
])('sign-up %s lets in whom it says, and the first operator always', async (_name, rule, expected) => {
  await open({ rule, operatorMail: 'Operator@firm.example' });
  await library.store.invite({ mail: 'invited@else.example', role: 'curator', createdAt: '2026-11-28T11:00:00.000Z' });
  const addresses = [mail, 'a@sub.firm.example', 'invited@else.example', 'operator@firm.example'];
  const let_in: string[] = [];
  for (const address of addresses) if (await library.accounts.mayEnter(address)) let_in.push(address);
  expect(let_in).toEqual([...expected, 'operator@firm.example']);
});

test('an invitation gives its role, and the first operator becomes one again whatever happened', async () => {
  await open({ rule: { kind: 'invitation' }, operatorMail: 'operator@firm.example' });
  await library.store.invite({ mail, role: 'curator', createdAt: '2026-11-28T11:00:00.000Z' });
  await openBrowser(library).signIn(mail);
  expect([(await library.store.accountByMail(mail))?.role, await library.store.invitations()]).toEqual(['curator', []]);
  await openBrowser(library).signIn('operator@firm.example');
  const operator = await library.store.accountByMail('operator@firm.example');
  expect(operator?.role).toBe('operator');
  const disabledAt = '2026-11-28T12:00:00.000Z';
  await library.store.changeAccount(operator?.id ?? '', { role: 'reader', disabledAt });
  await openBrowser(library).signIn('operator@firm.example');
  const again = await library.store.accountByMail('operator@firm.example');
  expect([again?.role, again?.disabledAt]).toEqual(['operator', undefined]);
});

test('an account that is disabled is out at once, and its links sign nobody in', async () => {
  const browser = openBrowser(library);
  await browser.signIn(mail);
  const link = await linkFor(mail);
  const { id = '' } = (await library.store.accountByMail(mail)) ?? {};
  await library.store.changeAccount(id, { disabledAt: '2026-11-28T12:00:00.000Z' });
  expect((await browser.get('/account')).status).toBe(303);
  expect((await openBrowser(library).post(link)).status).toBe(410);
  const before = mailsOf(library).length;
  await openBrowser(library).post('/sign-in', { mail });
  await library.accounts.sent();
  expect(mailsOf(library).length).toBe(before);
});

test('signing in gives a new session and ends the one that the browser showed; a token from elsewhere is never taken up', async () => {
  const browser = openBrowser(library);
  browser.cookies.set('session', `${'0'.repeat(12)}_${'A'.repeat(32)}`);
  await browser.signIn(mail);
  const first = browser.cookies.get('session') ?? '';
  expect(first).not.toContain('AAAA');
  await browser.post(await linkFor(mail, browser));
  const second = browser.cookies.get('session') ?? '';
  expect(second).not.toBe(first);
  const thief = openBrowser(library);
  thief.cookies.set('session', first);
  expect((await thief.get('/account')).status).toBe(303);
  thief.cookies.set('session', second);
  expect((await thief.get('/account')).status).toBe(200);
});

test('a session lasts 30 days from its last use, and what is kept of tokens is digests', async () => {
  const browser = openBrowser(library);
  await browser.signIn(mail);
  now += 29 * dayMs;
  expect((await browser.get('/account')).status).toBe(200);
  now += 29 * dayMs;
  expect((await browser.get('/account')).status).toBe(200);
  const { id = '' } = (await library.store.accountByMail(mail)) ?? {};
  const kept = JSON.stringify(await library.store.sessions(id, new Date(now).toISOString()));
  expect(kept).not.toContain((browser.cookies.get('session') ?? '').slice(13));
  now += 30 * dayMs;
  expect((await browser.get('/account')).status).toBe(303);
});

test('cookies are never read by scripts nor sent with forms of other sites, and bound to this host where readers come by https', async () => {
  const cookie = async () => {
    const response = await openBrowser(library).post(await linkFor(mail));
    return response.headers.getSetCookie().find((given) => given.includes('session=')) ?? '';
  };
  expect(await cookie()).toMatch(/^session=[^;]+; Max-Age=2592000; Path=\/; Expires=[^;]+; HttpOnly; SameSite=Lax$/);
  await open({ url: 'https://coi.firm.example' });
  expect(await cookie()).toMatch(/^__Host-session=[^;]+; .*HttpOnly; Secure; SameSite=Lax$/);
  expect(lastMail(library)).toContain('https://coi.firm.example/sign-in/');
});

test('links begin with the address that the operator set, whatever host the request names', async () => {
  const response = await openBrowser(library).post(
    '/sign-in',
    { mail },
    { origin: library.url, 'x-forwarded-host': 'evil.example' },
  );
  expect(response.status).toBe(200);
  await library.accounts.sent();
  expect(lastMail(library)).toContain('http://library.example/sign-in/');
});

test('after signing in one goes on to where one came from, and never to another site', async () => {
  let asked = 0;
  const goesTo = async (next: string) => {
    const browser = openBrowser(library);
    asked += 1;
    await browser.post('/sign-in', { mail: `to${asked}@firm.example`, next });
    await library.accounts.sent();
    return (await browser.post(linkIn(lastMail(library)))).headers.get('location');
  };
  expect(await goesTo('/search?q=a&page=2')).toBe('/search?q=a&page=2');
  for (const next of [
    '//evil.example',
    '/\\evil.example',
    'https://evil.example',
    '/.//evil.example',
    '/%0d%0aSet-Cookie:x',
    'javascript:alert(1)',
    '/\t/evil.example',
  ])
    expect([next, (await goesTo(next)) ?? '']).toEqual([next, expect.stringMatching(/^\/(?:account$|%0d)/)]);
});

test('forms of other sites, and forms without the token of the session, change nothing', async () => {
  const browser = openBrowser(library);
  const elsewhere = { origin: 'https://evil.example' };
  expect((await browser.post('/sign-in', { mail }, elsewhere)).status).toBe(403);
  const link = await linkFor(mail, browser);
  expect((await browser.post(link, {}, elsewhere)).status).toBe(403);
  expect((await browser.post(link, {}, {})).status).toBe(403);
  await browser.post(link);
  const fields = { csrf: 'x', name: 'SAMPLE', language: 'ru' };
  expect((await browser.post('/account', fields)).status).toBe(403);
  expect((await library.store.accountByMail(mail))?.name).toBe('');
});

test('asking too often is refused alike for every address, by who asks and by who is mailed', async () => {
  const ask = (address: string) => openBrowser(library).post('/sign-in', { mail: address });
  for (let times = 0; times < 5; times += 1) expect((await ask(mail)).status).toBe(200);
  const refused = await ask(mail);
  expect([refused.status, Number(refused.headers.get('retry-after')) > 0]).toEqual([429, true]);
  for (let times = 0; times < 14; times += 1) expect((await ask(`a${times}@firm.example`)).status).toBe(200);
  expect((await ask('b@firm.example')).status).toBe(429);
  now += 60 * minuteMs;
  expect((await ask(mail)).status).toBe(200);
});

test('who uses up the links of an address keeps nobody elsewhere from signing in, and no mailbox is flooded', async () => {
  await library.close();
  library = await openLibrary(sources, { clock: () => now, settings: { proxies: 1 } });
  const from = async (network: number, address = mail) => {
    const headers = { origin: library.url, 'x-forwarded-for': `192.0.2.${network}` };
    return (await openBrowser(library).post('/sign-in', { mail: address }, headers)).status;
  };
  const all = async (network: number, times: number) => {
    const answers: number[] = [];
    for (let time = 0; time < times; time += 1) answers.push(await from(network));
    return answers;
  };
  expect(await all(1, 6)).toEqual([200, 200, 200, 200, 200, 429]);
  expect([await from(2), await from(1, 'other@firm.example')]).toEqual([200, 200]);
  for (let network = 3; network < 7; network += 1) expect(await all(network, 5)).toEqual([200, 200, 200, 200, 200]);
  expect(await all(7, 5)).toEqual([200, 200, 200, 200, 429]);
  expect([await from(8), await from(8, 'other@firm.example')]).toEqual([429, 200]);
  await library.accounts.sent();
  expect(mailsOf(library).filter((text) => text.includes(`To: ${mail}`)).length).toBe(30);
  now += 60 * minuteMs;
  expect(await from(8)).toBe(200);
});

test('guessing at links is stopped', async () => {
  const guess = () => openBrowser(library).get(`/sign-in/${'0'.repeat(12)}_${'A'.repeat(32)}`);
  for (let times = 0; times < 20; times += 1) expect((await guess()).status).toBe(410);
  expect((await guess()).status).toBe(429);
});

test('what is no mail address is told so, and what is typed is shown as text', async () => {
  for (const wrong of ['<b>x', 'a@b', 'a@firm.example\r\nBcc: b@else.example', 'a@firm.example, b@else.example']) {
    const response = await openBrowser(library).post('/sign-in', { mail: wrong });
    const page = await response.text();
    expect([wrong, response.status, page.includes('<b>x')]).toEqual([wrong, 400, false]);
  }
  expect(mailsOf(library)).toEqual([]);
});

test('sessions are listed with their browsers and ended one by one; nobody ends those of others', async () => {
  const [one, two, other] = [openBrowser(library), openBrowser(library), openBrowser(library)];
  await one.signIn(mail);
  await two.signIn(mail);
  await other.signIn('other@firm.example');
  const form = load(await one.page('/account'))('form[action^="/account/sessions/"]');
  expect(form.length).toBe(1);
  const action = form.attr('action') ?? '';
  const csrf = load(await other.page('/account'))('input[name=csrf]').attr('value') ?? '';
  expect((await other.post(action, { csrf })).status).toBe(404);
  expect((await two.get('/account')).status).toBe(200);
  expect((await one.send('/account', action)).status).toBe(303);
  expect([(await two.get('/account')).status, (await one.get('/account')).status]).toEqual([303, 200]);
});

test('name and language are the holder’s, and the language is that of pages and mails from then on', async () => {
  const browser = openBrowser(library);
  await browser.signIn(mail);
  expect((await browser.send('/account', '/account', { name: ' Анна ', language: 'ru' })).status).toBe(303);
  expect(load(await browser.page('/account'))('html').attr('lang')).toBe('ru');
  expect((await library.store.accountByMail(mail))?.name).toBe('Анна');
  await openBrowser(library).post('/sign-in', { mail });
  await library.accounts.sent();
  expect(lastMail(library)).toContain('=?UTF-8?');
  expect((await browser.send('/account', '/account', { name: 'a\u0007', language: 'ru' })).status).toBe(400);
});

/** Names of calls, with the names and kinds of what was given, and what was mailed or feigned. */
function watchCalls(library: Library): { calls: string[]; feigned: string[] } {
  const seen = { calls: [] as string[], feigned: [] as string[] };
  const { store, mailer } = library;
  const shape = (given: unknown) =>
    typeof given === 'object' && given !== null
      ? Object.entries(given).map(([name, value]) => `${name}: ${typeof value}`)
      : typeof given;
  for (const name of ['accountByMail', 'invitation', 'keepSignIn', 'signIn', 'account', 'keepAccount'] as const) {
    const call = store[name].bind(store) as (given: unknown) => Promise<never>;
    Object.assign(store, {
      [name]: (given: unknown) => {
        seen.calls.push(`${name}(${shape(given)})`);
        return call(given);
      },
    });
  }
  const feign = mailer.feign.bind(mailer);
  mailer.feign = (message) => {
    seen.feigned.push(message.text);
    return feign(message);
  };
  return seen;
}

test('the store is asked and told the same for an address that may sign in, one that may not and one that is shut out', async () => {
  await open({ rule: { kind: 'invitation' }, operatorMail: 'operator@firm.example' });
  const account = { name: '', role: 'reader', language: 'en', createdAt: '2026-11-28T11:00:00.000Z' } as const;
  await library.store.keepAccount({ id: 'known', mail, ...account });
  await library.store.keepAccount({ id: 'out', mail: 'out@firm.example', ...account });
  await library.store.changeAccount('out', { disabledAt: '2026-11-28T11:00:00.000Z' });
  await library.store.invite({ mail: 'invited@firm.example', role: 'reader', createdAt: '2026-11-28T11:00:00.000Z' });
  const seen = watchCalls(library);
  const callsFor = async (address: string) => {
    seen.calls.length = 0;
    await openBrowser(library).post('/sign-in', { mail: address, next: '/binders' });
    await library.accounts.sent();
    return seen.calls.join('\n');
  };
  const known = await callsFor(mail);
  expect(known).toContain('keepSignIn');
  for (const address of ['operator@firm.example', 'invited@firm.example', 'out@firm.example', 'stranger@else.example'])
    expect([address, await callsFor(address)]).toEqual([address, known]);
  expect([mailsOf(library).length, seen.feigned.length]).toEqual([3, 2]);
});

test('what is kept for an address that may not sign in signs nobody in, even who has its link and is let in later', async () => {
  await open({ rule: { kind: 'invitation' } });
  const seen = watchCalls(library);
  await openBrowser(library).post('/sign-in', { mail });
  await library.accounts.sent();
  expect([mailsOf(library), seen.calls.filter((call) => call.startsWith('keepSignIn')).length]).toEqual([[], 1]);
  const link = linkIn(seen.feigned[0] ?? '');
  const browser = openBrowser(library);
  expect([(await browser.get(link)).status, (await browser.post(link)).status]).toEqual([410, 410]);
  await library.store.invite({ mail, role: 'curator', createdAt: '2026-11-28T11:00:00.000Z' });
  expect([(await browser.get(link)).status, (await browser.post(link)).status]).toEqual([410, 410]);
  expect([await library.store.accounts(), browser.cookies.has('session')]).toEqual([[], false]);
  // Its place is that of a link: the next that is asked for when it is too old sweeps it out.
  const id = link.split('/')[2]?.split('_')[0] ?? '';
  expect(await library.store.signIn(id)).toBeDefined();
  now += 15 * minuteMs;
  await linkFor(mail);
  expect(await library.store.signIn(id)).toBeUndefined();
});

test('nothing of an address is looked up before its answer has gone out', async () => {
  const { store } = library;
  const look = store.accountByMail.bind(store);
  let looks = 0;
  store.accountByMail = (address) => {
    looks += 1;
    return look(address);
  };
  const answered = Promise.withResolvers<void>();
  library.accounts.mailLink({ mail, language: 'en' }, answered.promise);
  await new Promise((resolve) => setImmediate(resolve));
  expect(looks).toBe(0);
  answered.resolve();
  await library.accounts.sent();
  expect([looks > 0, mailsOf(library).length]).toEqual([true, 1]);
});
