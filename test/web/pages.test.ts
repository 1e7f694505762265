import { load } from 'cheerio';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { weekAt, weekBeside, weekNamed } from '../../src/web/weeks.ts';
import { type Library, openLibrary, source } from './library.ts';
import { commissionReport, monitorReport, shortReports, sources } from './shelf.ts';

let library: Library;
beforeAll(async () => {
  library = await openLibrary(sources);
  for (const report of [commissionReport, monitorReport, ...shortReports]) await library.shelve(report);
  await library.shelve({ ...monitorReport, sourceId: 'sample-retired', url: 'https://sample-retired.example/1' });
  await library.index();
});
afterAll(() => library.close());

async function page(path: string) {
  const answer = await fetch(library.url + path);
  return { status: answer.status, url: answer.url, $: load(await answer.text()) };
}

test('a provision has a page, by key or number, with what it punishes, how sure we are, and the reports that name it', async () => {
  const { $, url } = await page('/provisions/207.3');
  expect(new URL(url).pathname).toBe('/provisions/RU-CC-207.3');
  expect($('h1').text()).toBe('Criminal Code, art. 207.3');
  expect($('.heading-of').attr('lang')).toBe('ru');
  expect($('.card').text()).toContain('checked against the official text');
  expect($('.reports li').first().text()).toContain('доклад о преследованиях');
  expect((await page('/provisions')).$('dt a[href="/provisions/RU-CC-207.3"]').length).toBe(1);
  expect((await page('/provisions/999.9')).status).toBe(404);
});

test('a source has a page with its card, its health, and its reports over time', async () => {
  const { $ } = await page('/sources/sample-commission');
  expect($('h1').text()).toBe('SAMPLE Commission');
  expect($('.card.wide').text()).toContain('Who it is');
  expect($('.timeline a').length).toBeGreaterThan(20);
  expect($('.reports a[href^="/reports/sample-commission-"]').length).toBeGreaterThan(0);
});

test('the API gives the card of a source, with what Russia has declared it to be', async () => {
  const { card } = await (await fetch(`${library.url}/api/v1/sources/sample-commission`)).json();
  const { mandate, bias } = sources[0]?.card ?? {};
  expect(card).toMatchObject({ mandate, bias, terms: null, designations: [] });
});

test('an alarm of a source is told in the language of the page, and in English by the API', async () => {
  const id = 'sample-commission';
  const startedAt = '2026-11-22T15:00:00.000Z';
  const run = await library.store.startRun(id, startedAt);
  const none = { found: 0, new: 0, changed: 0, unchanged: 0, gone: 0, passedOver: 0 };
  await library.store.finishRun({ id: run, sourceId: id, startedAt, finishedAt: startedAt, ...none, problems: 1 });
  for (const path of ['/sources', `/sources/${id}`]) {
    expect((await page(path)).$('.alarm').text()).toContain('The last run could read none of its lists.');
    const russian = (await page(`${path}?lang=ru`)).$('.alarm').text();
    expect(russian).toContain('Последний обход не смог прочитать ни одного списка.');
    expect(russian).not.toMatch(/[a-z]/);
  }
  const { alarms } = await (await fetch(`${library.url}/api/v1/sources/${id}`)).json();
  expect(alarms).toEqual([{ code: 'unread', message: 'The last run could read none of its lists.', since: startedAt }]);
});

test('a run that never ended, whether it goes on or was killed, is said to have no end', async () => {
  const id = 'sample-stopped';
  const other = await openLibrary([source({ id, publisher: 'SAMPLE Stopped' })]);
  for (const startedAt of ['2026-11-21T15:00:00.000Z', '2026-11-22T15:00:00.000Z'])
    await other.store.startRun(id, startedAt);
  const rows = load(await (await fetch(`${other.url}/sources/${id}`)).text())('.runs tbody th');
  expect(rows.toArray().map((row) => load(row).text())).toEqual([
    expect.stringMatching(/^not ended; begun Nov 22/),
    expect.stringMatching(/^not ended; begun Nov 21/),
  ]);
  expect(await (await fetch(`${other.url}/sources?lang=ru`)).text()).toContain('не завершён; начат');
  await other.close();
});

test('a source of whose terms nothing is known says so, and whom to ask', async () => {
  const { card, ...rest } = source({ id: 'sample-silent', publisher: 'SAMPLE Silent' });
  const { licence: _licence, ...unlicensed } = card;
  const other = await openLibrary([{ ...rest, card: unlicensed }]);
  const text = async (search: string) => (await fetch(`${other.url}/sources/sample-silent${search}`)).text();
  expect(await text('')).toContain('Not known: ask the publisher before you republish anything.');
  expect(await text('?lang=ru')).toContain('Неизвестны: прежде чем перепечатывать, спросите издателя.');
  const answer = await (await fetch(`${other.url}/api/v1/sources/sample-silent`)).json();
  expect(answer.card).toMatchObject({ licence: null, terms: null });
  await other.close();
});

test('a source of which nobody has assessed method and criticism says so on its page, in both languages', async () => {
  const unassessed = { mandate: 'SAMPLE: a court.', designations: [] };
  const other = await openLibrary([source({ id: 'sample-new', publisher: 'SAMPLE New', card: unassessed })]);
  const rows = async (search: string) => {
    const $ = load(await (await fetch(`${other.url}/sources/sample-new${search}`)).text());
    return $('.card.wide dd')
      .toArray()
      .map((row) => $(row).text());
  };
  const count = (all: string[], text: string) => all.filter((one) => one === text).length;
  expect(count(await rows(''), 'Not assessed by this archive.')).toBe(2);
  expect(count(await rows('?lang=ru'), 'В этом архиве не оценено.')).toBe(2);
  const answer = await (await fetch(`${other.url}/api/v1/sources/sample-new`)).json();
  expect(answer.card).toMatchObject({ method: null, bias: null });
  await other.close();
});

