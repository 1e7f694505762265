import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { licenceOf, licenceText, locked, manifest, nameOf } from './packages.ts';

const root = resolve(import.meta.dirname, '..');
const document = readFileSync(join(root, 'src/DEPENDENCIES.md'), 'utf8');

type Row = { name: string; reason: string; licence: string; size: string; keptBy: string };

function rowsUnder(heading: string): Row[] {
  const part = document.split(`\n## ${heading}\n`)[1]?.split('\n## ')[0] ?? '';
  return [...part.matchAll(/^\| `([^`]+)` +\|(.+)\|$/gm)].map(([, name = '', cells = '']) => {
    const [reason = '', licence = '', size = '', keptBy = ''] = cells.split('|').map((cell) => cell.trim());
    return { name, reason, licence, size, keptBy };
  });
}

const shipped = rowsUnder('Shipped');
const forTests = rowsUnder('For tests, checks and figures');

/** May be used by and passed on with a program under MIT. The OFL is of fonts, CC BY of a table. */
const permissive =
  /^(MIT|MIT-0|ISC|0BSD|BSD|BSD-2-Clause|BSD-3-Clause|Apache-2\.0|BlueOak-1\.0\.0|Unlicense|CC0-1\.0|Zlib|OFL-1\.1|CC-BY-4\.0)$/;

/** Shipped under other terms, and why that is borne. */
const borne = new Map([['idcac-playwright', 'comes with crawlee for browser crawlers that are never loaded']]);

/** An expression of SPDX: one of the alternatives is permissive in all its parts. */
function isPermissive(expression: string): boolean {
  const alternatives = expression.replaceAll(/[()]/g, '').split(' OR ');
  return alternatives.some((one) => one.split(' AND ').every((part) => permissive.test(part)));
}

/** The first words of MIT, by which a package is known that states its licence in a file alone. */
const mit = /permission\s+is\s+hereby\s+granted,\s+free\s+of\s+charge/i;

/** By the licence that a package states, or, where it states none, by the text that lies in it. */
function mayBeShipped(folder: string): boolean {
  const stated = licenceOf(folder);
  return stated === '' ? mit.test(licenceText(folder)) : isPermissive(stated);
}

test('the tables of dependencies and package.json name the same packages, each with a reason', () => {
  expect(shipped.map(({ name }) => name).sort()).toEqual(Object.keys(manifest.dependencies).sort());
  expect(forTests.map(({ name }) => name).sort()).toEqual(Object.keys(manifest.devDependencies).sort());
  expect([...shipped, ...forTests].filter(({ reason }) => reason.length < 3)).toEqual([]);
});

test('the tables state of each package its size, and who keeps it', () => {
  const isSize = /^(0|(0|0\.\d|[1-9]\d*) MB, [1-9]\d*)$/;
  expect([...shipped, ...forTests].filter(({ size, keptBy }) => !isSize.test(size) || keptBy.length < 3)).toEqual([]);
});

test('the tables state the licence that each package states', () => {
  const stated = [...shipped, ...forTests].map(({ name, licence }) => ({ name, licence }));
  expect(stated).toEqual(stated.map(({ name }) => ({ name, licence: licenceOf(`node_modules/${name}`) })));
});

test('every package that is shipped has a licence that goes with MIT', () => {
  const others = [...locked]
    .filter(([folder, { dev }]) => dev !== true && !mayBeShipped(folder))
    .map(([folder]) => nameOf(folder));
  expect(others.sort()).toEqual([...borne.keys()].sort());
});

test('no code of ours loads the whole of crawlee, with which a package under the GPL comes', () => {
  const files = ['src', 'crawlers'].flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).map((name) => join(root, folder, name)),
  );
  const code = files.filter((file) => file.endsWith('.ts'));
  expect(code.length).toBeGreaterThan(100);
  expect(code.filter((file) => /['"](crawlee|idcac-playwright)['"]/.test(readFileSync(file, 'utf8')))).toEqual([]);
});

test('an expression of licences is read as SPDX means it', () => {
  expect(['MIT', '(MIT OR GPL-3.0-or-later)', 'MIT AND OFL-1.1', 'GPL-3.0-only OR ISC'].map(isPermissive)).toEqual([
    ...[true, true, true, true],
  ]);
  expect(['GPL-3.0-only', 'MIT AND GPL-3.0-only', 'AGPL-1.0 OR CPAL-1.0', ''].map(isPermissive)).toEqual([
    ...[false, false, false, false],
  ]);
});
