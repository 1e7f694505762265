import { spawn } from 'node:child_process';
import { resolve } from 'node:path';
import { text } from 'node:stream/consumers';
import { expect, test } from 'vitest';

const file = resolve(import.meta.dirname, '../src/log.ts');

/** Runs a program that has a log of this level, and gives what it wrote and how it ended. `deaf`: nobody reads its standard error. */
async function logging(level: string, program: string, deaf = false) {
  const code = `import { createLog } from ${JSON.stringify(file)}; const log = createLog(${JSON.stringify(level)}); ${program}`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', code], { stdio: ['pipe', 'pipe', 'pipe'] });
  if (deaf) child.stderr.destroy();
  const ended = new Promise((done) => child.once('exit', done));
  child.stdin.end();
  const [stdout, stderr] = await Promise.all([text(child.stdout), deaf ? '' : text(child.stderr)]);
  return { stdout, lines: stderr.split('\n').filter(Boolean), code: await ended };
}

test('a line of the log is JSON on standard error: level, time, the fields, the message', async () => {
  const { stdout, lines } = await logging('info', `log.warn({ sourceId: 'sample', found: 2 }, 'few links');`);
  expect(stdout).toBe('');
  const line = JSON.parse(lines[0] ?? '');
  expect(line).toEqual({ level: 40, time: expect.any(String), sourceId: 'sample', found: 2, msg: 'few links' });
  expect(new Date(line.time).toISOString()).toBe(line.time);
});

test.each([
  ['debug', [20, 30, 40, 50]],
  ['info', [30, 40, 50]],
  ['warn', [40, 50]],
  ['error', [50]],
  ['silent', []],
])('at level %s nothing below it is written', async (level, expected) => {
  const { lines } = await logging(
    level,
    `log.debug({}, 'd'); log.info({}, 'a'); log.warn({}, 'b'); log.error({}, 'c');`,
  );
  expect(lines.map((line) => JSON.parse(line).level)).toEqual(expected);
});

test('an error among the fields is told with its code and where it came from', async () => {
  const { lines } = await logging(
    'info',
    `log.error({ error: Object.assign(new TypeError('no'), { code: 'E1' }) }, 'x');`,
  );
  const { error } = JSON.parse(lines[0] ?? '');
  expect(error).toMatchObject({
    type: 'TypeError',
    message: 'no',
    code: 'E1',
    stack: expect.stringContaining('TypeError: no'),
  });
});

test('a program whose log nobody reads goes on', async () => {
  const program = `process.stdin.on('end', () => { for (let n = 0; n < 100; n += 1) log.info({ n }, 'line'); setImmediate(() => console.log('done')); }).resume();`;
  expect(await logging('info', program, true)).toMatchObject({ stdout: 'done\n', code: 0 });
});
