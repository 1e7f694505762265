import { type ChildProcess, fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { Failure } from '../errors.ts';
import { type Answer, OUT_OF_MEMORY_SIGNAL } from './protocol.ts';

/** One child process and the calls that were sent to it: it does them one after another, so the next lies ready when it ends one. */
export type Child = {
  /** Resolves once the child takes tasks; rejects with an Error when it died before. */
  started: Promise<void>;
  /** @throws notBegun when the child died over an earlier call */
  perform(task: string, argument: unknown): Promise<unknown>;
  alive(): boolean;
  /** Whether it has answered a call. */
  used(): boolean;
  /** Kills the child and resolves once it is gone. */
  stop(): Promise<void>;
};

/** Says of a call that it had not begun when the child died. */
export const notBegun = new Error('the call had not begun');

type Limits = { module: string; timeoutMs: number; memoryMb: number };

/** Starts a child that sees none of our environment and may neither write files nor start processes nor compile code from strings. */
export function startChild(limits: Limits): Child {
  return new ChildOfReader(limits);
}

class ChildOfReader implements Child {
  readonly started: Promise<void>;
  readonly #limits: Limits;
  readonly #process: ChildProcess;
  readonly #gone: Promise<void>;
  readonly #start = Promise.withResolvers<void>();
  /** In the order sent; the child is busy with the first. */
  readonly #calls: { id: number; settle: PromiseWithResolvers<unknown> }[] = [];
  #timer: NodeJS.Timeout | undefined;
  #nextId = 0;
  #answered = 0;
  #timedOut = false;
  #alive = true;
  #lastWords = '';

  constructor(limits: Limits) {
    this.#limits = limits;
    this.#process = spawnReadingProcess(limits);
    this.started = this.#start.promise;
    this.started.catch(() => undefined);
    this.#process.on('message', (answer: Answer) => this.#hear(answer));
    this.#process.stderr?.setEncoding('utf8').on('data', (words: string) => {
      this.#lastWords = (this.#lastWords + words).slice(-2000);
    });
    const gone = Promise.withResolvers<void>();
    this.#gone = gone.promise;
    this.#process.once('error', (error) => this.#die(String(error)));
    this.#process.once('exit', (code, signal) => {
      this.#die(signal ?? `exit code ${code}`);
      gone.resolve();
    });
  }

  async perform(task: string, argument: unknown): Promise<unknown> {
    await this.started;
    const id = this.#nextId++;
    const settle = Promise.withResolvers<unknown>();
    if (!this.#alive) throw notBegun;
    this.#calls.push({ id, settle });
    if (this.#calls.length === 1) this.#watch();
    this.#process.send({ id, task, argument }, (error) => error && this.#die(String(error)));
    return settle.promise;
  }

  alive(): boolean {
    return this.#alive;
  }

  used(): boolean {
    return this.#answered > 0;
  }

  async stop(): Promise<void> {
    if (this.#alive) this.#process.kill('SIGKILL');
    await this.#gone;
  }

  #hear(answer: Answer): void {
    if (answer.state === 'ready') this.#start.resolve();
    else if (answer.id === this.#calls[0]?.id) {
      const call = this.#calls.shift();
      this.#answered += 1;
      this.#watch();
      if (call !== undefined) this.#settle(answer, call.settle);
    }
  }

  /** Gives the call that is first now its whole time. */
  #watch(): void {
    clearTimeout(this.#timer);
    if (this.#calls.length === 0) return;
    this.#timer = setTimeout(() => {
      this.#timedOut = true;
      this.#process.kill('SIGKILL');
    }, this.#limits.timeoutMs);
  }

  #settle(answer: Exclude<Answer, { state: 'ready' }>, settle: PromiseWithResolvers<unknown>): void {
    if (answer.state === 'done') settle.resolve(answer.value);
    else if (answer.state === 'broken')
      settle.reject(new Failure('extract.corrupt', `The reader stumbled over the page: ${answer.message}`));
    else settle.reject(new Failure(answer.code, answer.message, answer));
  }

  #die(how: string): void {
    this.#alive = false;
    this.#start.reject(new Error(`The reading process could not start (${how}): ${this.#lastWords}`));
    const [first, ...others] = this.#calls.splice(0);
    this.#watch();
    first?.settle.reject(this.#reason(how));
    for (const { settle } of others) settle.reject(notBegun);
  }

  #reason(how: string): Failure {
    const { timeoutMs, memoryMb } = this.#limits;
    if (this.#timedOut)
      return new Failure('extract.timeout', `Reading the page took longer than ${timeoutMs} ms and was stopped.`);
    if (OUT_OF_MEMORY.has(how))
      return new Failure('extract.memory', `Reading the page took more than ${memoryMb} MiB and was stopped.`);
    return new Failure('extract.corrupt', `Reading the page ended the reading process (${how}).`, {
      cause: this.#lastWords,
    });
  }
}

/** Our watchman's signal, V8 without heap (SIGABRT, or 134 in a shell), and the kernel's own killer. */
const OUT_OF_MEMORY: ReadonlySet<string> = new Set([OUT_OF_MEMORY_SIGNAL, 'SIGABRT', 'SIGKILL', 'exit code 134']);

function spawnReadingProcess({ module, memoryMb }: Limits): ChildProcess {
  return fork(fileURLToPath(module), [`--rss-limit-mb=${memoryMb}`], {
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    env: {},
    execArgv: [
      `--max-old-space-size=${Math.ceil(memoryMb * 0.75)}`,
      // Young garbage is collected before it takes 100 MB.
      '--max-semi-space-size=8',
      '--disallow-code-generation-from-strings',
      '--permission',
      '--allow-fs-read=*',
      '--allow-worker',
      '--no-warnings',
    ],
  });
}
