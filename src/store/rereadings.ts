import type { Selectable } from 'kysely';
import type { Snapshot } from '../model/capture.ts';
import { logChange } from './changes.ts';
import { type Db, type Write, write } from './db.ts';
import { withDecisions } from './decision-log.ts';
import { carryDecisions, countTags } from './decisions.ts';
import { passagesOf } from './passages.ts';
import type { Store } from './port.ts';
import { closeProblems } from './problems.ts';
import { insertPassages, passageRows, type ReadyReading, ready } from './reading.ts';
import { differs, stated } from './readings.ts';
import { relate, signatureBytes } from './relations.ts';
import type { Reading, TaggedPassage } from './report-port.ts';
import { toJson } from './row.ts';
import type { Database } from './schema.ts';
import { statusOf } from './visits.ts';

type VersionRow = Pick<
  Selectable<Database['version']>,
  'report_id' | 'number' | 'text_hash' | 'captured_at' | 'signature'
>;
type TagCount = Awaited<ReturnType<Store['replaceReading']>>;

/** Reading again what was captured before: a capture that founded a version replaces that version's reading in place, others nothing. */
export function rereadingsIn(db: Db): Pick<Store, 'replaceReading'> {
  return {
    async replaceReading(snapshot, reading) {
      const prepared = await ready(reading);
      return write(db, snapshot.sourceId, async (trx) => {
        await closeProblems(trx, snapshot);
        const version = await foundedBy(trx, snapshot);
        return version === undefined ? countTags([], []) : replace(db, trx, prepared, version);
      });
    },
  };
}

async function foundedBy(trx: Write, snapshot: Snapshot): Promise<VersionRow | undefined> {
  const columns = ['report_id', 'number', 'text_hash', 'captured_at', 'signature'] as const;
  return trx.selectFrom('version').select(columns).where('snapshot_id', '=', snapshot.id).executeTakeFirst();
}

async function replace(db: Db, trx: Write, prepared: ReadyReading, version: VersionRow): Promise<TagCount> {
  const before = await passagesOf({ kysely: trx }, version.report_id, version.number);
  const { passages } = prepared.reading;
  const carried = carryDecisions(before, prepared.reading);
  const taggings = await withDecisions(trx, version.report_id, { passages, taggings: carried });
  const reading = { ...prepared.reading, taggings };
  const changed = await replacePassages(trx, version, before, reading);
  await updateVersion(trx, version, prepared);
  await updateLinks(trx, version, prepared.textHash);
  const report = await updateReport(db, trx, version, reading);
  const newest = report.newest && (changed || prepared.textHash !== version.text_hash);
  if (newest || report.changed) await logChange(db, trx, version.report_id);
  return countTags(before, taggings);
}

/** Resolves to whether there was anything to replace: at an unchanged reader and taxonomy a rebuild writes next to nothing. */
async function replacePassages(
  trx: Write,
  { report_id, number }: VersionRow,
  before: readonly TaggedPassage[],
  after: Pick<Reading, 'passages' | 'taggings'>,
): Promise<boolean> {
  const rows = passageRows(report_id, number, after);
  const old = passageRows(report_id, number, { passages: before, taggings: before });
  if (JSON.stringify(rows) === JSON.stringify(old)) return false;
  await trx.deleteFrom('passage').where('report_id', '=', report_id).where('version', '=', number).execute();
  await insertPassages(trx, rows);
  return true;
}

async function updateVersion(trx: Write, version: VersionRow, { reading, textHash, packed }: ReadyReading) {
  await trx
    .updateTable('version')
    .set({
      reader_version: reading.readerVersion,
      taxonomy_version: reading.taxonomyVersion,
      draft: toJson(reading.draft),
      signature: signatureBytes(reading),
      ...(textHash === version.text_hash ? {} : { text_hash: textHash, text: packed }),
    })
    .where('report_id', '=', version.report_id)
    .where('number', '=', version.number)
    .execute();
}

/** Links that gave the old text give the new one now; else the next visit would take the better reader for a changed page. */
async function updateLinks(trx: Write, version: VersionRow, textHash: string): Promise<void> {
  if (textHash === version.text_hash) return;
  await trx
    .updateTable('link')
    .set({ text_hash: textHash })
    .where('report_id', '=', version.report_id)
    .where('text_hash', '=', version.text_hash)
    .execute();
}

/** The report's address stays: another report may have taken the one that is stated now, and the next visit settles that. */
async function updateReport(
  db: Db,
  trx: Write,
  version: VersionRow,
  reading: Reading,
): Promise<{ newest: boolean; changed: boolean }> {
  const known = await trx
    .selectFrom('report')
    .selectAll()
    .where('id', '=', version.report_id)
    .executeTakeFirstOrThrow();
  if (known.version !== version.number) return { newest: false, changed: false };
  const now = stated(reading.draft);
  // A list may have told of a withdrawal after this capture was made.
  const withdrawn = Math.max(known.withdrawn, now.withdrawn);
  const row = { ...known, ...now, withdrawn, passage_count: reading.passages.length };
  row.status = statusOf(row);
  await relate(db, trx, row, reading, version.signature, version.captured_at);
  if (!differs(known, row)) return { newest: true, changed: false };
  const { id, ...columns } = row;
  await trx.updateTable('report').set(columns).where('id', '=', id).execute();
  return { newest: true, changed: true };
}
