import { type ChildProcess, spawn } from 'node:child_process';
import { resolve } from 'node:path';

const root = resolve(import.meta.dirname, '../..');

export type Finished = { code: number | null; out: string; err: string };

/** Runs the command line as a user does, in a process of its own, and waits for its end. */
export function run(words: string[], environment: Record<string, string> = {}, input = ''): Promise<Finished> {
  const child = start(['src/cli.ts', ...words], environment);
  return new Promise((done) => {
    let out = '';
    let err = '';
    child.stdout?.on('data', (chunk) => {
      out += chunk;
    });
    child.stderr?.on('data', (chunk) => {
      err += chunk;
    });
    child.on('close', (code) => done({ code, out, err }));
    child.stdin?.end(input);
  });
}

/** Starts a program of the project with a clean environment; Node's own cache of compiled code is no part of it, and spares seconds. */
export function start(words: string[], environment: Record<string, string> = {}): ChildProcess {
  const { PATH = '', HOME = '', NODE_COMPILE_CACHE = '' } = process.env;
  return spawn(process.execPath, words, { cwd: root, env: { PATH, HOME, NODE_COMPILE_CACHE, ...environment } });
}

/** Resolves with the first match of `pattern` in what the process writes to either stream; rejects when it ends before. */
export function waitFor(child: ChildProcess, pattern: RegExp): Promise<RegExpExecArray> {
  return new Promise((found, failed) => {
    let text = '';
    const read = (chunk: unknown) => {
      text += chunk;
      const match = pattern.exec(text);
      if (match) found(match);
    };
    child.stdout?.on('data', read);
    child.stderr?.on('data', read);
    child.once('exit', () => failed(new Error(`ended before it wrote ${pattern}:\n${text}`)));
  });
}

/** The lines of standard output as JSON. */
export function lines<T>(out: string): T[] {
  return out
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as T);
}
