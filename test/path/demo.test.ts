import type { ChildProcess } from 'node:child_process';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { SearchPage } from '../../src/find.ts';
import { start, waitFor } from './program.ts';

let demo: ChildProcess;
let address = '';

beforeAll(async () => {
  demo = start(['src/demo/main.ts'], { PORT: '0' });
  address = (await waitFor(demo, /Open (http:\/\/\S+)/))[1] ?? '';
});

afterAll(() => {
  demo.kill();
});

const find = async (words: string) =>
  (await (await fetch(`${address}/api/v1/search?q=${encodeURIComponent(words)}`)).json()) as SearchPage;

test('the demo crawls its sample publisher and answers searches in English and Russian', async () => {
  expect((await find('foreign agent')).total).toBeGreaterThan(0);
  expect((await find('иностранный агент')).total).toBeGreaterThan(0);
});

test('every hit of the demo says SAMPLE, and its page says that it is no evidence', async () => {
  const [hit] = (await find('foreign agent')).hits;
  expect(hit?.title).toContain('SAMPLE');
  const page = await (await fetch(`${address}/reports/${hit?.reportId}`)).text();
  expect(page).toContain('Not evidence');
});

test('a reprint leads to the newspaper it came from, and an English report to its Russian translation', async () => {
  const relationsOf = async (url: string) => {
    const hit = (await find(url.includes('miass') ? 'Миасса' : 'Bashkir')).hits.find((one) => one.url === url);
    const view = await (await fetch(`${address}/api/v1/reports/${hit?.reportId}`)).json();
    return (view as { relations: unknown[] }).relations;
  };
  expect(await relationsOf('https://sample-monitor.example/ru/2026/11/miass-polyklinika/')).toEqual([
    expect.objectContaining({
      kind: 'derivedFrom',
      direction: 'from',
      url: 'https://primer-vestnik.example/news/2026/11/18/miass-polyklinika/',
    }),
  ]);
  expect(await relationsOf('https://sample-monitor.example/2026/03/bashkir-language-teacher/')).toEqual([
    expect.objectContaining({
      kind: 'translation',
      url: 'https://sample-monitor.example/ru/2026/03/bashkir-language-teacher/',
      similarity: null,
    }),
  ]);
});

test('the language of a report is that of its text where its publisher names none', async () => {
  const judgments = (await find('source:sample-court')).hits;
  expect(judgments.length).toBeGreaterThan(0);
  expect(new Set(judgments.map(({ language }) => language))).toEqual(new Set(['en', 'fr']));
});
