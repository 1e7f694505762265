import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openPublisher, type Publisher } from '../crawl/publisher.ts';
import { lines, run } from './program.ts';

let publisher: Publisher;
let dataDir = '';

beforeEach(async () => {
  publisher = await openPublisher();
  dataDir = mkdtempSync(join(tmpdir(), 'coi-check-'));
});
afterEach(async () => {
  await publisher.close();
  rmSync(dataDir, { recursive: true, force: true });
});

test('check-sources visits a list and one report of each source, says which work, and keeps no report', async () => {
  const items = ['a', 'b'].map(
    (name) => `<item><title>SAMPLE Russia ${name}</title><link>https://www.uscirf.gov/${name}</link></item>`,
  );
  publisher.serve('www.uscirf.gov/rss.xml', (response) =>
    response
      .writeHead(200, { 'content-type': 'application/rss+xml' })
      .end(`<rss version="2.0"><channel>${items.join('')}</channel></rss>`),
  );
  publisher.serve(
    'www.uscirf.gov/a',
    `SAMPLE ${'An invented paragraph about an invented case in Russia. '.repeat(20)}`,
  );
  const environment = { COI_DATA: dataDir, COI_REPLAY: publisher.base };
  const { out, code } = await run(['check-sources', 'uscirf', 'hudoc', '--json'], environment);
  const checks = lines<{ sourceId: string; works: boolean; message: string }>(out);
  expect(checks.toSorted((one, other) => one.sourceId.localeCompare(other.sourceId))).toMatchObject([
    { sourceId: 'hudoc', works: false, message: expect.stringContaining('fetch.gone') },
    { sourceId: 'uscirf', works: true, message: expect.stringMatching(/^2 links.*SAMPLE/) },
  ]);
  expect(code).toBe(1);
  expect(publisher.paths().filter((path) => path === '/b')).toEqual([]);
  const found = await run(['search', 'invented', '--json'], environment);
  expect(JSON.parse(found.out)).toMatchObject({ total: 0 });
});
