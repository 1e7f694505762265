import { type AddRequestsBatchedResult, type IRequestManager, Request, type RequestsLike } from '@crawlee/basic';

type Source = Parameters<IRequestManager['addRequest']>[0];
type Plain = { url: string; uniqueKey: string };
type Operation = Awaited<ReturnType<IRequestManager['addRequest']>>;

/**
 * Crawlee's requests of one run: first come, first served, in memory and nowhere else. Crawlee's own queue reserves 16 MB for each run
 * whatever its size, and keeps every request several times over.
 */
export class Line implements IRequestManager {
  readonly #seen = new Set<string>();
  /** Those before `#next` have been handed out. A full request is made when its turn comes: 50,000 of them weigh 60 MB. */
  #waiting: (Request | Plain)[] = [];
  #next = 0;
  #underWay = 0;
  #handled = 0;

  async addRequest(source: Source): Promise<Operation> {
    const { url, uniqueKey = url } = source;
    if (url === undefined || uniqueKey === undefined) throw new TypeError('A request needs an address.');
    const wasAlreadyPresent = this.#seen.has(uniqueKey);
    if (!wasAlreadyPresent) {
      this.#seen.add(uniqueKey);
      this.#waiting.push({ url, uniqueKey });
    }
    return operation(uniqueKey, wasAlreadyPresent, false);
  }

  async addRequestsBatched(requests: RequestsLike): Promise<AddRequestsBatchedResult> {
    const addedRequests: Operation[] = [];
    for await (const request of requests) {
      addedRequests.push(await this.addRequest(typeof request === 'string' ? { url: request } : request));
    }
    return { addedRequests, waitForAllRequestsToBeAdded: Promise.resolve([]) };
  }

  async fetchNextRequest<T extends object>(): Promise<Request<T> | null> {
    const next = this.#waiting[this.#next];
    if (next === undefined) return null;
    const request = next instanceof Request ? next : new Request<T>(next);
    request.id = request.uniqueKey;
    this.#next += 1;
    this.#underWay += 1;
    if (this.#next > 1000) {
      this.#waiting = this.#waiting.slice(this.#next);
      this.#next = 0;
    }
    return request as Request<T>;
  }

  async markRequestHandled(request: Request): Promise<Operation> {
    this.#underWay -= 1;
    this.#handled += 1;
    return operation(request.uniqueKey, true, true);
  }

  /** Behind all the others: what failed gets time. */
  async reclaimRequest(request: Request): Promise<Operation> {
    this.#underWay -= 1;
    this.#waiting.push(request);
    return operation(request.uniqueKey, true, false);
  }

  async isEmpty(): Promise<boolean> {
    return this.getPendingCount() === this.#underWay;
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
    return this.#waiting.length - this.#next + this.#underWay;
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<Request> {
    for (let request = await this.fetchNextRequest(); request; request = await this.fetchNextRequest()) yield request;
  }
}

function operation(uniqueKey: string, wasAlreadyPresent: boolean, wasAlreadyHandled: boolean): Operation {
  return { requestId: uniqueKey, uniqueKey, wasAlreadyPresent, wasAlreadyHandled, forefront: false };
}
