import type { Selectable } from 'kysely';
import type { ReportStatus } from '../model/report.ts';
import type { IsoInstant } from '../model/values.ts';
import { logChange } from './changes.ts';
import { type Db, type Write, write } from './db.ts';
import type { Store } from './port.ts';
import { closeProblemsAt } from './problems.ts';
import type { Database } from './schema.ts';

type ReportRow = Selectable<Database['report']>;
type LinkRow = Selectable<Database['link']>;

/** Visits that brought no new bytes: the page was the same, or it is gone. */
export function visitsIn(db: Db): Pick<Store, 'seenUnchanged' | 'markGone'> {
  return {
    seenUnchanged: (sourceId, url, at) =>
      write(db, sourceId, async (trx) => {
        await noteVisit(trx, sourceId, url, {
          last_visited_at: at,
          missing_since: null,
          gone_since: null,
          changes_in_a_row: 0,
        });
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
        const link = await linkAt(trx, sourceId, url);
        const missing_since = link?.missing_since ?? at;
        const gone_since = link?.gone_since ?? (isOnADayBefore(missing_since, at) ? missing_since : null);
        await noteVisit(trx, sourceId, url, { last_visited_at: at, missing_since, gone_since });
        const report = await reportAt(trx, sourceId, url);
        // An address that was missing already says nothing new of a report that another address has shown alive since.
        if (report === undefined || link === undefined || link.gone_since !== null) return false;
        if (link.missing_since !== null && report.missing_since === null) return false;
        return miss(db, trx, report, { missing_since, gone_since }, at);
      }),
  };
}

type Absence = Pick<ReportRow, 'missing_since' | 'gone_since'>;

/** Resolves to whether the report became gone by it. */
async function miss(db: Db, trx: Write, report: ReportRow, absence: Absence, at: IsoInstant): Promise<boolean> {
  if (report.status === 'gone') return false;
  const since = report.missing_since ?? absence.missing_since;
  const gone = absence.gone_since !== null && report.missing_since !== null;
  const columns = { missing_since: since, ...(gone && { gone_since: since, status: 'gone' as const, news_at: at }) };
  await trx.updateTable('report').set(columns).where('id', '=', report.id).execute();
  const news = gone ? ({ kind: 'gone', version: report.version } as const) : undefined;
  if (gone || report.missing_since === null) await logChange(db, trx, report.id, news);
  return gone;
}

function isOnADayBefore(one: IsoInstant, other: IsoInstant): boolean {
  return one.slice(0, 10) < other.slice(0, 10);
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

type Sight = Pick<ReportRow, 'last_seen_at' | 'missing_since' | 'gone_since'>;

/** What a sight of the report at `at` makes of it; a missing or gone one is back, unless the sight is older than its vanishing. */
export function seenAt(report: Sight, at: IsoInstant): Sight {
  const last_seen_at = report.last_seen_at > at ? report.last_seen_at : at;
  const since = report.missing_since ?? report.gone_since;
  if (since !== null && at >= since) return { last_seen_at, missing_since: null, gone_since: null };
  return { last_seen_at, missing_since: report.missing_since, gone_since: report.gone_since };
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

async function linkAt(
  trx: Write,
  sourceId: string,
  url: string,
): Promise<{ missing_since: IsoInstant | null; gone_since: IsoInstant | null } | undefined> {
  const links = trx.selectFrom('link').select(['missing_since', 'gone_since']).where('source_id', '=', sourceId);
  return links.where('url', '=', url).executeTakeFirst();
}

async function noteVisit(
  trx: Write,
  sourceId: string,
  url: string,
  visit: Pick<LinkRow, 'last_visited_at' | 'missing_since' | 'gone_since'> & { changes_in_a_row?: 0 },
): Promise<void> {
  await trx.updateTable('link').set(visit).where('source_id', '=', sourceId).where('url', '=', url).execute();
}
