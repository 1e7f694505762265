import { type AddRequestsBatchedResult, type IRequestManager, Request, type RequestsLike } from '@crawlee/basic';

type Source = Parameters<IRequestManager['addRequest']>[0];
type Operation = Awaited<ReturnType<IRequestManager['addRequest']>>;

/**
 * Crawlee's requests of one run: first come, first served, in memory and nowhere else. Crawlee's own queue reserves 16 MB for each run
 * whatever its size, and keeps every request several times over.
 */
export class Line implements IRequestManager {
  readonly #seen = new Set<string>();
  /** Those before `#next` have been handed out and are forgotten. */
  #waiting: Request[] = [];
  #next = 0;
  #visited = 0;
  #handled = 0;

  async addRequest(source: Source): Promise<Operation> {
    const request =
      source instanceof Request ? source : new Request(source as ConstructorParameters<typeof Request>[0]);
    const wasAlreadyPresent = this.#seen.has(request.uniqueKey);
    if (!wasAlreadyPresent) {
      this.#seen.add(request.uniqueKey);
      request.id = request.uniqueKey;
      this.#waiting.push(request);
    }
    return operation(request, wasAlreadyPresent, false);
  }

  async addRequestsBatched(requests: RequestsLike): Promise<AddRequestsBatchedResult> {
    const addedRequests: Operation[] = [];
    for await (const request of requests)
      addedRequests.push(await this.addRequest(typeof request === 'string' ? { url: request } : request));
    return { addedRequests, waitForAllRequestsToBeAdded: Promise.resolve([]) };
  }

  async fetchNextRequest<T extends object>(): Promise<Request<T> | null> {
    const request = this.#waiting[this.#next];
    if (request === undefined) return null;
    this.#next += 1;
    this.#visited += 1;
    if (this.#next > 1000) {
      this.#waiting = this.#waiting.slice(this.#next);
      this.#next = 0;
    }
    return request as Request<T>;
  }

  async markRequestHandled(request: Request): Promise<Operation> {
    this.#visited -= 1;
    this.#handled += 1;
    return operation(request, true, true);
  }

  /** Behind all the others: what failed gets time. */
  async reclaimRequest(request: Request): Promise<Operation> {
    this.#visited -= 1;
    this.#waiting.push(request);
    return operation(request, true, false);
  }

  async isEmpty(): Promise<boolean> {
    return this.getPendingCount() === this.#visited;
  }

  async isFinished(): Promise<boolean> {
    return this.getPendingCount() === 0;
  }

  async handledCount(): Promise<number> {
    return this.#handled;
  }

  getTotalCount(): number {
    return this.#seen.size;
  }

  getPendingCount(): number {
    return this.#waiting.length - this.#next + this.#visited;
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<Request> {
    for (let request = await this.fetchNextRequest(); request; request = await this.fetchNextRequest()) yield request;
  }
}

function operation(request: Request, wasAlreadyPresent: boolean, wasAlreadyHandled: boolean): Operation {
  const { uniqueKey } = request;
  return { requestId: uniqueKey, uniqueKey, wasAlreadyPresent, wasAlreadyHandled, forefront: false };
}