test('a source that is no longer read is gone, one that never was is not found; both pages help', async () => {
  const gone = await page('/sources/sample-retired');
  expect([gone.status, gone.$('h1').text()]).toEqual([410, 'No longer here']);
  expect(gone.$('main form[role=search]').length).toBe(1);
  expect((await page('/sources/sample-never')).status).toBe(404);
});

test('a category shows its reports over time, the newest and the strongest', async () => {
  const { $ } = await page('/categories/foreign-agent-designation');
  expect($('.reports').length).toBe(2);
  expect($('.reports a').first().attr('href')).toMatch(/^\/reports\/sample-[^?]+#p-\d+$/);
  expect($('a[href^="/provisions/RU-"]').length).toBeGreaterThan(0);
});

test('a week shows what came in it, and leads to the weeks around it', async () => {
  const { $ } = await page('/new/2026-W47');
  expect($('.reports li').length).toBe(28);
  expect($('a[rel=prev]').attr('href')).toBe('/new/2026-W46');
  expect((await page('/new/2026-W10')).$('main').text()).toContain('Nothing was captured in this week.');
  expect((await page('/new/2026-W60')).status).toBe(404);
  expect((await page('/new')).status).toBe(200);
});

test('a revised report and a vanished one stand under their own headings, and what was revised is shown', async () => {
  const own = await openLibrary([source({ id: 'sample-one', publisher: 'SAMPLE One' })]);
  const report = { ...commissionReport, sourceId: 'sample-one', url: 'https://sample-one.example/a' };
  await own.shelve({ ...report, capturedAt: '2026-11-10T08:00:00.000Z' });
  const blocks = report.blocks.slice(0, 2);
  const { reportId } = await own.shelve({ ...report, blocks, capturedAt: '2026-11-18T08:00:00.000Z' });
  for (const day of ['19', '20']) await own.store.markGone('sample-one', report.url, `2026-11-${day}T08:00:00.000Z`);
  const $ = load(await (await fetch(`${own.url}/new/2026-W47`)).text());
  const headings = $('main h2')
    .toArray()
    .map((heading) => $(heading).text());
  expect(headings).toEqual(['Revised: a new version of the text 1', 'Gone from their address 1']);
  expect($('.reports a').first().attr('href')).toBe(`/reports/${reportId}`);
  const changes = load(await (await fetch(`${own.url}/reports/${reportId}/changes?version=2`)).text());
  expect(changes('h1').text()).toBe('What changed from version 1 to version 2');
  expect(changes('del').text()).toContain('sentenced the invented believer');
  expect(changes('ins').length).toBe(0);
  expect((await fetch(`${own.url}/reports/${reportId}/changes?version=1`)).status).toBe(404);
  await own.close();
});

test('weeks are those of ISO 8601, over the turn of a year and with 53 of them', () => {
  expect(weekAt(Date.UTC(2026, 0, 1)).name).toBe('2026-W01');
  expect(weekAt(Date.UTC(2027, 0, 1)).name).toBe('2026-W53');
  expect(weekNamed('2026-W01')).toMatchObject({ firstDay: '2025-12-29', lastDay: '2026-01-04' });
  expect(weekBeside(weekNamed('2026-W53'), 1).name).toBe('2027-W01');
  expect(() => weekNamed('2025-W53')).toThrow('no such week');
});

test('a report and a passage can be cited in every style, with the capture; similar passages are a page', async () => {
  const { hits } = (await (await fetch(`${library.url}/api/v1/search?q=учитель`)).json()) as {
    hits: { reportId: string; passage: { id: string } }[];
  };
  const { reportId = '', passage } = hits[0] ?? {};
  const report = await page(`/reports/${reportId}`);
  expect(report.$(`a[href="/reports/${reportId}/cite"]`).length).toBe(1);
  expect(report.$(`.beside a[href="/passages/${passage?.id}/similar"]`).length).toBe(1);
  const { $ } = await page(`/reports/${reportId}/cite?passage=${passage?.id}`);
  expect($('.citation').length).toBe(6);
  expect($('.cite').text()).toMatch(/SHA-256 [0-9a-f]{64}/);
  expect($('a[href^="/api/v1/reports/"][href*="/cite/ris?passage="]').length).toBe(1);
  const similar = await page(`/passages/${passage?.id}/similar`);
  const told = await (await fetch(`${library.url}/api/v1/passages/${passage?.id}/similar`)).json();
  expect(similar.$('.hit').length).toBe((told as { hits: unknown[] }).hits.length);
  expect((await page(`/passages/${reportId}.9.9/similar`)).status).toBe(404);
  expect((await page(`/reports/${reportId}/cite?passage=nothing`)).status).toBe(404);
});

test('an open chip and the words that earned it bear the same number, so that they light up together', async () => {
  const { $ } = await page('/search?q=учителя');
  const hit = $('.hit').first();
  const numbers = hit
    .find('.chip')
    .toArray()
    .map((chip) => $(chip).attr('data-t'));
  expect(numbers.length).toBeGreaterThan(0);
  for (const number of numbers) expect(hit.find(`.earned[data-t~="${number}"]`).length).toBeGreaterThan(0);
});
