import { Failure } from './errors.ts';
import type { Discovery, Page } from './model/page.ts';
import type { IsoInstant } from './model/values.ts';
import type { Source } from './source.ts';
import type { Store } from './store/port.ts';

/** So many entries, or this share of a register, may leave it from one reading to the next; more is believed at the second sight only. */
const mostLeaving = { entries: 20, share: 0.1 };
/** The second sight must be a day later, or nearly. */
const secondSightMs = 20 * 3600_000;

/**
 * Keeps what the pages of registers show. A register's pages follow one another, so whoever reaches the last has seen all: what was not seen on
 * the way has left. A page that fails breaks the chain, and nothing leaves.
 */
export class Registers {
  readonly #store: Store;
  readonly #began = new Map<string, IsoInstant>();

  constructor(store: Store) {
    this.#store = store;
  }

  /** @throws Failure register.shrunk when more entries are missing than is believed at first sight */
  async keep(source: Source, page: Page, snapshotId: number, { entries, next = [] }: Discovery): Promise<void> {
    if (entries === undefined) return;
    if (source.start.some((start) => JSON.stringify(start) === JSON.stringify(requestOf(page)))) {
      this.#began.set(source.id, page.fetchedAt);
    }
    await this.#store.keepEntries(source.id, entries, { at: page.fetchedAt, snapshotId });
    const began = this.#began.get(source.id);
    if (next.length > 0 || began === undefined) return;
    this.#began.delete(source.id);
    await this.#close(source, page, began);
  }

  async #close(source: Source, page: Page, began: IsoInstant): Promise<void> {
    const most = (await this.#wasMissing(source, page)) ? Number.MAX_SAFE_INTEGER : await this.#mostLeaving(source);
    const left = await this.#store.closeRegister(source.id, { began, at: page.fetchedAt, most });
    if (left <= most) return;
    throw new Failure(
      'register.shrunk',
      `${left} entries that stood in the register are missing; none is taken to have left it until a reading on another day misses them too. Compare the capture with the register.`,
      { url: page.url },
    );
  }

  async #mostLeaving(source: Source): Promise<number> {
    const counts = await this.#store.entryCounts();
    const standing = counts.filter(({ sourceId, state }) => sourceId === source.id && state !== 'left');
    const total = standing.reduce((sum, { count }) => sum + count, 0);
    return Math.max(mostLeaving.entries, Math.floor(total * mostLeaving.share));
  }

  /** Whether a reading on an earlier day complained of the same. */
  async #wasMissing(source: Source, page: Page): Promise<boolean> {
    const problems = await this.#store.problems({ sourceId: source.id, limit: 100 });
    return problems.some(
      ({ code, at }) => code === 'register.shrunk' && Date.parse(page.fetchedAt) - Date.parse(at) >= secondSightMs,
    );
  }
}

function requestOf({ url, asked }: Page): Source['start'][number] {
  return asked === undefined ? url : { url, body: asked };
}
