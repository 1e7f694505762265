import { randomBytes } from 'node:crypto';
import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createFetch, type FetchRequest, type Limits } from '../../src/crawl/fetch.ts';
import { bytes, openPublisher, type Publisher, page, redirect, status } from './publisher.ts';

let publisher: Publisher;

beforeEach(async () => {
  publisher = await openPublisher();
});
afterEach(() => publisher.close());

const agent = 'country-conditions/0.1.0 (+https://example.org/about)';

function get(address: string, more: Partial<FetchRequest> & { limits?: Partial<Limits> } = {}) {
  const { limits = {}, ...request } = more;
  return createFetch({ userAgent: agent, replay: publisher.base, limits })({ url: `https://${address}`, ...request });
}

async function body(address: string): Promise<string> {
  const answer = await get(address);
  return 'body' in answer ? Buffer.from(answer.body).toString() : 'not modified';
}

describe('a page', () => {
  test('is kept byte for byte, under the addresses that were asked for', async () => {
    const sent = Buffer.concat([
      Buffer.from('<p>SAMPLE '),
      Buffer.from([0xcf, 0xf0, 0xe8, 0xe2, 0xe5, 0xf2]),
      randomBytes(64),
    ]);
    publisher.serve('news.example/a%20b?x=1&y=%D0%B0', bytes(sent, { 'X-Cache': 'hit' }));
    const answer = await get('news.example/a%20b?x=1&y=%D0%B0#part');
    expect(answer).toMatchObject({
      url: 'https://news.example/a%20b?x=1&y=%D0%B0#part',
      finalUrl: 'https://news.example/a%20b?x=1&y=%D0%B0#part',
      status: 200,
      contentType: 'text/html',
      headers: { 'x-cache': 'hit' },
    });
    expect('body' in answer && Buffer.from(answer.body).equals(sent)).toBe(true);
  });

  test('is asked for under our own name, without pretence', async () => {
    publisher.serve('news.example/', 'SAMPLE');
    await get('news.example/');
    expect(publisher.log[0]?.headers['user-agent']).toBe(agent);
    expect(publisher.log[0]?.headers.cookie).toBeUndefined();
  });

  test('is asked for by POST when a body is sent, and a redirect that says so is followed by GET', async () => {
    const sent: string[] = [];
    publisher.serve('api.example/values', async (response, request) => {
      const parts = await request.toArray();
      sent.push(`${request.method} ${request.headers['content-type']} ${Buffer.concat(parts)}`);
      redirect('https://api.example/answer', sent.length === 1 ? 303 : 307)(response, request);
    });
    publisher.serve('api.example/answer', (response, request) => page(String(request.method))(response, request));
    const answers = [];
    for (const body of [{ offset: 0 }, { offset: 5 }]) answers.push(await get('api.example/values', { body }));
    expect(sent).toEqual(['POST application/json {"offset":0}', 'POST application/json {"offset":5}']);
    const read = answers.map((answer) => 'body' in answer && [answer.asked, Buffer.from(answer.body).toString()]);
    expect(read).toMatchObject([
      [{ offset: 0 }, expect.stringContaining('<p>GET')],
      [{ offset: 5 }, expect.stringContaining('<p>POST')],
    ]);
  });

  test.each([
    ['gzip', gzipSync('SAMPLE text')],
    ['x-gzip', gzipSync('SAMPLE text')],
    ['deflate', deflateSync('SAMPLE text')],
    ['deflate', deflateRawSync('SAMPLE text')],
    ['br', brotliCompressSync('SAMPLE text')],
    ['gzip, br', brotliCompressSync(gzipSync('SAMPLE text'))],
    ['identity', Buffer.from('SAMPLE text')],
    ['UTF-8', Buffer.from('SAMPLE text')],
  ])('sent as %s is unpacked', async (encoding, sent) => {
    publisher.serve('news.example/', bytes(sent, { 'content-encoding': encoding }));
    expect(await body('news.example/')).toBe('SAMPLE text');
  });

  test.each([
    ['plain text called gzip', 'gzip', Buffer.from('SAMPLE text'), 'fetch.encoding'],
    ['plain text called brotli', 'br', Buffer.from('SAMPLE text that is not brotli'), 'fetch.encoding'],
    ['an encoding that nobody knows', 'rot13', Buffer.from('FNZCYR'), 'fetch.encoding'],
    ['four encodings', 'gzip, gzip, gzip, gzip', gzipSync('SAMPLE'), 'fetch.encoding'],
    ['half of a gzip stream', 'gzip', gzipSync(randomBytes(2000)).subarray(0, 900), 'fetch.truncated'],
    ['half of a brotli stream', 'br', brotliCompressSync(randomBytes(2000)).subarray(0, 900), 'fetch.truncated'],
  ])('that is %s is a failure', async (_what, encoding, sent, code) => {
    publisher.serve('news.example/', bytes(sent, { 'content-encoding': encoding }));
    await expect(get('news.example/')).rejects.toMatchObject({ code });
  });

  test('without a byte is a failure', async () => {
    publisher.serve('news.example/', bytes(Buffer.alloc(0)));
    await expect(get('news.example/')).rejects.toMatchObject({ code: 'fetch.empty' });
  });

  test('that stands behind a wall is a failure, whatever its status', async () => {
    const wall =
      '<html><head><title>Just a moment...</title></head><body>Enable JavaScript and cookies to continue</body></html>';
    publisher.serve('ok.example/', bytes(Buffer.from(wall)));
    publisher.serve('forbidden.example/', status(403, { 'cf-mitigated': 'challenge' }));
    await expect(get('ok.example/')).rejects.toMatchObject({ code: 'fetch.blocked', retryable: false });
    await expect(get('forbidden.example/')).rejects.toMatchObject({ code: 'fetch.blocked' });
  });

  test('that was cancelled rejects with the reason of the cancellation', async () => {
    const stop = new AbortController();
    const reason = new Error('enough');
    publisher.serve('news.example/', () => stop.abort(reason));
    await expect(get('news.example/', { signal: stop.signal })).rejects.toBe(reason);
    await expect(get('news.example/', { signal: stop.signal })).rejects.toBe(reason);
    expect(publisher.log).toHaveLength(1);
  });
});

