import { type Selectable, sql } from 'kysely';
import type { Passage } from '../model/report.ts';
import type { Db } from './db.ts';
import type { Store } from './port.ts';
import type { TaggedPassage } from './report-port.ts';
import { chunks, fromJson, present } from './row.ts';
import type { Database } from './schema.ts';

type Row = Selectable<Database['passage']>;

const idsAtOnce = 100;

/** Passages with their tags. */
export function passagesIn(db: Db): Pick<Store, 'passages' | 'passagesById'> {
  return {
    async passages(reportId, version) {
      const number = version ?? (await newestVersion(db, reportId));
      return number === undefined ? [] : passagesOf(db, reportId, number);
    },
    async passagesById(ids) {
      const found = new Map<string, TaggedPassage>();
      for (const chunk of chunks(ids, idsAtOnce)) {
        for (const passage of await read(db, chunk)) found.set(passage.id, passage);
      }
      return ids.flatMap((id) => found.get(id) ?? []);
    },
  };
}

/** The passages of one version in reading order. */
export async function passagesOf(db: Pick<Db, 'kysely'>, reportId: string, version: number): Promise<TaggedPassage[]> {
  const rows = await db.kysely
    .selectFrom('passage')
    .selectAll()
    .where('report_id', '=', reportId)
    .where('version', '=', version)
    .orderBy('ordinal')
    .execute();
  return rows.map(passageOf);
}

async function newestVersion(db: Db, reportId: string): Promise<number | undefined> {
  const report = db.kysely.selectFrom('report').select('version').where('id', '=', reportId);
  return (await report.executeTakeFirst())?.version;
}

async function read(db: Db, ids: readonly string[]): Promise<TaggedPassage[]> {
  const keys = ids.flatMap((id) => keyOf(id) ?? []);
  if (keys.length === 0) return [];
  // As text: to build it of expressions takes as long as the reading.
  const each = keys.map(
    (key) => sql`(report_id = ${key.report_id} and version = ${key.version} and ordinal = ${key.ordinal})`,
  );
  const rows = await db.kysely
    .selectFrom('passage')
    .selectAll()
    .where(sql<boolean>`(${sql.join(each, sql` or `)})`)
    .execute();
  return rows.map(passageOf);
}

/** The key of a passage by its id: `uscirf-3f9a1c2b.1.4` names passage 4 of version 1 of that report. */
export function keyOf(id: string): Pick<Row, 'report_id' | 'version' | 'ordinal'> | undefined {
  const [, report_id, version, ordinal] = /^(.+)\.(\d{1,9})\.(\d{1,9})$/.exec(id) ?? [];
  if (report_id === undefined) return undefined;
  return { report_id, version: Number(version), ordinal: Number(ordinal) };
}

function passageOf(row: Row): TaggedPassage {
  const passage: Passage = {
    id: `${row.report_id}.${row.version}.${row.ordinal}`,
    reportId: row.report_id,
    version: row.version,
    ordinal: row.ordinal,
    headings: fromJson(row.headings),
    ...present({ page: row.page, sheet: row.sheet, paragraph: row.paragraph }),
    language: row.language,
    kind: row.kind,
    start: row.start_at,
    end: row.end_at,
    text: row.text,
  };
  const tagging = { tags: fromJson(row.tags), provisions: fromJson(row.provisions), facets: fromJson(row.facets) };
  return { ...passage, ...tagging };
}
