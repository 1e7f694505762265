import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';

/** The digests that are still to be sent, in the order in which they are: those that were sent long ago cost nothing. */
export function openDigests(): Migration {
  return {
    async up(db: Kysely<unknown>) {
      await db.schema.dropIndex('digest_due').execute();
      await db.schema
        .createIndex('digest_open')
        .on('digest')
        .columns(['next_try_at', 'id'])
        .where(sql<boolean>`state in ('waiting', 'sending')`)
        .execute();
    },
  };
}