describe('a body or header beyond its limit', () => {
  test('is dropped when it never ends', async () => {
    let sent = 0;
    publisher.serve('news.example/', (response) => {
      const more = () => {
        while (!response.destroyed && sent < 1e9) {
          sent += 10_000;
          if (!response.write(Buffer.alloc(10_000, 'x'))) return void response.once('drain', more);
        }
      };
      more();
    });
    await expect(get('news.example/', { limits: { bodyBytes: 50_000 } })).rejects.toMatchObject({
      code: 'fetch.too-large',
    });
    expect(sent).toBeLessThan(10_000_000);
  });

  test('is dropped when it unpacks to more than it seems', async () => {
    const bomb = gzipSync(Buffer.alloc(20_000_000));
    expect(bomb.length).toBeLessThan(20_000);
    publisher.serve('news.example/', bytes(bomb, { 'content-encoding': 'gzip' }));
    await expect(get('news.example/', { limits: { bodyBytes: 100_000 } })).rejects.toMatchObject({
      code: 'fetch.too-large',
      retryable: false,
    });
  });

  test('is not begun when its length says so', async () => {
    publisher.serve(
      'news.example/',
      (response) => void response.writeHead(200, { 'content-length': '26000000' }).write('x'),
    );
    await expect(get('news.example/')).rejects.toMatchObject({ code: 'fetch.too-large' });
  });

  test('is taken when it is as large as allowed', async () => {
    publisher.serve('news.example/', bytes(gzipSync(Buffer.alloc(100_000, 'x')), { 'content-encoding': 'gzip' }));
    await expect(get('news.example/', { limits: { bodyBytes: 100_000 } })).resolves.toMatchObject({ status: 200 });
  });

  test('is dropped when headers flood in', async () => {
    const flood = Object.fromEntries(Array.from({ length: 200 }, (_, i) => [`x-flood-${i}`, 'x'.repeat(1000)]));
    publisher.serve('news.example/', page('SAMPLE', flood));
    await expect(get('news.example/')).rejects.toMatchObject({ code: 'fetch.too-large' });
  });
});

