import { load } from 'cheerio';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createIdentityProvider } from '../../src/identity-provider.ts';
import { begin, openIdentityProvider, type RealProvider } from './identity-provider.ts';
import { type Library, openLibrary } from './library.ts';
import { sources } from './shelf.ts';
import { type Browser, lastMail, linkIn, mailsOf, openBrowser } from './visitor.ts';

const mail = 'lawyer@firm.example';
const returned = '/sign-in/sso/return';
let provider: RealProvider;
let library: Library;
let now = 0;

async function open(
  accountRules: NonNullable<Parameters<typeof openLibrary>[1]>['accountRules'] = {},
  choices: Parameters<typeof openIdentityProvider>[0] = {},
) {
  await close();
  now = Date.parse('2026-11-28T12:00:00.000Z');
  provider = await openIdentityProvider(choices);
  library = await openLibrary(sources, {
    clock: () => now,
    accountRules,
    provider: (log) => createIdentityProvider(provider.settings, log),
  });
}

async function close() {
  await library?.close();
  await provider?.close();
}

beforeEach(() => open());
afterEach(close);

/** What comes of signing in by the provider. */
async function signOn(browser: Browser, next?: string): Promise<Response> {
  return browser.get(await provider.signIn(await begin(browser, next)));
}

const told = async (response: Response) => load(await response.text())('main').text();
const isIn = async (browser: Browser) => (await browser.get('/account')).status === 200;

test('the button leads to the provider and back into an account, which is the one that a mailed link opens', async () => {
  const browser = openBrowser(library);
  const button = load(await browser.page('/sign-in?next=%2Fbinders'))('a.button');
  expect([button.attr('href'), button.text()]).toEqual([
    '/sign-in/sso?next=%2Fbinders',
    `Sign in with ${new URL(provider.settings.issuer).host}`,
  ]);
  const entered = await signOn(browser, '/binders');
  expect([entered.status, entered.headers.get('location')]).toEqual([303, '/binders']);
  expect(await browser.page('/account')).toContain(mail);
  const linked = openBrowser(library);
  await linked.signIn(mail);
  expect((await library.store.accounts()).map((account) => account.mail)).toEqual([mail]);
  expect(load(await linked.page('/account'))('form[action^="/account/sessions/"]').length).toBe(1);
});

test('what is asked of the provider holds state, nonce and a challenge for a code, and nothing that signs in', async () => {
  const browser = openBrowser(library);
  const asked = new URL(await begin(browser, '/binders'));
  const { state, nonce, code_challenge: challenge, ...rest } = Object.fromEntries(asked.searchParams);
  expect(rest).toEqual({
    client_id: provider.settings.clientId,
    redirect_uri: `http://library.example${returned}`,
    response_type: 'code',
    scope: 'openid email',
    code_challenge_method: 'S256',
  });
  const secrets = [state, nonce, challenge, browser.cookies.get('oidc')];
  expect([new Set(secrets).size, secrets.every((secret) => (secret ?? '').length >= 43)]).toEqual([4, true]);
});

test.each([
  ['in the identity token', { isInToken: true }],
  ['at an address of its own', { isInToken: false }],
  ['to whoever shows the secret in a header', { method: 'client_secret_basic' } as const],
])('a provider is understood that tells the address %s', async (_how, choices) => {
  await open({}, choices);
  const browser = openBrowser(library);
  await signOn(browser);
  expect(await isIn(browser)).toBe(true);
});

test.each([
  ['none', {}],
  ['one that is not verified', { email: mail, email_verified: false }],
  ['one of which it says nothing', { email: mail }],
  ['one of which it says so in words', { email: mail, email_verified: 'true' }],
  ['one that is no address', { email: 'lawyer', email_verified: true }],
  ['one with a line break', { email: `${mail}\r\nBcc: b@else.example`, email_verified: true }],
  ['one in letters of another script', { email: 'lаwyer@firm.example', email_verified: true }],
])('of an address, %s lets nobody in, and the page says why', async (_what, claims) => {
  for (const isInToken of [true, false]) {
    await open({}, { isInToken });
    provider.holder = { id: 'SAMPLE', ...claims };
    const browser = openBrowser(library);
    const refused = await signOn(browser);
    expect([refused.status, await told(refused)]).toEqual([403, expect.stringContaining('has verified')]);
    expect([await isIn(browser), await library.store.accounts()]).toEqual([false, []]);
  }
});

