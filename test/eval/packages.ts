import { readdirSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { closureOf, licenceOf, manifest } from '../packages.ts';

const root = resolve(import.meta.dirname, '../..');

/** Prints for each package, the shipped ones first, its licence, and how many packages and megabytes would go with it. */
export function evaluatePackages(): void {
  const shipped = Object.keys(manifest.dependencies);
  const forTests = Object.keys(manifest.devDependencies);
  show('shipped', shipped, []);
  show('for tests, checks and figures', forTests, shipped);
}

/** `kept`: packages that stay, whatever goes. */
function show(heading: string, names: readonly string[], kept: readonly string[]): void {
  const all = closureOf([...names, ...kept]);
  console.log(`${heading.padEnd(34)}${'licence'.padEnd(22)}packages  MB`);
  for (const name of names) {
    const others = closureOf([...kept, ...names.filter((other) => other !== name)]);
    const own = [...all].filter((folder) => !others.has(folder));
    const bytes = own.reduce((sum, folder) => sum + sizeOf(join(root, folder)), 0);
    const size = `${String(own.length).padStart(8)}  ${(bytes / 1e6).toFixed(1)}`;
    console.log(`${name.padEnd(34)}${licenceOf(`node_modules/${name}`).padEnd(22)}${size}`);
  }
  console.log(`${all.size} packages in all.\n`);
}

/** Bytes of the files in a package, those of packages inside it left out. */
function sizeOf(folder: string): number {
  return readdirSync(folder, { withFileTypes: true }).reduce((sum, entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return entry.name === 'node_modules' ? sum : sum + sizeOf(path);
    return entry.isFile() ? sum + statSync(path).size : sum;
  }, 0);
}
