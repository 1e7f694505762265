const windowMs = 15 * 60_000;
const mostWrong = 10;
const mostRemembered = 1000;

type Count = { wrong: number; until: number };

/**
 * Wrong keys by the address they came from: after ten within a quarter of an hour that address has to wait, even with the right key. The
 * memory is bounded; when it is full, the address that is remembered longest is forgotten.
 */
export class WrongKeys {
  readonly #counts = new Map<string, Count>();

  /** Milliseconds that the address has to wait; 0 when it may try. */
  wait(address: string, now: number): number {
    const count = this.#counts.get(network(address));
    return count === undefined || count.wrong < mostWrong ? 0 : Math.max(0, count.until - now);
  }

  note(address: string, now: number): void {
    const key = network(address);
    const known = this.#counts.get(key);
    if (known !== undefined && known.until > now) {
      known.wrong += 1;
      return;
    }
    this.#counts.delete(key);
    const [oldest] = this.#counts.keys();
    if (this.#counts.size >= mostRemembered && oldest !== undefined) this.#counts.delete(oldest);
    this.#counts.set(key, { wrong: 1, until: now + windowMs });
  }
}

/** One customer commonly has a whole /64 of IPv6, so the first four of its eight groups count. */
function network(address: string): string {
  const plain = address.replace(/^::ffff:(?=\d+\.)/i, '').replace(/%.*$/, '');
  if (!plain.includes(':')) return plain;
  const [before = '', after] = plain.split('::');
  const head = before === '' ? [] : before.split(':');
  const tail = after === undefined || after === '' ? [] : after.split(':');
  const gap = after === undefined ? 0 : Math.max(0, 8 - head.length - tail.length);
  return [...head, ...Array<string>(gap).fill('0'), ...tail].slice(0, 4).join(':');
}