describe('a publisher that does not come to an end', () => {
  test('of its first word is left after the idle time', async () => {
    publisher.serve('news.example/', () => {});
    await expect(get('news.example/', { limits: { idleMs: 60 } })).rejects.toMatchObject({
      code: 'fetch.timeout',
      retryable: true,
    });
  });

  test('of its body is left after the idle time', async () => {
    publisher.serve('news.example/', (response) => void response.writeHead(200).write('SAMPLE'));
    await expect(get('news.example/', { limits: { idleMs: 60 } })).rejects.toMatchObject({
      code: 'fetch.timeout',
      retryable: true,
    });
  });

  test('because it drips is left after the whole time', async () => {
    publisher.serve('news.example/', (response) => {
      const drip = setInterval(() => response.write('x'), 10);
      response.once('close', () => clearInterval(drip));
    });
    const limits = { idleMs: 1000, totalMs: 150 };
    await expect(get('news.example/', { limits })).rejects.toMatchObject({ code: 'fetch.timeout', retryable: true });
  });
});

describe('a connection', () => {
  test('that is cut in the middle of the body is a truncated page', async () => {
    publisher.serve('news.example/', (response, request) => {
      response.writeHead(200, { 'content-type': 'text/html' }).write('SAMPLE');
      setImmediate(() => request.socket.destroy());
    });
    await expect(get('news.example/')).rejects.toMatchObject({ code: 'fetch.truncated', retryable: true });
  });

  test('that ends before the length that was said is a truncated page', async () => {
    publisher.serve('news.example/', (_response, request) => {
      request.socket.end(
        'HTTP/1.1 200 OK\r\ncontent-type: text/html\r\ncontent-length: 5000\r\nconnection: close\r\n\r\nSAMPLE',
      );
    });
    await expect(get('news.example/')).rejects.toMatchObject({ code: 'fetch.truncated' });
  });

  test('that is closed without an answer, or speaks no HTTP, is unreachable', async () => {
    publisher.serve('closed.example/', (_response, request) => request.socket.destroy());
    publisher.serve('strange.example/', (_response, request) => request.socket.end('220 SAMPLE mail server ready\r\n'));
    await expect(get('closed.example/')).rejects.toMatchObject({ code: 'fetch.unreachable', retryable: true });
    await expect(get('strange.example/')).rejects.toMatchObject({ code: 'fetch.unreachable' });
  });

  test('that nobody takes is unreachable', async () => {
    const gone = await openPublisher();
    await gone.close();
    const fetch = createFetch({ userAgent: agent, replay: gone.base });
    await expect(fetch({ url: 'https://news.example/' })).rejects.toMatchObject({
      code: 'fetch.unreachable',
      retryable: true,
    });
  });
});

