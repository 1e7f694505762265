import type { ListRequest } from '../model/page.ts';
import { type Asked, askedOf, keyOf } from './asked.ts';

/**
 * Why a list page is read: it is one that every run begins with (`head`), follows one that showed something new (`recent`), or belongs to
 * the walk back through an archive, which goes on from run to run (`archive`).
 */
export type Walk = 'head' | 'recent' | 'archive';

/** A visit to a list page. */
export type ListVisit = Asked & { role: 'list'; key: string; walk: Walk };

/** What a list page showed: addresses that no run knew, addresses that some did. */
export type Shown = { fresh: number; known: number };

/** Pages of recent entries that are read in a row without one that is known: then the rest is walked like an archive. */
const recentPages = 10;

/** So many pages in a row that show nothing are an archive's end, or a calendar without one. */
const emptyPages = 40;

/** Which list pages a run reads: those that it begins with, what follows them, and as much of the archive as its budget says. */
export class Lists {
  readonly #most: number;
  readonly #archiveBudget: number;
  readonly #firstRun: boolean;
  readonly #met = new Set<string>();
  #archiveRead = 0;
  #recent = 0;
  #empty = 0;
  #leftOut = 0;
  #leftInArchive = 0;
  #unread = 0;

  /** `most`: list pages of a run altogether; `archiveBudget`: those of an archive; `firstRun`: nothing is known of the source yet. */
  constructor(most: number, archiveBudget: number, firstRun: boolean) {
    this.#most = most;
    this.#archiveBudget = archiveBudget;
    this.#firstRun = firstRun;
  }

  /** List pages that were left out because a run reads no more. */
  get leftOut(): number {
    return this.#leftOut;
  }

  /** List pages of the archive that wait for the next run. */
  get leftInArchive(): number {
    return this.#leftInArchive;
  }

  get read(): number {
    return this.#met.size;
  }

  /** Whether every page that was taken has been read, now that one more is. */
  done(): boolean {
    this.#unread -= 1;
    return this.#unread === 0;
  }

  /** Those of the requests that this run has not met yet and reads. */
  take(requests: readonly ListRequest[], walk: Walk): ListVisit[] {
    const wanted = new Map(requests.map((request) => [keyOf(askedOf(request)), askedOf(request)]));
    const unmet = [...wanted].filter(([key]) => !this.#met.has(key));
    const room = Math.max(0, Math.min(this.#most - this.#met.size, this.#archiveRoom(walk)));
    const taken = unmet.slice(0, room);
    if (this.#met.size + taken.length >= this.#most) this.#leftOut += unmet.length - taken.length;
    if (walk === 'archive') this.#leftInArchive += unmet.length - taken.length;
    if (walk === 'archive') this.#archiveRead += taken.length;
    for (const [key] of taken) this.#met.add(key);
    this.#unread += taken.length;
    return taken.map(([key, asked]) => ({ role: 'list', key, walk, ...asked }));
  }

  /** How the page with older entries is to be read after one of this walk that showed this; `undefined`: not at all. */
  walkOn(walk: Walk, { fresh, known }: Shown): Walk | undefined {
    this.#empty = fresh + known === 0 ? this.#empty + 1 : 0;
    if (this.#empty > emptyPages) return undefined;
    if (walk === 'archive' || this.#firstRun) return 'archive';
    if (fresh === 0 && known > 0) return undefined;
    this.#recent += 1;
    return this.#recent > recentPages ? 'archive' : 'recent';
  }

  #archiveRoom(walk: Walk): number {
    return walk === 'archive' ? this.#archiveBudget - this.#archiveRead : Number.POSITIVE_INFINITY;
  }
}
