import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { afterAll, expect, test } from 'vitest';
import { createReader } from '../../src/isolate/reader.ts';

const module = new URL('./hostile-child.ts', import.meta.url).href;
const hasty = createReader({ module, timeoutMs: 1_500, memoryMb: 256 });
/** Time enough, even on a busy machine, for a task to reach its limit of memory first. */
const reader = createReader({ module, timeoutMs: 20_000, memoryMb: 256 });
afterAll(() => Promise.all([hasty.close(), reader.close()]));

test('a call returns what the task returned, bytes and all', async () => {
  const argument = { body: new Uint8Array([0, 255, 7]), nested: { when: [1, 'два'] } };
  expect(await reader.call('echo', argument)).toEqual(argument);
});

test('calls queue up and each gets its own answer', async () => {
  const answers = await Promise.all([30, 0, 10, 5].map((ms) => reader.call<number>('later', ms)));
  expect(answers).toEqual([30, 0, 10, 5]);
});

test('a child is used again for the next call', async () => {
  expect(await reader.call('pid', null)).toBe(await reader.call('pid', null));
});

test('a failure in the child arrives as the same failure', async () => {
  await expect(reader.call('fail', null)).rejects.toMatchObject({
    name: 'Failure',
    code: 'extract.encrypted',
    message: 'locked',
    url: 'https://example.org/a.pdf',
    retryable: true,
  });
});

test('any other error in the child means a corrupt page', async () => {
  await expect(reader.call('stumble', null)).rejects.toMatchObject({ code: 'extract.corrupt' });
});

for (const [task, code, limited] of [
  ['loop', 'extract.timeout', hasty],
  ['eatHeap', 'extract.memory', reader],
  ['eatBuffers', 'extract.memory', reader],
  ['crash', 'extract.corrupt', reader],
] as const) {
  test(`the task ${task} ends in ${code} within the limit, and the next call works`, async () => {
    const [hostile, next] = await Promise.allSettled([limited.call(task, null), limited.call('echo', 'still here')]);
    expect(hostile).toMatchObject({ status: 'rejected', reason: { code } });
    expect(next).toEqual({ status: 'fulfilled', value: 'still here' });
  });
}

test('calls that stood behind one that ended the child are done by the next child, in their order', async () => {
  await reader.call('pid', null);
  const done: number[] = [];
  const behind = [1, 2, 3, 4, 5].map((n) => reader.call<number>('echo', n).then((value) => done.push(value)));
  const hostile = reader.call('eatBuffers', null);
  const after = [6, 7].map((n) => reader.call<number>('echo', n).then((value) => done.push(value)));
  await expect(hostile).rejects.toMatchObject({ code: 'extract.memory' });
  await Promise.all([...behind, ...after]);
  expect(done).toEqual([1, 2, 3, 4, 5, 6, 7]);
});

test('the child sees none of our environment', async () => {
  process.env.READER_TEST_SECRET = 'hidden';
  const fresh = createReader({ module });
  expect(Object.keys(await fresh.call<object>('environment', null))).not.toContain('READER_TEST_SECRET');
  expect(Object.keys(await fresh.call<object>('environment', null))).not.toContain('PATH');
  await fresh.close();
});

test('the child can neither write files nor compile strings', async () => {
  await expect(reader.call('write', null)).rejects.toMatchObject({ code: 'extract.corrupt' });
  await expect(reader.call('compile', null)).rejects.toMatchObject({ code: 'extract.corrupt' });
});

test('a child that cannot start is a bug, not a failure of the page', async () => {
  const absent = createReader({ module: new URL('./absent.ts', import.meta.url).href });
  await expect(absent.call('echo', 1)).rejects.toThrow('could not start');
  await absent.close();
});

test('closing ends the children and refuses what still waits', async () => {
  const closing = createReader({ module });
  const pid = await closing.call<number>('pid', null);
  const waiting = closing.call('later', 60_000);
  const refused = expect(waiting).rejects.toMatchObject({ code: 'extract.timeout', retryable: true });
  await closing.close();
  await refused;
  expect(() => process.kill(pid, 0)).toThrow('ESRCH');
});

test('children die with their parent, even out of an endless loop', async () => {
  const entry = new URL('../../src/isolate/reader.ts', import.meta.url).href;
  const script = `
    const { createReader } = await import(${JSON.stringify(entry)});
    const reader = createReader({ module: ${JSON.stringify(module)} });
    console.log(await reader.call('pid', null));
    void reader.call('loop', null);
    setTimeout(() => process.kill(process.pid, 'SIGKILL'), 100);`;
  const parent = spawn(process.execPath, ['--input-type=module', '-e', script], {
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const [[output]] = await Promise.all([once(parent.stdout, 'data'), once(parent, 'exit')]);
  await expect.poll(() => isAlive(Number(output))).toBe(false);
});

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
