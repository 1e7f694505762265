import { type Selectable, sql } from 'kysely';
import { isTooLong } from '../model/page.ts';
import type { IsoInstant } from '../model/values.ts';
import { bands, similarity } from '../read/duplicates.ts';
import { judgmentOf, sameJudgment } from '../read/judgment.ts';
import { canonicalUrl, namesPdf } from '../read/url.ts';
import { fold } from '../text/fold.ts';
import type { Db, Write } from './db.ts';
import type { Reading } from './report-port.ts';
import type { Database } from './schema.ts';

type ReportRow = Selectable<Database['report']>;
type Related = Pick<ReportRow, 'id' | 'source_id' | 'document_number' | 'published_on' | 'url' | 'title'>;
type Candidate = Related & { signature: Uint8Array | null };

/** How alike two texts must be to be one, as `similarity` says: more at one source, whose texts share their form. */
const alike = { sameSource: 0.6, otherSource: 0.4 };
/** Form letters fill a bucket; of so many in it the rest is passed over. A true copy shares other buckets too. */
const mostInBucket = 50;
const mostCandidates = 100;
/** Publishers write in some dozens of languages; a page that names more is out to do harm. */
const mostTranslations = 100;

/** The signature of a version as bytes of its row, little-endian; null when the text is too short to have one. */
export function signatureBytes({ signature }: Reading): Uint8Array | null {
  if (signature === undefined || signature.length === 0) return null;
  const bytes = new DataView(new ArrayBuffer(signature.length * 4));
  for (const [i, value] of signature.entries()) bytes.setUint32(i * 4, value, true);
  return new Uint8Array(bytes.buffer);
}

function signatureOf(bytes: Uint8Array | null): Uint32Array {
  if (bytes === null) return new Uint32Array();
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return Uint32Array.from({ length: bytes.byteLength >> 2 }, (_, i) => view.getUint32(i * 4, true));
}

/**
 * The report's newest text is `reading`: finds the reports that it is nearly the same as, forgets those that the text before it was, and keeps
 * which translations it names. `before`: the signature of the text before it, as bytes. `since`: when the text was captured.
 */
