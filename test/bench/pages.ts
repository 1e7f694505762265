import { type ChildProcess, fork } from 'node:child_process';

/** Starts a program that publishes invented pages on loopback, in a process of its own. `base`: its address, without a slash at the end. */
export function startPages(program: URL): Promise<{ server: ChildProcess; base: string }> {
  const server = fork(program);
  return new Promise((resolve) =>
    server.once('message', (port) => resolve({ server, base: `http://127.0.0.1:${port}` })),
  );
}
