import { load } from 'cheerio';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { barsOf } from '../../src/web/views/timeline.ts';
import { type Library, openLibrary } from './library.ts';
import { commissionReport, monitorReport, shortReports, sources } from './shelf.ts';

let library: Library;
beforeAll(async () => {
  library = await openLibrary(sources);
  for (const report of [commissionReport, monitorReport, ...shortReports]) await library.shelve(report);
  await library.index();
});
afterAll(() => library.close());

async function results(query: string) {
  return load(await (await fetch(`${library.url}/search?${query}`)).text());
}

test('each bar of the timeline narrows the range; the picture can be saved; a table says the same', async () => {
  const $ = await results('q=Primerovka&source=sample-commission');
  const bars = $('.timeline svg a');
  expect(bars.length).toBe(25);
  expect(bars.first().attr('href')).toBe('/search?q=Primerovka&source=sample-commission&from=2000&until=2000');
  expect(bars.first().attr('aria-label')).toBe('2000: 1 report');
  expect($('.timeline tbody tr').length).toBe(25);
  const picture = await fetch(new URL($('.timeline figcaption a').attr('href') ?? '', library.url));
  expect(picture.headers.get('content-type')).toContain('image/svg+xml');
  expect(picture.headers.get('content-disposition')).toContain('timeline.svg');
  expect(load(await picture.text(), { xml: true })('rect').length).toBe(26);
});

test('a timeline is by month within three years, by year beyond, with gaps as gaps', () => {
  const at = (month: string, reports: number) => ({ month, reports, categories: {} });
  expect(barsOf([at('2024', 3), at('2024-02', 1), at('2024-04', 2)])).toEqual({
    bars: [
      { period: '2024-02', reports: 1 },
      { period: '2024-03', reports: 0 },
      { period: '2024-04', reports: 2 },
    ],
    yearOnly: 3,
  });
  expect(barsOf([at('2020-02', 1), at('2020-03', 1), at('2023', 1)]).bars.map(({ reports }) => reports)).toEqual([
    2, 0, 0, 1,
  ]);
  expect(barsOf([])).toEqual({ bars: [], yearOnly: 0 });
});

test('further passages open in place, with their words marked, and close again', async () => {
  const $ = await results('q=Russia+court');
  const more = $('a.more').first();
  expect(more.text()).toMatch(/^\d more passages? here$/);
  const href = more.attr('href') ?? '';
  expect(href).toMatch(/open=sample-commission-[0-9a-f]+#r-sample-commission-/);
  const opened = load(await (await fetch(library.url + href)).text());
  expect(opened('.opened > ol > li').length).toBe(Number(/\d+/.exec(more.text())?.[0]));
  expect(opened('.opened li mark').length).toBeGreaterThan(0);
  expect(opened('.opened .ways a').first().attr('href')).toMatch(/^\/search\?q=Russia\+court#r-/);
});

test('what was understood of the box is said: article, phrase, words left out, filters, and what else was searched', async () => {
  const $ = await results(`q=${encodeURIComponent('статья 207.3 УК "вымышленного учителя" -mill language:ru')}`);
  const said = $('.results .also').text();
  expect($('.results .also a[href="/provisions/RU-CC-207.3"]').text()).toBe('Criminal Code, art. 207.3');
  expect(said).toMatch(/exactly вымышленного учителя; without mill; only Russian/);
  const strict = await results('q=foreign+agent&synonyms=false&names=false&spelling=false');
  expect(strict('.results').text()).toContain('Only the words as typed are searched.');
  expect(strict('a[href="/search?q=foreign+agent"]').length).toBeGreaterThan(0);
});

test('a value of a filter can be left out, and an excluded one taken back', async () => {
  const $ = await results('q=russia');
  const without = $('a.without[aria-label="Leave out SAMPLE Commission"]').attr('href') ?? '';
  expect(without).toBe('/search?q=russia&source=-sample-commission');
  const fewer = load(await (await fetch(library.url + without)).text());
  expect(fewer('.hit').length).toBeLessThan($('.hit').length);
  expect(fewer('.active').text()).toContain('not SAMPLE Commission');
  expect(fewer('a.excluded').attr('href')).toBe('/search?q=russia');
});

test('the order is chosen by links, and kept in the address', async () => {
  const $ = await results('q=Primerovka&sort=oldest');
  expect($('.sort a[aria-current]').text()).toBe('Oldest');
  expect($('.hit h2').first().text()).toContain('SAMPLE note 0');
  expect($('.sort a').first().attr('href')).toBe('/search?q=Primerovka');
});

test('checked results are exported, with the search', async () => {
  const $ = await results('q=Primerovka&from=2010');
  const form = $('form#export');
  const box = $('.hit input[type=checkbox]').first();
  expect([box.attr('name'), box.attr('form')]).toEqual(['id', 'export']);
  const fields = form
    .find('input')
    .toArray()
    .map((input) => [$(input).attr('name') ?? '', $(input).attr('value') ?? '']);
  for (const format of form
    .find('button')
    .toArray()
    .map((button) => $(button).attr('value') ?? '')) {
    const asked = new URLSearchParams([...fields, ['id', box.attr('value') ?? ''], ['format', format]] as [
      string,
      string,
    ][]);
    const file = await fetch(`${library.url}${form.attr('action')}?${asked}`);
    expect([format, file.status]).toEqual([format, 200]);
    if (format === 'json') expect(((await file.json()) as { reports: unknown[] }).reports.length).toBe(1);
  }
});