test.each([
  ['off', { kind: 'off' } as const, []],
  ['by invitation', { kind: 'invitation' } as const, ['invited@else.example']],
  ['by domain', { kind: 'domains', domains: ['firm.example'] } as const, [mail, 'invited@else.example']],
  ['open', { kind: 'open' } as const, [mail, 'invited@else.example', 'a@sub.firm.example']],
])(
  'sign-up %s holds for the provider’s addresses as for mailed links, and the first operator is one',
  async (_name, rule, expected) => {
    await open({ rule, operatorMail: 'operator@firm.example' });
    await library.store.invite({
      mail: 'invited@else.example',
      role: 'curator',
      createdAt: '2026-11-28T11:00:00.000Z',
    });
    const entered: string[] = [];
    for (const email of [mail, 'invited@else.example', 'a@sub.firm.example', 'operator@firm.example']) {
      provider.holder = { id: email, email, email_verified: true };
      const answer = await signOn(openBrowser(library));
      if (answer.status === 303) entered.push(email);
      else expect(await told(answer)).toContain('may not sign in here');
    }
    expect(entered).toEqual([...expected, 'operator@firm.example']);
    expect((await library.store.accountByMail('operator@firm.example'))?.role).toBe('operator');
    const invited = await library.store.accountByMail('invited@else.example');
    expect(invited?.role).toBe(rule.kind === 'off' ? undefined : 'curator');
  },
);

test('an account that is shut out is not let in by the provider', async () => {
  await signOn(openBrowser(library));
  const { id = '' } = (await library.store.accountByMail(mail)) ?? {};
  await library.store.changeAccount(id, { disabledAt: '2026-11-28T12:00:00.000Z' });
  const browser = openBrowser(library);
  expect([(await signOn(browser)).status, await isIn(browser)]).toEqual([403, false]);
});

test('an answer signs in the browser alone that asked, once, and within 15 minutes', async () => {
  const browser = openBrowser(library);
  const answer = await provider.signIn(await begin(browser));
  const stranger = openBrowser(library);
  expect([(await stranger.get(answer)).status, stranger.cookies.size]).toEqual([410, 0]);
  await begin(stranger);
  expect([(await stranger.get(answer)).status, await isIn(stranger)]).toEqual([410, false]);
  const cookies = new Map(browser.cookies);
  expect((await browser.get(answer)).status).toBe(303);
  const again = openBrowser(library);
  for (const [name, value] of cookies) again.cookies.set(name, value);
  expect([(await again.get(answer)).status, await isIn(again)]).toEqual([410, false]);
  const late = openBrowser(library);
  const slow = await provider.signIn(await begin(late));
  now += 15 * 60_000;
  expect([(await late.get(slow)).status, await isIn(late)]).toEqual([410, false]);
});

test('a page of another site cannot end a sign-in that is under way', async () => {
  const browser = openBrowser(library);
  const answer = await provider.signIn(await begin(browser));
  for (const forged of ['', '?error=access_denied', '?code=x&state=x', `?code=x&state=${'0'.repeat(64)}`])
    expect((await browser.get(returned + forged)).status).toBe(410);
  expect((await browser.get(answer)).status).toBe(303);
});

test('a code of somebody else, another issuer, another nonce and a doubled parameter sign nobody in', async () => {
  const altered = async (change: (answer: URL) => void, ask = (address: string) => address) => {
    const browser = openBrowser(library);
    const answer = new URL(await provider.signIn(ask(await begin(browser))), library.url);
    change(answer);
    const response = await browser.get(answer.pathname + answer.search);
    return [response.status, await isIn(browser), (await told(response)).includes('cannot be accepted')];
  };
  const others = new URL(await provider.signIn(await begin(openBrowser(library))), library.url);
  const refused = [403, false, true];
  expect(await altered(({ searchParams }) => searchParams.set('code', others.searchParams.get('code') ?? ''))).toEqual(
    refused,
  );
  expect(await altered(({ searchParams }) => searchParams.set('iss', 'https://evil.example'))).toEqual(refused);
  expect(await altered(({ searchParams }) => searchParams.delete('iss'))).toEqual(refused);
  expect(await altered(({ searchParams }) => searchParams.append('code', 'x'))).toEqual(refused);
  const nonce = (address: string) => address.replace(/nonce=\w+/, `nonce=${'0'.repeat(64)}`);
  expect(await altered(() => undefined, nonce)).toEqual(refused);
});

test('a token that the keys of the provider did not sign signs nobody in', async () => {
  const other = await openIdentityProvider();
  const keys = await (await fetch(`${other.settings.issuer}/jwks`)).json();
  await other.close();
  provider.instead.set(
    '/jwks',
    JSON.stringify({ keys: keys.keys.map((key: object) => ({ ...key, n: 'x'.repeat(342) })) }),
  );
  const browser = openBrowser(library);
  expect([(await signOn(browser)).status, await isIn(browser)]).toEqual([403, false]);
});

test('whoever turns back at the provider is told so, and may begin anew', async () => {
  const browser = openBrowser(library);
  const state = new URL(await begin(browser)).searchParams.get('state') ?? '';
  const answer = new URLSearchParams({ error: 'access_denied', state, iss: provider.settings.issuer });
  const refused = await browser.get(`${returned}?${answer}`);
  const page = load(await refused.text());
  expect([refused.status, page('main').text().includes('turned back there')]).toEqual([403, true]);
  expect(page('main a[href="/sign-in"]').length).toBe(1);
  expect((await signOn(browser)).status).toBe(303);
});

