import { Attempts, networkOf } from '../attempts.ts';

/**
 * Wrong keys by the address they came from: after ten within a quarter of an hour that address has to wait, even with the right key.
 */
export class WrongKeys {
  readonly #attempts = new Attempts({ most: 10, windowMs: 15 * 60_000 });

  /** Milliseconds that the address has to wait; 0 when it may try. */
  wait(address: string, now: number): number {
    return this.#attempts.wait(networkOf(address), now);
  }

  note(address: string, now: number): void {
    this.#attempts.note(networkOf(address), now);
  }
}
