import { type CheerioAPI, load } from 'cheerio';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { routes } from '../../src/web/routes.ts';
import { type EveryPage, openEveryPage } from './every-page.ts';

let every: EveryPage;

beforeAll(async () => {
  every = await openEveryPage();
});
afterAll(() => every?.library.close());

/** Answers to GET that are no pages. */
const files = [
  '/search/timeline.svg',
  '/binders/:id/export',
  '/account/export',
  '/feeds/:token',
  '/sign-in/sso',
  '/subscriptions/new/mail',
  '/subscriptions/:id/mail',
];

/** Pages that search engines may have: none of them shows what a report says of a person. */
const indexed = [
  '/',
  '/categories',
  '/categories/:id',
  '/provisions',
  '/provisions/:key',
  '/sources',
  '/sources/:id',
  '/api',
];

/** Pages whose answers nobody keeps: they are somebody's own, or have a secret in their address. */
const kept = ['/binders/:id', '/curator', '/sign-in', '/sign-in/:token', '/sign-in/sso/return', '/unsubscribe/:token'];

const routeOf = (path: string) =>
  routes.find((route) => new RegExp(`^${route.path.replace(/:\w+/g, '[^/]+')}$`).test(path.split('?')[0] ?? ''))?.path;

async function got(path: string, cookies: [string, string][] = []) {
  const cookie = cookies.map((pair) => pair.join('=')).join('; ');
  const response = await fetch(every.library.url + path, { redirect: 'manual', headers: { cookie } });
  return { response, page: load(await response.text()) };
}

test('every page stands in the list by which pages are tried', () => {
  const tried = [...Object.values(every.open), ...Object.values(every.own)].map(routeOf);
  const pages = routes.filter(({ path, handler }) => handler !== undefined && !files.includes(path));
  expect(pages.map(({ path }) => path).filter((path) => !tried.includes(path))).toEqual([]);
});

test('every page has a title, one heading of the first order, and is complete', async () => {
  const { open, own, cookies } = every;
  for (const [paths, shown] of [
    [open, cookies.anybody],
    [own, cookies.operator],
  ] as const)
    for (const [name, path] of Object.entries(paths)) {
      const { response, page } = await got(path, shown);
      const status = { 'not-found': 404, refused: 400, 'sign-on-stale': 410 }[name] ?? 200;
      expect([name, response.status, page('h1').length]).toEqual([name, status, 1]);
      expect([name, page('title').text().length > 10]).toEqual([name, true]);
      expect([name, /\[object |"undefined|\bNaN\b/.exec(page.html())?.[0]]).toEqual([name, undefined]);
    }
});

/** Text of another language than is said of it: mostly Cyrillic that is not Russian, or six Latin words on end in Russian. */
function inWrongLanguage(page: CheerioAPI): string[] {
  const isForeign = {
    en: (text: string) => count(/[а-яё]/gi, text) > Math.max(2, count(/[a-z]/gi, text)),
    ru: (text: string) => /[a-z]{2,}(?:[ ,]+[a-z]{2,}){5}/i.test(text),
  };
  return page('body *')
    .not('script, style, code, pre')
    .toArray()
    .flatMap((element) => {
      const language = page(element).closest('[lang]').attr('lang') === 'ru' ? 'ru' : 'en';
      const own = page(element)
        .contents()
        .filter((_, { type }) => type === 'text')
        .text();
      return isForeign[language](own) ? [`${language}: ${own.trim().slice(0, 80)}`] : [];
    });
}

const count = (letters: RegExp, text: string) => text.match(letters)?.length ?? 0;

test('text in the other language than its page says so', async () => {
  const { open, own, cookies } = every;
  for (const language of ['en', 'ru'])
    for (const [paths, shown] of [
      [open, cookies.anybody],
      [own, cookies.operator],
    ] as const)
      for (const [name, path] of Object.entries(paths)) {
        const { page } = await got(path, [...shown, ['lang', language]]);
        expect([name, language, inWrongLanguage(page)]).toEqual([name, language, []]);
      }
});

test('search engines are told to leave out every page but those that show nothing of a person', async () => {
  for (const [name, path] of Object.entries(every.open)) {
    const { response, page } = await got(path, every.cookies.anybody);
    const isLeftOut = !indexed.includes(routeOf(path) ?? '') || response.status !== 200;
    expect([name, response.headers.get('x-robots-tag') !== null]).toEqual([name, isLeftOut]);
    expect([name, page('meta[name=robots]').attr('content')]).toEqual([name, isLeftOut ? 'noindex' : undefined]);
  }
});

test('what is somebody’s own, or has a secret in its address, is kept by nobody', async () => {
  for (const [name, path] of Object.entries(every.own))
    expect([name, (await got(path, every.cookies.operator)).response.headers.get('cache-control')]).toEqual([
      name,
      'no-store',
    ]);
  for (const [name, path] of Object.entries(every.open))
    if (kept.includes(routeOf(path) ?? ''))
      expect([name, (await got(path)).response.headers.get('cache-control')]).toEqual([name, 'no-store']);
});
