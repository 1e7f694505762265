import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

const root = resolve(import.meta.dirname, '..');

/** What the lockfile says of a package, by the folder it lies in. `dev`: only tests and checks need it. */
type Locked = {
  license?: unknown;
  dev?: boolean;
  dependencies?: Record<string, string>;
  optionalDependencies?: Record<string, string>;
};

type Manifest = {
  scripts: Record<string, string>;
  dependencies: Record<string, string>;
  devDependencies: Record<string, string>;
};

export const manifest: Manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
const { packages } = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')) as {
  packages: Record<string, Locked>;
};

/** Every package of the lockfile, of other platforms too, by its folder. */
export const locked: ReadonlyMap<string, Locked> = new Map(
  Object.entries(packages).filter(([folder]) => folder !== ''),
);

/** The name of the package that lies in a folder. */
export function nameOf(folder: string): string {
  return folder.slice(folder.lastIndexOf('node_modules/') + 'node_modules/'.length);
}

/** The folders of what these packages need, themselves included, as they are installed. */
export function closureOf(names: readonly string[]): Set<string> {
  const found = new Set<string>();
  const waiting = names.map((name) => placeOf(name, ''));
  for (let folder = waiting.pop(); folder !== undefined; folder = waiting.pop()) {
    if (folder === '' || found.has(folder) || !existsSync(join(root, folder))) continue;
    found.add(folder);
    const { dependencies, optionalDependencies } = locked.get(folder) ?? {};
    for (const name of Object.keys({ ...dependencies, ...optionalDependencies })) waiting.push(placeOf(name, folder));
  }
  return found;
}

/** Where Node finds a package that one in `from` needs: beside it, else further up; empty when it is not installed. */
function placeOf(name: string, from: string): string {
  for (let at = from; at !== ''; at = at.slice(0, Math.max(0, at.lastIndexOf('/node_modules/')))) {
    if (locked.has(`${at}/node_modules/${name}`)) return `${at}/node_modules/${name}`;
  }
  return locked.has(`node_modules/${name}`) ? `node_modules/${name}` : '';
}

/** The licence that a package states, in SPDX's words: in the lockfile, else in its manifest; empty when in neither. */
export function licenceOf(folder: string): string {
  const stated = locked.get(folder)?.license ?? manifestOf(folder).license;
  return typeof stated === 'string' ? stated : '';
}

function manifestOf(folder: string): { license?: unknown } {
  const path = join(root, folder, 'package.json');
  return existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : {};
}

/** The text of a package's licence; empty when it has none. */
export function licenceText(folder: string): string {
  const file = ['LICENSE', 'LICENCE', 'LICENSE.md'].map((name) => join(root, folder, name)).find(existsSync);
  return file === undefined ? '' : readFileSync(file, 'utf8');
}
