import { load } from 'cheerio';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Library, openLibrary } from './library.ts';
import { openCommissionShelf, sources } from './shelf.ts';

let library: Library;
let reportId: string;

beforeAll(async () => {
  ({ library, reportId } = await openCommissionShelf());
});

afterAll(() => library.close());

/** A browser that keeps its cookie and follows one redirect by hand. */
function reader() {
  let cookie = '';
  return async (path: string, form?: Record<string, string>) => {
    const response = await fetch(library.url + path, {
      redirect: 'manual',
      headers: { cookie, ...(form && { 'content-type': 'application/x-www-form-urlencoded', origin: library.url }) },
      ...(form && { method: 'POST', body: new URLSearchParams(form) }),
    });
    const given = response.headers.getSetCookie().find((one) => one.startsWith('binder='));
    if (given !== undefined) cookie = given.split(';')[0] ?? '';
    return { status: response.status, headers: response.headers, page: load(await response.text()), cookie: given };
  };
}

async function withBinder() {
  const visit = reader();
  const made = await visit('/binders', { title: 'SAMPLE matter', outline: 'relocation' });
  const address = made.headers.get('location') ?? '';
  return { visit, made, address };
}

test('a binder is made of an outline, under a link that cannot be guessed and that no site is told', async () => {
  const { visit, made, address } = await withBinder();
  expect(address).toMatch(/^\/binders\/[A-Za-z0-9_-]{32}$/);
  expect(made.cookie).toMatch(/HttpOnly; SameSite=Lax/i);
  const { page, headers } = await visit(address);
  expect(page('h1').text()).toBe('SAMPLE matter');
  expect(page('.binder-section').length).toBe(6);
  expect(headers.get('referrer-policy')).toBe('same-origin');
  expect(headers.get('cache-control')).toBe('no-store');
  expect(headers.get('x-robots-tag')).toContain('noindex');
  expect(page('meta[name="robots"]').attr('content')).toBe('noindex');
});

test('where readers come by https no other host can make a browser collect into a binder of its choice', async () => {
  const served = await openLibrary(sources, { accountRules: { url: 'https://coi.firm.example' } });
  try {
    const response = await fetch(`${served.url}/binders`, {
      redirect: 'manual',
      method: 'POST',
      headers: { origin: served.url },
      body: new URLSearchParams({ title: 'SAMPLE matter', outline: '' }),
    });
    expect(response.headers.getSetCookie()).toEqual([expect.stringMatching(/^__Host-binder=.*; Path=\/; .*Secure/)]);
  } finally {
    await served.close();
  }
});

test('a passage is added under a heading, and the report shows that it is in the binder', async () => {
  const { visit, address } = await withBinder();
  const way = (await visit(`/reports/${reportId}`)).page('#p-0 .ways a[href^="/binders/add"]').attr('href') ?? '';
  const { page } = await visit(way);
  const section = page('input[name="section"]').eq(1).attr('value') ?? '';
  const sent = { passage: `${reportId}.1.0`, section, relevance: 'SAMPLE reason', label: 'blue', q: '', search: '' };
  const added = await visit('/binders/add', sent);
  expect([added.status, added.headers.get('location')]).toEqual([303, `/reports/${reportId}#p-0`]);
  expect((await visit(`/reports/${reportId}`)).page('#p-0 .in-binder').attr('href')).toMatch(`${address}#i`);
  const binder = await visit(address);
  expect(binder.page(`#${section} .item blockquote`).text()).toContain('Anton Primerov');
  expect(binder.page('.cited').text()).toContain('SAMPLE');
});

test('a page of another site changes no binder', async () => {
  const { address } = await withBinder();
  for (const path of [address, `${address}/delete`, '/binders', '/binders/add', '/binders/import', '/binders/forget']) {
    const headers = { origin: 'https://elsewhere.example', 'content-type': 'application/x-www-form-urlencoded' };
    const sent = await fetch(library.url + path, { method: 'POST', headers, body: 'do=settings&title=x&months=' });
    expect([path, sent.status]).toEqual([path, 403]);
  }
  expect((await reader()(address)).page('h1').text()).toBe('SAMPLE matter');
});

