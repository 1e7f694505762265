import { beforeEach, describe, expect, test } from 'vitest';
import { type Answer, bytes, redirect, status } from '../crawl/publisher.ts';
import { drip, endlessly } from './publisher.ts';
import { expectManners, type Stage, stageForEach } from './stage.ts';

let stage: Stage;
stageForEach((opened) => {
  stage = opened;
});

const sentence = (what: string) =>
  `<p>SAMPLE ${what}. A court in Moscow fined a teacher in Russia for a post about the war; the ruling was upheld in May. </p>`;
const report = (what: string) =>
  bytes(
    Buffer.from(
      `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>SAMPLE ${what}</title></head><body><article><h1>SAMPLE ${what}</h1>${sentence(what).repeat(5)}</article></body></html>`,
    ),
  );
const list = (links: string[], next: string[] = []) =>
  bytes(
    Buffer.from(
      `<ul>${links.map((link) => `<li><a href="${link}">SAMPLE ${link}</a>`).join('')}</ul>${next.map((link) => `<a class="next" href="${link}">more</a>`).join('')}`,
    ),
  );
const plain = (text: string): Answer => bytes(Buffer.from(text), { 'content-type': 'text/plain' });
const play = (address: string | RegExp, answer: Answer) => stage.publisher.play(address, answer);
const asked = () => stage.publisher.paths('news.example');
const codes = (problems: readonly { url: string; code: string }[]) =>
  problems.map(({ url, code }) => `${code} ${new URL(url).pathname}`);