export async function relate(
  db: Db,
  trx: Write,
  report: Related,
  reading: Reading,
  before: Uint8Array | null,
  since: IsoInstant,
): Promise<void> {
  await nameTranslations(trx, report, reading.draft);
  const now = signatureBytes(reading);
  if (sameBytes(before, now)) return;
  // Held until the commit: two copies that arrive at once would else not see one another.
  await db.dialect.lock(trx, 'relations');
  if (before !== null) await forget(trx, report.id, signatureOf(before));
  if (now === null) return;
  const own = { ...report, signature: now };
  const rows = (await candidates(trx, own)).flatMap((other) => relationRow(own, other, since));
  if (rows.length > 0)
    await trx
      .insertInto('relation')
      .values(rows)
      .onConflict((conflict) => conflict.doNothing())
      .execute();
  const buckets = bands(signatureOf(now)).map((hash) => ({ hash, report_id: report.id }));
  await trx
    .insertInto('signature_band')
    .values(buckets)
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** The signature of the text that a report had before its newest version, as bytes. */
export async function textBefore(
  trx: Write,
  { id, version }: Pick<ReportRow, 'id' | 'version'>,
): Promise<Uint8Array | null> {
  const before = trx
    .selectFrom('version')
    .select('signature')
    .where('report_id', '=', id)
    .where('number', '=', version - 1);
  return version === 1 ? null : ((await before.executeTakeFirst())?.signature ?? null);
}

async function forget(trx: Write, reportId: string, before: Uint32Array): Promise<void> {
  await trx.deleteFrom('signature_band').where('hash', 'in', bands(before)).where('report_id', '=', reportId).execute();
  await trx
    .deleteFrom('relation')
    .where(({ eb, or }) => or([eb('report_id', '=', reportId), eb('other_id', '=', reportId)]))
    .execute();
}

/** Reports that share a bucket with this one, those that share most first. */
async function candidates(trx: Write, own: Candidate): Promise<Candidate[]> {
  const buckets = bands(signatureOf(own.signature)).map(
    (hash) =>
      sql`select * from (select report_id from signature_band where hash = ${hash} limit ${sql.lit(mostInBucket)}) as bucket`,
  );
  const { rows } = await sql<{ report_id: string }>`${sql.join(buckets, sql` union all `)}`.execute(trx);
  const shared = Map.groupBy(
    rows.map(({ report_id }) => report_id).filter((id) => id !== own.id),
    (id) => id,
  );
  if (shared.size === 0) return [];
  const nearest = [...shared].sort(([, a], [, b]) => b.length - a.length).slice(0, mostCandidates);
  return trx
    .selectFrom('report')
    .innerJoin('version', (join) =>
      join.onRef('version.report_id', '=', 'report.id').onRef('version.number', '=', 'report.version'),
    )
    .select([
      'report.id',
      'report.source_id',
      'report.document_number',
      'report.published_on',
      'report.url',
      'report.title',
    ])
    .select('version.signature')
    .where(
      'report.id',
      'in',
      nearest.map(([id]) => id),
    )
    .execute();
}

function relationRow(own: Candidate, other: Candidate, since: IsoInstant) {
  const sameSource = own.source_id === other.source_id;
  if (sameSource && !mayBeOne(own, other)) return [];
  const oneJudgment = sameJudgment(judgmentIn(own), judgmentIn(other));
  if (oneJudgment === false) return [];
  const value = similarity(signatureOf(own.signature), signatureOf(other.signature));
  if (!oneJudgment && value < (sameSource ? alike.sameSource : alike.otherSource)) return [];
  const [report_id, other_id] = own.id < other.id ? [own.id, other.id] : [other.id, own.id];
  return [{ report_id, other_id, similarity: Math.round(value * 100), since }];
}

/** Judgments are known at every host by their application and day: other hosts' copies are found, look-alikes kept apart. */
function judgmentIn({ document_number, published_on }: Related) {
  return judgmentOf(document_number ?? undefined, published_on);
}

/**
 * Two numbered documents of one source are two documents, however alike: judgments on one practice repeat each other word for word. So are
 * two pages under different titles: notes of one form on two people differ in little more than the name. A page and its PDF may each have
 * a title of its own.
 */
function mayBeOne(own: Related, other: Related): boolean {
  const numbers = [own.document_number, other.document_number].filter((number) => number !== null);
  if (numbers.length === 2 && numbers[0] !== numbers[1]) return false;
  return namesPdf(own.url) !== namesPdf(other.url) || fold(own.title) === fold(other.title);
}

/** Keeps which translations a report's page names, now that it is `draft`. */
export async function nameTranslations(
  trx: Write,
  report: Pick<ReportRow, 'id' | 'url'>,
  { translations = [] }: Reading['draft'],
) {
  const named = translations.map(({ language, url }) => ({ report_id: report.id, language, url: canonicalUrl(url) }));
  const rows = [...new Map(named.map((row) => [row.url, row])).values()]
    .filter(({ url }) => url !== report.url && !isTooLong(url))
    .slice(0, mostTranslations);
  const known = await trx.selectFrom('translation').selectAll().where('report_id', '=', report.id).execute();
  const text = (list: typeof rows) => JSON.stringify(list.map(({ language, url }) => `${url} ${language}`).sort());
  if (text(rows) === text(known)) return;
  await trx.deleteFrom('translation').where('report_id', '=', report.id).execute();
  if (rows.length > 0) await trx.insertInto('translation').values(rows).execute();
}

function sameBytes(one: Uint8Array | null, other: Uint8Array | null): boolean {
  return one === null || other === null ? one === other : Buffer.compare(one, other) === 0;
}
