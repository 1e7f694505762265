import { spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { run, start, waitFor } from './program.ts';

const root = resolve(import.meta.dirname, '../..');
const readme = readFileSync(join(root, 'README.md'), 'utf8');
const scripts = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')).scripts as Record<string, string>;
const ci = readFileSync(join(root, '.ci/run'), 'utf8');
const dataDir = mkdtempSync(join(tmpdir(), 'coi-readme-'));

/** Nothing listens on the discard port: a crawl finds every publisher unreachable, at once. */
const nowhere = 'http://127.0.0.1:9';

afterAll(() => rmSync(dataDir, { recursive: true, force: true }));

const shellLines = [...readme.matchAll(/```sh\n([\s\S]*?)```/g)].flatMap((block) =>
  (block[1] ?? '').trim().split('\n'),
);
const commandLines = shellLines.filter((line) => line.includes('npx country-conditions'));

/** The words of a shell line after the program's name, quotes taken off. */
function wordsOf(line: string): string[] {
  const after = line.slice(line.indexOf('npx country-conditions') + 'npx country-conditions'.length);
  return [...after.matchAll(/"([^"]*)"|(\S+)/g)].map((match) => match[1] ?? match[2] ?? '');
}

test.each(commandLines)(
  '%s is understood, and does what it can without a publisher',
  async (line) => {
    const input = /^echo "([^"]*)"/.exec(line)?.[1] ?? '';
    const { code } = await run(wordsOf(line), { COI_DATA: dataDir, COI_REPLAY: nowhere }, input);
    expect(code).toBe(wordsOf(line)[0] === 'crawl' ? 1 : 0);
  },
  120_000,
);

test('every npm script that the README names exists, and CI or a test here runs it', () => {
  const named = [...readme.matchAll(/npm run (?:--silent )?([a-z-]+)/g)].map((match) => match[1] ?? '');
  expect(named.length).toBeGreaterThan(3);
  expect(named.filter((name) => scripts[name] === undefined)).toEqual([]);
  const isRun = (name: string) =>
    [`npm run ${name}`, `npm run --silent ${name}`].some((call) => ci.includes(call)) ||
    existsSync(join(import.meta.dirname, `${name}.test.ts`));
  expect(named.filter((name) => !isRun(name))).toEqual([]);
});

test('npm start serves at once, is healthy, and ends cleanly when it is told to', async () => {
  const [node, ...words] = scripts.start?.split(' ') ?? [];
  expect(node).toBe('node');
  const server = start(words, { COI_DATA: dataDir, COI_REPLAY: nowhere, PORT: '0', COI_LOG: 'error' });
  const ended = new Promise((done) => server.once('exit', done));
  const address = (await waitFor(server, /Serving on (http:\/\/\S+)/))[1];
  expect((await fetch(`${address}/healthz`)).status).toBe(200);
  server.kill('SIGTERM');
  expect(await ended).toBe(0);
});

test('a command reads .env in the folder where it is called, what is set already goes before it, and the example is a good one', () => {
  const folder = mkdtempSync(join(dataDir, 'firm-'));
  const call = (PORT?: string) =>
    spawnSync(process.execPath, [join(root, 'src/bin.mjs'), 'sources', '--json'], {
      cwd: folder,
      env: { ...process.env, COI_DATA: join(folder, 'data'), ...(PORT !== undefined && { PORT }) },
      encoding: 'utf8',
    });
  copyFileSync(join(root, '.env.example'), join(folder, '.env'));
  expect(call().status).toBe(0);
  writeFileSync(join(folder, '.env'), 'PORT=a door\n');
  const refused = call();
  expect([refused.status, refused.stderr]).toEqual([2, expect.stringMatching(/PORT.*a door/)]);
  expect(call('3001').status).toBe(0);
});
