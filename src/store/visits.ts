import type { Selectable } from 'kysely';
import type { IsoInstant, ReportStatus } from '../model.ts';
import { logChange } from './changes.ts';
import { type Db, type Write, write } from './db.ts';
import type { Store } from './port.ts';
import { closeProblemsAt } from './problems.ts';
import type { Database } from './schema.ts';

type ReportRow = Selectable<Database['report']>;

/** Visits that brought no new bytes: the page was the same, or it is gone. */
export function visitsIn(db: Db): Pick<Store, 'seenUnchanged' | 'markGone'> {
  return {
    seenUnchanged: (sourceId, url, at) =>
      write(db, sourceId, async (trx) => {
        await noteVisit(trx, sourceId, url, { last_visited_at: at, gone_since: null });
        await closeProblemsAt(trx, sourceId, url, at);
        const report = await reportAt(trx, sourceId, url);
        if (report === undefined) return;
        const seen = seenAt(report, at);
        const status = statusOf({ ...report, ...seen });
        await trx
          .updateTable('report')
          .set({ ...seen, status })
          .where('id', '=', report.id)
          .execute();
        if (status !== report.status) await logChange(db, trx, report.id);
      }),
    markGone: (sourceId, url, at) =>
      write(db, sourceId, async (trx) => {
        const goneBefore = await isGone(trx, sourceId, url);
        await noteVisit(trx, sourceId, url, { last_visited_at: at, gone_since: goneBefore ?? at });
        const report = await reportAt(trx, sourceId, url);
        // An address that was gone already says nothing new of a report that another address has shown alive since.
        if (report === undefined || goneBefore !== undefined || report.status === 'gone') return false;
        const gone = { status: 'gone' as const, gone_since: at };
        await trx.updateTable('report').set(gone).where('id', '=', report.id).execute();
        await logChange(db, trx, report.id);
        return true;
      }),
  };
}

/** The report that an address leads to: by the last visit, or because it is the canonical one. */
export async function reportAt(trx: Write, sourceId: string, url: string): Promise<ReportRow | undefined> {
  const canonical = trx.selectFrom('report').selectAll().where('source_id', '=', sourceId).where('url', '=', url);
  const visited = trx
    .selectFrom('link')
    .innerJoin('report', 'report.id', 'link.report_id')
    .selectAll('report')
    .where('link.source_id', '=', sourceId)
    .where('link.url', '=', url);
  return (await visited.executeTakeFirst()) ?? (await canonical.executeTakeFirst());
}

/** What a sight of the report at `at` makes of it; a gone one is back, unless the sight is older than its vanishing. */
export function seenAt(
  report: Pick<ReportRow, 'last_seen_at' | 'gone_since'>,
  at: IsoInstant,
): Pick<ReportRow, 'last_seen_at' | 'gone_since'> {
  const last_seen_at = report.last_seen_at > at ? report.last_seen_at : at;
  const back = report.gone_since !== null && at >= report.gone_since;
  return { last_seen_at, gone_since: back ? null : report.gone_since };
}

/** What a reader must know first: that the page is gone, else that its publisher withdrew it, else that it changed. */
export function statusOf({
  gone_since,
  withdrawn,
  version,
}: Pick<ReportRow, 'gone_since' | 'withdrawn' | 'version'>): ReportStatus {
  if (gone_since !== null) return 'gone';
  if (withdrawn === 1) return 'withdrawn';
  return version > 1 ? 'changed' : 'live';
}

async function isGone(trx: Write, sourceId: string, url: string): Promise<IsoInstant | undefined> {
  const link = trx.selectFrom('link').select('gone_since').where('source_id', '=', sourceId).where('url', '=', url);
  return (await link.executeTakeFirst())?.gone_since ?? undefined;
}

async function noteVisit(
  trx: Write,
  sourceId: string,
  url: string,
  visit: { last_visited_at: IsoInstant; gone_since: IsoInstant | null },
): Promise<void> {
  await trx.updateTable('link').set(visit).where('source_id', '=', sourceId).where('url', '=', url).execute();
}
