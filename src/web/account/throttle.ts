import { Failure } from '../../errors.ts';
import { Attempts, networkOf } from '../attempts.ts';

const quarterMs = 15 * 60_000;

/**
 * How often links may be asked for and tried, and what else an account could try others' servers with. Counted by what was sent, never by whether there is such an account, so that it tells nothing of it.
 */
export class AccountThrottle {
  readonly #now: () => number;
  readonly #asking = new Attempts({ most: 20, windowMs: quarterMs });
  readonly #mailedFor = new Attempts({ most: 5, windowMs: 60 * 60_000 });
  readonly #mailed = new Attempts({ most: 30, windowMs: 60 * 60_000 });
  readonly #trying = new Attempts({ most: 20, windowMs: quarterMs });

  readonly #testing = new Attempts({ most: 20, windowMs: quarterMs });
  readonly #signingOn = new Attempts({ most: 60, windowMs: quarterMs });

  constructor(now: () => number) {
    this.#now = now;
  }

  /**
   * A link is asked for. Of one address a network has five an hour mailed, so that whoever uses them up keeps nobody elsewhere from signing in; all
   * networks together have thirty, so that nobody's mailbox is flooded. @throws Failure limit.reached
   */
  ask(mail: string, address: string): void {
    this.#pass(this.#asking, networkOf(address));
    this.#pass(this.#mailedFor, `${mail} ${networkOf(address)}`);
    this.#pass(this.#mailed, mail);
  }

  /** A sign-in by the identity provider begins. A whole firm may stand behind one address. @throws Failure limit.reached */
  signOn(address: string): void {
    this.#pass(this.#signingOn, networkOf(address));
  }

  /** An account has a webhook called as a test: what comes of it tells of other hosts, so nobody shall try many. @throws Failure limit.reached */
  testHook(accountId: string): void {
    this.#pass(this.#testing, accountId, 'test a webhook');
  }

  /** Whether a link may be tried from this address. @throws Failure limit.reached */
  try(address: string): void {
    const wait = this.#trying.wait(networkOf(address), this.#now());
    if (wait > 0) throw tooMany(wait);
  }

  /** A link was none. */
  noteWrong(address: string): void {
    this.#trying.note(networkOf(address), this.#now());
  }

  #pass(attempts: Attempts, who: string, what = 'sign in'): void {
    const wait = attempts.wait(who, this.#now());
    if (wait > 0) throw tooMany(wait, what);
    attempts.note(who, this.#now());
  }
}

function tooMany(retryAfterMs: number, what = 'sign in'): Failure {
  const minutes = Math.ceil(retryAfterMs / 60_000);
  return new Failure('limit.reached', `Too many attempts to ${what}. Try again in ${minutes} minutes.`, {
    retryAfterMs,
  });
}
