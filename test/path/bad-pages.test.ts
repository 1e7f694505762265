import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { lines, run } from './program.ts';

const paragraph =
  '<p>SAMPLE. A court in Russia fined a believer for a post about his faith, and the ruling was upheld on appeal in May.</p>';
const html = (inside: string) =>
  `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>SAMPLE Russia</title></head><body>${inside}</body></html>`;
const good = html(`<main><h1>SAMPLE Russia</h1><div class="full-content">${paragraph.repeat(6)}</div></main>`);

type Trick = { name: string; code: RegExp; answer(response: ServerResponse): void };

const asHtml = { 'content-type': 'text/html; charset=utf-8' };

/** What a page can do to us, and the code of the problem that it must leave. */
const tricks: Trick[] = [
  { name: 'empty', code: /^fetch\.empty$/, answer: (response) => response.writeHead(200, asHtml).end() },
  {
    name: 'truncated',
    code: /^fetch\.truncated$/,
    answer: (response) =>
      response.writeHead(200, { ...asHtml, 'content-length': '90000' }).write(good, () => response.destroy()),
  },
  {
    name: 'huge',
    code: /^fetch\.too-large$/,
    answer: (response) => response.writeHead(200, asHtml).end('x'.repeat(26_000_000)),
  },
  {
    name: 'drawn by script',
    code: /^extract\.(script-drawn|missing)$/,
    answer: (response) =>
      response.writeHead(200, asHtml).end(html('<div id="root"></div><script src="/app.js"></script>')),
  },
  {
    name: 'an image that says it is a page',
    code: /^extract\./,
    answer: (response) =>
      response
        .writeHead(200, asHtml)
        .end(Buffer.concat([Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), randomBytes(2000)])),
  },
  {
    name: 'bytes in no encoding',
    code: /^(fetch\.encoding|extract\.)/,
    answer: (response) =>
      response
        .writeHead(200, asHtml)
        .end(
          Buffer.concat([
            Buffer.from('<html><body><div class="full-content"><p>'),
            randomBytes(4000),
            Buffer.from('</p></div></body></html>'),
          ]),
        ),
  },
  { name: 'a server error', code: /^fetch\.status$/, answer: (response) => response.writeHead(403, asHtml).end('no') },
  { name: 'vanished', code: /^fetch\.gone$/, answer: (response) => response.writeHead(410, asHtml).end('gone') },
  {
    name: 'a challenge of a bot wall',
    code: /^fetch\.(blocked|status)$/,
    answer: (response) =>
      response
        .writeHead(200, asHtml)
        .end(
          '<html><head><title>Just a moment...</title></head><body><div id="cf-wrapper"><script src="/cdn-cgi/challenge-platform/h/b"></script>Checking your browser</div></body></html>',
        ),
  },
];

type Summary = { new: number; found: number; problems: { url: string; code: string; message: string }[] };

let publisher: Server;
let dataDir = '';
let base = '';
let summary: Summary | undefined;

const address = (i: number) => `https://www.uscirf.gov/countries/russia-${i}`;
const feed = () =>
  `<?xml version="1.0"?><rss version="2.0"><channel><title>S</title><link>https://www.uscirf.gov</link>${[
    ...tricks.keys(),
    tricks.length,
  ]
    .map((i) => `<item><title>Russia ${i}</title><link>${address(i)}</link></item>`)
    .join('')}</channel></rss>`;

beforeAll(async () => {
  publisher = createServer((request, response) => {
    const path = request.url ?? '';
    const number = /russia-(\d+)$/.exec(path)?.[1];
    if (path.endsWith('/rss.xml')) response.writeHead(200, { 'content-type': 'application/rss+xml' }).end(feed());
    else if (number === undefined) response.writeHead(404).end();
    else if (tricks[Number(number)]) tricks[Number(number)]?.answer(response);
    else response.writeHead(200, asHtml).end(good);
  });
  await new Promise<void>((resolve) => publisher.listen(0, '127.0.0.1', resolve));
  base = `http://127.0.0.1:${(publisher.address() as AddressInfo).port}`;
  dataDir = mkdtempSync(join(tmpdir(), 'coi-bad-'));
  const { out } = await run(['crawl', 'uscirf', '--once', '--json'], { COI_DATA: dataDir, COI_REPLAY: base });
  summary = lines<Summary>(out)[0];
});

afterAll(() => {
  publisher.close();
  publisher.closeAllConnections();
  rmSync(dataDir, { recursive: true, force: true });
});

test.each(tricks.map(({ name, code }, i) => ({ name, code, url: address(i) })))(
  'a page that is $name leaves a problem with code, address and reason',
  ({ code, url }) => {
    const problem = summary?.problems.find((candidate) => candidate.url === url);
    expect(problem?.code).toMatch(code);
    expect(problem?.message).toMatch(/\w{3}/);
  },
);

test('the run goes on to the one good page, which alone becomes a report', () => {
  expect(summary).toMatchObject({ found: tricks.length + 1, new: 1 });
});

test('the problems are listed by the command sources', async () => {
  const { out } = await run(['sources', '--json'], { COI_DATA: dataDir });
  const uscirf = lines<{ id: string; problems: { url: string; code: string }[] }>(out).find(
    ({ id }) => id === 'uscirf',
  );
  expect(uscirf?.problems.map(({ url }) => url)).toEqual(expect.arrayContaining(tricks.map((_, i) => address(i))));
});
