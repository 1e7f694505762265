import { digestOf, newSecret } from '../../account/secret.ts';

/** A curator who is signed in. `csrf` must come back with every form; `accountId`: by an account, not with the curators' key. */
export type Session = { name: string; csrf: string; accountId?: string };

/** How long a curator stays signed in. */
export const sessionMs = 12 * 3_600_000;
const mostSessions = 200;

/** Who is signed in, in the memory of this process. Tokens are kept hashed, so that a dump of the memory signs nobody in. */
export class Sessions {
  readonly #byDigest = new Map<string, Session & { until: number }>();

  /** Resolves to the token that the browser has to show. The oldest session ends when there are too many. */
  open(name: string, now: number): string {
    const [oldest] = this.#byDigest.keys();
    if (this.#byDigest.size >= mostSessions && oldest !== undefined) this.#byDigest.delete(oldest);
    const token = newSecret();
    this.#byDigest.set(digestOf(token), { name, csrf: newSecret(), until: now + sessionMs });
    return token;
  }

  find(token: string, now: number): Session | undefined {
    const digest = digestOf(token);
    const session = this.#byDigest.get(digest);
    if (session === undefined || session.until > now) return session;
    this.#byDigest.delete(digest);
    return undefined;
  }

  end(token: string): void {
    this.#byDigest.delete(digestOf(token));
  }
}
