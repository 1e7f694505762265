import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { sources } from '../../crawlers/index.ts';
import { type Expected, read, sampleFolder, samplePages } from './sample.ts';

const crawlers = resolve(import.meta.dirname, '../../crawlers');
const readme = readFileSync(join(crawlers, 'README.md'), 'utf8');

describe.for(sources)('$id', (source) => {
  test('has a sample of its publisher’s pages', () => {
    expect(existsSync(join(sampleFolder(source.id), 'pages.json')), `test/crawlers/${source.id}/pages.json`).toBe(true);
    expect(existsSync(join(sampleFolder(source.id), 'expected.json')), `test/crawlers/${source.id}/expected.json`).toBe(
      true,
    );
  });

  test('reads its sample as expected', async () => {
    const expected: Expected = JSON.parse(readFileSync(join(sampleFolder(source.id), 'expected.json'), 'utf8'));
    expect(
      expected,
      'as `record` wrote it: see that the sample is right, then write expected.json anew',
    ).not.toHaveProperty('skeleton');
    expect(await read(source, samplePages(source.id))).toEqual(expected);
  });

  test('reads every page of its sample', async () => {
    const pages = JSON.parse(readFileSync(join(sampleFolder(source.id), 'pages.json'), 'utf8'));
    const unread = new Set(Object.keys(pages));
    const pageAt = samplePages(source.id);
    await read(source, (url, body) => {
      unread.delete(body === undefined ? url : `POST ${url} ${JSON.stringify(body)}`);
      return pageAt(url, body);
    });
    expect([...unread], 'no list leads there: is the address as it stands in the list?').toEqual([]);
  });

  test('has a sample that says SAMPLE in every text that is read from it', async () => {
    const { reports, entries = [] } = await read(source, samplePages(source.id));
    const drafts = Object.values(reports).filter((report) => 'blocks' in report);
    expect(drafts.length + entries.length).toBeGreaterThan(0);
    for (const { name, basis = '' } of entries) expect(name === '' ? 'SAMPLE' : name + basis).toContain('SAMPLE');
    for (const { title, first } of drafts)
      expect([title, ...first.map(({ text }) => text)].join('\n')).toContain('SAMPLE');
  });
});

test('at least forty sources have a sample that is read, and the table of crawlers/README.md names every source and no other', () => {
  const sampled = sources.filter(({ id }) => existsSync(join(sampleFolder(id), 'expected.json')));
  expect(sampled.length).toBeGreaterThanOrEqual(40);
  const ids = sources.map(({ id }) => id).toSorted();
  const files = readdirSync(crawlers).filter((name) => name.endsWith('.ts') && name !== 'index.ts');
  expect([...readme.matchAll(/^\| `([a-z0-9-]+)\.ts` +\| \S/gm)].map(([, id]) => id).toSorted()).toEqual(ids);
  expect(files.map((name) => name.slice(0, -3)).toSorted()).toEqual(ids);
});

test('every source has an id of its own', () => {
  expect(new Set(sources.map(({ id }) => id)).size).toBe(sources.length);
});

test('sources do not all start at the same minute', () => {
  const minutes = sources.map(({ schedule }) => schedule.split(' ').slice(0, 2).join(' '));
  expect(new Set(minutes).size).toBe(sources.length);
});

/** What publishers ask for in their robots.txt, in milliseconds, as public code records it. */
const crawlDelays: Record<string, number> = { 'memopzk.org': 10_000 };

test('no source asks faster than its publisher is known to allow', () => {
  for (const { id, start, delayMs } of sources)
    for (const list of start)
      expect(delayMs, id).toBeGreaterThanOrEqual(
        crawlDelays[new URL(typeof list === 'string' ? list : list.url).host] ?? 1000,
      );
});
