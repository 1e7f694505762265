import { Failure } from '../errors.ts';
import { type Child, notBegun, startChild } from './process.ts';

/** A child process that reads untrusted bytes, and its successors. */
export type Reader = {
  /**
   * Has the child perform a task, after those that it has. The argument and the value cross by structured clone.
   * @throws Failure `extract.timeout`, `extract.memory`, `extract.corrupt` (the child crashed or threw), or the Failure that the task threw;
   * Error when the child cannot start: a bug
   */
  call<T>(task: string, argument: unknown): Promise<T>;
  /** Ends the child. Calls that still wait are refused with a retryable `extract.timeout`. */
  close(): Promise<void>;
};

export type ReaderOptions = {
  /** File URL of the child's entry, which calls `serveTasks`. */
  module: string;
  /** The longest that one call may take, in milliseconds; 30,000 unless told. */
  timeoutMs?: number;
  /** The most memory that a child may hold (resident), in MiB; 768 unless told. */
  memoryMb?: number;
};

/** How many calls are sent to a child: the next ones lie ready when it ends one, however busy this process is. */
const sentAhead = 3;

/** `place`: in the order of the calls. `alone`: has ended a child that had read other pages, so it gets a fresh one to itself. */
type Call = {
  task: string;
  argument: unknown;
  settle: PromiseWithResolvers<unknown>;
  place: number;
  alone: boolean;
};
type Worker = { child: Child; calls: number };

/** Starts the child at once, so that the first call finds it warm. It does one call at a time and is replaced after it died. */
export function createReader(options: ReaderOptions): Reader {
  return new ReplacedChild(options);
}

class ReplacedChild implements Reader {
  readonly #options: Required<ReaderOptions>;
  #worker: Worker;
  readonly #waiting: Call[] = [];
  #calls = 0;
  #closed = false;

  constructor(options: ReaderOptions) {
    this.#options = { timeoutMs: 30_000, memoryMb: 768, ...options };
    this.#worker = this.#fresh();
  }

  call<T>(task: string, argument: unknown): Promise<T> {
    const settle = Promise.withResolvers<unknown>();
    if (this.#closed) settle.reject(closedFailure());
    else this.#waiting.push({ task, argument, settle, place: this.#calls++, alone: false });
    this.#dispatch();
    return settle.promise as Promise<T>;
  }

  async close(): Promise<void> {
    this.#closed = true;
    for (const call of this.#waiting.splice(0)) call.settle.reject(closedFailure());
    await this.#worker.child.stop();
  }

  #dispatch(): void {
    for (let call = this.#waiting[0]; call !== undefined && !this.#closed; call = this.#waiting[0]) {
      const worker = call.alone ? this.#unused() : this.#notFull();
      if (worker === undefined) return;
      this.#waiting.shift();
      void this.#run(worker, call);
    }
  }

  #notFull(): Worker | undefined {
    if (this.#worker.calls >= sentAhead) return undefined;
    if (!this.#worker.child.alive()) this.#worker = this.#fresh();
    return this.#worker;
  }

  #unused(): Worker | undefined {
    if (this.#worker.calls > 0) return undefined;
    const { child } = this.#worker;
    if (child.alive() && !child.used()) return this.#worker;
    void child.stop();
    this.#worker = this.#fresh();
    return this.#worker;
  }

  async #run(worker: Worker, call: Call): Promise<void> {
    const share = call.alone ? sentAhead : 1;
    worker.calls += share;
    try {
      call.settle.resolve(await worker.child.perform(call.task, call.argument));
    } catch (error) {
      if (this.#closed) call.settle.reject(closedFailure());
      else if (error === notBegun) this.#waitAgain(call);
      // In a used child the memory of earlier pages may be to blame.
      else if (worker.child.used() && !call.alone && isMemoryFailure(error)) this.#waitAgain({ ...call, alone: true });
      else call.settle.reject(error);
    }
    worker.calls -= share;
    if (this.#closed) return;
    // Once for each dead child, whatever number of calls it had.
    if (worker === this.#worker && !worker.child.alive()) this.#worker = this.#fresh();
    this.#dispatch();
  }

  /** In its old place; every call that waits came after it, but for others that wait again. */
  #waitAgain(call: Call): void {
    const next = this.#waiting.findIndex(({ place }) => place > call.place);
    this.#waiting.splice(next === -1 ? this.#waiting.length : next, 0, call);
  }

  #fresh(): Worker {
    return { child: startChild(this.#options), calls: 0 };
  }
}

function isMemoryFailure(error: unknown): boolean {
  return error instanceof Failure && error.code === 'extract.memory';
}

function closedFailure(): Failure {
  return new Failure('extract.timeout', 'The reader was closed before the page was read.', { retryable: true });
}