test('while the provider is down a page says so, the mailed link works, and afterwards the provider does again', async () => {
  const browser = openBrowser(library);
  for (const [path, status] of [
    ['/.well-known/openid-configuration', 503],
    ['/token', 502],
    ['/jwks', 500],
    ['/me', 500],
  ] as const) {
    provider.instead.set(path, status);
    const answer = path.startsWith('/.well') ? await browser.get('/sign-in/sso') : await signOn(browser);
    expect([path, answer.status, await told(answer)]).toEqual([path, 503, expect.stringContaining('does not answer')]);
    provider.instead.clear();
  }
  await browser.signIn(mail);
  expect(await isIn(browser)).toBe(true);
  const again = openBrowser(library);
  await signOn(again);
  expect(await isIn(again)).toBe(true);
  await provider.close();
  const refused = await openBrowser(library).get('/sign-in/sso');
  expect([refused.status, await told(refused)]).toEqual([503, expect.stringContaining('does not answer')]);
  expect(mailsOf(library).length).toBe(1);
});

test('signing in gives a new session and ends the one that the browser showed', async () => {
  const browser = openBrowser(library);
  browser.cookies.set('session', `${'0'.repeat(12)}_${'A'.repeat(32)}`);
  await signOn(browser);
  const first = browser.cookies.get('session') ?? '';
  expect(first).not.toContain('AAAA');
  await signOn(browser);
  const thief = openBrowser(library);
  thief.cookies.set('session', first);
  expect([await isIn(thief), await isIn(browser), browser.cookies.has('oidc')]).toEqual([false, true, false]);
});

test('after signing in one goes on to a path of this server, and never to another site', async () => {
  for (const next of ['//evil.example', '/\\evil.example', 'https://evil.example', '/.//evil.example', '/sign-in/sso'])
    expect([next, (await signOn(openBrowser(library), next)).headers.get('location')]).toEqual([next, '/account']);
  expect((await signOn(openBrowser(library), '/search?q=a&page=2')).headers.get('location')).toBe('/search?q=a&page=2');
});

test('no page of another site begins a sign-in: one comes to our page and its button first', async () => {
  for (const site of ['cross-site', 'same-site']) {
    const browser = openBrowser(library);
    const answer = await browser.get('/sign-in/sso?next=%2Fbinders', { 'sec-fetch-site': site });
    expect([answer.headers.get('location'), browser.cookies.size]).toEqual(['/sign-in?next=%2Fbinders', 0]);
  }
});

test('the cookie of a sign-in is for this host alone, and no script reads it', async () => {
  const cookie = async () => (await openBrowser(library).get('/sign-in/sso')).headers.getSetCookie()[0] ?? '';
  expect(await cookie()).toMatch(/^oidc=[^;]+; Max-Age=900; Path=\/; Expires=[^;]+; HttpOnly; SameSite=Lax$/);
  await open({ url: 'https://coi.firm.example' });
  expect(await cookie()).toMatch(/^__Host-oidc=[^;]+; .*HttpOnly; Secure; SameSite=Lax$/);
});

test('beginning too often is refused, and so is guessing at answers', async () => {
  for (let times = 0; times < 60; times += 1) expect((await openBrowser(library).get('/sign-in/sso')).status).toBe(303);
  expect((await openBrowser(library).get('/sign-in/sso')).status).toBe(429);
  for (let times = 0; times < 20; times += 1) expect((await openBrowser(library).get(returned)).status).toBe(410);
  expect((await openBrowser(library).get(returned)).status).toBe(429);
});

test('the log says that a sign-in failed and why, and neither whose it was nor what would sign in', async () => {
  provider.holder = { id: 'SAMPLE', email: mail, email_verified: true };
  const browser = openBrowser(library);
  const answer = new URL(await provider.signIn(await begin(browser)), library.url);
  provider.instead.set('/token', 500);
  await browser.get(answer.pathname + answer.search);
  const log = library.logged.join('\n');
  expect(log).toContain('a sign-in by the identity provider failed');
  const secrets = [mail, answer.searchParams.get('code') ?? '', answer.searchParams.get('state') ?? ''];
  expect(secrets.filter((secret) => secret === '' || log.includes(secret))).toEqual([]);
});

test('without a provider there is no button and no such address', async () => {
  const plain = await openLibrary(sources, { clock: () => now });
  const browser = openBrowser(plain);
  expect(load(await browser.page('/sign-in'))('a.button').length).toBe(0);
  for (const path of ['/sign-in/sso', returned]) expect((await browser.get(path)).status).toBe(404);
  await browser.post('/sign-in', { mail });
  await plain.accounts.sent();
  expect(linkIn(lastMail(plain))).toMatch(/^\/sign-in\//);
  await plain.close();
});
