import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { CrawlDesk } from '../../src/crawl/desk.ts';
import { createFetch, type Limits } from '../../src/crawl/fetch.ts';
import { createHosts } from '../../src/crawl/hosts.ts';
import { type RunOptions, runSource } from '../../src/crawl/run.ts';
import { Failure } from '../../src/errors.ts';
import type { Discovery, ListRequest, Page } from '../../src/model/page.ts';
import type { KnownLink } from '../../src/model/run.ts';
import type { Source } from '../../src/source.ts';
import { sampleSource } from '../sample-source.ts';
import { openPublisher, type Publisher, page, redirect, status } from './publisher.ts';

let publisher: Publisher;

beforeEach(async () => {
  publisher = await openPublisher();
  publisher.serve('news.example/robots.txt', page(''));
});
afterEach(() => publisher.close());

const agent = 'country-conditions/0.1.0 (+https://example.org/about)';

/** A source whose lists hold one address a line: `+` a further list, `-` the one with older entries, the rest reports. */
const source: Source = {
  ...sampleSource,
  id: 'news',
  homepage: 'https://news.example/',
  delayMs: 0,
  expect: { ...sampleSource.expect, links: [0, 1000] },
  start: ['https://news.example/list'],
};

function list(address: string, lines: string[]): void {
  publisher.serve(
    address,
    (response) => void response.writeHead(200, { 'content-type': 'text/plain' }).end(`${lines.join('\n')}\n`),
  );
}

function discovered(body: Uint8Array): Discovery {
  const lines = Buffer.from(body).toString().split('\n').filter(Boolean);
  const after = (sign: string) => lines.filter((line) => line.startsWith(sign)).map((line) => line.slice(1));
  const links = lines.filter((line) => !/^[+-]/.test(line)).map((url) => ({ url }));
  return { links, next: after('+'), older: after('-'), passedOver: 1 };
}

type Setting = RunOptions & {
  desk?: Partial<CrawlDesk>;
  known?: KnownLink[];
  backlog?: ListRequest[];
  limits?: Partial<Limits>;
  source?: Partial<Source>;
};

/** Runs the source against the publisher with a desk that writes down what it is told, and time that passes only in waiting. */
async function crawl({ desk = {}, known = [], backlog = [], limits = {}, source: own = {}, ...options }: Setting = {}) {
  const told: string[] = [];
  const walks: string[] = [];
  const waits: number[] = [];
  let now = 0;
  const pause = async (ms: number) => {
    waits.push(Math.round(ms));
    now += ms;
  };
  const path = (request: ListRequest) =>
    (typeof request === 'string' ? request : request.url).replace('https://news.example', '');
  const full: CrawlDesk = {
    list: async (_source, { body }: Page) => discovered(body),
    known: async () => known,
    backlog: async () => backlog,
    walked: async (_source, { read, older }) => void walks.push(`${path(read)} -> ${older.map(path).join(' ')}`),
    report: async (_source, link) => {
      told.push(`report ${path(link.url)}`);
      return known.some((one) => one.link.url === link.url) ? 'changed' : 'new';
    },
    unchanged: async (_source, link) => void told.push(`unchanged ${path(link.url)}`),
    gone: async (_source, link) => {
      told.push(`gone ${path(link.url)}`);
      return true;
    },
    problem: async (_source, url, failure) => void told.push(`${failure.code} ${path(url)}`),
    ...desk,
  };
  const fetch = createFetch({
    userAgent: agent,
    replay: publisher.base,
    limits,
  });
  const lines: object[] = [];
  const log = { debug: (fields: object) => void lines.push(fields), info() {}, warn() {}, error() {} };
  const deps = {
    fetch,
    desk: full,
    log,
    now: () => '2026-11-22T12:00:00.000Z',
    hosts: createHosts(pause, () => now),
  };
  const run = runSource({ ...source, ...own }, deps, options);
  return { told, waits, walks, lines, summary: await run };
}

