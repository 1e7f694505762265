import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import type { Limits } from '../../src/crawl/fetch.ts';
import { type Answer, bytes, redirect, status } from '../crawl/publisher.ts';
import { drip, endlessly, raw, rawEndlessly } from './publisher.ts';
import { expectManners, type Stage, stageForEach } from './stage.ts';

let stage: Stage;
stageForEach((opened) => {
  stage = opened;
});

const head = 'HTTP/1.1 200 OK\r\ncontent-type: text/html\r\n';
const text =
  'SAMPLE. A court in Moscow fined a teacher in Russia for a post about the war; the ruling was upheld in May. ';
const good = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>SAMPLE ruling</title></head><body><article><h1>SAMPLE ruling</h1>${`<p>${text}</p>`.repeat(5)}</article></body></html>`;
const zeros = Buffer.alloc(100_000_000);
const bomb = gzipSync(zeros);
const links = (count: number) => Array.from({ length: count }, (_, i) => `<a href="/${i}">SAMPLE</a>`).join('');

type Trick = {
  name: string;
  /** What the publisher does at `/bad`, and where that leads. */
  play: (stage: Stage) => void;
  code: string;
  /** How often the page is asked for: again only when the trick may pass. */
  asked?: number;
  limits?: Partial<Limits>;
};

/** Nothing honest takes so long here, however busy the machine is, twice. */
const impatient: Partial<Limits> = { totalMs: 1000, idleMs: 500 };

const playedAs = (answer: Answer) => (on: Stage) => on.publisher.play('news.example/bad', answer);

const tricks: Trick[] = [
  { name: 'drips a byte at a time', play: playedAs(drip), code: 'fetch.timeout', asked: 2, limits: impatient },
  { name: 'never says a word', play: playedAs(() => {}), code: 'fetch.timeout', asked: 2, limits: impatient },
  {
    name: 'stops in the middle',
    play: playedAs(raw(`${head}\r\nSAMPLE`, 'hold')),
    code: 'fetch.timeout',
    asked: 2,
    limits: impatient,
  },
  { name: 'never ends', play: playedAs(endlessly('<p>SAMPLE</p>'.repeat(1000))), code: 'fetch.too-large' },
  {
    name: 'is a bomb of gzip',
    play: playedAs(bytes(bomb, { 'content-encoding': 'gzip' })),
    code: 'fetch.too-large',
  },
  {
    name: 'is a bomb within a bomb',
    play: playedAs(bytes(gzipSync(bomb), { 'content-encoding': 'gzip, gzip' })),
    code: 'fetch.too-large',
  },
  {
    name: 'is a bomb of brotli',
    play: playedAs(
      bytes(brotliCompressSync(zeros, { params: { [constants.BROTLI_PARAM_QUALITY]: 1 } }), {
        'content-encoding': 'br',
      }),
    ),
    code: 'fetch.too-large',
  },
  {
    name: 'is a document that unpacks itself again and again',
    play: playedAs(bytes(gzipSync(gzipSync(bomb)), { 'content-type': 'application/gzip' })),
    code: 'extract.too-complex',
  },
  { name: 'redirects to itself', play: playedAs(redirect('/bad')), code: 'fetch.redirects' },
  {
    name: 'redirects in a circle',
    play: (on) => {
      on.publisher.play('news.example/bad', redirect('/worse'));
      on.publisher.play('news.example/worse', redirect('/bad'));
    },
    code: 'fetch.redirects',
  },
  {
    name: 'redirects without end',
    play: (on) => {
      on.publisher.play(/^news\.example\/bad/, (response, request) => redirect(`${request.url}x`)(response, request));
    },
    code: 'fetch.redirects',
  },
  ...[
    'http://127.0.0.1/',
    'http://10.0.0.1/admin',
    'http://[::1]/',
    'http://[::ffff:192.168.0.1]/',
    'http://169.254.169.254/latest/meta-data/',
    'http://2130706433/',
    'http://0x7f000001/',
    'file:///etc/passwd',
  ].map((target) => ({
    name: `redirects to ${target}`,
    play: playedAs(redirect(target)),
    code: 'fetch.refused',
  })),
  {
    name: 'redirects to a name that leads into a private network',
    play: (on) => {
      on.dns.set('inside.example', () => ['10.0.0.1']);
      on.publisher.play('news.example/bad', redirect(on.url('inside.example/secret')));
    },
    code: 'fetch.refused',
  },
  {
    name: 'redirects to a name with a public and a private address',
    play: (on) => {
      on.dns.set('both.example', () => ['93.184.216.34', '::1']);
      on.publisher.play('news.example/bad', redirect(on.url('both.example/secret')));
    },
    code: 'fetch.refused',
  },
  {
    name: 'holds a million links',
    play: playedAs(endlessly(links(10_000), 100)),
    limits: { bodyBytes: 50_000_000 },
    code: 'extract.too-complex',
  },
  {
    name: 'is nested two hundred thousand deep',
    play: playedAs(endlessly('<div>'.repeat(10_000), 20)),
    code: 'extract.too-complex',
  },
  {
    name: 'is an image called a page',
    play: playedAs(bytes(Buffer.from('\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0', 'latin1'))),
    code: 'extract.empty',
  },
  {
    name: 'is noise in a charset that does not exist',
    play: playedAs(bytes(zeros.subarray(0, 5000), { 'content-type': 'text/html; charset=klingon' })),
    code: 'extract.empty',
  },
  { name: 'is cut before its answer', play: playedAs(raw('')), code: 'fetch.unreachable', asked: 2 },
  {
    name: 'is cut within its head',
    play: playedAs(raw('HTTP/1.1 200 OK\r\ncontent-ty')),
    code: 'fetch.unreachable',
    asked: 2,
  },
  {
    name: 'is cut within its body',
    play: playedAs(raw(`${head}content-length: 5000\r\n\r\nSAMPLE`)),
    code: 'fetch.truncated',
    asked: 2,
  },
  {
    name: 'is cut within a chunk',
    play: playedAs(raw(`${head}transfer-encoding: chunked\r\n\r\nff\r\nSAMPLE`)),
    code: 'fetch.truncated',
    asked: 2,
  },
  {
    name: 'speaks another protocol',
    play: playedAs(raw('220 SAMPLE mail server ready\r\n')),
    code: 'fetch.unreachable',
    asked: 2,
  },
  {
    name: 'floods us with a hundred thousand headers',
    play: playedAs(rawEndlessly(head, 'x-flood: SAMPLE\r\n'.repeat(1000))),
    code: 'fetch.too-large',
  },
  {
    name: 'floods us with one header without end',
    play: playedAs(rawEndlessly(`${head}x-flood: `, 'SAMPLE'.repeat(1000))),
    code: 'fetch.too-large',
  },
  {
    name: 'floods us with hints before its answer',
    play: playedAs(rawEndlessly('', 'HTTP/1.1 103 Early Hints\r\nlink: </x>; rel=preload\r\n\r\n'.repeat(100))),
    code: 'fetch.timeout',
    asked: 2,
    limits: impatient,
  },
  {
    name: 'floods us with trailers',
    play: playedAs(
      rawEndlessly(`${head}transfer-encoding: chunked\r\n\r\n6\r\nSAMPLE\r\n0\r\n`, 'x-flood: SAMPLE\r\n'.repeat(1000)),
    ),
    code: 'fetch.too-large',
  },
  {
    name: 'answers 429 and asks for a rest',
    play: playedAs(status(429, { 'retry-after': '60' })),
    code: 'fetch.status',
    asked: 2,
  },
  { name: 'answers 503 each time', play: playedAs(status(503)), code: 'fetch.status', asked: 2 },
  {
    name: 'answers 999',
    play: playedAs(raw('HTTP/1.1 999 SAMPLE\r\ncontent-length: 0\r\n\r\n')),
    code: 'fetch.status',
    asked: 2,
  },
  { name: 'is a wall', play: playedAs(bytes(Buffer.from('<title>Just a moment...</title>'))), code: 'fetch.blocked' },
];

test.each(tricks)(
  'a page that $name is a problem, and the next page is kept',
  async ({ play, code, asked = 1, limits }) => {
    stage.publisher.play(
      'news.example/list',
      bytes(Buffer.from('<ul><li><a href="/bad">SAMPLE bad</a><li><a href="/good">SAMPLE good</a></ul>')),
    );
    stage.publisher.play('news.example/good', bytes(Buffer.from(good)));
    play(stage);
    const summary = await stage.crawl('html', { patience: { retries: 1 }, ...(limits && { limits }) });
    expect(summary).toMatchObject({ found: 2, new: 1, changed: 0 });
    expect(summary.problems.map(({ url, code }) => ({ url, code }))).toEqual([
      { url: stage.url('news.example/bad'), code },
    ]);
    expect((await stage.problems()).map(({ url, code }) => ({ url, code }))).toEqual([
      { url: stage.url('news.example/bad'), code },
    ]);
    expect((await stage.reports()).map(({ title }) => title)).toEqual(['SAMPLE ruling']);
    expect(stage.publisher.paths('news.example').filter((path) => path === '/bad').length).toBeLessThanOrEqual(asked);
    expect(stage.publisher.paths('inside.example')).toEqual([]);
    expectManners(stage);
  },
);
