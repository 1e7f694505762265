import { createHash } from 'node:crypto';
import type { Request, Response } from 'express';
import { impersonally, isSignedIn } from './account/visitor.ts';
import { type Encoding, encoded, encodingFor } from './compressed.ts';
import type { Deps } from './deps.ts';
import { pageLanguage } from './words/words.ts';

type Page = { bytes: Buffer; etag: string };
/** What tells that something changed. */
type Watched = Pick<Deps, 'now' | 'engine'> & { store: Pick<Deps['store'], 'changesSince'> };
/** `state`: what store and index held when it was made. */
type Kept = { page: Promise<Page>; state: string; since: number; size: number };

const keptMs = 60_000;
const mostBytes = 16_000_000;
const changesAtOnce = 10_000;

/**
 * Pages as they were sent, in memory, for a minute at most: who pages back and forth or narrows a search asks for the same page again, and so do
 * many readers of one search. As soon as a report or a tag changes, or the index follows, none of them is sent any more; only an index that is
 * rebuilt or mended from the very same reports is noticed no sooner than after that minute. Nothing is written to disk. All who are signed in share
 * their pages, as all others do: a page is made without knowing for whom, so it holds no secret and may be compressed.
 */
export class KeptPages {
  readonly #deps: Watched;
  readonly #kept = new Map<string, Kept>();
  #bytes = 0;
  #position = 0;

  constructor(deps: Watched) {
    this.#deps = deps;
  }

  /** Sends a page: one that is kept, or one that `make` makes. `make` must ask nothing but store, index and the address. @throws what `make` throws */
  async send(request: Request, response: Response, make: () => Promise<string>): Promise<void> {
    const encoding = encodingFor(request);
    const { bytes, etag } = await this.#page(keyOf(request, encoding), encoding, make);
    if (encoding !== 'identity') response.set('Content-Encoding', encoding);
    response.type('html').set('ETag', etag).send(bytes);
  }

  async #page(key: string, encoding: Encoding, make: () => Promise<string>): Promise<Page> {
    const state = await this.#state();
    this.#forgetOld();
    const known = this.#kept.get(key);
    if (known?.state === state) return known.page;
    this.#forget(key);
    const page = impersonally(make).then((text) => packed(text, encoding));
    const kept = { page, state, since: this.#deps.now(), size: 0 };
    this.#kept.set(key, kept);
    page.then(
      ({ bytes }) => this.#count(key, kept, bytes.length),
      () => this.#kept.get(key) === kept && this.#forget(key),
    );
    return page;
  }

  #count(key: string, kept: Kept, size: number): void {
    if (this.#kept.get(key) !== kept) return;
    kept.size = size;
    this.#bytes += size;
    for (const oldest of this.#kept.keys()) {
      if (this.#bytes <= mostBytes) break;
      this.#forget(oldest);
    }
    setTimeout(() => this.#forgetOld(), keptMs).unref();
  }

  #forget(key: string): void {
    this.#bytes -= this.#kept.get(key)?.size ?? 0;
    this.#kept.delete(key);
  }

  /** Pages stand in the order in which they were made. */
  #forgetOld(): void {
    for (const [key, { since }] of this.#kept) {
      if (since > this.#deps.now() - keptMs) return;
      this.#forget(key);
    }
  }

  /** How far the store's log of changes goes, and how far the index has followed it: when neither moves, a page shows the same. */
  async #state(): Promise<string> {
    const { store, engine } = this.#deps;
    for (;;) {
      const { cursor, reportIds } = await store.changesSince(this.#position, changesAtOnce);
      if (reportIds.length === 0) break;
      this.#position = Math.max(this.#position, cursor);
    }
    return `${this.#position}/${await engine.cursor()}`;
  }
}

function keyOf(request: Request, encoding: Encoding): string {
  return JSON.stringify([pageLanguage(), isSignedIn(), request.originalUrl, encoding]);
}

function packed(text: string, encoding: Encoding): Page {
  const bytes = encoded(text, encoding);
  return { bytes, etag: `W/"${createHash('sha256').update(bytes).digest('base64url').slice(0, 27)}"` };
}
