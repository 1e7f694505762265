import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

/** A running `keeper.ts` and what it has printed, line by line. */
export type Keeper = {
  lines: string[];
  process: ChildProcess;
  ended: Promise<unknown>;
  until(lines: number): Promise<void>;
};

/** Starts a process that keeps `count` pages of source `name` from number `from` on. */
export function startKeeper(dataDir: string, name: string, from: number, count: number): Keeper {
  const program = fileURLToPath(new URL('./keeper.ts', import.meta.url));
  const child = spawn(process.execPath, [program, dataDir, name, `${from}`, `${count}`], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const lines: string[] = [];
  let waiting: { lines: number; resolve: () => void } | undefined;
  const output = createInterface({ input: child.stdout });
  output.on('line', (line) => {
    lines.push(line);
    if (waiting !== undefined && lines.length >= waiting.lines) waiting.resolve();
  });
  const ended = Promise.all([once(child, 'close'), once(output, 'close')]);
  const until = (wanted: number) =>
    Promise.race([
      ended.then(() => {}),
      new Promise<void>((resolve) => {
        waiting = { lines: wanted, resolve };
        if (lines.length >= wanted) resolve();
      }),
    ]);
  return { lines, process: child, ended, until };
}
