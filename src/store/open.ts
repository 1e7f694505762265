import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Log } from '../log.ts';
import { accountDataIn } from './account-data.ts';
import { accountsIn } from './accounts.ts';
import { archivedCopiesIn } from './archived-copies.ts';
import { binderSharesIn } from './binder-shares.ts';
import { bindersIn } from './binders.ts';
import { changesIn } from './changes.ts';
import type { Db } from './db.ts';
import { decisionsIn } from './decision-log.ts';
import { deliveryTroublesIn } from './delivery-troubles.ts';
import { storeFailure } from './failures.ts';
import { SnapshotFiles } from './files.ts';
import { hooksIn } from './hooks.ts';
import { keysIn } from './keys.ts';
import { leasesIn } from './leases.ts';
import { ledgerIn } from './ledger.ts';
import { linksIn } from './links.ts';
import { migrate } from './migrations.ts';
import { newsIn } from './news.ts';
import { outboxIn } from './outbox.ts';
import { passagesIn } from './passages.ts';
import type { Store } from './port.ts';
import { openPostgres } from './postgres.ts';
import { privateFeedsIn } from './private-feeds.ts';
import { problemsIn } from './problems.ts';
import { keepReadingsIn } from './readings.ts';
import { registersIn } from './registers.ts';
import { relationsIn } from './related.ts';
import { reportsIn } from './reports.ts';
import { rereadingsIn } from './rereadings.ts';
import { runsIn } from './runs.ts';
import { sessionsIn } from './sessions.ts';
import { signInsIn } from './sign-ins.ts';
import { signOnsIn } from './sign-ons.ts';
import { snapshotsIn } from './snapshots.ts';
import { openSqlite } from './sqlite.ts';
import { subscriptionsIn } from './subscriptions.ts';
import { visitsIn } from './visits.ts';
import { watchIn } from './watch.ts';

/** `now`: milliseconds since 1970, for leases and for sweeping leftovers; the clock when absent. */
export type StoreOptions = { dataDir: string; databaseUrl?: string; log?: Log; now?: () => number };

/**
 * Opens the system of record: snapshots under `<dataDir>/snapshots`, rows in `<dataDir>/app.db`, or in Postgres when `databaseUrl` is given.
 * Makes what is missing and brings an older schema up to date.
 * @throws Failure store.unwritable, store.full, store.corrupt, store.schema-newer, store.unreachable, config.invalid
 */
export async function openStore({ dataDir, databaseUrl, log, now = Date.now }: StoreOptions): Promise<Store> {
  await makeFolder(dataDir);
  const files = await SnapshotFiles.open(join(dataDir, 'snapshots'), now);
  const db =
    databaseUrl === undefined ? await openSqlite(join(dataDir, 'app.db')) : await openPostgres(databaseUrl, log);
  await migrateOrClose(db);
  const accounts = accountsIn(db);
  return {
    ...snapshotsIn(db, files),
    ...linksIn(db),
    ...visitsIn(db),
    ...keepReadingsIn(db),
    ...rereadingsIn(db),
    ...reportsIn(db),
    ...newsIn(db),
    ...relationsIn(db),
    ...registersIn(db),
    ...passagesIn(db),
    ...decisionsIn(db),
    ...changesIn(db),
    ...runsIn(db),
    ...problemsIn(db),
    ...watchIn(db),
    ...keysIn(db),
    ...archivedCopiesIn(db),
    ...bindersIn(db),
    ...binderSharesIn(db),
    ...accounts,
    ...accountDataIn(db, accounts.account),
    ...sessionsIn(db, accounts.account),
    ...signInsIn(db),
    ...signOnsIn(db),
    ...subscriptionsIn(db),
    ...ledgerIn(db),
    ...outboxIn(db),
    ...hooksIn(db),
    ...privateFeedsIn(db),
    ...deliveryTroublesIn(db),
    ...leasesIn(db, now),
    close: () => db.kysely.destroy(),
  };
}

async function makeFolder(folder: string): Promise<void> {
  try {
    await mkdir(folder, { recursive: true });
  } catch (error) {
    throw storeFailure(error, folder);
  }
}

async function migrateOrClose(db: Db): Promise<void> {
  try {
    await migrate(db);
  } catch (error) {
    await db.kysely.destroy();
    throw error;
  }
}
