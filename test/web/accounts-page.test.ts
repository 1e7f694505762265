import { load } from 'cheerio';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Role } from '../../src/account/roles.ts';
import { type Library, openLibrary } from './library.ts';
import { commissionReport, sources } from './shelf.ts';
import { type Browser, lastMail, mailsOf, openBrowser } from './visitor.ts';

let library: Library;

beforeEach(async () => {
  library = await openLibrary(sources, { accountRules: { rule: { kind: 'invitation' } } });
});
afterEach(() => library.close());

async function signedIn(mail: string, role: Role = 'reader'): Promise<Browser> {
  await library.store.invite({ mail, role, createdAt: '2026-11-28T12:00:00.000Z' });
  const browser = openBrowser(library);
  expect((await browser.signIn(mail)).status).toBe(303);
  return browser;
}

const idOf = async (mail: string) => (await library.store.accountByMail(mail))?.id ?? '';
const csrfOf = async (browser: Browser) =>
  load(await browser.page('/account'))('input[name=csrf]')
    .first()
    .attr('value') ?? '';

test('an operator invites a curator, who is told by mail, signs in as one, and is then no longer listed as invited', async () => {
  const operator = await signedIn('operator@firm.example', 'operator');
  const invited = { mail: 'Curator@firm.example', role: 'curator', language: 'ru' };
  expect((await operator.send('/accounts', '/accounts', invited)).status).toBe(303);
  expect(lastMail(library)).toContain('To: curator@firm.example');
  expect(lastMail(library)).toContain('http://library.example/sign-in');
  expect(load(await operator.page('/accounts'))('.invitations').text()).toContain('curator@firm.example');
  await openBrowser(library).signIn('curator@firm.example');
  expect((await library.store.accountByMail('curator@firm.example'))?.role).toBe('curator');
  const page = load(await operator.page('/accounts'));
  expect([page('.invitations').length, page('.people').text()]).toEqual([0, expect.stringContaining('curator@')]);
});

test('an invitation is withdrawn, and with it the way in', async () => {
  const operator = await signedIn('operator@firm.example', 'operator');
  await operator.send('/accounts', '/accounts', { mail: 'a@firm.example', role: 'reader', language: 'en' });
  expect((await operator.send('/accounts', '/accounts/invitations')).status).toBe(303);
  const before = mailsOf(library).length;
  await openBrowser(library).post('/sign-in', { mail: 'a@firm.example' });
  await library.accounts.sent();
  expect(mailsOf(library).length).toBe(before);
});

test('an operator gives a role, shuts out, which ends sessions at once, and lets in again', async () => {
  const operator = await signedIn('operator@firm.example', 'operator');
  const reader = await signedIn('reader@firm.example');
  const action = `/accounts/${await idOf('reader@firm.example')}`;
  await operator.send('/accounts', action, { do: 'role', role: 'curator' });
  expect((await reader.get('/curator/add')).status).toBe(200);
  await operator.send('/accounts', action, { do: 'disable' });
  expect((await reader.get('/account')).status).toBe(303);
  await operator.send('/accounts', action, { do: 'enable' });
  expect((await library.store.accountByMail('reader@firm.example'))?.role).toBe('curator');
  expect((await reader.signIn('reader@firm.example')).status).toBe(303);
});

test('nobody changes their own role, and there is no form for it', async () => {
  const operator = await signedIn('operator@firm.example', 'operator');
  const id = await idOf('operator@firm.example');
  expect(load(await operator.page('/accounts'))(`form[action="/accounts/${id}"]`).length).toBe(0);
  const fields = { csrf: await csrfOf(operator), do: 'disable' };
  expect((await operator.post(`/accounts/${id}`, fields)).status).toBe(409);
  expect((await operator.get('/accounts')).status).toBe(200);
});

test('readers and curators see no accounts and change none, not even with the form of an operator', async () => {
  await signedIn('operator@firm.example', 'operator');
  for (const role of ['reader', 'curator'] as const) {
    const browser = await signedIn(`${role}@firm.example`, role);
    expect((await browser.get('/accounts')).status).toBe(403);
    const csrf = await csrfOf(browser);
    const invited = { csrf, mail: 'x@firm.example', role: 'operator', language: 'en' };
    expect((await browser.post('/accounts', invited)).status).toBe(403);
    const own = `/accounts/${await idOf(`${role}@firm.example`)}`;
    expect((await browser.post(own, { csrf, do: 'role', role: 'operator' })).status).toBe(403);
  }
  expect(await library.store.invitations()).toEqual([]);
});

test('a curator with an account decides without the curators’ key, under the name that the account has', async () => {
  const { reportId } = await library.shelve(commissionReport);
  const curator = await signedIn('curator@firm.example', 'curator');
  await curator.send('/account', '/account', { name: 'Анна П.', language: 'en' });
  const page = load(await curator.page(`/reports/${reportId}`));
  const form = page('form.decide').first();
  expect(page('.curator-bar').text()).toContain('Анна П.');
  const fields = Object.fromEntries(
    form
      .find('input')
      .toArray()
      .map((input) => [page(input).attr('name') ?? '', page(input).attr('value') ?? '']),
  );
  const answer = await curator.post(form.attr('action') ?? '', { ...fields, state: 'rejected' });
  expect(answer.status).toBe(303);
  expect(await library.store.decisions({ limit: 9 })).toMatchObject([{ state: 'rejected', by: 'Анна П.' }]);
  const reader = await signedIn('reader@firm.example');
  expect(load(await reader.page(`/reports/${reportId}`))('form.decide').length).toBe(0);
  const csrf = await csrfOf(reader);
  expect((await reader.post(form.attr('action') ?? '', { ...fields, csrf, state: 'confirmed' })).status).toBe(403);
});
