import { gunzipSync } from 'node:zlib';
import type { Selectable } from 'kysely';
import type { NewsKind } from '../digest/item.ts';
import type { Snapshot } from '../model/capture.ts';
import type { KeepOutcome, Report } from '../model/report.ts';
import { saysTheSame } from '../text/difference.ts';
import { logChange } from './changes.ts';
import { type Db, type Write, write } from './db.ts';
import { withDecisions } from './decision-log.ts';
import { hash } from './files.ts';
import type { Store } from './port.ts';
import { closeProblems } from './problems.ts';
import { insertVersion, type ReadyReading, ready } from './reading.ts';
import { nameTranslations, relate, textBefore } from './relations.ts';
import type { Reading } from './report-port.ts';
import { reportOf } from './reports.ts';
import { toJson } from './row.ts';
import type { Database } from './schema.ts';
import { readingDone } from './unread.ts';
import { seenAt, statusOf } from './visits.ts';

type ReportRow = Selectable<Database['report']>;
type Kept = { outcome: KeepOutcome; row: ReportRow; logged: boolean };

/** Readings of captures become reports and versions. */
export function keepReadingsIn(db: Db): Pick<Store, 'keepReading'> {
  return {
    async keepReading(snapshot, reading) {
      const prepared = await ready(reading);
      return write(db, snapshot.sourceId, async (trx) => {
        await closeProblems(trx, snapshot);
        await readingDone(trx, snapshot);
        return keep(db, trx, snapshot, prepared);
      });
    },
  };
}

/**
 * A report that was not known, a version of one that was, or nothing new: the same text, a capture that was kept before, or one older than
 * what the newest version rests on (versions are numbered in the order of their captures, and a number once given is never moved).
 */
async function keep(
  db: Db,
  trx: Write,
  snapshot: Snapshot,
  prepared: ReadyReading,
): Promise<{ outcome: KeepOutcome; report: Report }> {
  const known = await knownReport(trx, snapshot, prepared.reading.draft);
  const kept = await (known === undefined
    ? keepNew(trx, snapshot, prepared)
    : keepAgain(trx, snapshot, prepared, known));
  await noteVisit(trx, snapshot, kept, prepared.textHash);
  if (kept.outcome !== 'unchanged')
    await relate(db, trx, kept.row, prepared.reading, await textBefore(trx, kept.row), snapshot.fetchedAt);
  if (kept.logged) await logChange(db, trx, kept.row.id, newsOf(kept, known));
  return { outcome: kept.outcome, report: reportOf(kept.row) };
}

/** What the keeping of a reading tells a reader. A mark of withdrawal says more than that the text changed. */
function newsOf({ outcome, row }: Kept, known: ReportRow | undefined): { kind: NewsKind; version: number } | undefined {
  const { version } = row;
  if (outcome === 'new') return { kind: 'new', version };
  if (row.withdrawn === 1 && known?.withdrawn === 0) return { kind: 'withdrawn', version };
  return outcome === 'changed' ? { kind: 'revised', version } : undefined;
}

/**
 * The report at the canonical address; else the one that this link led to before, unless the page now names another canonical address than
 * the one it named then. So a publisher (or a reader) that begins or ceases to state canonical addresses doubles no report.
 */
async function knownReport(
  trx: Write,
  snapshot: Snapshot,
  { canonicalUrl }: Reading['draft'],
): Promise<ReportRow | undefined> {
  const canonical = await trx
    .selectFrom('report')
    .selectAll()
    .where('source_id', '=', snapshot.sourceId)
    .where('url', '=', canonicalUrl ?? snapshot.url)
    .executeTakeFirst();
  if (canonical !== undefined) return canonical;
  const before = await trx
    .selectFrom('link')
    .innerJoin('report', 'report.id', 'link.report_id')
    .selectAll('report')
    .where('link.source_id', '=', snapshot.sourceId)
    .where('link.url', '=', snapshot.link.url)
    .executeTakeFirst();
  return canonicalUrl === undefined || before?.url === snapshot.url ? before : undefined;
}

async function keepNew(trx: Write, snapshot: Snapshot, prepared: ReadyReading): Promise<Kept> {
  const { draft, passages } = prepared.reading;
  const url = draft.canonicalUrl ?? snapshot.url;
  const row: ReportRow = {
    id: await freeId(trx, snapshot.sourceId, url),
    source_id: snapshot.sourceId,
    url,
    ...stated(draft),
    first_seen_at: snapshot.fetchedAt,
    last_seen_at: snapshot.fetchedAt,
    missing_since: null,
    gone_since: null,
    news_at: snapshot.fetchedAt,
    status: draft.withdrawn ? 'withdrawn' : 'live',
    version: 1,
    passage_count: passages.length,
    by_hand: byHandOf(snapshot),
  };
  await trx.insertInto('report').values(row).execute();
  await insertVersion(trx, { report_id: row.id, number: 1 }, snapshot, prepared);
  return { outcome: 'new', row, logged: true };
}