test('who only opens a binder adds to it no more than before: its link alone changes no browser', async () => {
  const { address } = await withBinder();
  const visit = reader();
  expect((await visit(address)).cookie).toBeUndefined();
  const [waiting] = [await visit(`/binders/add?passage=${reportId}.1.0`)];
  expect(waiting.headers.get('location')).toBe(`/binders?passage=${reportId}.1.0`);
  expect((await visit(address, { do: 'use' })).cookie).toContain(address.split('/').at(-1));
  expect((await visit(`/binders/add?passage=${reportId}.1.0`)).status).toBe(200);
});

test('after a passage of a search is added, the reader is back at that search, and nowhere else', async () => {
  const { visit, address } = await withBinder();
  const section = (await visit(address)).page('.binder-section').first().attr('id') ?? '';
  const added = async (search: string) => {
    const sent = { passage: `${reportId}.1.0`, section, relevance: '', label: '', q: '', search };
    return (await visit('/binders/add', sent)).headers.get('location');
  };
  expect(await added('q=foreign+agent&from=2020')).toBe(`/search?q=foreign+agent&from=2020#r-${reportId}`);
  expect(await added('https://elsewhere.example/')).toBe(`/search#r-${reportId}`);
  expect(await added('//elsewhere.example')).toBe(`/search#r-${reportId}`);
});

test('a binder is deleted only by who says that it is meant, and its browser forgets it', async () => {
  const { visit, address } = await withBinder();
  expect((await visit(`${address}/delete`, {})).status).toBe(400);
  const gone = await visit(`${address}/delete`, { sure: 'yes' });
  expect([gone.status, gone.cookie]).toEqual([303, expect.stringMatching(/binder=;.*1970/)]);
  expect((await visit(address)).status).toBe(404);
});

test('a heading is added, renamed, moved and removed; one with passages stays', async () => {
  const { visit, address } = await withBinder();
  const headings = async () =>
    (await visit(address))
      .page('.binder-section')
      .toArray()
      .map(({ attribs }) => attribs.id ?? '');
  const before = await headings();
  await visit(address, { do: 'section-add', heading: 'Last' });
  const [, second = '', ...rest] = await headings();
  await visit(address, { do: 'section-up', section: second, heading: 'as sent' });
  expect((await headings()).slice(0, 2)).toEqual([second, before[0]]);
  await visit(address, { do: 'section-save', section: second, heading: 'Renamed' });
  expect((await visit(address)).page(`#${second} h2`).text()).toContain('Renamed');
  await visit(address, { do: 'section-remove', section: rest.at(-1) ?? '', heading: 'Last' });
  expect((await headings()).length).toBe(before.length);
  await visit('/binders/add', {
    passage: `${reportId}.1.0`,
    section: second,
    relevance: '',
    label: '',
    q: '',
    search: '',
  });
  expect((await visit(address, { do: 'section-remove', section: second, heading: 'Renamed' })).status).toBe(409);
});

test('what a file says is shown as text, and its address leads nowhere', async () => {
  const script = '<script>alert(1)</script>';
  const item = {
    passageId: 'sample-unknown.1.0',
    text: script,
    capturedAt: '2026-11-20T08:30:00.000Z',
    sha256: 'a'.repeat(64),
    relevance: script,
    note: script,
    addedAt: '2026-11-20T08:30:00.000Z',
  };
  const file = {
    format: 'country-conditions-binder',
    version: 1,
    title: script,
    sections: [{ heading: script, items: [item] }],
  };
  const form = new FormData();
  form.set('file', new File([JSON.stringify(file)], 'binder.json', { type: 'application/json' }));
  const sent = { method: 'POST', body: form, redirect: 'manual', headers: { origin: library.url } } as const;
  const imported = await fetch(`${library.url}/binders/import`, sent);
  const { page } = await reader()(imported.headers.get('location') ?? '');
  expect(page('main script').length).toBe(0);
  expect(page('.item blockquote').text()).toContain(script);
  expect(page('.standing').text()).toContain('not kept here');
  expect(page('.item .byline a').length).toBe(0);
});

test('no log holds the id of a binder, whatever goes wrong', async () => {
  const { visit, address } = await withBinder();
  const kept = library.store.binder;
  library.store.binder = () => Promise.reject(new Error(`broken at ${address}`));
  expect((await visit(address)).status).toBe(500);
  library.store.binder = kept;
  expect(library.logged.at(-1)).toContain('/binders/:id');
  expect(library.logged.join('\n')).not.toContain(address.split('/').at(-1));
});
