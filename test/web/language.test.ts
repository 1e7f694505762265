import { load } from 'cheerio';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type LabelKind, labelsRu } from '../../src/labels-ru.ts';
import { loadSearchConfig } from '../../src/search-config.ts';
import { en } from '../../src/web/words/en.ts';
import { ru } from '../../src/web/words/ru.ts';
import { type Library, openLibrary } from './library.ts';
import { commissionReport, monitorReport, sources } from './shelf.ts';

let library: Library;
beforeAll(async () => {
  library = await openLibrary(sources);
  await library.shelve(commissionReport);
  await library.shelve(monitorReport);
  await library.index();
});
afterAll(() => library.close());

async function page(path: string, headers: Record<string, string> = {}): Promise<string> {
  return (await fetch(library.url + path, { headers })).text();
}

test('pages speak the language that the browser prefers, that the address asks for, or that was asked for before', async () => {
  expect(await page('/')).toContain('<html lang="en">');
  expect(await page('/', { 'accept-language': 'ru-RU,ru;q=0.9,en;q=0.8' })).toContain('<html lang="ru">');
  expect(await page('/', { 'accept-language': 'de' })).toContain('<html lang="en">');
  const asked = await fetch(`${library.url}/search?q=agent&lang=ru`);
  expect(await asked.text()).toContain('<html lang="ru">');
  const cookie = asked.headers.get('set-cookie') ?? '';
  expect(cookie).toMatch(/^lang=ru;.*HttpOnly; SameSite=Lax$/);
  expect(await page('/sources', { cookie: 'other=1; lang=ru' })).toContain('<html lang="ru">');
  expect(await page('/sources', { cookie: 'lang=xx' })).toContain('<html lang="en">');
});

test('each page leads to itself in the other language, with its search', async () => {
  expect(await page('/search?q=foreign+agent&source=sample-monitor')).toContain(
    'href="/search?q=foreign+agent&amp;source=sample-monitor&amp;lang=ru"',
  );
  expect(await page('/search?q=x&lang=ru')).toContain('href="/search?q=x&amp;lang=en"');
});

test('no English sentence of ours is left on a Russian page, errors included', async () => {
  const { hits } = (await (await fetch(`${library.url}/api/v1/search?q=agent`)).json()) as {
    hits: { reportId: string }[];
  };
  const paths = [
    '/',
    '/search?q=agent',
    `/reports/${hits[0]?.reportId}?q=agent`,
    '/sources',
    '/categories',
    '/nowhere',
  ];
  for (const path of [...paths, '/search?from=yesterday', '/categories/foreign-agent-designation']) {
    const $ = load(await page(path, { 'accept-language': 'ru' }));
    $('[lang=en], q, blockquote').remove();
    const text = $.html();
    const left = sentences(en).filter(
      (sentence) => text.includes(`>${sentence}<`) && !sentences(ru).includes(sentence),
    );
    expect([path, left]).toEqual([path, []]);
  }
});

test('the API speaks English whatever the browser prefers', async () => {
  const answer = await fetch(`${library.url}/api/v1/nowhere`, { headers: { 'accept-language': 'ru' } });
  expect(((await answer.json()) as { title: string }).title).toBe('Not found');
});

test('counted Russian nouns have the form that their number takes', () => {
  const forms = [1, 2, 5, 11, 21, 22, 25, 111].map((count) => ru.reports(count));
  const nouns = ['отчёт', 'отчёта', 'отчётов', 'отчётов', 'отчёт', 'отчёта', 'отчётов', 'отчётов'];
  expect(forms.map((form) => form.split(' ').at(-1))).toEqual(nouns);
});

test('every label of search-config/ has its Russian one, and none is left over', () => {
  const { categoryGroups, categories, grounds, groups, harms, actors } = loadSearchConfig();
  const lists = {
    heading: categoryGroups,
    category: categories,
    ground: grounds,
    group: groups,
    harm: harms,
    actor: actors,
  };
  for (const [kind, list] of Object.entries(lists)) {
    const labels: Record<string, string> = labelsRu[kind as LabelKind];
    expect([kind, Object.keys(labels).toSorted()]).toEqual([kind, list.map(({ id }) => id).toSorted()]);
    expect(Object.values(labels).filter((label) => !/[а-я]/i.test(label))).toEqual([]);
  }
});

/** All plain strings of more than one word. */
function sentences(words: unknown): string[] {
  if (typeof words === 'string') return /\s/.test(words) ? [words] : [];
  return words !== null && typeof words === 'object' ? Object.values(words).flatMap(sentences) : [];
}