describe('a run', () => {
  test('reads the lists, visits what they show once, and counts what came of it', async () => {
    list('news.example/list', [
      'https://news.example/a',
      'https://news.example/b',
      'https://news.example/a#part',
      '+https://news.example/list?page=2',
    ]);
    list('news.example/list?page=2', ['https://news.example/b', 'https://news.example/c']);
    for (const name of ['a', 'b', 'c']) publisher.serve(`news.example/${name}`, 'SAMPLE');
    const { summary, told, lines } = await crawl();
    expect(lines.slice(0, 3)).toEqual([
      { source: 'news', url: 'https://news.example/list', outcome: 'list', links: 3, passedOver: 1 },
      { source: 'news', url: 'https://news.example/list?page=2', outcome: 'list', links: 2, passedOver: 1 },
      { source: 'news', url: 'https://news.example/a', outcome: 'new' },
    ]);
    expect(summary).toEqual({
      sourceId: 'news',
      found: 3,
      new: 3,
      changed: 0,
      unchanged: 0,
      gone: 0,
      passedOver: 2,
      left: 0,
      problems: [],
    });
    expect(told).toEqual(['report /a', 'report /b', 'report /c']);
    expect(publisher.paths()).toEqual(['/robots.txt', '/list', '/list?page=2', '/a', '/b', '/c']);
  });

  test('asks conditionally for what it has read before, and puts what is new first', async () => {
    const url = 'https://news.example/old';
    list('news.example/list', [url, 'https://news.example/new']);
    publisher.serve('news.example/new', 'SAMPLE');
    publisher.serve('news.example/old', (response, request) =>
      request.headers['if-none-match'] === '"1"' ? status(304)(response, request) : page('SAMPLE')(response, request),
    );
    const known: KnownLink[] = [{ link: { url }, reportId: 'news-1', etag: '"1"' }];
    const { summary, told } = await crawl({ known });
    expect(summary).toMatchObject({ new: 1, unchanged: 1, changed: 0, problems: [] });
    expect(told).toEqual(['report /new', 'unchanged /old']);
    expect((await crawl({ known: [{ link: { url }, etag: '"1"' }] })).summary).toMatchObject({
      new: 1,
      changed: 1,
      unchanged: 0,
    });
  });

  test('visits addresses that no list shows any more when they were never reached, or when it is told to', async () => {
    list('news.example/list', []);
    publisher.serve('news.example/seen', 'SAMPLE');
    publisher.serve('news.example/unseen', 'SAMPLE');
    const known: KnownLink[] = [
      { link: { url: 'https://news.example/seen' }, reportId: 'news-1', lastVisitedAt: '2026-11-22T06:00:00.000Z' },
      { link: { url: 'https://news.example/unseen' } },
    ];
    expect((await crawl({ known })).told).toEqual(['report /unseen']);
    expect((await crawl({ known, visitAll: true })).told).toEqual(['report /unseen', 'report /seen']);
  });

  test('walks back through an archive as far as its budget, remembers where it stopped, and goes on there', async () => {
    const archive = (page: number) => `https://news.example/list${page === 0 ? '' : `?page=${page}`}`;
    for (let page = 0; page < 6; page += 1) {
      const report = `https://news.example/${page}`;
      list(archive(page).replace('https://', ''), page < 5 ? [report, `-${archive(page + 1)}`] : [report]);
      publisher.serve(`news.example/${page}`, 'SAMPLE');
    }
    const first = await crawl({ backfill: { lists: 2, reports: 2 } });
    expect(first.summary).toMatchObject({ found: 3, new: 2, left: 2, problems: [] });
    expect(first.walks).toEqual([
      '/list -> /list?page=1',
      '/list?page=1 -> /list?page=2',
      '/list?page=2 -> /list?page=3',
    ]);
    const known = [0, 1, 2].map((page) => ({
      link: { url: `https://news.example/${page}` },
      ...(page < 2 && { lastVisitedAt: '2026-11-22T09:00:00.000Z' }),
    }));
    const second = await crawl({ known, backlog: [archive(3)], backfill: { lists: 9, reports: 9 } });
    expect(second.told).toEqual(['report /3', 'report /4', 'report /5', 'report /2']);
    expect(second.walks).toEqual(['/list?page=3 -> /list?page=4', '/list?page=4 -> /list?page=5', '/list?page=5 -> ']);
  });

  test('later reads older pages only as long as they show something new', async () => {
    list('news.example/list', ['https://news.example/new', '-https://news.example/list?page=1']);
    list('news.example/list?page=1', ['https://news.example/seen', '-https://news.example/list?page=2']);
    publisher.serve('news.example/new', 'SAMPLE');
    const known = [{ link: { url: 'https://news.example/seen' }, lastVisitedAt: '2026-11-22T09:00:00.000Z' }];
    const { told, walks } = await crawl({ known });
    expect(told).toEqual(['report /new']);
    expect(walks).toEqual([]);
    expect(publisher.paths()).not.toContain('/list?page=2');
  });

  test('takes a page behind the last one of an archive for its end', async () => {
    list('news.example/list', ['https://news.example/a', '-https://news.example/list?page=1']);
    publisher.serve('news.example/list?page=1', status(400));
    publisher.serve('news.example/a', 'SAMPLE');
    const { summary, walks, lines } = await crawl();
    expect(summary.problems).toEqual([]);
    expect(walks).toEqual(['/list -> /list?page=1', '/list?page=1 -> ']);
    expect(lines).toContainEqual({ source: 'news', url: 'https://news.example/list?page=1', outcome: 'beyond-end' });
  });

  test('takes a redirect to the home page, and a page that says with status 200 that there is none, for problems', async () => {
    list('news.example/list', ['https://news.example/2024/a', 'https://news.example/2024/b']);
    publisher.serve('news.example/2024/a', redirect('https://news.example/en/'));
    publisher.serve('news.example/en/', 'SAMPLE home page');
    publisher.serve('news.example/2024/b', (response) => {
      response.writeHead(200, { 'content-type': 'text/html' });
      response.end('<!doctype html><title>Page not found | SAMPLE</title><p>SAMPLE: go to our front page.');
    });
    const { told } = await crawl();
    expect(told).toEqual(['fetch.redirects /2024/a', 'fetch.blocked /2024/b']);
  });

  test('ends although lists lead in circles and never end', async () => {
    publisher.serve(
      'news.example/list',
      (response) => void response.end('+https://news.example/list\n+https://news.example/list?day=1'),
    );
    for (let day = 1; day < 40; day += 1) {
      list(`news.example/list?day=${day}`, [
        `https://news.example/${day}`,
        `+https://news.example/list?day=${day + 1}`,
        '+https://news.example/list',
      ]);
      publisher.serve(`news.example/${day}`, 'SAMPLE');
    }
    const { summary } = await crawl({ maxLists: 10 });
    expect(publisher.paths().filter((path) => path.startsWith('/list'))).toHaveLength(10);
    expect(summary.found).toBe(9);
  });

  test('takes so many addresses and no more, and says so', async () => {
    list(
      'news.example/list',
      Array.from({ length: 5000 }, (_, i) => `https://news.example/${i}`),
    );
    for (let i = 0; i < 3; i += 1) publisher.serve(`news.example/${i}`, 'SAMPLE');
    const { summary } = await crawl({ maxLinks: 3 });
    expect(summary).toMatchObject({
      found: 3,
      new: 3,
      problems: [{ url: 'https://news.example/', code: 'source.yield' }],
    });
    expect(summary.problems[0]?.message).toContain('5000');
  });

  test.each([
    [1, 10],
    [10, 20],
  ])('that finds 0 or 3 pages where %d to %d are expected says so', async (min, max) => {
    list(
      'news.example/list',
      min === 1 ? [] : ['https://news.example/a', 'https://news.example/b', 'https://news.example/c'],
    );
    for (const name of ['a', 'b', 'c']) publisher.serve(`news.example/${name}`, 'SAMPLE');
    const { told } = await crawl({ source: { expect: { ...source.expect, links: [min, max] } } });
    expect(told.at(-1)).toBe('source.yield /');
  });

  test('records what cannot be an address and goes on', async () => {
    list('news.example/list', [
      'mailto:someone@news.example',
      'no address',
      'http://10.0.0.1/x',
      'https://news.example/a',
      '+javascript:more()',
    ]);
    publisher.serve('news.example/a', 'SAMPLE');
    const { summary } = await crawl();
    expect(summary).toMatchObject({ found: 1, new: 1 });
    expect(summary.problems.map(({ code }) => code)).toEqual(Array(4).fill('fetch.refused'));
    const known = ['mailto:someone@news.example', 'no address', 'http://10.0.0.1/x'].map((url) => ({ link: { url } }));
    expect((await crawl({ known })).told.filter((line) => !line.startsWith('fetch.refused'))).toEqual(['report /a']);
  });

  test('gets past every kind of bad page: each is a problem, and the run goes on', async () => {
    const names = [
      'gone',
      'forbidden',
      'empty',
      'slow',
      'cut',
      'endless',
      'circle',
      'private',
      'wall',
      'unreadable',
      'good',
    ];
    list(
      'news.example/list',
      names.map((name) => `https://news.example/${name}`),
    );
    publisher.serve('news.example/gone', status(410));
    publisher.serve('news.example/forbidden', status(403));
    publisher.serve('news.example/empty', (response) => void response.end());
    publisher.serve('news.example/slow', () => {});
    publisher.serve('news.example/cut', (response, request) => {
      response.writeHead(200).write('SAMPLE');
      setImmediate(() => request.socket.destroy());
    });
    publisher.serve('news.example/endless', (response) => void response.writeHead(200).write('x'.repeat(60_000)));
    publisher.serve('news.example/circle', redirect('/circle'));
    publisher.serve('news.example/private', redirect('http://169.254.169.254/'));
    publisher.serve('news.example/wall', page('Please verify you are human'));
    publisher.serve('news.example/unreadable', 'SAMPLE');
    publisher.serve('news.example/good', 'SAMPLE');
    const report: CrawlDesk['report'] = async (_source, link) => {
      if (link.url.endsWith('unreadable')) throw new Failure('extract.empty', 'SAMPLE: nothing to read');
      return 'new';
    };
    const { summary, told } = await crawl({
      desk: { report },
      limits: { bodyBytes: 50_000, totalMs: 1000 },
      patience: { retries: 0 },
    });
    expect(summary).toMatchObject({ found: 11, new: 1, gone: 1 });
    expect(Object.fromEntries(summary.problems.map(({ url, code }) => [url.split('/').at(-1), code]))).toEqual({
      gone: 'fetch.gone',
      forbidden: 'fetch.status',
      empty: 'fetch.empty',
      slow: 'fetch.timeout',
      cut: 'fetch.truncated',
      endless: 'fetch.too-large',
      circle: 'fetch.redirects',
      private: 'fetch.refused',
      wall: 'fetch.blocked',
      unreadable: 'extract.empty',
    });
    expect(told.slice(0, 2)).toEqual(['gone /gone', 'fetch.gone /gone']);
  });

  test('records an address that is too long to be followed or kept, shortened, and goes on', async () => {
    const long = `https://news.example/${'a'.repeat(2000)}`;
    const cyrillic = `https://news.example/?q=${'ы'.repeat(400)}`;
    list('news.example/list', [long, cyrillic, `+${long}`, 'https://news.example/a', 'https://news.example/b']);
    publisher.serve('news.example/a', redirect(`/${'b'.repeat(2000)}`));
    publisher.serve('news.example/b', 'SAMPLE');
    const { summary } = await crawl();
    expect(summary).toMatchObject({ found: 2, new: 1 });
    expect(summary.problems.map(({ code }) => code)).toEqual(Array(3).fill('fetch.refused'));
    expect(Math.max(...summary.problems.map(({ url }) => url.length))).toBeLessThan(500);
  });

  test('takes addresses as people write them', async () => {
    list('news.example/list', ['HTTPS://News.Example/Путь с пробелом?q=а б', 'https://news.example:443/x#!/a']);
    publisher.serve(
      'news.example/%D0%9F%D1%83%D1%82%D1%8C%20%D1%81%20%D0%BF%D1%80%D0%BE%D0%B1%D0%B5%D0%BB%D0%BE%D0%BC?q=%D0%B0%20%D0%B1',
      'SAMPLE',
    );
    publisher.serve('news.example/x', 'SAMPLE');
    list('xn--e1afmkfd.xn--p1ai/list', ['https://пример.рф/доклад']);
    publisher.serve('xn--e1afmkfd.xn--p1ai/%D0%B4%D0%BE%D0%BA%D0%BB%D0%B0%D0%B4', 'SAMPLE');
    const { summary } = await crawl({ source: { start: ['https://news.example/list', 'https://пример.рф/list'] } });
    expect(summary).toMatchObject({ found: 3, new: 3, problems: [] });
  });

  test('whose lists fail still visits what it was left to visit', async () => {
    publisher.serve('news.example/list', status(404));
    publisher.serve('news.example/left', 'SAMPLE');
    const { told } = await crawl({
      known: [{ link: { url: 'https://news.example/left' } }],
      source: { expect: { ...source.expect, links: [1, 9] } },
    });
    expect(told).toEqual(['fetch.gone /list', 'report /left']);
  });
});

