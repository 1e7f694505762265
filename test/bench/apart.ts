import { fork } from 'node:child_process';

/** Runs one side of a benchmark in a process of its own, by the words of its command line, and resolves to what it sends. @throws when it ends without */
export function apart<T>(benchmark: string, words: readonly string[], execArgv: readonly string[]): Promise<T> {
  const child = fork(new URL('./main.ts', import.meta.url), [benchmark, ...words], { execArgv: [...execArgv] });
  return new Promise((resolve, reject) => {
    let sent: { value: T } | undefined;
    child.on('message', (value) => {
      sent = { value: value as T };
      child.disconnect();
    });
    child.on('exit', (code) =>
      sent && code === 0 ? resolve(sent.value) : reject(new Error(`${words.join(' ')} ended with ${code}`)),
    );
  });
}