describe('a redirect', () => {
  test('is followed, and the page bears both addresses', async () => {
    publisher.serve('old.example/a/b', redirect('../c?d=1', 301));
    publisher.serve('old.example/c?d=1', redirect('http://new.example/e', 308));
    publisher.serve('new.example/e', 'SAMPLE');
    const hops: string[] = [];
    const onRedirect = async (url: string) => void hops.push(url);
    expect(await get('old.example/a/b#part', { onRedirect })).toMatchObject({
      url: 'https://old.example/a/b#part',
      finalUrl: 'http://new.example/e#part',
    });
    expect(hops).toEqual(['https://old.example/c?d=1#part', 'http://new.example/e#part']);
  });

  test('in a circle ends at once', async () => {
    publisher.serve('a.example/', redirect('https://b.example/'));
    publisher.serve('b.example/', redirect('https://a.example/'));
    await expect(get('a.example/')).rejects.toMatchObject({ code: 'fetch.redirects' });
    expect(publisher.log).toHaveLength(2);
  });

  test('is followed ten times and no more', async () => {
    for (let hop = 0; hop < 20; hop += 1) publisher.serve(`a.example/${hop}`, redirect(`/${hop + 1}`));
    publisher.serve('a.example/20', 'SAMPLE');
    await expect(get('a.example/0')).rejects.toMatchObject({ code: 'fetch.redirects' });
    expect(publisher.log).toHaveLength(11);
    await expect(get('a.example/10')).resolves.toMatchObject({ finalUrl: 'https://a.example/20' });
  });

  test.each([
    'http://127.0.0.1/',
    'http://2130706433/',
    'http://0x7f.1/',
    'http://[::1]/',
    'http://[::ffff:10.0.0.1]/',
    'http://169.254.169.254/latest/meta-data/',
    'http://192.168.1.1:8080/admin',
    'file:///etc/passwd',
    'ftp://files.example/',
    'gopher://files.example/',
    'https://name:password@news.example/',
  ])('to %s is refused', async (location) => {
    publisher.serve('a.example/', redirect(location));
    await expect(get('a.example/')).rejects.toMatchObject({ code: 'fetch.refused', retryable: false });
    expect(publisher.log).toHaveLength(1);
  });

  test('to nowhere is the status it is', async () => {
    publisher.serve('a.example/', status(302));
    await expect(get('a.example/')).rejects.toMatchObject({ code: 'fetch.status', retryable: false });
  });
});

describe('a status', () => {
  test.each([404, 410])('%d says that the page is gone', async (code) => {
    publisher.serve('a.example/', status(code));
    await expect(get('a.example/')).rejects.toMatchObject({ code: 'fetch.gone', retryable: false });
  });

  test.each([
    [400, false],
    [401, false],
    [403, false],
    [429, true],
    [500, true],
    [503, true],
  ])('%d is a failure; may it pass: %s', async (code, retryable) => {
    publisher.serve('a.example/', status(code));
    await expect(get('a.example/')).rejects.toMatchObject({ code: 'fetch.status', retryable });
  });

  test('that asks for a rest says for how long, in seconds or with a date', async () => {
    publisher.serve('a.example/', status(429, { 'retry-after': '90' }));
    publisher.serve('b.example/', status(503, { 'retry-after': new Date(Date.now() + 60_000).toUTCString() }));
    publisher.serve('c.example/', status(503, { 'retry-after': 'soon' }));
    await expect(get('a.example/')).rejects.toMatchObject({ retryAfterMs: 90_000 });
    const failure = await get('b.example/').catch((error) => error);
    expect(failure.retryAfterMs).toBeGreaterThan(55_000);
    expect(failure.retryAfterMs).toBeLessThanOrEqual(60_000);
    await expect(get('c.example/')).rejects.toMatchObject({ retryAfterMs: undefined });
  });
});

describe('a conditional request', () => {
  test('carries what is known, and 304 says that nothing changed', async () => {
    publisher.serve('a.example/', status(304));
    const answer = await get('a.example/', { etag: '"1"', lastModified: 'Mon, 02 Mar 2026 15:00:00 GMT' });
    expect(answer).toEqual({ notModified: true, url: 'https://a.example/', at: expect.stringMatching(/^\d{4}-.*Z$/) });
    expect(publisher.log[0]?.headers).toMatchObject({
      'if-none-match': '"1"',
      'if-modified-since': 'Mon, 02 Mar 2026 15:00:00 GMT',
    });
  });

  test('is what it takes for a 304: without one it is a failure', async () => {
    publisher.serve('a.example/', status(304));
    await expect(get('a.example/')).rejects.toMatchObject({ code: 'fetch.status' });
  });
});
