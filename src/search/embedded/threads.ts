import { Worker } from 'node:worker_threads';
import { Failure, type FailureCode } from '../../errors.ts';
import type { SearchResult } from '../engine.ts';
import type { SearchQuery } from '../query.ts';

/** What a thread needs to know: where the file is, and the groups of synonyms. */
export type ThreadData = { path: string; synonyms: readonly (readonly string[])[] };

/** What a thread answers. `file`: SQLite could not read the file as it is now. */
export type Answer =
  | { result: SearchResult }
  | { failure: { code: FailureCode; message: string } }
  | { file: string }
  | { bug: string };

type Call = { query: SearchQuery; settle: PromiseWithResolvers<Answer> };
type Thread = { worker: Worker; call: Call | undefined };

const searching = new URL('./thread.ts', import.meta.url);

/**
 * Threads that search one file side by side, so that whoever asks stays free meanwhile. Each does one query at a time; what waits goes to
 * the first that is free. A thread that dies fails its query, and another is started for the next.
 */
export class Threads {
  readonly #data: ThreadData;
  readonly #most: number;
  readonly #module: URL;
  readonly #threads = new Set<Thread>();
  readonly #waiting: Call[] = [];
  #isClosed = false;

  /** @param most how many threads; they start when they are first needed */
  constructor(data: ThreadData, most: number, module: URL = searching) {
    this.#data = data;
    this.#most = most;
    this.#module = module;
  }

  /** @throws Failure search.unavailable (retryable) when the thread died over the query or was closed */
  search(query: SearchQuery): Promise<Answer> {
    const settle = Promise.withResolvers<Answer>();
    if (this.#isClosed) settle.reject(closed());
    else {
      this.#waiting.push({ query, settle });
      this.#give();
    }
    return settle.promise;
  }

  /** Ends the threads; queries under way fail. */
  async close(): Promise<void> {
    this.#isClosed = true;
    for (const { settle } of this.#waiting.splice(0)) settle.reject(closed());
    await Promise.all([...this.#threads].map(({ worker }) => worker.terminate()));
  }

  #give(): void {
    for (const thread of this.#free()) {
      const call = this.#waiting.shift();
      if (call === undefined) return;
      thread.call = call;
      thread.worker.postMessage(call.query);
    }
  }

  /** Threads without a query; a new one when more queries wait and more may run. */
  #free(): Thread[] {
    const free = [...this.#threads].filter(({ call }) => call === undefined);
    while (free.length < this.#waiting.length && this.#threads.size < this.#most) free.push(this.#start());
    return free;
  }

  #start(): Thread {
    const thread: Thread = {
      worker: new Worker(this.#module, { workerData: this.#data, execArgv: [] }),
      call: undefined,
    };
    let reason = 'it ended';
    thread.worker.on('message', (answer: Answer) => {
      thread.call?.settle.resolve(answer);
      thread.call = undefined;
      this.#give();
    });
    thread.worker.on('error', (error) => {
      reason = String(error);
    });
    thread.worker.once('exit', () => this.#bury(thread, reason));
    this.#threads.add(thread);
    return thread;
  }

  #bury(thread: Thread, reason: string): void {
    this.#threads.delete(thread);
    thread.call?.settle.reject(this.#isClosed ? closed() : died(reason));
    thread.call = undefined;
    if (!this.#isClosed) this.#give();
  }
}

function closed(): Failure {
  return new Failure('search.unavailable', 'The search was ended, for the program ends.', { retryable: true });
}

function died(reason: string): Failure {
  return new Failure('search.unavailable', `The search broke off (${reason}). Ask again.`, { retryable: true });
}
