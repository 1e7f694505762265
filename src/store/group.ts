import { setImmediate, setTimeout } from 'node:timers/promises';
import { type Kysely, sql } from 'kysely';
import type { Write } from './db.ts';
import type { Database } from './schema.ts';

type Work = (trx: Write) => Promise<unknown>;
type Waiting = { work: Work; settle: PromiseWithResolvers<unknown> };
type Outcome = { value: unknown } | { error: unknown };

const mostTogether = 64;
/** How long a group waits for more, in milliseconds, and for how many writes after two have met: who writes one after the other never waits. */
const gatherMs = 4;
const crowdLasts = 32;

/**
 * Writes that wait at the same time share one transaction, since the commit, which waits for the disk, is most of what a write costs. Each
 * has a savepoint of its own and resolves only after the commit, so it is as durable and fails as much alone as in a transaction of its own.
 */
export class WriteGroup {
  readonly #kysely: Kysely<Database>;
  readonly #waiting: Waiting[] = [];
  #busy = false;
  #crowd = 0;

  constructor(kysely: Kysely<Database>) {
    this.#kysely = kysely;
  }

  /** Does `work` in a transaction; it may be done a second time when the transaction of its group could not be ended. */
  write<T>(work: (trx: Write) => Promise<T>): Promise<T> {
    const settle = Promise.withResolvers<unknown>();
    this.#waiting.push({ work, settle });
    if (!this.#busy) void this.#drain();
    return settle.promise as Promise<T>;
  }

  async #drain(): Promise<void> {
    this.#busy = true;
    while (this.#waiting.length > 0) {
      await (this.#crowd > 0 ? setTimeout(gatherMs) : setImmediate());
      const group = this.#waiting.splice(0, mostTogether);
      this.#crowd = group.length > 1 ? crowdLasts : this.#crowd - 1;
      await this.#settle(group);
    }
    this.#busy = false;
  }

  async #settle(group: readonly Waiting[]): Promise<void> {
    const outcomes = group.length > 1 ? await this.#together(group).catch(() => undefined) : undefined;
    for (const [i, { work, settle }] of group.entries()) {
      const outcome = outcomes?.[i] ?? (await this.#alone(work));
      if ('error' in outcome) settle.reject(outcome.error);
      else settle.resolve(outcome.value);
    }
  }

  /** @throws when nothing of the group was kept: a full disk ends the transaction in its midst, or its commit fails */
  #together(group: readonly Waiting[]): Promise<Outcome[]> {
    return this.#kysely.transaction().execute(async (trx) => {
      const outcomes: Outcome[] = [];
      for (const { work } of group) outcomes.push(await inSavepoint(trx, work));
      return outcomes;
    });
  }

  async #alone(work: Work): Promise<Outcome> {
    try {
      return { value: await this.#kysely.transaction().execute(work) };
    } catch (error) {
      return { error };
    }
  }
}

async function inSavepoint(trx: Write, work: Work): Promise<Outcome> {
  await sql`savepoint one`.execute(trx);
  try {
    const value = await work(trx);
    await sql`release one`.execute(trx);
    return { value };
  } catch (error) {
    await sql`rollback to one`.execute(trx);
    await sql`release one`.execute(trx);
    return { error };
  }
}
