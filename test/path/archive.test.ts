import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { standInForArchive } from '../archive/stand-in.ts';
import { openPublisher, type Publisher, status } from '../crawl/publisher.ts';
import { lines, run } from './program.ts';

let publisher: Publisher;
let dataDir = '';

beforeEach(async () => {
  publisher = await openPublisher();
  dataDir = mkdtempSync(join(tmpdir(), 'coi-archive-'));
});
afterEach(async () => {
  await publisher.close();
  rmSync(dataDir, { recursive: true, force: true });
});

const url = 'https://www.uscirf.gov/a';
const environment = () => ({ COI_DATA: dataDir, COI_REPLAY: publisher.base });
const asked = () => publisher.log.filter(({ host }) => host === 'web.archive.org').length;

async function crawled(): Promise<string> {
  publisher.serve('www.uscirf.gov/rss.xml', (response) =>
    response
      .writeHead(200, { 'content-type': 'application/rss+xml' })
      .end(`<rss version="2.0"><channel><item><title>SAMPLE Russia</title><link>${url}</link></item></channel></rss>`),
  );
  publisher.serve('www.uscirf.gov/a', 'An invented paragraph about an invented case in Russia. '.repeat(30));
  await run(['crawl', 'uscirf', '--once'], environment());
  const found = await run(['search', 'invented', '--json'], environment());
  return JSON.parse(found.out).hits[0].reportId;
}

test('archive warns and sends nothing without --yes; with it and a key the copy stands in the citation', async () => {
  const id = await crawled();
  const timestamp = '20991231235958';
  const told = standInForArchive(publisher, { status: 'success', timestamp, original_url: url, http_status: 200 });

  const warned = await run(['archive', id], { ...environment(), COI_ARCHIVE_KEY: 'SAMPLE:SECRET' });
  expect(warned.code).toBe(1);
  expect(warned.err).toMatch(/third party[\s\S]*public[\s\S]*Nothing was sent[\s\S]*uscirf\.gov\/a/);
  const keyless = await run(['archive', id, '--yes'], environment());
  expect(keyless.code).toBe(2);
  expect(keyless.err).toContain('COI_ARCHIVE_KEY is not set');
  expect(asked()).toBe(0);

  const done = await run(['archive', id, '--yes', '--json'], { ...environment(), COI_ARCHIVE_KEY: 'SAMPLE:SECRET' });
  const copyUrl = `https://web.archive.org/web/${timestamp}/${url}`;
  expect(lines(done.out)).toEqual([{ reportId: id, url, archivedAt: '2099-12-31T23:59:58.000Z', copyUrl }]);
  expect(done.code).toBe(0);
  expect(told.urls).toEqual([url]);
  const cited = await run(['cite', id, '--style', 'oscola'], environment());
  expect(cited.out).toContain(`archived at <${copyUrl}>`);
  expect(cited.out).toContain(`also archived 31 December 2099 at ${copyUrl}`);
});

test('archive submits no page that is missing', async () => {
  const id = await crawled();
  standInForArchive(publisher, {});
  publisher.serve('www.uscirf.gov/a', status(404));
  await run(['crawl', 'uscirf', '--once'], environment());
  const { code, err } = await run(['archive', id, '--yes'], { ...environment(), COI_ARCHIVE_KEY: 'SAMPLE:SECRET' });
  expect(code).toBe(1);
  expect(err).toContain('Its page is missing');
  expect(asked()).toBe(0);
});
