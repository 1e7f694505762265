import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openPublisher, type Publisher } from '../crawl/publisher.ts';
import { run } from './program.ts';

let publisher: Publisher;
let folder = '';

beforeEach(async () => {
  publisher = await openPublisher();
  folder = mkdtempSync(join(tmpdir(), 'coi-record-'));
});
afterEach(async () => {
  await publisher.close();
  rmSync(folder, { recursive: true, force: true });
});

const paragraph = '<p>Neighbours remembered the violinist, who performed everywhere throughout the province.</p>';
const report = (title: string) =>
  `<!doctype html><html lang="en"><head><title>${title}</title></head><body><main><h1>${title}</h1>${paragraph.repeat(12)}</main></body></html>`;

function serveUscirf(): void {
  const items = ['violinist-fined-in-russia', 'harpist-freed-in-russia'].map(
    (name) =>
      `<item><title>${name} by officials</title><link>https://www.uscirf.gov/news/${name}</link><pubDate>Wed, 04 Mar 2026 10:30:00 GMT</pubDate></item>`,
  );
  publisher.serve('www.uscirf.gov/rss.xml', (response) =>
    response
      .writeHead(200, { 'content-type': 'application/rss+xml' })
      .end(`<rss version="2.0"><channel>${items.join('')}</channel></rss>`),
  );
  for (const name of ['violinist-fined-in-russia', 'harpist-freed-in-russia'])
    publisher.serve(`www.uscirf.gov/news/${name}`, (response) =>
      response.writeHead(200, { 'content-type': 'text/html' }).end(report(`${name} by officials`)),
    );
}

const environment = () => ({ COI_DATA: join(folder, 'data'), COI_REPLAY: publisher.base });
const files = (name: string) => readdirSync(join(folder, name)).sort();
const text = (name: string) => readFileSync(join(folder, name), 'utf8');

test('record writes a sample’s skeleton from one visit, with nothing that the publisher wrote, and says that it is unfinished', async () => {
  serveUscirf();
  const { code, out } = await run(['record', 'uscirf', '--out', join(folder, 'sample')], environment());
  expect(code).toBe(0);
  expect(out).toContain('the live pages give  2 links, 0 passed over; a report with a date, of 12 blocks');
  expect(out).toContain('the skeleton gives   2 links, 0 passed over; a report with a date, of 12 blocks');
  expect(files('sample')).toEqual(['expected.json', 'list-1.xml', 'pages.json', 'report.html']);
  expect(publisher.paths().filter((path) => path.startsWith('/news/'))).toEqual(['/news/violinist-fined-in-russia']);
  const written = files('sample')
    .map((name) => text(`sample/${name}`))
    .join('\n');
  for (const word of ['violinist', 'harpist', 'Neighbours', 'province', 'officials'])
    expect(written).not.toContain(word);
  const pages: Record<string, string> = JSON.parse(text('sample/pages.json'));
  expect(pages['https://www.uscirf.gov/rss.xml']).toBe('list-1.xml');
  const [address] = Object.entries(pages).find(([, name]) => name === 'report.html') ?? [];
  expect(text('sample/list-1.xml')).toContain(`<link>${address}</link>`);
  expect(JSON.parse(text('sample/expected.json'))).toMatchObject({
    skeleton: expect.stringContaining('Not yet'),
    links: [],
    reports: {},
  });
});

test('record takes the page that it is told, and never writes into a folder that holds something', async () => {
  serveUscirf();
  const words = [
    'record',
    'uscirf',
    '--page',
    'https://www.uscirf.gov/news/harpist-freed-in-russia',
    '--out',
    join(folder, 's'),
  ];
  expect((await run(words, environment())).code).toBe(0);
  expect(publisher.paths().filter((path) => path.startsWith('/news/'))).toEqual(['/news/harpist-freed-in-russia']);
  const before = text('s/report.html');
  const again = await run(words, environment());
  expect(again.code).toBe(2);
  expect(again.err).toContain('holds files already');
  expect(text('s/report.html')).toBe(before);
});

test('record writes nothing when the publisher does not answer, and says why', async () => {
  const { code, err } = await run(['record', 'uscirf', '--out', join(folder, 'sample')], environment());
  expect(code).toBe(1);
  expect(err).toMatch(/No list was answered: .*404/);
  expect(readdirSync(folder)).not.toContain('sample');
});
