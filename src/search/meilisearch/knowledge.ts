import { guarded, type Server } from './client.ts';
import type { Extent } from './extent.ts';

/** What an index was found to know of words, and how much it holds. */
export type Known = {
  frequency: Map<string, number>;
  beginning: Map<string, string[]>;
  similar: Map<string, string[]>;
  names: Map<string, string[]>;
  extent?: Promise<Extent> | undefined;
};

const wordsRemembered = 50_000;

/**
 * Remembers what an index knows until somebody writes to it: this process (`doubt`), or another one, which is asked about with a search unless
 * it was within the last `surenessMs`.
 */
export class Knowledge {
  readonly #surenessMs: number;
  #version: string | undefined;
  #sureFrom = Number.NEGATIVE_INFINITY;
  #doubts = 0;
  #known: Known = nothingKnown();

  constructor(surenessMs: number) {
    this.#surenessMs = surenessMs;
  }

  /** Says that the index may have been written to. */
  doubt(): void {
    this.#doubts += 1;
    this.#sureFrom = Number.NEGATIVE_INFINITY;
  }

  /**
   * Searches with what is remembered, and asks meanwhile whether the index is still the one that it was learnt from. If not, it is forgotten
   * and the search made again. What is learnt belongs to the version that was known before the search began.
   */
  async during<Result>(server: Server, search: (known: Known) => Promise<Result>): Promise<Result> {
    if (this.#version === undefined) this.#renew(await versionOf(server));
    if (sizeOf(this.#known) > wordsRemembered) this.#known = nothingKnown();
    const began = performance.now();
    if (began - this.#sureFrom < this.#surenessMs) return search(this.#known);
    const [before, doubts] = [this.#version, this.#doubts];
    const [version, result] = await Promise.all([versionOf(server), search(this.#known)]);
    if (version === before) {
      if (doubts === this.#doubts) this.#sureFrom = began;
      return result;
    }
    this.#renew(version);
    return search(this.#known);
  }

  #renew(version: string): void {
    if (version === this.#version) return;
    this.#version = version;
    this.#known = nothingKnown();
  }
}

function sizeOf({ frequency, beginning, similar, names }: Known): number {
  return frequency.size + beginning.size + similar.size + names.size;
}

function nothingKnown(): Known {
  return { frequency: new Map(), beginning: new Map(), similar: new Map(), names: new Map() };
}

/** The moment of the last write, to the nanosecond; another one when indexes were swapped. */
async function versionOf({ client, names, searchMs }: Server): Promise<string> {
  const request = { path: `indexes/${names.passages}`, extraRequestInit: { signal: AbortSignal.timeout(searchMs) } };
  return (await guarded(() => client.httpRequest.get<{ updatedAt: string }>(request))).updatedAt;
}
