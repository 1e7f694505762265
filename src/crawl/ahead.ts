/** Work that goes on beside a run, a few pieces at a time: pages are read while the next one is fetched. */
export class Ahead {
  readonly #most: number;
  readonly #pieces = new Set<Promise<void>>();
  #broken: { error: unknown } | undefined;

  /** `most`: how many pieces may be under way at once. */
  constructor(most: number) {
    this.#most = most;
  }

  /** Begins a piece when there is room for it; resolves when it has begun. @throws what an earlier piece threw */
  async begin(work: () => Promise<void>): Promise<void> {
    while (this.#pieces.size >= this.#most) await Promise.race(this.#pieces);
    this.throwBroken();
    const piece = this.#guarded(work).finally(() => this.#pieces.delete(piece));
    this.#pieces.add(piece);
  }

  /** Resolves when nothing is under way any more; never throws. */
  async settle(): Promise<void> {
    await Promise.all(this.#pieces);
  }

  /** @throws what a piece threw, the first time one did */
  throwBroken(): void {
    if (this.#broken) throw this.#broken.error;
  }

  async #guarded(work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (error) {
      this.#broken ??= { error };
    }
  }
}