describe('a run is over at once', () => {
  const pages = ['https://news.example/a', 'https://news.example/b', 'https://news.example/c'];
  beforeEach(() => {
    list('news.example/list', pages);
    for (const name of ['a', 'b', 'c']) publisher.serve(`news.example/${name}`, 'SAMPLE');
  });

  test.each([
    ['the store is full', new Failure('store.full', 'SAMPLE: no space')],
    ['there is a bug', new TypeError('SAMPLE: x is not a function')],
  ])('when %s, and fails with that', async (_what, error) => {
    let reports = 0;
    const report = () => {
      reports += 1;
      return Promise.reject(error);
    };
    await expect(crawl({ desk: { report } })).rejects.toBe(error);
    expect(reports).toBe(1);
    await expect(crawl({ desk: { list: () => Promise.reject(error) } })).rejects.toBe(error);
    publisher.serve('news.example/a', status(404));
    await expect(crawl({ desk: { problem: () => Promise.reject(error) } })).rejects.toBe(error);
  });

  test('when it is cancelled between two pages, and that is no success', async () => {
    const stop = new AbortController();
    const report = async () => {
      stop.abort();
      return 'new' as const;
    };
    await expect(crawl({ desk: { report }, signal: stop.signal })).rejects.toMatchObject({ code: 'run.cancelled' });
    expect(publisher.paths()).toEqual(['/robots.txt', '/list', '/a']);
  });

  test('when it is cancelled in the middle of a page, or before it began', async () => {
    const stop = new AbortController();
    publisher.serve('news.example/b', () => stop.abort());
    await expect(crawl({ signal: stop.signal })).rejects.toMatchObject({ code: 'run.cancelled' });
    await expect(crawl({ signal: stop.signal })).rejects.toMatchObject({ code: 'run.cancelled' });
    expect(publisher.paths()).toEqual(['/robots.txt', '/list', '/a', '/b']);
  });
});