async function keepAgain(trx: Write, snapshot: Snapshot, prepared: ReadyReading, known: ReportRow): Promise<Kept> {
  const sight = await compare(trx, snapshot, prepared, known);
  const { draft, passages } = prepared.reading;
  const row: ReportRow = {
    ...known,
    ...(sight === 'older' || sight === 'same here'
      ? {}
      : { url: draft.canonicalUrl ?? known.url, ...stated(draft), by_hand: byHandOf(snapshot) }),
    ...seenAt(known, snapshot.fetchedAt),
  };
  if (sight === 'changed') {
    row.version += 1;
    row.passage_count = passages.length;
  }
  row.status = statusOf(row);
  const isNews = sight === 'changed' || (row.withdrawn === 1 && known.withdrawn === 0);
  if (isNews && snapshot.fetchedAt > row.news_at) row.news_at = snapshot.fetchedAt;
  const { id, ...columns } = row;
  await trx.updateTable('report').set(columns).where('id', '=', id).execute();
  if (sight === 'changed') {
    const reading = { ...prepared.reading, taggings: await withDecisions(trx, id, prepared.reading) };
    await insertVersion(trx, { report_id: id, number: row.version }, snapshot, { ...prepared, reading });
  }
  if (sight === 'same') await nameTranslations(trx, row, draft);
  const outcome = sight === 'changed' ? 'changed' : 'unchanged';
  return { outcome, row, logged: differs({ ...known, last_seen_at: row.last_seen_at }, row) };
}

/** `same`: also when nothing differs but dates, counters and navigation that stand by themselves. `same here`: this address gives what it gave before, though another address of the report has since given another text. */
async function compare(
  trx: Write,
  snapshot: Snapshot,
  { textHash, reading }: ReadyReading,
  known: ReportRow,
): Promise<'changed' | 'same' | 'same here' | 'older'> {
  const newest = await trx
    .selectFrom('version')
    .select(['snapshot_id', 'text_hash', 'text'])
    .where('report_id', '=', known.id)
    .where('number', '=', known.version)
    .executeTakeFirstOrThrow();
  if (snapshot.id < newest.snapshot_id) return 'older';
  if (snapshot.id === newest.snapshot_id || textHash === newest.text_hash) return 'same';
  const link = await trx
    .selectFrom('link')
    .select('text_hash')
    .where('source_id', '=', snapshot.sourceId)
    .where('url', '=', snapshot.link.url)
    .executeTakeFirst();
  if (link?.text_hash === textHash) return 'same here';
  // Unpacked at once: a transaction waits for nothing else.
  return saysTheSame(gunzipSync(newest.text).toString('utf8'), reading.text) ? 'same' : 'changed';
}

/** The columns of a report that its newest reading states. */
export function stated(draft: Reading['draft']) {
  return {
    title: draft.title,
    authors: toJson(draft.authors),
    published_on: draft.publishedOn ?? '',
    updated_on: draft.updatedOn ?? null,
    language: draft.language ?? 'und',
    document_number: draft.documentNumber ?? null,
    series: draft.series ?? null,
    edition: draft.edition ?? null,
    withdrawn: draft.withdrawn ? 1 : 0,
  } satisfies Partial<ReportRow>;
}

/** What was said when the capture was added by hand. */
function byHandOf({ link }: Snapshot): ReportRow['by_hand'] {
  return link.byHand === undefined ? null : toJson(link.byHand);
}

/** Whether two rows of one report differ in any column. */
export function differs(one: ReportRow, other: ReportRow): boolean {
  return (Object.keys(one) as (keyof ReportRow)[]).some((column) => one[column] !== other[column]);
}

/** Source and the first 8 hexadecimal digits of the address's SHA-256; 12 or 16 when another address of the source has the same. */
async function freeId(trx: Write, sourceId: string, url: string): Promise<string> {
  const digest = hash(url);
  const ids = [8, 12, 16].map((length) => `${sourceId}-${digest.slice(0, length)}`);
  const rows = await trx.selectFrom('report').select('id').where('id', 'in', ids).execute();
  const taken = new Set(rows.map((row) => row.id));
  const free = ids.find((id) => !taken.has(id));
  if (free === undefined) throw new Error(`three reports share the id ${ids[0]}`);
  return free;
}

/** The link leads to the report; what the visit told, unless a later visit has told otherwise. */
async function noteVisit(trx: Write, snapshot: Snapshot, { row, outcome }: Kept, textHash: string): Promise<void> {
  const visit = {
    report_id: row.id,
    etag: snapshot.headers.etag ?? null,
    last_modified: snapshot.headers['last-modified'] ?? null,
    last_visited_at: snapshot.fetchedAt,
    text_hash: textHash,
    missing_since: null,
    gone_since: null,
    ...(outcome !== 'unchanged' && { changed_at: snapshot.fetchedAt }),
  };
  const { sourceId: source_id, link, fetchedAt } = snapshot;
  const listed = { first_listed_at: fetchedAt, last_listed_at: fetchedAt };
  await trx
    .insertInto('link')
    .values({ source_id, url: link.url, link: toJson(link), ...listed, ...visit })
    .onConflict((conflict) =>
      conflict
        .columns(['source_id', 'url'])
        .doUpdateSet((eb) => ({
          ...visit,
          changes_in_a_row: outcome === 'changed' ? eb('link.changes_in_a_row', '+', 1) : 0,
        }))
        .where(({ eb, or }) =>
          or([eb('link.last_visited_at', 'is', null), eb('link.last_visited_at', '<=', fetchedAt)]),
        ),
    )
    .execute();
}
