import { load } from 'cheerio';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Library, openLibrary } from './library.ts';
import { sources } from './shelf.ts';
import { type Browser, keyOf, openBrowser } from './visitor.ts';

let library: Library;

beforeEach(async () => {
  library = await openLibrary(sources);
});
afterEach(() => library.close());

async function signedIn(mail: string): Promise<Browser> {
  const browser = openBrowser(library);
  expect((await browser.signIn(mail)).status).toBe(303);
  return browser;
}

/** Makes a binder; resolves to its path. */
async function make(browser: Browser): Promise<string> {
  const made = await browser.post('/binders', { title: 'SAMPLE binder', outline: '' });
  return new URL(made.headers.get('location') ?? '', library.url).pathname;
}

const rename = (browser: Browser, path: string, title: string) =>
  browser.post(path, { do: 'settings', title, months: '' });

test('a binder made while signed in belongs to the account: its link alone opens it for nobody', async () => {
  const owner = await signedIn('owner@firm.example');
  const path = await make(owner);
  expect((await owner.get(path)).status).toBe(200);
  expect(load(await owner.page('/binders'))('main').text()).toContain('SAMPLE binder');
  for (const other of [openBrowser(library), await signedIn('other@firm.example')]) {
    for (const part of ['', '/export']) expect((await other.get(path + part)).status).toBe(404);
    expect((await rename(other, path, 'Stolen')).status).toBe(404);
    expect((await other.post(`${path}/delete`, { sure: 'yes' })).status).toBe(404);
  }
  expect((await owner.get(path)).status).toBe(200);
});

test('a colleague reads or changes what is shared, and neither deletes, shares nor claims it; what is no longer shared is gone', async () => {
  const owner = await signedIn('owner@firm.example');
  const path = await make(owner);
  expect((await owner.send(path, `${path}/share`, { mail: 'Colleague@firm.example', may: 'read' })).status).toBe(303);
  const colleague = await signedIn('colleague@firm.example');
  expect((await colleague.get(path)).status).toBe(200);
  expect(load(await colleague.page('/binders'))('main').text()).toContain('Shared with you');
  expect((await rename(colleague, path, 'Changed')).status).toBe(403);
  await owner.send(path, `${path}/share`, { mail: 'colleague@firm.example', may: 'edit' });
  expect((await rename(colleague, path, 'Changed')).status).toBe(303);
  expect((await colleague.post(`${path}/delete`, { sure: 'yes' })).status).toBe(403);
  const csrf = load(await colleague.page('/account'))('input[name=csrf]').attr('value') ?? '';
  const share = { csrf, mail: 'third@firm.example', may: 'edit' };
  expect((await colleague.post(`${path}/share`, share)).status).toBe(403);
  expect((await colleague.post(`${path}/claim`, { csrf })).status).toBe(403);
  expect((await owner.send(path, `${path}/unshare`)).status).toBe(303);
  expect((await colleague.get(path)).status).toBe(404);
});

test('sharing tells nothing of whether the colleague has an account', async () => {
  const owner = await signedIn('owner@firm.example');
  const path = await make(owner);
  await signedIn('known@firm.example');
  const shared = async (mail: string) => {
    await owner.send(path, `${path}/share`, { mail, may: 'read' });
    const page = (await owner.page(path)).replaceAll(mail, 'ADDRESS');
    await owner.send(path, `${path}/unshare`);
    return page;
  };
  expect(await shared('unknown@firm.example')).toBe(await shared('known@firm.example'));
});

test('a binder that its link opens is moved into an account, after which its link opens it for nobody else', async () => {
  const stranger = openBrowser(library);
  const path = await make(stranger);
  const owner = await signedIn('owner@firm.example');
  expect((await owner.send(path, `${path}/claim`)).status).toBe(303);
  expect((await stranger.get(path)).status).toBe(404);
  expect((await owner.get(path)).status).toBe(200);
  const other = await signedIn('other@firm.example');
  const csrf = load(await other.page('/account'))('input[name=csrf]').attr('value') ?? '';
  expect((await other.post(`${path}/claim`, { csrf })).status).toBe(404);
});

test('by API the key of an account does the same; a key without the scope is a stranger', async () => {
  const owner = { mail: 'owner@firm.example', role: 'reader' } as const;
  const key = await keyOf(library, owner);
  const weak = await keyOf(library, owner, ['read']);
  const ask = async (method: string, path: string, token: string, body?: object) => {
    const type = body === undefined ? {} : { 'content-type': 'application/json' };
    const headers = { authorization: `Bearer ${token}`, ...type };
    const sent = { method, headers, ...(body !== undefined && { body: JSON.stringify(body) }) };
    const response = await fetch(`${library.url}/api/v1${path}`, sent);
    return { status: response.status, json: (await response.json()) as Record<string, unknown> };
  };
  const { id } = (await ask('POST', '/binders', key, { title: 'SAMPLE', headings: ['One'] })).json;
  expect((await ask('GET', `/binders/${id}`, key)).status).toBe(200);
  expect((await ask('GET', `/binders/${id}`, weak)).status).toBe(404);
  expect((await ask('GET', '/binders', key)).json).toMatchObject({ own: [{ id, title: 'SAMPLE' }], shared: [] });
  const shared = await ask('POST', `/binders/${id}/shares`, key, { mail: 'Colleague@firm.example', may: 'read' });
  expect(shared.json).toEqual({ shares: [{ mail: 'colleague@firm.example', may: 'read' }] });
  const colleague = await keyOf(library, { mail: 'colleague@firm.example', role: 'reader' });
  expect((await ask('GET', '/binders', colleague)).json).toMatchObject({ own: [], shared: [{ id, may: 'read' }] });
  expect((await ask('GET', `/binders/${id}/shares`, colleague)).json).toEqual({ shares: [] });
  expect((await ask('DELETE', `/binders/${id}`, colleague)).json.code).toBe('binder.forbidden');
  expect((await ask('DELETE', `/binders/${id}/shares?mail=colleague@firm.example`, key)).json).toEqual({ shares: [] });
  expect((await ask('GET', `/binders/${id}`, colleague)).status).toBe(404);
});

test('an account that is deleted takes its binders with it', async () => {
  const owner = await signedIn('owner@firm.example');
  const path = await make(owner);
  await owner.send(path, `${path}/share`, { mail: 'colleague@firm.example', may: 'edit' });
  const colleague = await signedIn('colleague@firm.example');
  const data = JSON.parse(await (await owner.get('/account/export')).text());
  expect(data.binders).toMatchObject([{ title: 'SAMPLE binder' }]);
  await owner.send('/account', '/account/delete', { mail: 'owner@firm.example' });
  expect((await colleague.get(path)).status).toBe(404);
  expect(await library.store.binder(path.split('/').at(-1) ?? '')).toBeUndefined();
});
