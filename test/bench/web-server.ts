import { type ChildProcess, fork } from 'node:child_process';

/** Since the start: milliseconds of all threads on a processor, pages asked for and made (a kept one is not), the most memory that was held. */
export type Spent = { cpuMs: number; asked: number; made: number; peakMb: number };

/** A server of `web-child.ts` that is measured. */
export type Server = { base: string; spent(): Promise<Spent>; stop(): void };

/** Starts one in a process of its own. @throws when it ends before it listens */
export function startServer(kind: 'pages' | 'constant', place: string): Promise<Server> {
  const child = fork(new URL('./web-child.ts', import.meta.url), [kind, place], {
    execArgv: ['--max-semi-space-size=8'],
  });
  return new Promise((resolve, reject) => {
    child.once('message', (port) => {
      resolve({ base: `http://127.0.0.1:${String(port)}`, spent: () => askChild(child), stop: () => child.kill() });
    });
    child.once('exit', (code) => reject(new Error(`the server ended with ${code}`)));
  });
}

function askChild(child: ChildProcess): Promise<Spent> {
  return new Promise((resolve) => {
    child.once('message', (answer: Spent) => resolve(answer));
    child.send('spent');
  });
}
