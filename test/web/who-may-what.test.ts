import { load } from 'cheerio';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { newId, newToken } from '../../src/account/secret.ts';
import { createIdentityProvider } from '../../src/identity-provider.ts';
import { apiRoutes } from '../../src/web/api/routes.ts';
import { routes } from '../../src/web/routes.ts';
import { openIdentityProvider, type RealProvider } from './identity-provider.ts';
import { type Library, openLibrary } from './library.ts';
import { rights } from './rights.ts';
import { commissionReport, sources } from './shelf.ts';
import { type Browser, keyOf, openBrowser } from './visitor.ts';

/** The binder, subscription, session and key that addresses name are the reader's, who comes last, since some rows end them. */
const actors = ['nobody', 'other', 'curator', 'operator', 'reader'] as const;
type Actor = (typeof actors)[number];

let library: Library;
let provider: RealProvider;
let ids: Record<string, string>;
const browsers = {} as Record<Actor, Browser>;
const csrfs = {} as Record<Actor, string>;
const keys = {} as Record<Actor, string>;

beforeAll(async () => {
  provider = await openIdentityProvider();
  library = await openLibrary(sources, {
    provider: (log) => createIdentityProvider(provider.settings, log),
    curatorKey: 'SAMPLE-key-of-the-curators',
    accountRules: { rule: { kind: 'open' }, operatorMail: 'operator@firm.example' },
  });
  const { reportId } = await library.shelve(commissionReport);
  const blocks = commissionReport.blocks.slice(0, 2);
  await library.shelve({ ...commissionReport, blocks, capturedAt: '2026-11-21T08:30:00.000Z' });
  await library.index();
  for (const actor of actors) {
    browsers[actor] = openBrowser(library);
    if (actor === 'nobody') continue;
    const mail = `${actor}@firm.example`;
    const role = actor === 'curator' || actor === 'operator' ? actor : 'reader';
    keys[actor] = await keyOf(library, { mail, role });
    expect((await browsers[actor].signIn(mail)).status).toBe(303);
    csrfs[actor] = load(await browsers[actor].page('/account'))('input[name=csrf]').attr('value') ?? '';
  }
  ids = { report: reportId, passage: `${reportId}.1.1` };
});

afterAll(async () => {
  await library.close();
  await provider.close();
});

/** Fresh things of the reader, so that no row sees what the one before has done. */
async function things(): Promise<Record<string, string>> {
  const owner = { mail: 'reader@firm.example', role: 'reader' } as const;
  const account = (await library.store.accountByMail(owner.mail)) ?? never();
  const made = await browsers.reader.post('/binders', { title: 'SAMPLE', outline: '' });
  const binder = lastOf(made.headers.get('location') ?? '');
  await library.store.shareBinder(binder, { mail: 'x@firm.example', may: 'read' });
  const section = (await library.store.binder(binder))?.sections[0]?.id ?? never();
  // An account has so many and no more.
  for (const { id } of await library.store.subscriptions({ accountId: account.id }))
    await library.store.dropSubscription(id);
  const subscribed = await browsers.reader.post('/subscriptions/new?q=SAMPLE', { csrf: csrfs.reader, ...terms });
  const session = (await library.accounts.openSession(account, '')).split('_')[0] ?? never();
  const key = (await keyOf(library, owner, ['read'])).split('_')[1] ?? never();
  const victim = { id: newId(), mail: `${newId()}@firm.example`, name: '', role: 'reader', language: 'en' } as const;
  await library.store.keepAccount({ ...victim, createdAt: '2026-11-28T12:00:00.000Z' });
  const subscription = lastOf(subscribed.headers.get('location') ?? '');
  const unsubscribe = (await library.store.subscription(subscription))?.token ?? never();
  return {
    ...ids,
    ...{ binder, section, subscription, unsubscribe, session, key, account: victim.id },
    ...(await deliveriesOf(subscription)),
  };
}

/** A hook that is called in vain, and the token of a private feed. */
async function deliveriesOf(subscriptionId: string): Promise<{ hook: string; feed: string }> {
  const [hook, createdAt, url] = [newId(), '2026-11-28T12:00:00.000Z', 'https://127.0.0.1/'];
  await library.store.keepHook({ id: hook, subscriptionId, kind: 'slack', url, secret: 'whsec_', createdAt });
  const { token: feed, digest } = newToken();
  await library.store.keepPrivateFeed({ subscriptionId, digest, createdAt });
  return { hook, feed };
}

const linkToNowhere = `${'0'.repeat(12)}_${'A'.repeat(32)}`;

/** The last step of a path, without its parameters. */
function lastOf(address: string): string {
  return /([^/?]+)(?:\?.*)?$/.exec(address)?.[1] ?? never();
}

const terms = { title: 'SAMPLE', note: '', rate: 'weekly', hour: '7', timeZone: 'UTC', language: 'en' };