describe('a list', () => {
  test('that is a calendar without end is left after so many pages, and that is a problem', async () => {
    play(/^news\.example\/calendar\/-?\d+$/, (response, request) => {
      const day = Number(request.url?.split('/').at(-1));
      list([`/report/${day}`], [`/calendar/${day + 1}`, `/calendar/${day - 1}`])(response, request);
    });
    play(/^news\.example\/report\//, (response, request) => report(`of ${request.url}`)(response, request));
    const summary = await stage.crawl('html', { start: ['news.example/calendar/0'], maxLists: 20 });
    expect(asked().filter((path) => path.startsWith('/calendar'))).toHaveLength(20);
    expect(summary).toMatchObject({ found: 20, new: 20 });
    expect(codes(summary.problems)).toEqual(['source.yield /']);
    expectManners(stage);
  });

  test.each<[string, 'html' | 'sitemap', string, string, string]>([
    ['a page', 'html', '<ul>', '<li><a href="/r/1">SAMPLE</a>', 'extract.too-complex'],
    ['a sitemap', 'sitemap', '<urlset>', '<url><loc>/r/1</loc></url>', 'fetch.too-large'],
  ])('that names a million links in %s is a problem', async (_where, kind, head, link, code) => {
    play('news.example/list', endlessly(link.repeat(1000), 1000, head));
    const limits = { bodyBytes: kind === 'html' ? 60_000_000 : 25_000_000 };
    const summary = await stage.crawl(kind, { limits });
    expect(summary).toMatchObject({ found: 0 });
    expect(codes(summary.problems)).toEqual([`${code} /list`]);
    expectManners(stage);
  });

  test('that names more pages than a run takes is taken as far as that, and that is a problem', async () => {
    const items = Array.from({ length: 50_000 }, (_, i) => `<url><loc>/r/${i}</loc></url>`).join('');
    play('news.example/list', bytes(Buffer.from(`<urlset>${items}</urlset>`)));
    play(/^news\.example\/r\//, (response, request) => report(`at ${request.url}`)(response, request));
    const summary = await stage.crawl('sitemap', { maxLinks: 10 });
    expect(summary).toMatchObject({ found: 10, new: 10 });
    expect(codes(summary.problems)).toEqual(['source.yield /']);
    expect(asked()).toHaveLength(12);
    expectManners(stage);
  });

  test('that leads in circles, names pages twice and under a hundred fragments, is read once, and each page is visited once', async () => {
    const many = Array.from({ length: 100 }, (_, i) => `/a#part-${i}`);
    play('news.example/list', list(['/a', '/b', '/b', ...many], ['/list', '/list#top', '/other']));
    play('news.example/other', list(['/b', '/c', '/a'], ['/list', '/other']));
    for (const name of ['a', 'b', 'c']) play(`news.example/${name}`, report(name));
    const summary = await stage.crawl('html');
    expect(summary).toMatchObject({ found: 3, new: 3, problems: [] });
    expect(asked()).toEqual(['/robots.txt', '/list', '/other', '/a', '/b', '/c']);
    expectManners(stage);
  });

  test('whose pages all redirect to one another ends with problems, not with reports', async () => {
    play('news.example/list', list(['/a', '/b', '/c']));
    play('news.example/a', redirect('/b'));
    play('news.example/b', redirect('/c'));
    play('news.example/c', redirect('/a'));
    const summary = await stage.crawl('html');
    expect(codes(summary.problems)).toEqual(['fetch.redirects /a', 'fetch.redirects /b', 'fetch.redirects /c']);
    expect(await stage.reports()).toEqual([]);
    expectManners(stage);
  });

  test('that lists itself as a sitemap of sitemaps is read once', async () => {
    const index = (names: string[]) =>
      bytes(
        Buffer.from(
          `<sitemapindex>${names.map((name) => `<sitemap><loc>/${name}</loc></sitemap>`).join('')}</sitemapindex>`,
        ),
      );
    play('news.example/list', index(['list', 'a.xml']));
    play('news.example/a.xml', index(['list', 'b.xml']));
    play('news.example/b.xml', bytes(Buffer.from('<urlset><url><loc>/report</loc></url></urlset>')));
    play('news.example/report', report('in a sitemap'));
    expect(await stage.crawl('sitemap')).toMatchObject({ found: 1, new: 1, problems: [] });
    expect(asked()).toEqual(['/robots.txt', '/list', '/a.xml', '/b.xml', '/report']);
    expectManners(stage);
  });

  test('that is a bomb of entities is a problem', async () => {
    const entities = Array.from({ length: 20 }, (_, i) => `<!ENTITY e${i + 1} "${`&e${i};`.repeat(10)}">`).join('');
    const feed = `<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY e0 "SAMPLE">${entities}]><rss version="2.0"><channel><title>&e20;</title><item><title>&e20;</title><link>/a</link></item></channel></rss>`;
    play('news.example/list', bytes(Buffer.from(feed), { 'content-type': 'application/rss+xml' }));
    const summary = await stage.crawl('feed', { patience: { retries: 0 } });
    expect(summary.problems.map(({ code }) => code)).toEqual([expect.stringMatching(/^(extract|fetch)\./)]);
    expectManners(stage);
  });

  test('that points into our own network is left alone, by name and by number', async () => {
    stage.dns.set('inside.example', () => ['192.168.1.1']);
    const outside = stage.url('inside.example/router');
    play(
      'news.example/list',
      list(['http://127.0.0.1/a', 'http://[::1]:22/', outside, '/good'], ['http://10.1.2.3/list']),
    );
    play('news.example/good', report('good'));
    const summary = await stage.crawl('html', { patience: { retries: 0 } });
    expect(summary).toMatchObject({ new: 1 });
    expect(summary.problems.map(({ code }) => code)).toEqual(Array(4).fill('fetch.refused'));
    expect(stage.publisher.paths('inside.example')).toEqual([]);
    expectManners(stage);
  });
});

describe('a name whose DNS answer changes', () => {
  test('between the check and the connection is connected to as it was checked: it is asked once', async () => {
    const answers = [['93.184.216.34'], ['10.0.0.1']];
    stage.dns.set('news.example', () => answers.shift() ?? ['10.0.0.1']);
    play('news.example/list', list(['/a']));
    play('news.example/a', report('a'));
    expect(await stage.crawl('html')).toMatchObject({ new: 1, problems: [] });
    expect(stage.lookups.get('news.example')).toBe(1);
    expectManners(stage);
  });

  test('before the next connection is refused then', async () => {
    const answers = [['93.184.216.34']];
    stage.dns.set('news.example', () => answers.shift() ?? ['10.0.0.1']);
    play('news.example/robots.txt', (response) => void response.writeHead(404, { connection: 'close' }).end());
    play('news.example/list', list(['/a']));
    const summary = await stage.crawl('html');
    expect(codes(summary.problems)).toEqual(['fetch.refused /list']);
    expect(asked()).toEqual(['/robots.txt']);
  });
});

describe('robots.txt', () => {
  beforeEach(() => {
    play('news.example/list', list(['/a', '/private/b']));
    play('news.example/a', report('a'));
    play('news.example/private/b', report('b'));
  });

  test('that forbids is obeyed, and that changes is obeyed from the next run on', async () => {
    play('news.example/robots.txt', plain('User-agent: *\nDisallow: /private/'));
    expect(codes((await stage.crawl('html')).problems)).toEqual(['fetch.disallowed /private/b']);
    play('news.example/robots.txt', plain('User-agent: country-conditions\nDisallow: /'));
    stage.pass(5000);
    expect(codes((await stage.crawl('html')).problems)).toContain('fetch.disallowed /list');
    play('news.example/robots.txt', plain('User-agent: *\nAllow: /'));
    stage.pass(5000);
    expect(await stage.crawl('html', { visitAll: true })).toMatchObject({ new: 1, problems: [] });
    expect(asked().filter((path) => path === '/private/b')).toHaveLength(1);
    expectAskedFirst();
  });

  test('that changes within a run that takes days is obeyed after a day', async () => {
    const pages = Array.from({ length: 40 }, (_, i) => `/p${i}`);
    play('news.example/list', list(pages));
    for (const path of pages) play(`news.example${path}`, report(path));
    let reads = 0;
    play('news.example/robots.txt', (response, request) => {
      reads += 1;
      plain(reads === 1 ? '' : 'User-agent: *\nDisallow: /p')(response, request);
    });
    const summary = await stage.crawl('html', { delayMs: 3_600_000 });
    expect(reads).toBe(2);
    expect(asked().filter((path) => path.startsWith('/p'))).toHaveLength(23);
    expect(summary.problems.filter(({ code }) => code === 'fetch.disallowed')).toHaveLength(17);
    expectManners(stage, 3_600_000);
  });

  test.each<[string, Answer, number]>([
    ['answers 500', status(500), 3],
    ['answers 503 and asks for a rest', status(503, { 'retry-after': '30' }), 3],
    ['drips', drip, 3],
    ['never ends', endlessly('# SAMPLE\n'.repeat(1000)), 3],
    ['redirects into a private network', redirect('http://10.0.0.1/robots.txt'), 1],
    ['redirects in a circle', redirect('/robots.txt'), 3],
  ])('that %s leaves the host unread, and that is a problem', async (_how, answer, most) => {
    play('news.example/robots.txt', answer);
    const impatient = answer === drip && { limits: { totalMs: 1000 } };
    const summary = await stage.crawl('html', { patience: { retries: 2 }, ...impatient });
    expect(summary).toMatchObject({ found: 0, new: 0 });
    expect(summary.problems.map(({ code }) => code)).toContainEqual(
      expect.stringMatching(/^fetch\.(robots-unavailable|refused)$/),
    );
    expect(new Set(asked())).toEqual(new Set(['/robots.txt']));
    expect(asked().length).toBeLessThanOrEqual(most);
    expectManners(stage);
  });

  test('made of rules that would take minutes to compare leaves the host unread, and that is a problem', async () => {
    const rules = Array.from({ length: 12_000 }, (_, i) => `Disallow: /${'*a'.repeat(15)}*${i}$`).join('\n');
    play('news.example/robots.txt', plain(`User-agent: *\n${rules}`));
    const summary = await stage.crawl('html');
    expect(codes(summary.problems)).toContain('fetch.robots-unavailable /list');
    expect(asked()).toEqual(['/robots.txt']);
  });

  test('of ten thousand plain rules is read in no time', async () => {
    const rules = Array.from({ length: 10_000 }, (_, i) => `Disallow: /private/${i}/`).join('\n');
    play('news.example/robots.txt', plain(`User-agent: *\n${rules}`));
    expect(await stage.crawl('html')).toMatchObject({ new: 2, problems: [] });
    expectManners(stage);
  });

  test('that asks for a longer delay than ours gets it', async () => {
    play('news.example/robots.txt', plain('User-agent: *\nCrawl-delay: 30'));
    await stage.crawl('html');
    const [, ...later] = stage.publisher.log;
    const gaps = later.slice(1).map(({ at }, i) => at - (later[i]?.at ?? 0));
    expect(Math.min(...gaps)).toBeGreaterThanOrEqual(30_000);
    expectManners(stage);
  });

  function expectAskedFirst(): void {
    expect(asked()[0]).toBe('/robots.txt');
    expectManners(stage);
  }
});

describe('a site', () => {
  const pages = Array.from({ length: 30 }, (_, i) => `/p${i}`);
  beforeEach(() => {
    play('news.example/list', list(pages));
    for (const path of pages) play(`news.example${path}`, report(path));
  });

  test('that answers 429 gets the rest that it asks for, and is then read to its end', async () => {
    let refused = 0;
    play('news.example/p3', (response, request) => {
      refused += 1;
      (refused === 1 ? status(429, { 'retry-after': '90' }) : report('p3'))(response, request);
    });
    expect(await stage.crawl('html')).toMatchObject({ new: 30, problems: [] });
    const { log } = stage.publisher;
    const at = log.findIndex(({ path }) => path === '/p3');
    expect((log[at + 1]?.at ?? 0) - (log[at]?.at ?? 0)).toBeGreaterThanOrEqual(90_000);
    expectManners(stage);
  });

  test('that asks for a rest of a day, or of ages, is left for another run', async () => {
    play('news.example/p3', status(429, { 'retry-after': '9'.repeat(30) }));
    const summary = await stage.crawl('html');
    expect(summary).toMatchObject({ new: 3 });
    expect(codes(summary.problems)).toEqual(['fetch.status /p3', 'fetch.status /']);
    expect(asked().at(-1)).toBe('/p3');
    expectManners(stage);
    play('news.example/p3', report('p3'));
    stage.pass(86_400_000);
    expect(await stage.crawl('html')).toMatchObject({ new: 27, problems: [] });
  });

  test('that falls into a storm of 5xx is left after a few requests, with longer and longer rests', async () => {
    play(/^news\.example\/p/, status(502));
    const summary = await stage.crawl('html');
    expect(codes(summary.problems)).toEqual(['fetch.status /p5', 'fetch.status /']);
    const storm = stage.publisher.log.filter(({ path }) => path.startsWith('/p'));
    const gaps = storm.slice(1).map(({ at }, i) => at - (storm[i]?.at ?? 0));
    expect(gaps).toEqual([5000, 5000, 8000, 16_000, 32_000]);
    expectManners(stage);
  });

  test('that was lost in a storm loses nothing: the next run reads what was left', async () => {
    play(/^news\.example\/p\d\d/, status(500));
    await stage.crawl('html');
    play(/^news\.example\/p\d\d/, (response, request) => report(request.url ?? '')(response, request));
    stage.pass(5000);
    await stage.crawl('html', { visitAll: true });
    expect(await stage.reports()).toHaveLength(30);
  });

  test('whose page differs on every visit is told, kept version by version, and visited weekly until it is once the same', async () => {
    play('news.example/list', list(['/p0']));
    let visit = 0;
    let restless = true;
    play('news.example/p0', (response, request) => {
      visit += 1;
      report(restless ? `of visit ${visit}` : 'of the end')(response, request);
    });
    const visitsIn = async (days: number) => {
      const before = visit;
      for (let day = 0; day < days; day += 1) {
        stage.pass(86_400_000);
        await stage.crawl('html', { visitAll: day % 2 === 0 });
      }
      return visit - before;
    };
    expect(await visitsIn(3)).toBe(3);
    expect(await stage.problems()).toEqual([]);
    expect(await visitsIn(1)).toBe(1);
    expect(await stage.problems()).toMatchObject([{ code: 'report.restless', url: stage.url('news.example/p0') }]);
    expect(await visitsIn(21)).toBe(3);
    expect(await stage.problems()).toMatchObject([{ code: 'report.restless', message: /last 7 visits/ }]);
    const [kept] = await stage.reports();
    expect(kept).toMatchObject({ version: 7, status: 'changed' });
    expect(await stage.store.versionText(kept?.id ?? '', 1)).toContain('SAMPLE of visit 1.');
    restless = false;
    await visitsIn(14);
    expect(await stage.problems()).toEqual([]);
    expect((await stage.store.knownLinks('hostile-html'))[0]?.changesInARow).toBeUndefined();
    expectManners(stage);
  });

  test('that names a wrong charset and a wrong type is read as what it is', async () => {
    const russian =
      '<p>ПРИМЕР. Московский суд оштрафовал учителя за пост о войне; решение оставлено в силе в мае. </p>'.repeat(5);
    const html = (meta: string) =>
      `<html><head>${meta}<title>ПРИМЕР</title></head><body><article><h1>ПРИМЕР</h1>${russian}</article></body></html>`;
    const cp1251 = Buffer.from([...html('')].map((letter) => cp1251Byte(letter)));
    play('news.example/list', list(['/utf8', '/cp1251', '/png']));
    play(
      'news.example/utf8',
      bytes(Buffer.from(html('<meta charset="koi8-r">')), { 'content-type': 'text/html; charset=utf-8' }),
    );
    play('news.example/cp1251', bytes(cp1251, { 'content-type': 'text/html' }));
    play('news.example/png', bytes(Buffer.from(html('<meta charset="utf-8">')), { 'content-type': 'image/png' }));
    expect(await stage.crawl('html')).toMatchObject({ new: 3, problems: [] });
    for (const { id } of await stage.reports())
      expect(await stage.store.versionText(id, 1)).toContain('оштрафовал учителя');
    expectManners(stage);
  });
});

/** Windows-1251 has the Russian alphabet in one row. */
function cp1251Byte(letter: string): number {
  const code = letter.codePointAt(0) ?? 0;
  return code >= 0x410 && code <= 0x44f ? code - 0x410 + 0xc0 : code;
}
