import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { type Selectable, sql } from 'kysely';
import type { Report, Version } from '../model/report.ts';
import type { IsoInstant, Sha256 } from '../model/values.ts';
import type { Db } from './db.ts';
import type { Store } from './port.ts';
import { chunks, fromJson, present } from './row.ts';
import type { Database } from './schema.ts';

const unpack = promisify(gunzip);
const idsAtOnce = 500;

type Reading =
  | 'report'
  | 'reports'
  | 'reportsById'
  | 'reportsAt'
  | 'reportsTitled'
  | 'reportsWithVersions'
  | 'versions'
  | 'versionText'
  | 'capturesOf'
  | 'counts';

/** Reports and their versions, for reading. */
export function reportsIn(db: Db): Pick<Store, Reading> {
  return {
    report: async (id) => (await byId(db, [id])).get(id),
    reports: (filter) => page(db, filter),
    reportsById: (ids) => byId(db, ids),
    async reportsTitled({ sourceIds, language, words, limit }) {
      if (sourceIds.length === 0) return [];
      const part = `%${words.replace(/[\\%_]/g, '\\$&')}%`;
      const rows = await db.kysely
        .selectFrom('report')
        .selectAll()
        .where('source_id', 'in', sourceIds)
        .where('language', '=', language)
        .where(sql<boolean>`lower(title) like lower(${part}) escape '\\'`)
        .orderBy('published_on', 'desc')
        .orderBy('id')
        .limit(limit)
        .execute();
      return rows.map(reportOf);
    },
    async reportsAt(url) {
      const linked = db.kysely.selectFrom('link').select('report_id').where('url', '=', url);
      const rows = await db.kysely
        .selectFrom('report')
        .selectAll()
        .where((eb) => eb.or([eb('url', '=', url), eb('id', 'in', linked.$castTo<{ report_id: string }>())]))
        .orderBy('last_seen_at', 'desc')
        .limit(20)
        .execute();
      return rows.map(reportOf);
    },
    reportsWithVersions: (limit) =>
      db.kysely.selectFrom('report').select(['id', 'version']).where('version', '>', 1).limit(limit).execute(),
    async versions(reportId) {
      const rows = await db.kysely
        .selectFrom('version')
        .select(['report_id', 'number', 'snapshot_id', 'sha256', 'captured_at', 'text_hash', 'reader_version'])
        .where('report_id', '=', reportId)
        .orderBy('number')
        .execute();
      return rows.map(versionOf);
    },
    async versionText(reportId, version) {
      const kept = db.kysely.selectFrom('version').select('text');
      const row = await kept.where('report_id', '=', reportId).where('number', '=', version).executeTakeFirst();
      return row && (await unpack(row.text)).toString('utf8');
    },
    capturesOf: (reportIds) => newestCaptures(db, reportIds),
    async counts() {
      const { fn } = db.kysely;
      const [reports, snapshots] = await Promise.all([
        db.kysely
          .selectFrom('report')
          .select([fn.countAll<number>().as('reports'), fn.sum<number | string | null>('passage_count').as('passages')])
          .executeTakeFirstOrThrow(),
        db.kysely.selectFrom('snapshot').select(fn.countAll<number>().as('snapshots')).executeTakeFirstOrThrow(),
      ]);
      return { reports: reports.reports, passages: Number(reports.passages ?? 0), snapshots: snapshots.snapshots };
    },
  };
}

async function byId(db: Db, ids: readonly string[]): Promise<Map<string, Report>> {
  const found = new Map<string, Report>();
  for (const chunk of chunks(ids, idsAtOnce)) {
    const rows = await db.kysely.selectFrom('report').selectAll().where('id', 'in', chunk).execute();
    for (const row of rows) found.set(row.id, reportOf(row));
  }
  return found;
}

/** By keys, not by offset: a report that arrives between two pages shifts nothing. */
async function page(db: Db, { sourceId, limit, after }: Parameters<Store['reports']>[0]): Promise<Report[]> {
  let query = db.kysely.selectFrom('report').selectAll();
  if (sourceId !== undefined) query = query.where('source_id', '=', sourceId);
  if (after !== undefined) {
    const last = await db.kysely
      .selectFrom('report')
      .select(['published_on', 'first_seen_at'])
      .where('id', '=', after)
      .executeTakeFirst();
    if (last === undefined) return [];
    query = query.where(({ eb, refTuple, tuple }) =>
      eb(refTuple('published_on', 'first_seen_at', 'id'), '<', tuple(last.published_on, last.first_seen_at, after)),
    );
  }
  const ordered = query.orderBy('published_on', 'desc').orderBy('first_seen_at', 'desc').orderBy('id', 'desc');
  return (await ordered.limit(limit).execute()).map(reportOf);
}

async function newestCaptures(
  db: Db,
  reportIds: readonly string[],
): Promise<Map<string, { capturedAt: IsoInstant; sha256: Sha256 }>> {
  const found = new Map<string, { capturedAt: IsoInstant; sha256: Sha256 }>();
  for (const chunk of chunks(reportIds, idsAtOnce)) {
    const rows = await db.kysely
      .selectFrom('report')
      .innerJoin('version', (join) =>
        join.onRef('version.report_id', '=', 'report.id').onRef('version.number', '=', 'report.version'),
      )
      .select(['report.id', 'version.captured_at', 'version.sha256'])
      .where('report.id', 'in', chunk)
      .execute();
    for (const row of rows) found.set(row.id, { capturedAt: row.captured_at, sha256: row.sha256 });
  }
  return found;
}

/** A row as the noun. */
export function reportOf(row: Selectable<Database['report']>): Report {
  return {
    id: row.id,
    sourceId: row.source_id,
    url: row.url,
    title: row.title,
    authors: fromJson(row.authors),
    ...present({
      publishedOn: row.published_on === '' ? null : row.published_on,
      updatedOn: row.updated_on,
      documentNumber: row.document_number,
      series: row.series,
      edition: row.edition,
      missingSince: row.missing_since,
      goneSince: row.gone_since,
    }),
    language: row.language,
    firstSeenAt: row.first_seen_at,
    lastSeenAt: row.last_seen_at,
    newsAt: row.news_at,
    status: row.status,
    version: row.version,
    ...(row.by_hand !== null && { byHand: fromJson(row.by_hand) }),
  };
}

function versionOf(
  row: Omit<Selectable<Database['version']>, 'text' | 'draft' | 'taxonomy_version' | 'signature'>,
): Version {
  return {
    reportId: row.report_id,
    number: row.number,
    snapshotId: row.snapshot_id,
    sha256: row.sha256,
    capturedAt: row.captured_at,
    textHash: row.text_hash,
    readerVersion: row.reader_version,
  };
}