function never(): never {
  throw new Error('it was not made');
}

/** The id that the address of a route needs. */
function filled(path: string, own: Record<string, string>): string {
  const kinds: [RegExp, string][] = [
    [/\/binders\/:id/, 'binder'],
    [/\/subscriptions\/:id/, 'subscription'],
    [/\/account\/sessions\/:id/, 'session'],
    [/\/account\/keys\/:id/, 'key'],
    [/\/accounts\/:id/, 'account'],
    [/\/passages\/:id/, 'passage'],
    [/\/reports\/:id/, 'report'],
  ];
  const kind = kinds.find(([pattern]) => pattern.test(path))?.[1];
  const others = {
    version: '1',
    format: 'ris',
    key: 'RU-CC-280.3',
    week: '2026-W47',
    token: path.startsWith('/feeds/') ? own.feed : path.startsWith('/unsubscribe/') ? own.unsubscribe : linkToNowhere,
    hook: own.hook,
  };
  const id = kind === undefined ? fallback(path) : (own[kind] ?? '');
  return path.replace(':id', id).replace(/:(\w+)/g, (_all, name: string) => Reflect.get(others, name) ?? 'none');
}

function fallback(path: string): string {
  if (path.includes('/sources/')) return 'sample-commission';
  if (path.includes('/categories/')) return 'foreign-agent-designation';
  return 'none';
}

/** What a form sends that its route can do; routes that are not named here get the token alone. */
const forms: Record<string, Record<string, string>> = {
  '/binders/:id': { do: 'settings', title: 'SAMPLE', months: '' },
  '/binders/:id/delete': { sure: 'yes' },
  '/binders/:id/share': { mail: 'x@firm.example', may: 'read' },
  '/binders/:id/unshare': { mail: 'x@firm.example' },
  '/subscriptions/:id': terms,
  '/subscriptions/:id/rate': { rate: 'daily' },
  '/subscriptions/:id/deliveries': { kind: 'signed', url: 'http://no-https.example/' },
};
const withoutToken = /^\/(binders(\/:id(\/(delete|packet))?|\/add|\/import|\/forget)?|sign-in.*|check|curator)$/;

function verdict({ status, headers }: Response): string {
  if (status === 401 || headers.get('location')?.startsWith('/sign-in?')) return 's';
  if (status === 403) return 'n';
  return status === 404 ? '-' : 'y';
}

async function askPage(actor: Actor, method: string, path: string, own: Record<string, string>): Promise<string> {
  const address = filled(path, own) + (path === '/binders/add' ? `?passage=${ids.passage}` : '');
  if (method === 'GET') return verdict(await browsers[actor].get(address));
  const token = withoutToken.test(path) ? {} : { csrf: csrfs[actor] ?? 'none' };
  const fields = { ...token, ...forms[path] };
  if (path === '/sign-out' || path === '/account/delete')
    return verdict(await browsers[actor].post(address, { ...token, csrf: '' }));
  return verdict(await browsers[actor].post(address, fields));
}

async function askApi(actor: Actor, method: string, path: string, own: Record<string, string>): Promise<string> {
  const authorization = keys[actor] === undefined ? {} : { authorization: `Bearer ${keys[actor]}` };
  const body = /POST|PUT|PATCH/.test(method) ? { body: JSON.stringify(bodyOf(`${method} ${path}`, own)) } : {};
  const headers = { ...authorization, ...(method !== 'GET' && { 'content-type': 'application/json' }) };
  const query = queries[`${method} ${path}`] ?? '';
  return verdict(await fetch(library.url + filled(path, own) + query, { method, headers, ...body }));
}

/** What is needed to come as far as the thing that the address names. */
function bodyOf(route: string, { passage, section }: Record<string, string>): object {
  const bodies: Record<string, object> = {
    'PUT /api/v1/account/subscriptions/:id': { title: 'SAMPLE' },
    'PATCH /api/v1/binders/:id': { revision: 1, changes: [{ do: 'rename', title: 'SAMPLE' }] },
    'POST /api/v1/account/subscriptions/:id/webhooks': { kind: 'slack', url: 'https://tool.example/' },
    'POST /api/v1/binders/:id/items': { passageId: passage, section },
    'POST /api/v1/binders/:id/shares': { mail: 'x@firm.example', may: 'read' },
  };
  return bodies[route] ?? {};
}

const queries: Record<string, string> = { 'DELETE /api/v1/binders/:id/shares': '?mail=x@firm.example' };

async function row(ask: typeof askPage, method: string, path: string): Promise<[string, string]> {
  const own = await things();
  const verdicts: string[] = [];
  for (const actor of actors) verdicts.push(await ask(actor, method, path, own));
  return [`${method} ${path}`, verdicts.join(' ')];
}

