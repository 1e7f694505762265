import { sql } from 'kysely';
import { type Migration, Migrator } from 'kysely/migration';
import { Failure } from '../errors.ts';
import type { Db } from './db.ts';
import type { StoreDialect } from './dialect.ts';
import { first } from './migrations/0001-first.ts';
import { withdrawn } from './migrations/0002-withdrawn.ts';
import { decisions } from './migrations/0003-decisions.ts';
import { relations } from './migrations/0004-relations.ts';
import { watch } from './migrations/0005-watch.ts';
import { registerEntries } from './migrations/0006-register-entries.ts';
import { apiKeys } from './migrations/0007-api-keys.ts';
import { byHand } from './migrations/0008-by-hand.ts';
import { binders } from './migrations/0009-binders.ts';
import { accounts } from './migrations/0010-accounts.ts';
import { subscriptions } from './migrations/0011-subscriptions.ts';
import { archivedCopies } from './migrations/0012-archived-copies.ts';
import { editions } from './migrations/0013-editions.ts';
import { restless } from './migrations/0013-restless.ts';
import { hooks } from './migrations/0014-hooks.ts';
import { privateFeeds } from './migrations/0015-private-feeds.ts';
import { newsIndex } from './migrations/0016-news-index.ts';
import { signOns } from './migrations/0017-sign-ons.ts';
import { openDigests } from './migrations/0018-open-digests.ts';
import { putOff } from './migrations/0019-put-off.ts';
import { newsAt } from './migrations/0020-news-at.ts';

/** Append only: a new one gets the next number. Databases know each by its name, which therefore never changes: two that were made at once keep their 13. */
function migrations(dialect: StoreDialect): Record<string, Migration> {
  return {
    '0001-first': first(dialect),
    '0002-withdrawn': withdrawn(dialect),
    '0003-decisions': decisions(dialect),
    '0004-relations': relations(dialect),
    '0005-watch': watch(dialect),
    '0006-register-entries': registerEntries(dialect),
    '0007-api-keys': apiKeys(dialect),
    '0008-by-hand': byHand(dialect),
    '0009-binders': binders(dialect),
    '0010-accounts': accounts(dialect),
    '0011-subscriptions': subscriptions(dialect),
    '0012-archived-copies': archivedCopies(dialect),
    '0013-editions': editions(dialect),
    '0013-restless': restless(dialect),
    '0014-hooks': hooks(dialect),
    '0015-private-feeds': privateFeeds(dialect),
    '0016-news-index': newsIndex(),
    '0017-sign-ons': signOns(dialect),
    '0018-open-digests': openDigests(),
    '0019-put-off': putOff(dialect),
    '0020-news-at': newsAt(dialect),
  };
}

/**
 * Brings the database to the schema of this code, in one transaction; several processes may do so at once.
 * @throws Failure store.schema-newer when a newer release has been here
 */
export async function migrate(db: Db): Promise<void> {
  const known = migrations(db.dialect);
  const migrator = new Migrator({
    db: db.kysely,
    provider: { getMigrations: async () => known },
    // Some were made at once and arrived in another order than their numbers: a database may have a later one and not yet the one before.
    allowUnorderedMigrations: true,
  });
  const { error } = await migrator.migrateToLatest();
  if (error === undefined) return;
  const unknown = await appliedBeyond(db, known);
  if (unknown.length === 0) throw error;
  throw new Failure(
    'store.schema-newer',
    `The database was made by a newer release (it has the schema changes ${unknown.join(', ')}). Install that release, or use another data directory.`,
    { cause: error },
  );
}

async function appliedBeyond(db: Db, known: Record<string, Migration>): Promise<string[]> {
  try {
    const { rows } = await sql<{ name: string }>`select name from kysely_migration order by name`.execute(db.kysely);
    return rows.map((row) => row.name).filter((name) => !(name in known));
  } catch {
    return [];
  }
}
