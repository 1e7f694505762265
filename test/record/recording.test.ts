import { isDeepStrictEqual } from 'node:util';
import { expect, test } from 'vitest';
import { sources } from '../../crawlers/index.ts';
import type { Draft } from '../../src/model/draft.ts';
import type { Link, Page } from '../../src/model/page.ts';
import { aboutRussia } from '../../src/read/about-russia.ts';
import { createInvention } from '../../src/record/invention.ts';
import { type Recording, recordingOf, type Visited } from '../../src/record/recording.ts';
import { skeletonOf } from '../../src/record/skeleton.ts';
import type { Source } from '../../src/source.ts';
import { pageOf, read, samplePages } from '../crawlers/sample.ts';

/** One visit to the sample of a source, as if it were its publisher. */
async function visited(source: Source): Promise<Visited> {
  const at = samplePages(source.id);
  const lists = await Promise.all(
    source.start.map((list) => (typeof list === 'string' ? at(list) : at(list.url, list.body))),
  );
  const { links, reports } = await read(source, at);
  const link = links.find(({ url }) => 'blocks' in (reports[url] ?? {}));
  const page = link && (await at(link.url, link.body));
  return {
    lists: lists.filter((list) => list !== undefined),
    ...(link && page && { report: { link, page } }),
    settings: {},
  };
}

/** Letters between tags and in strings, without the words that a skeleton keeps. */
function wordsOf(texts: readonly string[]): Set<string> {
  const words = texts.flatMap((text) => text.toLowerCase().match(/\p{L}{6,}/gu) ?? []);
  return new Set(
    words.filter(
      (word) =>
        !aboutRussia(word) &&
        word !== 'sample' &&
        !/^(?:jan|feb|sept|oct|nov|dec)|ября|июня|августа|января|февраля/.test(word),
    ),
  );
}

async function textsRead(source: Source, page: Page, link: Link): Promise<string[]> {
  const { title, authors, blocks }: Draft = await source.extract(page, link);
  return [title, ...authors, ...blocks.map(({ text }) => text)];
}

function reportIn({ files }: Recording, like: Page): Page | undefined {
  const text = Object.entries(files).find(([name]) => name.startsWith('report.'))?.[1];
  return text === undefined ? undefined : { ...like, body: new TextEncoder().encode(text) };
}

const recorded = new Map<string, { visit: Visited; recording: Recording }>();
async function record(source: Source) {
  const known = recorded.get(source.id);
  if (known) return known;
  const visit = await visited(source);
  const made = { visit, recording: await recordingOf(source, visit) };
  recorded.set(source.id, made);
  return made;
}

test('of no source does a skeleton hold a word that its report says', async () => {
  let compared = 0;
  for (const source of sources) {
    const { visit, recording } = await record(source);
    const page = visit.report && reportIn(recording, visit.report.page);
    if (!visit.report || !page || typeof recording.skeleton.report !== 'object') continue;
    const said = wordsOf(await textsRead(source, visit.report.page, visit.report.link));
    const says = wordsOf(await textsRead(source, page, { url: visit.report.link.url, title: 'SAMPLE' }));
    expect(said.size, source.id).toBeGreaterThan(10);
    expect(
      [...says].filter((word) => said.has(word)),
      source.id,
    ).toEqual([]);
    compared += 1;
  }
  expect(compared).toBeGreaterThan(40);
});

test('of most sources a skeleton shows as many links, and a report of as many blocks, as the pages did', async () => {
  const same: string[] = [];
  for (const source of sources) {
    const { recording } = await record(source);
    if (isDeepStrictEqual(recording.live, recording.skeleton)) same.push(source.id);
  }
  expect(same.length).toBeGreaterThan(sources.length * 0.7);
});

test('markup, dates and addresses keep their shape; words, names and numbers do not stay', () => {
  const markup = `<!doctype html><html lang="ru"><head><meta charset="windows-1251"><script>track()</script></head><body>
<article class="post" data-id="77"><h1 id="t">Суд в России оштрафовал Марию Настоящую за пост</h1>
<time datetime="2026-03-04T10:30:00+03:00">4 марта 2026</time>
<a class="more" href="/news/2026/03/real-name-fined-again/">Читать дальше</a> <a href="https://tracker.example/u/123456">x</a> <a href="/people/jane-roe">x</a> <a href="/author/roe/">x</a>
</article></body></html>`;
  const page = pageOf('https://www.news.example/a', new TextEncoder().encode(markup), 'text/html; charset=utf-8');
  const { text, ending } = skeletonOf(page, createInvention(new Set(['news.example'])));
  expect(ending).toBe('html');
  expect(text).toContain('<article class="post"');
  expect(text).toMatch(/<h1 id="t">SAMPLE \p{Script=Cyrillic}{3} \p{Script=Cyrillic} России /u);
  expect(text).toContain('<time datetime="2025-03-01T11:11:00+01:00">1 марта 2025</time>');
  expect(text).toMatch(/href="\/news\/2026\/03\/[a-z]{4}-[a-z]{4}-[a-z]{5}-[a-z]{5}\/"/);
  expect(text).toContain('https://elsewhere.example/u/900001');
  expect(text).not.toMatch(/Мари|Настоящ|real-name|123456|tracker\.|roe|jane|track\(|1251/);
});
