const mostRemembered = 1000;

type Count = { count: number; until: number };

/**
 * Counts attempts by whoever makes them: after `most` of them within `windowMs` no more is let through until the window ends. The memory is bounded;
 * when it is full, whoever is remembered longest is forgotten.
 */
export class Attempts {
  readonly #counts = new Map<string, Count>();
  readonly #most: number;
  readonly #windowMs: number;

  constructor({ most, windowMs }: { most: number; windowMs: number }) {
    this.#most = most;
    this.#windowMs = windowMs;
  }

  /** Milliseconds to wait before the next attempt; 0 when it may be made. */
  wait(who: string, now: number): number {
    const known = this.#counts.get(who);
    return known === undefined || known.count < this.#most ? 0 : Math.max(0, known.until - now);
  }

  note(who: string, now: number): void {
    const known = this.#counts.get(who);
    if (known !== undefined && known.until > now) {
      known.count += 1;
      return;
    }
    this.#counts.delete(who);
    const [oldest] = this.#counts.keys();
    if (this.#counts.size >= mostRemembered && oldest !== undefined) this.#counts.delete(oldest);
    this.#counts.set(who, { count: 1, until: now + this.#windowMs });
  }
}

/** The network that an address counts for: one customer commonly has a whole /64 of IPv6, so the first four of its eight groups count. */
export function networkOf(address: string): string {
  const plain = address.replace(/^::ffff:(?=\d+\.)/i, '').replace(/%.*$/, '');
  if (!plain.includes(':')) return plain;
  const [before = '', after] = plain.split('::');
  const head = before === '' ? [] : before.split(':');
  const tail = after === undefined || after === '' ? [] : after.split(':');
  const gap = after === undefined ? 0 : Math.max(0, 8 - head.length - tail.length);
  return [...head, ...Array<string>(gap).fill('0'), ...tail].slice(0, 4).join(':');
}
