#!/usr/bin/env node
// The command of the package. Plain JavaScript, so that an older Node can read it and say what is wrong instead of failing on a type.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const bundled = fileURLToPath(new URL('../node_modules/node/bin/node', import.meta.url));

if (Number(process.versions.node.split('.')[0]) >= 24) {
  if (existsSync('.env')) process.loadEnvFile('.env');
  const { main } = await import('./cli.ts');
  await main(process.argv.slice(2));
} else if (existsSync(bundled)) {
  const itself = fileURLToPath(import.meta.url);
  const child = spawn(bundled, [itself, ...process.argv.slice(2)], { stdio: 'inherit' });
  // A terminal sends this one to both; whoever ends us otherwise means the program, not its doorkeeper.
  process.on('SIGINT', () => {});
  for (const signal of ['SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  child.on('exit', (code) => process.exit(code ?? 1));
} else {
  console.error(
    `country-conditions needs Node 24 or newer; this is ${process.version}. Run npm ci, which installs one beside the project.`,
  );
  process.exit(1);
}
