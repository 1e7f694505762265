import { Comparable } from './compare.ts';

const mostTexts = 64;

/** Texts of versions, read when they are first needed, the latest used kept at hand. */
export class Texts {
  readonly #read: (reportId: string, version: number) => Promise<string | undefined>;
  readonly #kept = new Map<string, Comparable>();

  constructor(read: (reportId: string, version: number) => Promise<string | undefined>) {
    this.#read = read;
  }

  async of(reportId: string, version: number): Promise<Comparable | undefined> {
    const key = `${reportId}.${version}`;
    const known = this.#kept.get(key);
    const text = known?.text ?? (await this.#read(reportId, version));
    if (text === undefined) return undefined;
    const source = known ?? new Comparable(text);
    this.#kept.delete(key);
    this.#kept.set(key, source);
    if (this.#kept.size > mostTexts) this.#kept.delete(this.#kept.keys().next().value ?? '');
    return source;
  }
}
