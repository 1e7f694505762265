/** One command of the command line. */
export type Command = {
  /** What `--help` prints. */
  usage: string;
  /** Takes the words after the command's name; resolves to the exit code. @throws Failure, and node:util's parse errors on misuse */
  run(words: string[]): Promise<number>;
};

/** One line of JSON on standard output. */
export function printJson(value: unknown): void {
  process.stdout.write(`${JSON.stringify(value)}\n`);
}

/** A line for people on standard output. */
export function print(line: string): void {
  process.stdout.write(`${line}\n`);
}

/** A line that says how far long work is: rewritten in place on a terminal, every tenth of it otherwise, always on standard error. */
export function progress(label: string): { at(done: number, of?: number): void; end(): void } {
  let shown = 0;
  return {
    at(done, of) {
      const line = of === undefined ? `${label}: ${done}` : `${label}: ${done} of ${of}`;
      if (process.stderr.isTTY) process.stderr.write(`\r${line}\u001b[K`);
      else if (done - shown >= Math.max(1, (of ?? 1000) / 10)) process.stderr.write(`${line}\n`);
      else return;
      shown = done;
    },
    end() {
      if (process.stderr.isTTY && shown > 0) process.stderr.write('\r\u001b[K');
    },
  };
}
