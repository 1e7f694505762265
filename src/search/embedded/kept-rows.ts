/** What an entry takes beside its rows, in bytes: expression, array, place in the map. */
const overhead = 300;

/**
 * Rows that expressions match, the latest that were asked for, until something is written: who narrows a search by filters, sorts it anew or
 * pages through it asks for the same rows again. Four bytes a row.
 */
export class KeptRows {
  readonly #most: number;
  readonly #kept = new Map<string, Int32Array>();
  #bytes = 0;

  /** @param most bytes that are kept at most */
  constructor(most: number) {
    this.#most = most;
  }

  /** The rows of an expression, ascending; `find` finds what is not kept. */
  of(expression: string, find: () => readonly number[]): Int32Array {
    const known = this.#kept.get(expression);
    if (known !== undefined) {
      this.#kept.delete(expression);
      this.#kept.set(expression, known);
      return known;
    }
    const rows = Int32Array.from(find());
    this.#kept.set(expression, rows);
    this.#bytes += sizeOf(expression, rows);
    for (const [oldest, of] of this.#kept) {
      if (this.#bytes <= this.#most) break;
      this.#kept.delete(oldest);
      this.#bytes -= sizeOf(oldest, of);
    }
    return rows;
  }

  clear(): void {
    this.#kept.clear();
    this.#bytes = 0;
  }
}

function sizeOf(expression: string, rows: Int32Array): number {
  return overhead + 2 * expression.length + rows.byteLength;
}
