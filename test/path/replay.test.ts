import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { SearchPage } from '../../src/find.ts';
import { openStore } from '../../src/store/open.ts';
import { recordings } from '../recordings.ts';
import { lines, run, waitFor } from './program.ts';

const replay = recordings('corpus/replay.mjs');

type Summary = {
  sourceId: string;
  found: number;
  new: number;
  changed: number;
  unchanged: number;
  problems: { url: string; code: string }[];
};

describe.skipIf(replay.missing)(replay.title('the whole path on the real bytes of five publishers'), () => {
  let publisher: ChildProcess;
  let base = '';
  let dataDir = '';
  let first: Summary[] = [];

  const environment = () => ({ COI_DATA: dataDir, COI_REPLAY: base });
  const crawl = async (...sources: string[]) =>
    lines<Summary>((await run(['crawl', ...sources, '--once', '--json'], environment())).out);
  const search = async (...words: string[]) =>
    JSON.parse((await run(['search', ...words, '--json'], environment())).out) as SearchPage;
  const order = (what: object) => fetch(`${base}/_replay`, { method: 'POST', body: JSON.stringify(what) });

  beforeAll(async () => {
    publisher = spawn(process.execPath, [replay.path, '--port', '0']);
    base = (await waitFor(publisher, /(http:\/\/127\.0\.0\.1:\d+)/))[1] ?? '';
    dataDir = mkdtempSync(join(tmpdir(), 'coi-path-'));
    first = await crawl('hudoc', 'ovd-info-reports', 'state-department', 'uk-home-office', 'uscirf');
  });

  afterAll(() => {
    publisher.kill();
    rmSync(dataDir, { recursive: true, force: true });
  });

  test('one command crawls the five sources, one line each', () => {
    expect(first.map(({ sourceId }) => sourceId).sort()).toEqual([
      'hudoc',
      'ovd-info-reports',
      'state-department',
      'uk-home-office',
      'uscirf',
    ]);
    expect(first.filter((summary) => summary.new === 0).map(({ sourceId }) => sourceId)).toEqual(['uk-home-office']);
    expect(first.find(({ sourceId }) => sourceId === 'hudoc')?.new).toBeGreaterThan(160);
  });

  test('a page drawn by script and a vanished attachment are problems with code and address, and end nothing', () => {
    const problems = first.flatMap((summary) => summary.problems);
    expect(problems).toContainEqual(
      expect.objectContaining({ code: 'extract.script-drawn', url: 'https://reports.ovdinfo.org/2017/pp15-16/' }),
    );
    expect(problems).toContainEqual(
      expect.objectContaining({ code: 'fetch.gone', url: expect.stringContaining('gov.uk') }),
    );
  });

  test("Jehovah's Witnesses extremist finds the American government's passages on Russia, with tags, spans and captures", async () => {
    const page = await search("Jehovah's Witnesses extremist");
    expect(page.hits.map(({ sourceId }) => sourceId)).toEqual(expect.arrayContaining(['uscirf', 'state-department']));
    for (const hit of page.hits) {
      expect(hit.capture?.sha256).toMatch(/^[0-9a-f]{64}$/);
      for (const tag of hit.tags) expect(hit.passage.text.slice(tag.start, tag.end)).toBe(tag.quote);
    }
    expect(page.hits.flatMap(({ tags }) => tags.map(({ category }) => category))).toContain('jehovahs-witnesses');
  });

  test('иностранный агент finds the English report that speaks of foreign agents, and marks those words', async () => {
    const page = await search('иностранный агент');
    const hit = page.hits.find(({ sourceId }) => sourceId === 'state-department');
    const marked = hit?.passage.marks.map(({ start, end }) => hit.passage.text.slice(start, end));
    expect(marked).toContain('foreign agents');
    expect(hit?.tags.map(({ category }) => category)).toContain('foreign-agent-designation');
  });

  test('уголовные преследования finds the long Russian reports, as page and as PDF with page numbers', async () => {
    const page = await search('уголовное преследование', '--language', 'ru', '--source', 'ovd-info-reports');
    expect(page.hits.map(({ url }) => url)).toContain('https://reports.ovdinfo.org/2014/cr-report/report.pdf');
    expect(page.hits.find(({ url }) => url.endsWith('.pdf'))?.passage.page).toMatch(/^\d+$/);
  });

  test('a report and its PDF are linked as one text, and nothing else is: no two of the judgments', async () => {
    const store = await openStore({ dataDir });
    const reports = await store.reports({ limit: 1000 });
    const related = await Promise.all(
      reports.map(async ({ id, url }) => (await store.relations(id)).map((other) => [url, other.kind, other.url])),
    );
    await store.close();
    expect(reports.length).toBeGreaterThan(160);
    const [page, pdf] = ['', '/report.pdf'].map((path) => `https://reports.ovdinfo.org/2014/cr-report${path}`);
    expect(related.flat().toSorted()).toEqual([
      [page, 'same-text', pdf],
      [pdf, 'same-text', page],
    ]);
  });

  test('a second crawl asks conditionally, and sees everything unchanged', async () => {
    const [again] = await crawl('uscirf');
    expect(again).toMatchObject({ new: 0, changed: 0, unchanged: 1, problems: [] });
    const log = (await (await fetch(`${base}/_replay/log`)).json()) as {
      address: string;
      ifNoneMatch?: string;
      userAgent: string;
    }[];
    expect(log.filter(({ address }) => address === 'www.uscirf.gov/countries/russia').at(-1)?.ifNoneMatch).toMatch(
      /^"/,
    );
    expect(log[0]?.userAgent).toMatch(/^country-conditions\/\d/);
  });

  test('a changed page becomes a second version beside the first, and a vanished one is gone but stays readable', async () => {
    await order({
      set: 'www.state.gov/reports/2023-report-on-international-religious-freedom/russia/',
      replace: ['secular', 'SECULAR (changed)'],
    });
    expect(await crawl('state-department')).toMatchObject([{ new: 0, changed: 1 }]);
    await order({ set: 'www.state.gov/reports/2023-report-on-international-religious-freedom/russia/', status: 404 });
    const [vanished] = await crawl('state-department');
    expect(vanished).toMatchObject({ gone: 0, problems: [{ code: 'fetch.gone' }] });
    const found = () => search('SECULAR changed', '--source', 'state-department');
    expect((await found()).hits[0]).toMatchObject({ status: 'changed' });
    // Only what fails on another day too is gone.
    const database = new Database(join(dataDir, 'app.db'));
    for (const table of ['link', 'report'])
      database.exec(`update ${table} set missing_since = '2026-01-01T00:00:00.000Z' where missing_since is not null`);
    database.close();
    expect(await crawl('state-department')).toMatchObject([{ gone: 1 }]);
    expect((await found()).hits[0]).toMatchObject({ status: 'gone' });
  });

  test('rebuild without network gives the same reports and changes no tag', async () => {
    const before = await search("Jehovah's Witnesses extremist");
    const rebuilt = await run(['rebuild', '--json'], { COI_DATA: dataDir });
    expect(JSON.parse(rebuilt.out)).toMatchObject({ tagsChanged: 0 });
    expect(await search("Jehovah's Witnesses extremist")).toEqual(before);
  });
});
