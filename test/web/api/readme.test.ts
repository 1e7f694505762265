import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Library, openLibrary } from '../library.ts';
import { commissionReport, sources } from '../shelf.ts';

const root = resolve(import.meta.dirname, '../../..');
const run = promisify(execFile);
const folder = mkdtempSync(join(tmpdir(), 'coi-client-'));

let library: Library;

beforeAll(async () => {
  library = await openLibrary(sources);
  await library.shelve(commissionReport);
  await library.index();
});

afterAll(async () => {
  rmSync(folder, { recursive: true });
  await library.close();
});

test('the client of the README is typed by the schemas, and prints what it finds', async () => {
  const [, client = ''] = /```ts\n([\s\S]*?)```/.exec(readFileSync(join(root, 'README.md'), 'utf8')) ?? [];
  const file = join(folder, 'client.mts');
  const typed = client.replaceAll("'./src/", `'${root}/src/`).replaceAll("'zod'", `'${root}/node_modules/zod'`);
  writeFileSync(file, typed);
  const { stdout } = await run(process.execPath, [file], { env: { ...process.env, COI_ADDRESS: library.url } });
  expect(stdout).toMatch(/^SAMPLE annual report 2025: Russia sample-commission-[0-9a-f]+\.1\.\d+ [0-9a-f]{64}\n$/);
});

test('what names persons is kept out of public search engines', async () => {
  for (const path of ['/search?q=a', '/reports/no-such', '/api/v1/search', '/api/v1/reports'])
    expect([path, (await fetch(library.url + path)).headers.get('x-robots-tag')]).toEqual([path, 'noindex, nofollow']);
  expect((await fetch(`${library.url}/categories`)).headers.get('x-robots-tag')).toBeNull();
});
