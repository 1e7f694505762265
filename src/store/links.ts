import type { Link } from '../model/page.ts';
import type { KnownLink } from '../model/run.ts';
import type { IsoInstant } from '../model/values.ts';
import { logChange } from './changes.ts';
import { type Db, type Write, write } from './db.ts';
import type { Store } from './port.ts';
import { chunks, fromJson, present, toJson } from './row.ts';
import { reportAt, statusOf } from './visits.ts';

const chunkSize = 500;

/** Addresses that lists showed. */
export function linksIn(db: Db): Pick<Store, 'rememberLinks' | 'knownLinks'> {
  return {
    async rememberLinks(sourceId, links, at) {
      if (links.length === 0) return;
      const newest = byUrl(links);
      await write(db, sourceId, async (trx) => {
        for (const chunk of chunks(newest, chunkSize)) await remember(trx, sourceId, chunk, at);
        for (const link of newest) if (link.withdrawn) await withdraw(db, trx, sourceId, link.url, at);
      });
    },
    async knownLinks(sourceId) {
      const rows = await db.kysely
        .selectFrom('link')
        .leftJoin('problem', (join) =>
          join
            .onRef('problem.source_id', '=', 'link.source_id')
            .onRef('problem.url', '=', 'link.url')
            .on('problem.resolved_at', 'is', null)
            .on('problem.code', 'like', 'extract.%'),
        )
        .select(['link.link', 'link.report_id', 'link.etag', 'link.last_modified', 'link.last_visited_at'])
        .select(['link.first_listed_at', 'link.changed_at', 'link.changes_in_a_row', 'link.missing_since'])
        .select('problem.at as failed_at')
        .where('link.source_id', '=', sourceId)
        .orderBy('link.url')
        .execute();
      return rows.map((row) => knownLinkOf(row));
    },
  };
}

/** One link an address: when a list shows one twice, each says what the other leaves out. */
function byUrl(links: readonly Link[]): Link[] {
  const merged = new Map<string, Link>();
  for (const link of links) merged.set(link.url, { ...merged.get(link.url), ...link });
  return [...merged.values()];
}

async function remember(trx: Write, sourceId: string, links: readonly Link[], at: IsoInstant): Promise<void> {
  const urls = links.map((link) => link.url);
  const rows = await trx
    .selectFrom('link')
    .select(['url', 'link'])
    .where('source_id', '=', sourceId)
    .where('url', 'in', urls)
    .execute();
  const known = new Map(rows.map((row) => [row.url, fromJson(row.link)]));
  await trx
    .insertInto('link')
    .values(
      links.map((link) => ({
        source_id: sourceId,
        url: link.url,
        link: toJson({ ...withoutMark(known.get(link.url)), ...link }),
        first_listed_at: at,
        last_listed_at: at,
      })),
    )
    .onConflict((conflict) =>
      conflict.columns(['source_id', 'url']).doUpdateSet((eb) => ({
        link: eb.ref('excluded.link'),
        last_listed_at: eb.ref('excluded.last_listed_at'),
      })),
    )
    .execute();
}

/** A list that no longer marks a report as withdrawn takes the mark back. */
function withoutMark(link: Link | undefined): Partial<Link> {
  const { withdrawn: _, ...rest } = link ?? {};
  return rest;
}

/** A list may mark a report whose own page answers that it is unchanged. The mark goes when a reading of the page bears it no more. */
async function withdraw(db: Db, trx: Write, sourceId: string, url: string, at: IsoInstant): Promise<void> {
  const report = await reportAt(trx, sourceId, url);
  if (report === undefined || report.withdrawn === 1) return;
  const marked = { ...report, withdrawn: 1 };
  const columns = { withdrawn: 1, status: statusOf(marked), news_at: at };
  await trx.updateTable('report').set(columns).where('id', '=', report.id).execute();
  await logChange(db, trx, report.id, { kind: 'withdrawn', version: report.version });
}

type LinkRow = {
  link: string;
  report_id: string | null;
  etag: string | null;
  last_modified: string | null;
  last_visited_at: IsoInstant | null;
  first_listed_at: IsoInstant;
  changed_at: IsoInstant | null;
  changes_in_a_row: number;
  missing_since: IsoInstant | null;
  failed_at: IsoInstant | null;
};

function knownLinkOf(row: LinkRow): KnownLink {
  return {
    link: fromJson<Link>(row.link),
    ...present({
      reportId: row.report_id,
      etag: row.etag,
      lastModified: row.last_modified,
      lastVisitedAt: row.last_visited_at,
      firstListedAt: row.first_listed_at,
      changedAt: row.changed_at,
      changesInARow: row.changes_in_a_row || null,
      missingSince: row.missing_since,
      failedAt: row.failed_at,
    }),
  };
}
