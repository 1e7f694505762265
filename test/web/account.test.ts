import { load } from 'cheerio';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Library, openLibrary } from './library.ts';
import { commissionReport, sources } from './shelf.ts';
import { type Browser, keyOf, openBrowser } from './visitor.ts';

const mail = 'lawyer@firm.example';
let library: Library;

beforeEach(async () => {
  library = await openLibrary(sources);
});
afterEach(() => library.close());

async function signedIn(address = mail): Promise<Browser> {
  const browser = openBrowser(library);
  expect((await browser.signIn(address)).status).toBe(303);
  return browser;
}

async function asked(method: string, path: string, token: string, body?: object) {
  const type = body === undefined ? {} : { 'content-type': 'application/json' };
  const response = await fetch(`${library.url}/api/v1${path}`, {
    method,
    headers: { authorization: `Bearer ${token}`, ...type },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  return { status: response.status, json: (await response.json()) as Record<string, unknown> };
}

const accountId = async (address = mail) => (await library.store.accountByMail(address))?.id ?? '';

test('a key made on the page is shown once, works for its account, and opens nothing once revoked there', async () => {
  const browser = await signedIn();
  const answer = await browser.send('/account', '/account/keys', { name: 'SAMPLE script', account: 'yes' });
  const token = load(await answer.text())('code.key').text();
  expect(token).toMatch(/^coi_/);
  expect(await asked('GET', '/account', token)).toMatchObject({ status: 200, json: { mail, role: 'reader' } });
  const page = await browser.page('/account');
  expect([page.includes(token), page.includes('SAMPLE script')]).toEqual([false, true]);
  const [key] = await library.store.keysOf(await accountId());
  expect((await browser.send('/account', `/account/keys/${key?.id}`)).status).toBe(303);
  expect((await asked('GET', '/account', token)).json).toMatchObject({ code: 'key.unknown' });
});

test('a key cannot have, nor give to another key, more than its account’s role and itself allow', async () => {
  const browser = await signedIn();
  const csrf = load(await browser.page('/account'))('input[name=csrf]').attr('value') ?? '';
  for (const scope of ['curate', 'operate'])
    expect((await browser.post('/account/keys', { csrf, name: 'x', [scope]: 'yes' })).status).toBe(403);
  const curator = { mail: 'curator@firm.example', role: 'curator' } as const;
  const token = await keyOf(library, curator, ['read', 'account']);
  const made = await asked('POST', '/account/keys', token, { name: 'x', scopes: ['curate'] });
  expect([made.status, made.json.code]).toEqual([403, 'key.scope']);
  expect((await asked('GET', '/account', await keyOf(library, curator, ['read']))).json.code).toBe('key.scope');
});

test('a key loses what its account’s role loses, and opens nothing while the account is shut out', async () => {
  const { reportId } = await library.shelve(commissionReport);
  const curator = { mail: 'curator@firm.example', role: 'curator' } as const;
  const token = await keyOf(library, curator);
  const [passage] = (await library.store.passages(reportId)).filter(({ tags }) => tags.length > 0);
  const { category, quote, start, end } = passage?.tags[0] ?? {};
  const body = { passageId: passage?.id, category, quote, start, end, state: 'rejected', by: 'Somebody else' };
  const id = await accountId(curator.mail);
  await library.store.changeAccount(id, { name: 'Анна' });
  const decided = await asked('POST', `/reports/${reportId}/tags/decisions`, token, body);
  expect([decided.status, decided.json.by, 'accountId' in decided.json]).toEqual([200, 'Анна', false]);
  await library.store.changeAccount(id, { role: 'reader' });
  expect((await asked('POST', `/reports/${reportId}/tags/decisions`, token, body)).json.code).toBe('key.scope');
  await library.store.changeAccount(id, { disabledAt: '2026-11-28T12:00:00.000Z' });
  expect((await asked('GET', '/search', token)).json.code).toBe('key.unknown');
});

test('the export has all that is the account’s and no digest of a secret; the API gives the same', async () => {
  const browser = await signedIn();
  await browser.send('/account', '/account', { name: 'Анна', language: 'en' });
  await browser.send('/account', '/account/keys', { name: 'SAMPLE script', account: 'yes' });
  const response = await browser.get('/account/export');
  const text = await response.text();
  expect(response.headers.get('content-disposition')).toContain('account.json');
  const data = JSON.parse(text);
  expect(data).toMatchObject({ account: { mail, name: 'Анна' }, keys: [{ name: 'SAMPLE script' }], decisions: [] });
  expect([data.sessions.length, /"digest"|[0-9a-f]{64}/.test(text)]).toEqual([1, false]);
  const token = await keyOf(library, { mail, role: 'reader' });
  expect((await asked('GET', '/account/export', token)).json).toMatchObject({ account: { mail, name: 'Анна' } });
});

test('an account is deleted with all that is its own, once its address is typed; its decisions stay without its name', async () => {
  const { reportId } = await library.shelve(commissionReport);
  const browser = await signedIn();
  const id = await accountId();
  await library.store.changeAccount(id, { name: 'Анна', role: 'curator' });
  const [passage] = (await library.store.passages(reportId)).filter(({ tags }) => tags.length > 0);
  const { category = '', quote = '', start = 0, end = 0 } = passage?.tags[0] ?? {};
  const at = '2026-11-28T12:00:00.000Z';
  const words = { passageId: passage?.id ?? '', category, quote, start, end };
  await library.store.decide({ ...words, state: 'confirmed', by: 'Анна', at, accountId: id });
  const token = await keyOf(library, { mail, role: 'curator' });
  expect((await browser.send('/account', '/account/delete', { mail: 'other@firm.example' })).status).toBe(400);
  expect(await library.store.account(id)).toBeDefined();
  expect((await browser.send('/account', '/account/delete', { mail: ' Lawyer@firm.example' })).status).toBe(200);
  expect(await library.store.accountData(id)).toBeUndefined();
  expect((await asked('GET', '/account', token)).json.code).toBe('key.unknown');
  expect(await library.store.decisions({ limit: 9 })).toMatchObject([{ state: 'confirmed', by: 'curator' }]);
  expect((await browser.get('/account')).status).toBe(303);
});

test('by API: sessions are ended, a name is changed, keys are made and revoked, and the account is deleted', async () => {
  const browser = await signedIn();
  const token = await keyOf(library, { mail, role: 'reader' });
  const { sessions } = (await asked('GET', '/account/sessions', token)).json as { sessions: { id: string }[] };
  expect((await asked('DELETE', `/account/sessions/${sessions[0]?.id}`, token)).status).toBe(200);
  expect((await browser.get('/account')).status).toBe(303);
  expect((await asked('PATCH', '/account', token, { name: 'Анна' })).json.name).toBe('Анна');
  const made = await asked('POST', '/account/keys', token, { name: 'SAMPLE', scopes: ['read'] });
  expect((await asked('DELETE', `/account/keys/${made.json.id}`, token)).status).toBe(200);
  expect((await asked('GET', '/search', String(made.json.key))).status).toBe(401);
  expect((await asked('DELETE', '/account?mail=x@firm.example', token)).status).toBe(400);
  expect((await asked('DELETE', `/account?mail=${mail}`, token)).status).toBe(200);
  expect((await asked('GET', '/account', token)).status).toBe(401);
});

test('sessions and keys of others cannot be ended by guessing their ids', async () => {
  const token = await keyOf(library, { mail, role: 'operator' });
  const browser = await signedIn('other@firm.example');
  await browser.send('/account', '/account/keys', { name: 'SAMPLE', account: 'yes' });
  const other = await accountId('other@firm.example');
  const [session] = await library.store.sessions(other, '2026-11-28T12:00:00.000Z');
  const [key] = await library.store.keysOf(other);
  expect((await asked('DELETE', `/account/sessions/${session?.id}`, token)).status).toBe(404);
  expect((await asked('DELETE', `/account/keys/${key?.id}`, token)).status).toBe(404);
  expect((await browser.get('/account')).status).toBe(200);
});

test('a cookie signs nobody in to the API', async () => {
  const browser = await signedIn();
  const response = await browser.get('/api/v1/account');
  expect([response.status, response.headers.getSetCookie()]).toEqual([401, []]);
});

test('operators list, invite, change and delete by API; others are refused', async () => {
  const token = await keyOf(library, { mail: 'operator@firm.example', role: 'operator' });
  const curator = await keyOf(library, { mail: 'curator@firm.example', role: 'curator' });
  expect((await asked('GET', '/accounts', curator)).json.code).toBe('key.scope');
  const invited = await asked('POST', '/accounts/invitations', token, { mail: 'New@firm.example', role: 'curator' });
  expect(invited.json).toMatchObject({ mail: 'new@firm.example', role: 'curator' });
  const { accounts, invitations } = (await asked('GET', '/accounts', token)).json as Record<string, object[]>;
  expect([accounts?.length, invitations?.length]).toEqual([2, 1]);
  expect((await asked('DELETE', '/accounts/invitations?mail=new@firm.example', token)).status).toBe(200);
  const id = await accountId('curator@firm.example');
  expect((await asked('PATCH', `/accounts/${id}`, token, { disabled: true })).json.disabledAt).toBeTypeOf('string');
  expect((await asked('GET', '/search', curator)).status).toBe(401);
  const own = await accountId('operator@firm.example');
  expect((await asked('PATCH', `/accounts/${own}`, token, { role: 'reader' })).json.code).toBe('account.own');
  expect((await asked('DELETE', `/accounts/${own}`, token)).status).toBe(409);
  expect((await asked('DELETE', `/accounts/${id}`, token)).status).toBe(200);
  expect(await library.store.account(id)).toBeUndefined();
});
