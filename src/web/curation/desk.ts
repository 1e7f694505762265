import { isSameSecret } from '../../account/secret.ts';
import { Failure } from '../../errors.ts';
import type { Log } from '../../log.ts';
import type { IsoInstant } from '../../model/values.ts';
import { type Session, Sessions } from './sessions.ts';
import { WrongKeys } from './wrong-keys.ts';

type Parts = {
  /** What curators sign in with; without it curation is off. */
  key: string | undefined;
  /** Brings the search index up to the store. */
  settle: () => Promise<void>;
  log: Log;
  /** Milliseconds since 1970; the clock when absent. */
  now?: () => number;
};

/** Who may decide on tags: the key, the sessions that were opened with it, and what has to follow a decision. */
export class CurationDesk {
  readonly #parts: Parts;
  readonly #now: () => number;
  readonly #sessions = new Sessions();
  readonly #wrongKeys = new WrongKeys();
  #following: Promise<void> = Promise.resolve();

  constructor(parts: Parts) {
    this.#parts = parts;
    this.#now = parts.now ?? Date.now;
  }

  get isOn(): boolean {
    return this.#parts.key !== undefined;
  }

  /** @throws Failure curation.off */
  requireOn(): void {
    if (this.isOn) return;
    throw new Failure(
      'curation.off',
      'Curation is switched off here. The operator switches it on by setting COI_CURATOR_KEY to a secret of 20 characters or more.',
    );
  }

  /** Lets whoever knows the key pass. @throws Failure curation.off, curation.key, curation.throttled */
  admit(key: string | undefined, address: string): void {
    this.requireOn();
    const wait = this.#wrongKeys.wait(address, this.#now());
    if (wait > 0) throw throttled(wait);
    if (key === undefined)
      throw new Failure('curation.key', 'This takes the curators’ key: Authorization: Bearer KEY.');
    if (isSameSecret(key, this.#parts.key ?? '')) return;
    this.#wrongKeys.note(address, this.#now());
    throw new Failure('curation.key', 'This is not the curators’ key.');
  }

  /** Signs a curator in; gives the token that the browser has to show. @throws Failure as `admit` */
  signIn(key: string, name: string, address: string): string {
    this.admit(key, address);
    return this.#sessions.open(name, this.#now());
  }

  session(token: string | undefined): Session | undefined {
    return token === undefined || !this.isOn ? undefined : this.#sessions.find(token, this.#now());
  }

  signOut(token: string): void {
    this.#sessions.end(token);
  }

  instant(): IsoInstant {
    return new Date(this.#now()).toISOString();
  }

  /** The search index follows a decision on its own time: the decision is kept already, and what fails now is caught up later. */
  followSoon(): void {
    const { settle, log } = this.#parts;
    this.#following = this.#following.then(settle).catch((error: unknown) => {
      log.error(
        { code: error instanceof Failure ? error.code : 'internal' },
        'the index did not follow a decision yet',
      );
    });
  }

  /** Resolves when the index has followed every decision made so far. */
  followed(): Promise<void> {
    return this.#following;
  }
}

function throttled(wait: number): Failure {
  const minutes = Math.ceil(wait / 60_000);
  return new Failure('curation.throttled', `Too many wrong keys from this address. Try again in ${minutes} minutes.`, {
    retryAfterMs: wait,
  });
}
