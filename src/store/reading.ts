import type { Insertable } from 'kysely';
import type { Snapshot } from '../model/capture.ts';
import type { PassageDraft } from '../model/report.ts';
import type { Tagging } from '../model/tag.ts';
import type { Sha256 } from '../model/values.ts';
import type { Write } from './db.ts';
import { hash } from './files.ts';
import { pack } from './pack.ts';
import { signatureBytes } from './relations.ts';
import type { Reading } from './report-port.ts';
import { chunks, storable, toJson } from './row.ts';
import type { Database } from './schema.ts';

const rowsAtOnce = 50;

/** A reading made ready outside the transaction: checked, hashed, packed. */
export type ReadyReading = { reading: Reading; textHash: Sha256; packed: Uint8Array };

/** @throws Error (a bug of reader or tagger) when a passage is no slice of the text or a quote no slice of its passage */
export async function ready(given: Reading): Promise<ReadyReading> {
  const reading = storable(given);
  assertSlices(reading);
  const packed = await pack(reading.text);
  return { reading, textHash: hash(reading.text), packed };
}

function assertSlices({ text, passages, taggings }: Reading): void {
  if (passages.length !== taggings.length) throw new Error(`${passages.length} passages, ${taggings.length} taggings`);
  for (const [i, passage] of passages.entries()) {
    if (text.slice(passage.start, passage.end) !== passage.text) {
      throw new Error(`passage ${passage.ordinal} is not the text from ${passage.start} to ${passage.end}`);
    }
    for (const { start, end, quote, category } of taggings[i]?.tags ?? []) {
      if (passage.text.slice(start, end) === quote) continue;
      throw new Error(`the quote of ${category} in passage ${passage.ordinal} is not its text from ${start} to ${end}`);
    }
  }
}

/** Writes one version with its passages; the report's row must be there. */
export async function insertVersion(
  trx: Write,
  key: { report_id: string; number: number },
  snapshot: Snapshot,
  { reading, textHash, packed }: ReadyReading,
): Promise<void> {
  await trx
    .insertInto('version')
    .values({
      ...key,
      snapshot_id: snapshot.id,
      sha256: snapshot.sha256,
      captured_at: snapshot.fetchedAt,
      text_hash: textHash,
      reader_version: reading.readerVersion,
      taxonomy_version: reading.taxonomyVersion,
      draft: toJson(reading.draft),
      text: packed,
      signature: signatureBytes(reading),
    })
    .execute();
  await insertPassages(trx, passageRows(key.report_id, key.number, reading));
}

type PassageRow = Insertable<Database['passage']>;

/** Writes passages in as few statements as both databases allow. */
export async function insertPassages(trx: Write, rows: readonly PassageRow[]): Promise<void> {
  for (const chunk of chunks(rows, rowsAtOnce)) await trx.insertInto('passage').values(chunk).execute();
}

/** The passages of a version as rows; the same passages and tags always give the same rows. */
export function passageRows(
  reportId: string,
  version: number,
  { passages, taggings }: { passages: readonly PassageDraft[]; taggings: readonly Tagging[] },
): PassageRow[] {
  return passages.map((passage, i) => ({
    report_id: reportId,
    version,
    ordinal: passage.ordinal,
    kind: passage.kind,
    language: passage.language,
    headings: toJson(passage.headings),
    page: passage.page ?? null,
    sheet: passage.sheet ?? null,
    paragraph: passage.paragraph ?? null,
    start_at: passage.start,
    end_at: passage.end,
    text: passage.text,
    ...taggingColumns(taggings[i]),
  }));
}

function taggingColumns(tagging: Tagging | undefined): Pick<PassageRow, 'tags' | 'provisions' | 'facets'> {
  if (tagging === undefined) throw new Error('a passage has no tagging');
  const { tags, provisions, facets } = tagging;
  return { tags: toJson(tags), provisions: toJson(provisions), facets: toJson(facets) };
}
