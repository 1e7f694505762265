import { load } from 'cheerio';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Library, openLibrary } from './library.ts';
import { commissionReport, sources } from './shelf.ts';

let library: Library;
let reportId: string;

beforeAll(async () => {
  library = await openLibrary(sources);
  ({ reportId } = await library.shelve(commissionReport));
  await library.index();
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
