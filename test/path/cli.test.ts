import { once } from 'node:events';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { commands } from '../../src/commands/index.ts';
import { readConfig, variableNames } from '../../src/config.ts';
import { lines, run } from './program.ts';

const root = resolve(import.meta.dirname, '../..');
const readme = readFileSync(join(root, 'README.md'), 'utf8');

test.each(commands.map(({ name }) => name))('%s --help prints its usage and ends with 0', async (name) => {
  const { code, out } = await run([name, '--help']);
  expect(code).toBe(0);
  expect(out).toContain(`country-conditions ${name}`);
});

test.each(commands.map(({ name }) => name))('the README tells of the command %s', (name) => {
  expect(readme).toContain(`\`${name}`);
});

test.each(variableNames)('the README and .env.example list the variable %s', (name) => {
  expect(readme).toContain(name);
  expect(readFileSync(join(root, '.env.example'), 'utf8')).toContain(`${name}=`);
});

test('an unknown command or option is misuse: exit code 2, and it says what there is', async () => {
  const unknown = await run(['crwal']);
  expect(unknown.code).toBe(2);
  expect(unknown.err).toContain('crawl');
  expect((await run(['search', '--colour'])).code).toBe(2);
});

test('a name that is not known is misuse or not found, never an empty answer', async () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'names-'));
  const call = (...words: string[]) => run(words, { COI_DATA: dataDir });
  expect((await call('export-warc', '--source', 'nonsense')).code).toBe(2);
  expect((await call('digest', '--subscription', 'nonsense')).code).toBe(1);
  const add = (...words: string[]) => call('subscriptions', 'add', 'b@firm.example', ...words);
  expect((await add('--search', 'categroy=war-fakes')).err).toContain('"categroy" is no parameter of a search');
  expect((await add('--search', 'q=draft', '--rate', 'x')).err).toMatch(/^subscriptions add: rate: must be one of/);
  expect((await call('subscriptions', 'remove')).code).toBe(2);
  expect((await call('subscriptions', 'remove', 'nonsense')).code).toBe(1);
});

test('a bad variable is refused by name, with what it got and what it takes', async () => {
  const { code, err } = await run(['sources'], { PORT: 'eighty' });
  expect(code).toBe(2);
  expect(err).toContain('PORT takes a TCP port from 0 to 65535; it got "eighty"');
});

test('a bad database address is refused without printing it', () => {
  expect(() => readConfig({ DATABASE_URL: 'mysql://user:hunter2@host/db' })).toThrow(
    /DATABASE_URL takes a Postgres address/,
  );
  expect(() => readConfig({ DATABASE_URL: 'mysql://user:hunter2@host/db' })).not.toThrow(/hunter2/);
});

test('the key of Meilisearch may stand in a file; one that is not there is refused by name', () => {
  const file = join(mkdtempSync(join(tmpdir(), 'key-')), 'meilisearch');
  writeFileSync(file, 'SAMPLE-key\n');
  const MEILI_URL = 'http://127.0.0.1:7700';
  const keyOf = (more: Record<string, string>) => readConfig({ MEILI_URL, ...more }).meili?.key;
  expect(keyOf({ MEILI_KEY: '', MEILI_KEY_FILE: file })).toBe('SAMPLE-key');
  expect(keyOf({ MEILI_KEY: 'SAMPLE-other', MEILI_KEY_FILE: file })).toBe('SAMPLE-other');
  expect(() => keyOf({ MEILI_KEY_FILE: `${file}.none` })).toThrow(/MEILI_KEY_FILE: the file cannot be read/);
});

test('the key of curators is refused when it is too short, without printing it', () => {
  for (const COI_CURATOR_KEY of ['SAMPLE-nineteen-key', 'SAMPLE key with spaces in it', 'k'.repeat(201)]) {
    expect(() => readConfig({ COI_CURATOR_KEY })).toThrow(/COI_CURATOR_KEY takes a secret of 20 to 200/);
    expect(() => readConfig({ COI_CURATOR_KEY })).not.toThrow(COI_CURATOR_KEY);
  }
  expect(readConfig({ COI_CURATOR_KEY: 'SAMPLE-key-twenty-ch' }).curatorKey).toBe('SAMPLE-key-twenty-ch');
  expect(readConfig({ COI_CURATOR_KEY: '' }).curatorKey).toBeUndefined();
});

