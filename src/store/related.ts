import type { Selectable } from 'kysely';
import type { Db } from './db.ts';
import type { Store } from './port.ts';
import type { Relation } from './report-port.ts';
import { present } from './row.ts';
import type { Database } from './schema.ts';

type ReportRow = Selectable<Database['report']>;
type Found = { other: ReportRow; similarity?: number };

/**
 * The relations of a report, for reading. Kind and direction are told from the two reports as they are now: a date may be learnt, or a
 * translation arrive, long after the pair was found.
 */
export function relationsIn(db: Db): Pick<Store, 'relations'> {
  return {
    async relations(reportId) {
      const report = await db.kysely.selectFrom('report').selectAll().where('id', '=', reportId).executeTakeFirst();
      if (report === undefined) return [];
      const [translations, copies] = await Promise.all([translationsOf(db, report), copiesOf(db, reportId)]);
      const translated = new Set(translations.map(({ other }) => other.id));
      return [
        ...translations.map((found) => relation('translation', 'both', found)),
        ...copies.filter(({ other }) => !translated.has(other.id)).map((found) => copy(report, found)),
      ].sort((a, b) => compare(a.publishedOn ?? '9', b.publishedOn ?? '9') || compare(a.reportId, b.reportId));
    },
  };
}

async function copiesOf({ kysely }: Db, reportId: string): Promise<Found[]> {
  const rows = await Promise.all(
    (
      [
        ['report_id', 'other_id'],
        ['other_id', 'report_id'],
      ] as const
    ).map(([own, other]) =>
      kysely
        .selectFrom('relation')
        .innerJoin('report', 'report.id', `relation.${other}`)
        .selectAll('report')
        .select('relation.similarity')
        .where(`relation.${own}`, '=', reportId)
        .execute(),
    ),
  );
  return rows.flat().map(({ similarity, ...other }) => ({ other, similarity: similarity / 100 }));
}

/** Named by this report's page, or naming it. What is in the same language is the page of another country, not a translation. */
async function translationsOf({ kysely }: Db, report: ReportRow): Promise<Found[]> {
  const named = kysely
    .selectFrom('translation')
    .innerJoin('report', 'report.url', 'translation.url')
    .selectAll('report')
    .where('translation.report_id', '=', report.id);
  const naming = kysely
    .selectFrom('translation')
    .innerJoin('report', 'report.id', 'translation.report_id')
    .selectAll('report')
    .where('translation.url', '=', report.url);
  const rows = (await Promise.all([named.execute(), naming.execute()])).flat();
  const others = new Map(
    rows.filter((row) => row.id !== report.id && !sameLanguage(row, report)).map((row) => [row.id, row]),
  );
  return [...others.values()].map((other) => ({ other }));
}

function sameLanguage(one: ReportRow, other: ReportRow): boolean {
  return one.language !== 'und' && one.language === other.language;
}

function copy(report: ReportRow, found: Found): Relation {
  if (report.source_id === found.other.source_id) return relation('same-text', 'both', found);
  return relation('derivedFrom', isLater(report, found.other) ? 'from' : 'to', found);
}

/** `2024` is neither earlier nor later than `2024-06`. */
function isLater(one: ReportRow, other: ReportRow): boolean {
  const [own, theirs] = [one.published_on, other.published_on];
  const untold = own.startsWith(theirs) || theirs.startsWith(own);
  const order = untold ? compare(one.first_seen_at, other.first_seen_at) : compare(own, theirs);
  return (order || compare(one.id, other.id)) > 0;
}

function relation(kind: Relation['kind'], direction: Relation['direction'], { other, similarity }: Found): Relation {
  return {
    kind,
    direction,
    reportId: other.id,
    title: other.title,
    sourceId: other.source_id,
    url: other.url,
    language: other.language,
    ...present({ publishedOn: other.published_on === '' ? null : other.published_on }),
    ...(similarity !== undefined && { similarity }),
  };
}

function compare(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}
