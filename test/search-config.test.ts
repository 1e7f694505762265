import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { Failure } from '../src/errors.ts';
import { loadSearchConfig } from '../src/search-config.ts';

const top = join(import.meta.dirname, '..');

/** A copy of the shipped data with one text replaced in one file. */
function spoilt(file: string, from: string | RegExp, to: string): string {
  const dir = mkdtempSync(join(tmpdir(), 'search-config-'));
  cpSync(join(top, 'search-config'), dir, { recursive: true });
  replace(join(dir, file), from, to);
  return dir;
}

function replace(path: string, from: string | RegExp, to: string): void {
  const text = readFileSync(path, 'utf8');
  expect(text).toMatch(from);
  writeFileSync(path, text.replace(from, to));
}

/** What a copy of the whole program says when it is started with one text replaced in one file of the data. */
function said(file: string, from: string | RegExp, to: string): string {
  const dir = mkdtempSync(join(tmpdir(), 'program-'));
  for (const part of ['src', 'crawlers', 'search-config', 'package.json'])
    cpSync(join(top, part), join(dir, part), { recursive: true });
  symlinkSync(join(top, 'node_modules'), join(dir, 'node_modules'));
  replace(join(dir, 'search-config', file), from, to);
  const { status, stderr } = spawnSync(process.execPath, [join(dir, 'src/bin.mjs'), 'check', '--dry-run'], {
    encoding: 'utf8',
    env: { ...process.env, COI_DATA: join(dir, 'data') },
  });
  expect(status).toBe(1);
  return stderr;
}

function failure(dir: string): Failure {
  try {
    loadSearchConfig(dir);
  } catch (error) {
    if (error instanceof Failure) return error;
    throw error;
  }
  throw new Error('was not refused');
}

const readme = readFileSync(join(top, 'search-config/README.md'), 'utf8');

test('both READMEs say how many categories there are', () => {
  const length = String(loadSearchConfig().categories.length);
  expect(/the (\d+) persecution categories/.exec(readme)?.[1]).toBe(length);
  expect(/a closed taxonomy of (\d+) categories/.exec(readFileSync(join(top, 'README.md'), 'utf8'))?.[1]).toBe(length);
});

test('the category that the README shows is taken as it stands', () => {
  const shown = /```json\n([\s\S]*?)```/.exec(readme)?.[1] ?? '';
  const dir = spoilt('categories/religion.json', '"categories": [', `"categories": [${shown},`);
  expect(loadSearchConfig(dir).categories.map(({ id }) => id)).toContain('sample-beekeepers');
});

test('the shipped data holds categories with terms in both languages, and its version changes with it', () => {
  const config = loadSearchConfig();
  expect(config.categories.length).toBeGreaterThan(40);
  for (const { id, terms } of config.categories)
    expect([id, terms.en.strong.length > 2, terms.ru.strong.length > 2]).toEqual([id, true, true]);
  expect(loadSearchConfig().version).toBe(config.version);
  expect(loadSearchConfig(spoilt('groups.json', 'University and college students', 'Undergraduates')).version).not.toBe(
    config.version,
  );
});

test.each([
  ['places.json', /"label": "Adygea"/, '"lable": "Adygea"', /places\.json: .*ru-ad/],
  [
    'categories/religion.json',
    '"RU-CC-148"',
    '"RU-CC-148.9"',
    /religion\.json: religious-feelings: unknown provision RU-CC-148\.9/,
  ],
  ['provisions.json', '"war-fakes"', '"war-fake"', /provisions\.json: RU-CC-207\.3: unknown category war-fake/],
  ['categories/lgbtq.json', '{lgbt}', '{lgbtx}', /lgbtq\.json: .*unknown class lgbtx/],
  ['harms.json', '"id": "fine"', '"id": "exile"', /harms\.json: exile: stands twice/],
  ['gate.json', '{', '{,', /gate\.json: /],
])('a mistake in %s is refused with file, entry and reason', (file, from, to, message) => {
  const refused = failure(spoilt(file, from, to));
  expect(refused.code).toBe('taxonomy.invalid');
  expect(refused.message).toMatch(message);
});

/** Files that are checked where they are imported, before a folder could be named. */
const imported = ['notices.json', 'stop-words.json', 'meilisearch.json'];
const files = readdirSync(join(top, 'search-config'), { recursive: true, encoding: 'utf8' });
const read = files.filter((file) => file.endsWith('.json') && !imported.includes(file));
const firstText = /(?<=[[:,]\s*)"[^"]*"(?!\s*:)/;

test.each(read)('a number in the place of a text in %s is refused', (file) => {
  const { code, message } = failure(spoilt(file, firstText, '7'));
  expect([code, message]).toEqual(['taxonomy.invalid', expect.stringMatching(`^${file}: .+: .*expected string`)]);
});

test.each(imported)('the program does not start with a number in the place of a text in %s', (file) => {
  expect(said(file, firstText, '7')).toMatch(
    new RegExp(`^${file}: [^:]+ / 0: .*expected string.* \\[taxonomy\\.invalid\\]\n$`),
  );
});

test('the program does not start with a file that is no JSON, and says where', () => {
  expect(said('stop-words.json', '[', '[,')).toMatch(/SyntaxError: .*stop-words\.json: .*"en": \[,/s);
});

test('a missing directory is refused', () => {
  expect(failure(join(tmpdir(), 'no-such-search-config')).code).toBe('taxonomy.invalid');
});
