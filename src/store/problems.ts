import type { Snapshot } from '../model/capture.ts';
import type { Problem } from '../model/run.ts';
import type { IsoInstant } from '../model/values.ts';
import { type Db, type Write, write } from './db.ts';
import type { Store } from './port.ts';
import { storable } from './row.ts';

/** What went wrong with addresses: all of it is kept, the newest of each address is open until that address is read. */
export function problemsIn(db: Db): Pick<Store, 'recordProblem' | 'problems'> {
  return {
    async recordProblem(problem) {
      const { sourceId, ...rest } = storable(problem);
      await write(db, sourceId, async (trx) => {
        await closeProblemsAt(trx, sourceId, rest.url, rest.at);
        const row = { source_id: sourceId, ...rest, after_snapshot: await newestSnapshot(trx) };
        await trx.insertInto('problem').values(row).execute();
      });
    },
    async problems({ sourceId, limit }) {
      let open = db.kysely
        .selectFrom('problem')
        .select(['source_id', 'url', 'code', 'message', 'at'])
        .where('resolved_at', 'is', null);
      if (sourceId !== undefined) open = open.where('source_id', '=', sourceId);
      const rows = await open.orderBy('at', 'desc').orderBy('id', 'desc').limit(limit).execute();
      return rows.map(({ source_id, ...rest }): Problem => ({ sourceId: source_id, ...rest }));
    },
  };
}

/** The address answers as it should. */
export async function closeProblemsAt(trx: Write, sourceId: string, url: string, at: IsoInstant): Promise<void> {
  await trx
    .updateTable('problem')
    .set({ resolved_at: at })
    .where('resolved_at', 'is', null)
    .where('source_id', '=', sourceId)
    .where('url', '=', url)
    .execute();
}

/**
 * A capture was read: that settles every problem its addresses had before it, and what reading complained of since, unless the address was
 * captured again. A failure to fetch the page later stays open, for a capture may be read long after it was made.
 */
export async function closeProblems(trx: Write, snapshot: Snapshot): Promise<void> {
  const { id, sourceId, url, finalUrl, link, fetchedAt } = snapshot;
  await trx
    .updateTable('problem')
    .set({ resolved_at: fetchedAt })
    .where('resolved_at', 'is', null)
    .where('source_id', '=', sourceId)
    .where('url', 'in', [...new Set([url, finalUrl, link.url])])
    .where(({ eb, or, and, not, exists, selectFrom }) => {
      const ofAddress = selectFrom('snapshot').select('snapshot.id').where('snapshot.source_id', '=', sourceId);
      const later = ofAddress.where('snapshot.url', '=', url).where('snapshot.id', '>', id);
      return or([eb('after_snapshot', '<', id), and([eb('code', 'like', 'extract.%'), not(exists(later))])]);
    })
    .execute();
}

/**
 * Lists, hosts and yields are tried anew by every run, which reports them again if they still fail; so what is older than a run that came to
 * its end, and concerns no link, is settled.
 */
export async function closeProblemsOfRunsBefore(
  trx: Write,
  sourceId: string,
  startedAt: IsoInstant,
  at: IsoInstant,
): Promise<void> {
  await trx
    .updateTable('problem')
    .set({ resolved_at: at })
    .where('resolved_at', 'is', null)
    .where('source_id', '=', sourceId)
    .where('at', '<', startedAt)
    .where(({ not, exists, selectFrom }) => {
      const links = selectFrom('link').select('link.url').where('link.source_id', '=', sourceId);
      return not(exists(links.whereRef('link.url', '=', 'problem.url')));
    })
    .execute();
}

async function newestSnapshot(trx: Write): Promise<number> {
  const newest = trx.selectFrom('snapshot').select('id').orderBy('id', 'desc').limit(1);
  return (await newest.executeTakeFirst())?.id ?? 0;
}
