import type { Kysely, Transaction } from 'kysely';
import type { StoreDialect } from './dialect.ts';
import type { WriteGroup } from './group.ts';
import type { Database } from './schema.ts';

/** An open database: what every noun's file works on. `group` where one process does well to write many things at once. */
export type Db = { kysely: Kysely<Database>; dialect: StoreDialect; group?: WriteGroup };

/** A transaction that has its source's lock. */
export type Write = Transaction<Database>;

/**
 * One transaction, or a part of one that fails alone, that changes what belongs to one source; two of the same source never overlap, in any process.
 * `work` must wait for nothing but the transaction itself, since it may hold the only write lock there is.
 */
export function write<T>(db: Db, sourceId: string, work: (trx: Write) => Promise<T>): Promise<T> {
  if (db.group) return db.group.write(work);
  return db.kysely.transaction().execute(async (trx) => {
    await db.dialect.lock(trx, `source ${sourceId}`);
    return work(trx);
  });
}
