import { Failure } from '../errors.ts';
import { type Child, startChild } from './process.ts';

/** A pool of child processes that read untrusted bytes. */
export type Reader = {
  /**
   * Has a child perform a task; waits for a free one. The argument and the value cross by structured clone.
   * @throws Failure `extract.timeout`, `extract.memory`, `extract.corrupt` (the child crashed or threw), or the Failure that the task threw
   */
  call<T>(task: string, argument: unknown): Promise<T>;
  /** Resolves once every child has started. @throws Error when one cannot start: a bug, not a Failure */
  ready(): Promise<void>;
  /** Ends the children. Calls that still wait are refused with a retryable `extract.timeout`. */
  close(): Promise<void>;
};

export type ReaderOptions = {
  /** File URL of the child's entry, which calls `serveTasks`. */
  module: string;
  /** The longest that one call may take, in milliseconds; 30,000 unless told. */
  timeoutMs?: number;
  /** The most memory that a child may hold (resident), in MiB; 768 unless told. */
  memoryMb?: number;
  /** How many children work side by side; 1 unless told. */
  children?: number;
};

type Call = { task: string; argument: unknown; settle: PromiseWithResolvers<unknown> };

/** Starts the children at once, so that the first call finds one warm. A child serves one call at a time and is replaced after it died. */
export function createReader(options: ReaderOptions): Reader {
  return new ChildPool(options);
}

class ChildPool implements Reader {
  readonly #options: Required<ReaderOptions>;
  readonly #children: Child[];
  readonly #idle: Child[];
  readonly #waiting: Call[] = [];
  #closed = false;

  constructor(options: ReaderOptions) {
    this.#options = { timeoutMs: 30_000, memoryMb: 768, children: 1, ...options };
    this.#children = Array.from({ length: this.#options.children }, () => startChild(this.#options));
    this.#idle = [...this.#children];
  }

  call<T>(task: string, argument: unknown): Promise<T> {
    const settle = Promise.withResolvers<unknown>();
    if (this.#closed) settle.reject(closedFailure());
    else this.#waiting.push({ task, argument, settle });
    this.#dispatch();
    return settle.promise as Promise<T>;
  }

  async ready(): Promise<void> {
    await Promise.all(this.#children.map((child) => child.started));
  }

  async close(): Promise<void> {
    this.#closed = true;
    for (const call of this.#waiting.splice(0)) call.settle.reject(closedFailure());
    await Promise.all(this.#children.map((child) => child.stop()));
  }

  #dispatch(): void {
    while (this.#waiting.length > 0 && this.#idle.length > 0) {
      const child = this.#idle.pop();
      const call = this.#waiting.shift();
      if (child !== undefined && call !== undefined) void this.#run(child, call);
    }
  }

  async #run(idle: Child, call: Call): Promise<void> {
    const child = idle.alive() ? idle : this.#replace(idle);
    const fresh = !child.used();
    try {
      call.settle.resolve(await child.perform(call.task, call.argument));
    } catch (error) {
      if (this.#closed) call.settle.reject(closedFailure());
      else if (!fresh && isMemoryFailure(error)) this.#waiting.unshift(call);
      else call.settle.reject(error);
    }
    if (this.#closed) return;
    this.#idle.push(child.alive() ? child : this.#replace(child));
    this.#dispatch();
  }

  #replace(dead: Child): Child {
    const child = startChild(this.#options);
    this.#children[this.#children.indexOf(dead)] = child;
    return child;
  }
}

/** In a used child the memory of earlier pages may be to blame, so such a call is tried again in a fresh one. */
function isMemoryFailure(error: unknown): boolean {
  return error instanceof Failure && error.code === 'extract.memory';
}

function closedFailure(): Failure {
  return new Failure('extract.timeout', 'The reader was closed before the page was read.', { retryable: true });
}
