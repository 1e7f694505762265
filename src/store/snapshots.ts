import { setImmediate } from 'node:timers/promises';
import type { Selectable } from 'kysely';
import type { Snapshot } from '../model/capture.ts';
import type { Page } from '../model/page.ts';
import { type Db, type Write, write } from './db.ts';
import type { SnapshotFiles } from './files.ts';
import type { Store } from './port.ts';
import { fromJson, toJson } from './row.ts';
import type { Database } from './schema.ts';
import { awaitReading } from './unread.ts';

const pageSize = 200;

/** Captures: bytes in the snapshot folder first, then the row. */
export function snapshotsIn(
  db: Db,
  files: SnapshotFiles,
): Pick<Store, 'keepSnapshot' | 'snapshot' | 'snapshotBytes' | 'captures' | 'reportSnapshots' | 'unreadSnapshots'> {
  return {
    async keepSnapshot(page, about) {
      const sha256 = await files.keep(page.body);
      return keepRow(db, rowOf(page, about, sha256));
    },
    async snapshot(id) {
      const row = await db.kysely.selectFrom('snapshot').selectAll().where('id', '=', id).executeTakeFirst();
      return row && snapshotOf(row);
    },
    snapshotBytes: (sha256) => files.read(sha256),
    captures: ({ sourceId }) =>
      paged((after) => {
        const all = db.kysely.selectFrom('snapshot').selectAll().where('id', '>', after).orderBy('id').limit(pageSize);
        return (sourceId === undefined ? all : all.where('source_id', '=', sourceId)).execute();
      }),
    reportSnapshots: () =>
      paged((after) =>
        db.kysely
          .selectFrom('snapshot')
          .selectAll()
          .where('role', '=', 'report')
          .where('id', '>', after)
          .orderBy('id')
          .limit(pageSize)
          .execute(),
      ),
    unreadSnapshots: () =>
      paged((after) =>
        db.kysely
          .selectFrom('unread')
          .innerJoin('snapshot', 'snapshot.id', 'unread.snapshot_id')
          .selectAll('snapshot')
          .where('unread.snapshot_id', '>', after)
          .orderBy('unread.snapshot_id')
          .limit(pageSize)
          .execute(),
      ),
  };
}

type Row = Selectable<Database['snapshot']>;
type NewRow = Omit<Row, 'id'>;

/** The same capture kept twice is one row. */
function keepRow(db: Db, row: NewRow): Promise<Snapshot> {
  return write(db, row.source_id, async (trx) => {
    const kept = await trx
      .insertInto('snapshot')
      .values(row)
      .onConflict((conflict) => conflict.columns(['source_id', 'url', 'fetched_at', 'sha256']).doNothing())
      .returning('id')
      .executeTakeFirst();
    if (kept !== undefined) return isNew(trx, snapshotOf({ ...row, id: kept.id }));
    const known = trx.selectFrom('snapshot').selectAll();
    const { source_id, url, fetched_at, sha256 } = row;
    return snapshotOf(
      await known.where((eb) => eb.and({ source_id, url, fetched_at, sha256 })).executeTakeFirstOrThrow(),
    );
  });
}

async function isNew(trx: Write, snapshot: Snapshot): Promise<Snapshot> {
  if (snapshot.role === 'report') await awaitReading(trx, snapshot);
  return snapshot;
}

/** Rows by pages of ids, so that no more than one page is in memory and no cursor stays open while the caller works. */
async function* paged(page: (after: number) => Promise<Row[]>): AsyncGenerator<Snapshot> {
  for (let after = 0; ; ) {
    // SQLite answers without ever waiting; between two pages the rest of the process has its turn.
    await setImmediate();
    const rows = await page(after);
    for (const row of rows) yield snapshotOf(row);
    const last = rows.at(-1);
    if (last === undefined) return;
    after = last.id;
  }
}

function rowOf(page: Page, about: Parameters<Store['keepSnapshot']>[1], sha256: string): NewRow {
  return {
    source_id: about.sourceId,
    role: about.role,
    url: page.url,
    final_url: page.finalUrl,
    fetched_at: page.fetchedAt,
    status: page.status,
    content_type: page.contentType,
    headers: toJson(page.headers),
    sha256,
    size: page.body.byteLength,
    link: toJson(about.link),
  };
}

function snapshotOf(row: Row): Snapshot {
  return {
    id: row.id,
    sourceId: row.source_id,
    role: row.role,
    url: row.url,
    finalUrl: row.final_url,
    fetchedAt: row.fetched_at,
    status: row.status,
    contentType: row.content_type,
    headers: fromJson(row.headers),
    sha256: row.sha256,
    size: row.size,
    link: fromJson(row.link),
  };
}
