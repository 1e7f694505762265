/** A child whose tasks behave as hostile files make a reader behave. */
import { setTimeout as pause } from 'node:timers/promises';
import { Failure } from '../../src/errors.ts';
import { serveTasks } from '../../src/isolate/serve.ts';

serveTasks({
  echo: async (argument) => argument,
  size: async (argument) => (argument as { body: Uint8Array }).body.length,
  environment: async () => ({ ...process.env }),
  pid: async () => process.pid,
  later: async (argument) => {
    await pause(argument as number);
    return argument;
  },
  loop: async () => {
    for (;;);
  },
  eatHeap: async () => {
    const eaten: unknown[] = [];
    for (;;) eaten.push({ a: eaten.length, b: `${eaten.length}` });
  },
  eatBuffers: async () => {
    const eaten: Uint8Array[] = [];
    for (;;) eaten.push(new Uint8Array(8 << 20).fill(1));
  },
  crash: async () => process.exit(7),
  fail: async () => {
    throw new Failure('extract.encrypted', 'locked', { url: 'https://example.org/a.pdf', retryable: true });
  },
  stumble: async () => {
    throw new TypeError('x is not a function');
  },
  write: async () => {
    const { writeFileSync } = await import('node:fs');
    const { tmpdir } = await import('node:os');
    const { join } = await import('node:path');
    writeFileSync(join(tmpdir(), 'should-not-exist'), '');
  },
  compile: async () => new Function('return 1')(),
});
