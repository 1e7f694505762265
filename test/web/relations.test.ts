import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Library, openLibrary, type Shelved } from './library.ts';
import { monitorReport, sources } from './shelf.ts';

let library: Library;
const ids: Record<string, string> = {};

const copy: Shelved = {
  ...monitorReport,
  sourceId: 'sample-silent',
  url: 'https://sample-silent.example/a',
  title: 'SAMPLE: <i>перепечатка</i>',
  publishedOn: '2025-12-01',
};
const pdf: Shelved = { ...monitorReport, url: `${monitorReport.url}.pdf`, title: 'SAMPLE: доклад, PDF' };
const english: Shelved = {
  ...monitorReport,
  url: `${monitorReport.url}/en`,
  title: 'SAMPLE: a report in English',
  language: 'en',
  blocks: [{ kind: 'paragraph', text: 'SAMPLE. The invented translation.' }],
  translations: [{ language: 'ru', url: monitorReport.url }],
};

beforeAll(async () => {
  library = await openLibrary(sources);
  for (const [name, report] of Object.entries({ report: monitorReport, copy, pdf, english })) {
    ids[name] = (await library.shelve(report)).reportId;
  }
});

afterAll(() => library.close());

const page = async (name: string) => (await fetch(`${library.url}/reports/${ids[name]}`)).text();

test('a report’s page leads to its PDF, its copy and its translation, each with its publisher', async () => {
  const html = await page('report');
  expect(html).toContain(`Also: PDF edition: <a href="/reports/${ids.pdf}">`);
  expect(html).toContain(`Apparently syndicated by: <a href="/reports/${ids.copy}">`);
  expect(html).toContain(`Translation: English: <a href="/reports/${ids.english}">`);
  expect(html).toContain('<bdi>SAMPLE Silent Gazette</bdi>');
  expect(html).toContain('the same words');
});

test('each of them leads back, and no title is taken for markup', async () => {
  expect(await page('copy')).toContain(`Apparently syndicated from: <a href="/reports/${ids.report}">`);
  expect(await page('pdf')).toContain(`Also: web edition: <a href="/reports/${ids.report}">`);
  expect(await page('english')).toContain(`Translation: Russian: <a href="/reports/${ids.report}">`);
  expect(await page('report')).toContain('&lt;i&gt;перепечатка&lt;/i&gt;');
});

test('the API gives all relations in one shape', async () => {
  const view = (await (await fetch(`${library.url}/api/v1/reports/${ids.report}`)).json()) as { relations: object[] };
  expect(view.relations).toHaveLength(3);
  expect(view.relations).toContainEqual({
    kind: 'derivedFrom',
    direction: 'to',
    reportId: ids.copy,
    title: copy.title,
    sourceId: 'sample-silent',
    url: copy.url,
    language: 'ru',
    publishedOn: '2025-12-01',
    similarity: 1,
  });
  expect(view.relations).toContainEqual(
    expect.objectContaining({ kind: 'translation', reportId: ids.english, similarity: null }),
  );
});

test('a report without relations says nothing of them', async () => {
  const { reportId } = await library.shelve({
    ...monitorReport,
    url: 'https://sample-monitor.example/other',
    blocks: [{ kind: 'paragraph', text: 'SAMPLE alone.' }],
  });
  expect(await (await fetch(`${library.url}/reports/${reportId}`)).text()).not.toContain('class="relations"');
});
