import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { expect, test } from 'vitest';

const src = resolve(import.meta.dirname, '../../src');
const readme = readFileSync(join(src, 'README.md'), 'utf8');

/** The first cells of the map's tables: files by their names, folders with a slash at their end. */
const rooms = [...(/\n## Map\n([\s\S]*?)\n## /.exec(readme)?.[1] ?? '').matchAll(/^\| ([^|]*`)/gm)];
const named = rooms.flatMap((row) => [...(row[1] ?? '').matchAll(/`([^`]+)`/g)].map((match) => match[1] ?? ''));

/** What the map must name: every file directly in `src/`, and every folder of code below it. */
const files = readdirSync(src, { withFileTypes: true }).filter((entry) => entry.isFile());
const folders = readdirSync(src, { withFileTypes: true, recursive: true }).filter((entry) => entry.isDirectory());
const there = [
  ...files.map(({ name }) => name).filter((name) => !name.endsWith('.md')),
  ...folders
    .map(({ parentPath, name }) => `${relative(src, join(parentPath, name))}/`)
    .filter((path) => !path.startsWith('demo/publisher/') || path === 'demo/publisher/'),
];

test('the map in src/README.md has a row for each file directly in src/ and for each folder', () => {
  expect(there.filter((path) => !named.includes(path))).toEqual([]);
});

test('the map in src/README.md names nothing that is not there, and nothing twice', () => {
  expect(named.filter((path) => !there.includes(path))).toEqual([]);
  expect(named.filter((path, index) => named.indexOf(path) !== index)).toEqual([]);
});

/** Folders whose README leads to each of their files. */
const led = [
  ...['packet', 'packet/pdf', 'packet/docx', 'digest', 'digest/render', 'quote', 'compare', 'store'],
  ...['read', 'isolate', 'search', 'search/embedded', 'search/meilisearch', 'web/views'],
];

test.each(led)('the README of src/%s names each of its files, and none that is not there', (folder) => {
  const [home = '', ...below] = folder.split('/');
  const text = readFileSync(join(src, home, 'README.md'), 'utf8');
  const prefix = below.map((part) => `${part}/`).join('');
  const files = readdirSync(join(src, folder)).filter((name) => /(?<!\.d)\.ts$/.test(name));
  expect(files.filter((name) => !text.includes(`\`${prefix}${name}\``))).toEqual([]);
  const named = [...text.matchAll(/`((?:\.\.\/)?[\w/-]+\.ts)`/g)].map((match) => match[1] ?? '');
  expect(named.filter((name) => !existsSync(join(src, home, name)))).toEqual([]);
});