test('every page lets those pass whom the table says, and nobody else', async () => {
  const found: [string, string][] = [];
  for (const { path, handler, post } of routes) {
    if (handler !== undefined) found.push(await row(askPage, 'GET', path));
    if (post !== undefined) found.push(await row(askPage, 'POST', path));
  }
  expect(Object.fromEntries(found)).toEqual(
    Object.fromEntries(Object.entries(rights).filter(([name]) => !isApi(name))),
  );
});

test('every route of the API lets those pass whom the table says, and nobody else', async () => {
  const found: [string, string][] = [];
  for (const { method, at } of apiRoutes) found.push(await row(askApi, method.toUpperCase(), at));
  expect(Object.fromEntries(found)).toEqual(Object.fromEntries(Object.entries(rights).filter(([name]) => isApi(name))));
});

test('a path of the API in other letters is none, so that no cookie signs in to it', async () => {
  const { binder = '' } = await things();
  for (const path of [`/API/v1/binders/${binder}`, `/api/V1/binders/${binder}`, `/Api/v1/account`, '/API/v1/search']) {
    const told = await browsers.reader.get(path);
    expect([path, told.status]).toEqual([path, 404]);
    const cookie = [...browsers.reader.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const { status } = await fetch(library.url + path, { method: 'DELETE', headers: { cookie } });
    expect([path, status]).toEqual([path, 404]);
  }
  expect(await library.store.binder(binder)).toBeDefined();
});

test('nobody reaches the webhook of another through a subscription of their own', async () => {
  const { hook = '' } = await things();
  const account = (await library.store.accountByMail('other@firm.example')) ?? never();
  const made = await browsers.other.post('/subscriptions/new?q=SAMPLE', { csrf: csrfs.other, ...terms });
  const own = { ...ids, subscription: lastOf(made.headers.get('location') ?? ''), hook };
  expect((await library.store.subscription(own.subscription))?.accountId).toBe(account.id);
  const asked: [string, string][] = [];
  for (const { path, post } of routes)
    if (path.includes(':hook') && post !== undefined) asked.push([path, await askPage('other', 'POST', path, own)]);
  for (const { method, at } of apiRoutes)
    if (at.includes(':hook')) asked.push([at, await askApi('other', method.toUpperCase(), at, own)]);
  expect(asked.length).toBe(6);
  expect(asked.filter(([, verdict]) => verdict !== '-')).toEqual([]);
  expect(await library.store.hook(hook)).toBeDefined();
});

/** Forms that are complete, so that it is never for something missing that one is refused. */
const complete: Record<string, Record<string, string>> = {
  ...forms,
  '/account': { name: 'SAMPLE', language: 'en' },
  '/account/keys': { name: 'SAMPLE' },
  '/account/delete': { mail: 'reader@firm.example' },
  '/accounts': { mail: 'new@firm.example', role: 'reader', language: 'en' },
  '/accounts/invitations': { mail: 'new@firm.example' },
  '/accounts/:id': { do: 'role', role: 'reader' },
  '/binders': { title: 'SAMPLE', outline: '' },
  '/sign-in': { mail: 'reader@firm.example' },
  '/subscriptions/new': terms,
};

/** What is sent by mail programs, whoever's they are, with a token that nobody else knows (RFC 8058). */
const fromAnywhere = ['/unsubscribe/:token', '/unsubscribe/:token/keep'];

/** How browsers tell of a form that a page of another site has sent. */
const forged: Record<string, string>[] = [
  { origin: 'https://evil.example' },
  { origin: 'null' },
  { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' },
  { 'sec-fetch-site': 'same-site' },
];

test('no form that a page of another site sent is taken, be it complete and its sender an operator', async () => {
  const taken: [string, number][] = [];
  for (const { path, post, needs } of routes.filter((route) => !fromAnywhere.includes(route.path))) {
    if (post === undefined) continue;
    const own = await things();
    const actor =
      needs === 'operate' || path.startsWith('/curator') || path.includes('/decisions') ? 'operator' : 'reader';
    const token = withoutToken.test(path) ? {} : { csrf: csrfs[actor] };
    for (const headers of forged) {
      const { status } = await browsers[actor].post(filled(path, own), { ...token, ...complete[path] }, headers);
      if (status !== 403) taken.push([path, status]);
    }
  }
  expect(taken).toEqual([]);
}, 120_000);

test('no form of an account is taken without the token of its session', async () => {
  const taken: [string, number][] = [];
  for (const { path, post, needs } of routes.filter((route) => route.needs !== undefined)) {
    if (post === undefined) continue;
    const actor = needs === 'account' ? 'reader' : 'operator';
    const own = await things();
    for (const csrf of ['', 'x', csrfs.other]) {
      const { status } = await browsers[actor].post(filled(path, own), { ...complete[path], csrf });
      if (status !== 403) taken.push([path, status]);
    }
  }
  expect(taken).toEqual([]);
}, 120_000);

function isApi(name: string): boolean {
  return / \/(api\/v\d|healthz)/.test(name);
}
