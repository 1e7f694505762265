import type { Snapshot } from '../model/capture.ts';
import type { Write } from './db.ts';

/** A capture of a report waits to be read; an older one of the same address no longer does. */
export async function awaitReading(trx: Write, { id, sourceId, url }: Snapshot): Promise<void> {
  await trx
    .insertInto('unread')
    .values({ source_id: sourceId, url, snapshot_id: id })
    .onConflict((conflict) =>
      conflict.columns(['source_id', 'url']).doUpdateSet({ snapshot_id: id }).where('unread.snapshot_id', '<', id),
    )
    .execute();
}

/** The capture was read, or a newer one of the same address was. */
export async function readingDone(trx: Write, { id, sourceId, url }: Snapshot): Promise<void> {
  await trx
    .deleteFrom('unread')
    .where('source_id', '=', sourceId)
    .where('url', '=', url)
    .where('snapshot_id', '<=', id)
    .execute();
}