test('an identity provider takes all three settings, by https or on this machine, and its secret is not shown', () => {
  const all = {
    COI_OIDC_ISSUER: 'https://login.firm.example/realms/firm',
    COI_OIDC_CLIENT_ID: 'SAMPLE',
    COI_OIDC_CLIENT_SECRET: 'SAMPLE secret',
  };
  const settings = { issuer: all.COI_OIDC_ISSUER, clientId: 'SAMPLE', clientSecret: 'SAMPLE secret' };
  expect([readConfig(all).oidc, readConfig({}).oidc]).toEqual([settings, undefined]);
  for (const missing of Object.keys(all))
    expect(() => readConfig({ ...all, [missing]: '' })).toThrow(/all three or none/);
  expect(() => readConfig({ ...all, COI_OIDC_ISSUER: 'http://login.firm.example/' })).toThrow(/COI_OIDC_ISSUER takes/);
  expect(readConfig({ ...all, COI_OIDC_ISSUER: 'http://127.0.0.1:8080' }).oidc?.issuer).toBe('http://127.0.0.1:8080');
  expect(() => readConfig({ ...all, COI_OIDC_CLIENT_SECRET: 'hunter2\n' })).toThrow(/COI_OIDC_CLIENT_SECRET takes/);
  expect(() => readConfig({ ...all, COI_OIDC_CLIENT_SECRET: 'hunter2\n' })).not.toThrow(/hunter2/);
});

test('read prints one line of JSON a file, and an error with its code for a file that cannot be read', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'coi-read-'));
  const [page, broken] = [join(folder, 'page.html'), join(folder, 'broken.pdf')];
  const paragraph =
    '<p>SAMPLE. A court in Primersk fined a teacher for a post about the war, and the ruling was upheld on appeal in May.</p>';
  writeFileSync(
    page,
    `<html lang="en"><head><title>SAMPLE</title></head><body><article><h1>SAMPLE ruling</h1>${paragraph.repeat(5)}</article></body></html>`,
  );
  writeFileSync(broken, '%PDF-1.7 nothing else');
  const { code, out } = await run(['read', page, broken, '--json']);
  const [good, bad] = lines<{
    file: string;
    blocks?: { kind: string }[];
    passages?: object[];
    publishedOn?: null;
    error?: { code: string };
  }>(out);
  expect(code).toBe(1);
  expect(good).toMatchObject({ file: page, publishedOn: null });
  expect(good?.blocks?.length).toBeGreaterThan(3);
  expect(good?.passages?.length).toBeGreaterThan(0);
  expect(bad).toMatchObject({ file: broken, error: { code: 'extract.corrupt' } });
});

test('tag --jsonl answers every line under its id, with spans that are the quoted words, and a bad line with an error', async () => {
  const text =
    'SAMPLE. A court in Moscow fined the teacher under Article 20.3.3 of the Code of Administrative Offences for discrediting the Russian army.';
  const input = `${JSON.stringify({ id: 'a', language: 'en', text })}\nnot json\n${JSON.stringify({ id: 'b', text: 'The weather was fine.' })}\n`;
  const { out } = await run(['tag', '--jsonl'], {}, input);
  type Line = {
    id: string | null;
    tags?: { category: string; start: number; end: number; quote: string }[];
    provisions?: { key: string }[];
    error?: object;
  };
  const [a, bad, b] = lines<Line>(out);
  expect(a?.tags?.map(({ category }) => category)).toContain('army-discrediting');
  for (const tag of a?.tags ?? []) expect(text.slice(tag.start, tag.end)).toBe(tag.quote);
  expect(a?.provisions?.map(({ key }) => key)).toContain('RU-CoAO-20.3.3');
  expect(bad).toMatchObject({ error: { code: 'usage' } });
  expect(b).toMatchObject({ id: 'b', tags: [], provisions: [] });
});

test('nothing but data is printed on standard output', async () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'coi-out-'));
  const { out } = await run(['search', 'nothing', '--json'], { COI_DATA: dataDir, COI_LOG: 'debug' });
  expect(JSON.parse(out)).toMatchObject({ total: 0, hits: [] });
});

test('a search of an empty archive says that nothing is kept yet, apart from its data', async () => {
  const { code, out, err } = await run(['search', 'torture'], {
    COI_DATA: mkdtempSync(join(tmpdir(), 'coi-empty-')),
  });
  expect([code, out.split('\n')[0]]).toEqual([0, '0 reports']);
  expect(err).toContain('The archive holds no report yet');
});

test('a data directory that cannot be made ends the command with a sentence and exit code 1', async () => {
  const { code, err } = await run(['search', 'x'], { COI_DATA: join(root, 'package.json', 'data') });
  expect(code).toBe(1);
  expect(err).toContain('COI_DATA');
});

test('a port that is taken ends the server with a sentence and exit code 2', async () => {
  const holder = createServer().listen(0, '127.0.0.1');
  await once(holder, 'listening');
  const { port } = holder.address() as AddressInfo;
  const dataDir = mkdtempSync(join(tmpdir(), 'coi-port-'));
  const { code, err } = await run(['serve', '--no-crawl'], { COI_DATA: dataDir, PORT: String(port) });
  holder.close();
  expect(code).toBe(2);
  expect(err).toContain(`Port ${port} is taken`);
});

test('a line separator within a line of JSON does not part it, nor does a byte order mark spoil it', async () => {
  const { out } = await run(['tag', '--jsonl'], {}, `\ufeff${JSON.stringify({ id: 'a', text: 'one\u2028two' })}\r\n`);
  expect(lines(out)).toEqual([{ id: 'a', tags: [], provisions: [] }]);
});
