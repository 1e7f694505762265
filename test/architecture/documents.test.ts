import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { commands } from '../../src/commands/index.ts';

const root = resolve(import.meta.dirname, '../..');
const read = (path: string) => readFileSync(join(root, path), 'utf8');
const documents = execFileSync('git', ['ls-files', '*.md'], { cwd: root, encoding: 'utf8' }).trim().split('\n');

/** Files that documents tell a reader to make, and files that lie in a reader's own folders. */
const readersOwn =
  /(^|\/)(sample-watch(\.ts|\/|$)|pages\.json$|expected\.json$|(list|report)\.html$|mail\/$|data\/$|\.env$)/;

/** What stands in code marks outside blocks of code. */
function marked(text: string): string[] {
  const prose = text.replaceAll(/^ *```[\s\S]*?^ *```/gm, '');
  return [...prose.matchAll(/`([^`\n]+)`/g)].map((match) => match[1] ?? '');
}

/** A path of the repository: relative, of plain characters, with a folder's slash or an ending that our files have. */
function isPath(words: string): boolean {
  return /^[.\w@][\w.@/-]*(\/|\.(ts|mjs|js|css|jsonl?|md|yml|png))$/.test(words) && !words.startsWith('@');
}

const pathsIn = (text: string) => [
  ...marked(text).filter(isPath),
  ...[...text.matchAll(/\]\((?!\w+:|#)([^)#\s]+)/g)].map((match) => match[1] ?? ''),
];

/** Documents name paths as seen from themselves, from the top, or, where they speak of the code, from `src/`. */
const places = (document: string) => [dirname(document), '.', ...(document.startsWith('src/') ? ['src'] : [])];

test.each(documents)('every path that %s names is there', (document) => {
  const isThere = (path: string) => places(document).some((place) => existsSync(resolve(root, place, path)));
  expect(pathsIn(read(document)).filter((path) => !readersOwn.test(path) && !isThere(path))).toEqual([]);
});

test('the walk over documents finds their paths', () => {
  expect(pathsIn(read('src/README.md')).length).toBeGreaterThan(50);
  expect(documents).toContain('CHANGELOG.md');
});

test('no entry of the CHANGELOG stands twice', () => {
  const entries = [...read('CHANGELOG.md').matchAll(/^- (.+)$/gm)].map((match) => match[1] ?? '');
  expect(entries.length).toBeGreaterThan(50);
  expect(entries.filter((entry, index) => entries.indexOf(entry) !== index)).toEqual([]);
});

/** Every `npm run X` with the words after it, in prose and in blocks of code. */
const scriptCalls = documents.flatMap((document) =>
  [...read(document).matchAll(/npm run (?:--silent )?([\w-]+)(?: -- ([\w-]+))?/g)].map((match) => ({
    document,
    script: match[1] ?? '',
    word: match[2],
  })),
);

test('every npm script that a document names exists', () => {
  const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> };
  expect(scriptCalls.filter(({ script }) => scripts[script] === undefined)).toEqual([]);
});

test('every benchmark and evaluation that a document names exists', () => {
  const known = (script: string) =>
    [...read(`test/${script}/main.ts`).matchAll(/case '(\w+)'/g)].map(([, name]) => name);
  const figures = scriptCalls.filter(({ script, word }) => /^(bench|eval)$/.test(script) && word !== undefined);
  expect(figures.length).toBeGreaterThan(5);
  expect(figures.filter(({ script, word }) => !known(script).includes(word))).toEqual([]);
});

test('every command of the command line that a document names exists', () => {
  const calls = documents.flatMap((document) =>
    [...read(document).matchAll(/npx country-conditions ([a-z][\w-]*)/g)].map((match) => match[1]),
  );
  const names = commands.map(({ name }) => name);
  expect(calls.length).toBeGreaterThan(5);
  expect(calls.filter((name) => name === undefined || !names.includes(name))).toEqual([]);
});

test('the README has a row for every command, and no other', () => {
  const rows = /\n## Command line\n([\s\S]*?)\n## /.exec(read('README.md'))?.[1] ?? '';
  const named = [...rows.matchAll(/^\| (`[^|]*(?:\\\|[^|]*)*) \|/gm)].flatMap((row) =>
    [...(row[1] ?? '').matchAll(/`([a-z][\w-]*)/g)].map((match) => match[1] ?? ''),
  );
  expect([...new Set(named)].sort()).toEqual(commands.map(({ name }) => name).sort());
});
