import type { Link } from '../model/page.ts';
import type { KnownLink } from '../model/run.ts';
import { refusalOf } from './addresses.ts';
import { keyOf } from './asked.ts';
import type { Shown } from './lists.ts';

type Rules = {
  /** Addresses taken from lists. */
  most: number;
  /** Addresses visited for the first time. */
  freshBudget: number;
  /** Whether an address that was visited before is to be visited now. */
  isDue(known: KnownLink, listed: Link | undefined): boolean;
};

/** The addresses of a run: what its lists show, what is known from before, and which of them it visits. */
export class Links {
  readonly #known: ReadonlyMap<string, KnownLink>;
  readonly #rules: Rules;
  readonly #listed = new Map<string, Link>();
  #ordinary = 0;
  #overflow = 0;
  #left = 0;

  constructor(known: readonly KnownLink[], rules: Rules) {
    this.#known = new Map(known.map((one) => [keyOf(one.link), one]));
    this.#rules = rules;
  }

  /** Addresses that the lists showed. */
  get found(): number {
    return this.#listed.size;
  }

  /** Those of them that are not on pages of the archive. */
  get ordinary(): number {
    return this.#ordinary;
  }

  /** Addresses that were left out as too many. */
  get overflow(): number {
    return this.#overflow;
  }

  /** Addresses that wait for their first visit in another run. */
  get left(): number {
    return this.#left;
  }

  /** Takes what a list page shows, each address once. */
  take(links: readonly Link[], ordinary: boolean): Shown {
    const shown = { fresh: 0, known: 0 };
    for (const link of links) {
      const key = keyOf(link);
      if (this.#known.has(key)) shown.known += 1;
      else shown.fresh += 1;
      if (this.#listed.has(key)) continue;
      if (this.#listed.size >= this.#rules.most) this.#overflow += 1;
      else {
        this.#listed.set(key, link);
        if (ordinary) this.#ordinary += 1;
      }
    }
    return shown;
  }

  /** What is visited, what is new first, then what no run has reached yet, then what is due. */
  visits(): Link[] {
    const all = new Map([...this.#known].map(([key, { link }]) => [key, link]));
    for (const [key, link] of this.#listed) all.set(key, link);
    const listed = [...this.#listed.keys()];
    const order = [...new Set([...listed.filter((key) => !this.#known.has(key)), ...listed, ...this.#known.keys()])];
    const fresh = order.filter((key) => this.#isFresh(key));
    const due = order.filter((key) => !this.#isFresh(key) && this.#isDue(key));
    this.#left = Math.max(0, fresh.length - this.#rules.freshBudget);
    const visited = [...fresh.slice(0, this.#rules.freshBudget), ...due];
    return visited.flatMap((key) => all.get(key) ?? []).filter(({ url }) => refusalOf(url) === undefined);
  }

  /** What makes a request conditional, once the page has been read. */
  conditions(key: string): { etag?: string; lastModified?: string } {
    const known = this.#known.get(key);
    if (known?.reportId === undefined || known.link.body !== undefined) return {};
    return {
      ...(known.etag !== undefined && { etag: known.etag }),
      ...(known.lastModified !== undefined && { lastModified: known.lastModified }),
    };
  }

  /** How many visits in a row, up to the last, have brought a new version. */
  changesInARow(key: string): number {
    return this.#known.get(key)?.changesInARow ?? 0;
  }

  #isFresh(key: string): boolean {
    const known = this.#known.get(key);
    return known === undefined || (known.lastVisitedAt === undefined && known.failedAt === undefined);
  }

  #isDue(key: string): boolean {
    const known = this.#known.get(key);
    return known !== undefined && this.#rules.isDue(known, this.#listed.get(key));
  }
}