describe('manners', () => {
  const names = ['a', 'b', 'c', 'd'];
  beforeEach(() => {
    list(
      'news.example/list',
      names.map((name) => `https://news.example/${name}`),
    );
    for (const name of names) publisher.serve(`news.example/${name}`, 'SAMPLE');
  });

  test('robots.txt is read first, under our name, and only once a host', async () => {
    await crawl();
    expect(publisher.paths()).toEqual(['/robots.txt', '/list', '/a', '/b', '/c', '/d']);
    expect(new Set(publisher.log.map(({ headers }) => headers['user-agent']))).toEqual(new Set([agent]));
  });

  test('a connection is kept from page to page, whatever the answers', async () => {
    publisher.serve('news.example/b', status(404));
    publisher.serve('news.example/c', status(304));
    publisher.serve('news.example/robots.txt', status(404));
    publisher.serve('news.example/d', redirect('/a'));
    const known: KnownLink[] = [{ link: { url: 'https://news.example/c' }, reportId: 'news-1', etag: '"1"' }];
    expect((await crawl({ known })).summary).toMatchObject({ new: 2, unchanged: 1, gone: 1 });
    expect(publisher.connections()).toBe(1);
  });

  test('a host sees one request at a time, with the delay of the source between two', async () => {
    const { waits } = await crawl({ source: { delayMs: 3000 } });
    expect(Math.max(...publisher.log.map(({ atOnce }) => atOnce))).toBe(1);
    expect(waits).toEqual([3000, 3000, 3000, 3000, 3000]);
  });

  test('two sources at one host take turns', async () => {
    const waits: number[] = [];
    let now = 0;
    const hosts = createHosts(
      async (ms) => {
        waits.push(ms);
        now += ms;
      },
      () => now,
    );
    const fetch = createFetch({ userAgent: agent, replay: publisher.base });
    const desk: CrawlDesk = {
      list: async (_source, { body }) => discovered(body),
      known: async () => [],
      backlog: async () => [],
      walked: async () => {},
      report: async () => 'new',
      unchanged: async () => {},
      gone: async () => false,
      problem: async () => {},
    };
    const deps = {
      fetch,
      desk,
      log: { debug() {}, info() {}, warn() {}, error() {} },
      now: () => '2026-11-22T12:00:00.000Z',
      hosts,
    };
    const run = (id: string) => runSource({ ...source, id }, deps, { delayMs: 1000 });
    expect(await Promise.all([run('one'), run('two')])).toMatchObject([{ new: 4 }, { new: 4 }]);
    expect(publisher.log).toHaveLength(12);
    expect(Math.max(...publisher.log.map(({ atOnce }) => atOnce))).toBe(1);
    expect(waits).toEqual(Array(11).fill(1000));
  });

  test('what robots.txt forbids us is not asked for, not even after a redirect', async () => {
    publisher.serve(
      'news.example/robots.txt',
      robots('User-agent: *\nDisallow: /\n\nUser-agent: country-conditions\nDisallow: /b\nDisallow: /private/'),
    );
    publisher.serve('news.example/c', redirect('/private/c'));
    publisher.serve('news.example/d', redirect('https://other.example/d'));
    publisher.serve('other.example/robots.txt', robots('User-agent: *\nDisallow: /d'));
    const { summary } = await crawl();
    expect(summary).toMatchObject({ new: 1 });
    expect(summary.problems.map(({ url, code }) => `${code} ${url}`)).toEqual([
      'fetch.disallowed https://news.example/b',
      'fetch.disallowed https://news.example/c',
      'fetch.disallowed https://news.example/d',
    ]);
    expect(publisher.paths()).toEqual(['/robots.txt', '/list', '/a', '/c', '/d', '/robots.txt']);
  });

  test.each([404, 403, 410])('a robots.txt that answers %d forbids nothing', async (code) => {
    publisher.serve('news.example/robots.txt', status(code));
    expect((await crawl()).summary).toMatchObject({ new: 4, problems: [] });
  });

  test.each([500, 503, 429])('a robots.txt that answers %d means: not now', async (code) => {
    publisher.serve('news.example/robots.txt', status(code));
    const { summary } = await crawl({ known: [{ link: { url: 'https://news.example/a' } }], patience: { retries: 2 } });
    expect(publisher.paths()).toEqual(['/robots.txt', '/robots.txt', '/robots.txt']);
    expect(summary).toMatchObject({ found: 0, new: 0 });
    expect(summary.problems.map(({ url, code }) => `${code} ${url}`)).toEqual([
      'fetch.robots-unavailable https://news.example/list',
      'fetch.robots-unavailable https://news.example/',
    ]);
  });

  test('Crawl-delay counts when it is longer than our own delay, up to a minute', async () => {
    publisher.serve('news.example/robots.txt', robots('User-agent: *\nCrawl-delay: 20'));
    expect((await crawl({ delayMs: 1000 })).waits).toEqual(Array(5).fill(20_000));
    expect((await crawl({ delayMs: 30_000 })).waits).toEqual(Array(5).fill(30_000));
    publisher.serve('news.example/robots.txt', robots('User-agent: *\nCrawl-delay: 86400'));
    expect((await crawl({ delayMs: 1000 })).waits.at(-1)).toBe(60_000);
  });

  test('a host that asks for a rest gets it, and then the page', async () => {
    let asked = 0;
    publisher.serve('news.example/a', (response, request) => {
      asked += 1;
      (asked === 1 ? status(429, { 'retry-after': '50' }) : page('SAMPLE'))(response, request);
    });
    const { summary, waits } = await crawl({ delayMs: 1000 });
    expect(summary).toMatchObject({ new: 4, problems: [] });
    expect(waits).toEqual([1000, 1000, 50_000, 1000, 1000, 1000]);
    expect(publisher.paths()).toEqual(['/robots.txt', '/list', '/a', '/b', '/c', '/d', '/a']);
  });

  test('a host that asks for a longer rest than a run can give is left for another day', async () => {
    publisher.serve('news.example/b', status(503, { 'retry-after': '7200' }));
    const { summary } = await crawl();
    expect(publisher.paths()).toEqual(['/robots.txt', '/list', '/a', '/b']);
    expect(summary.problems).toMatchObject([
      { url: 'https://news.example/b', code: 'fetch.status' },
      { url: 'https://news.example/', code: 'fetch.status', message: expect.stringContaining('2 more pages') },
    ]);
  });

  test('a page that fails is tried again after longer and longer rests, and what may not pass is not tried again', async () => {
    publisher.serve('news.example/a', status(500));
    publisher.serve('news.example/b', status(403));
    const { summary, waits } = await crawl();
    expect(summary.problems.map(({ code }) => code)).toEqual(['fetch.status', 'fetch.status']);
    expect(publisher.paths().filter((path) => path === '/a')).toHaveLength(4);
    expect(publisher.paths().filter((path) => path === '/b')).toHaveLength(1);
    expect(waits).toEqual([2000, 4000, 8000]);
  });

  test('a storm of 5xx ends the visit to the host, not the run', async () => {
    const many = Array.from({ length: 200 }, (_, i) => `https://news.example/p${i}`);
    list('news.example/list', [...many, 'https://other.example/x']);
    for (let i = 0; i < 200; i += 1) publisher.serve(`news.example/p${i}`, status(502));
    publisher.serve('other.example/x', 'SAMPLE');
    const { summary, waits } = await crawl();
    expect(summary).toMatchObject({ found: 201, new: 1 });
    expect(summary.problems).toMatchObject([
      { url: 'https://news.example/p5', code: 'fetch.status' },
      { url: 'https://news.example/', code: 'fetch.status', message: expect.stringContaining('199 more pages') },
    ]);
    expect(waits).toEqual([2000, 4000, 8000, 16_000, 32_000]);
    expect(publisher.log).toHaveLength('robots list p0 p1 p2 p3 p4 p5 robots x'.split(' ').length);
  });
});

test('a small run is over in a moment: it waits for nothing', async () => {
  list(
    'news.example/list',
    ['a', 'b', 'c', 'd'].map((name) => `https://news.example/${name}`),
  );
  for (const name of ['a', 'b', 'c', 'd']) publisher.serve(`news.example/${name}`, 'SAMPLE');
  await crawl();
  const times: number[] = [];
  for (let round = 0; round < 5; round += 1) {
    const start = performance.now();
    await crawl();
    times.push(performance.now() - start);
  }
  expect(Math.min(...times)).toBeLessThan(1500);
});

function robots(text: string) {
  return (response: import('node:http').ServerResponse) =>
    void response.writeHead(200, { 'content-type': 'text/plain' }).end(text);
}
