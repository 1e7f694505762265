import type { Selectable } from 'kysely';
import type { Run } from '../model/run.ts';
import { type Db, write } from './db.ts';
import type { Store } from './port.ts';
import { closeProblemsOfRunsBefore } from './problems.ts';
import { fromJson, present, toJson } from './row.ts';
import type { Database } from './schema.ts';

const nothingYet = columnsOf({ found: 0, new: 0, changed: 0, unchanged: 0, gone: 0, passedOver: 0, problems: 0 });

/** Runs of sources. One that was killed stays without an end. */
export function runsIn(db: Db): Pick<Store, 'startRun' | 'finishRun' | 'runs' | 'runDates' | 'measure'> {
  return {
    async startRun(sourceId, at) {
      const started = db.kysely.insertInto('run').values({ source_id: sourceId, started_at: at, ...nothingYet });
      return (await started.returning('id').executeTakeFirstOrThrow()).id;
    },
    async finishRun({ id, sourceId, startedAt, finishedAt, ...counts }) {
      const end = { ...columnsOf(counts), finished_at: finishedAt ?? null };
      await write(db, sourceId, async (trx) => {
        await trx.updateTable('run').set(end).where('id', '=', id).execute();
        if (finishedAt !== undefined) await closeProblemsOfRunsBefore(trx, sourceId, startedAt, finishedAt);
      });
    },
    async runs(sourceId, limit) {
      const ofSource = db.kysely.selectFrom('run').selectAll().where('source_id', '=', sourceId);
      return (await ofSource.orderBy('id', 'desc').limit(limit).execute()).map(runOf);
    },
    async runDates(sourceId) {
      const runs = db.kysely.selectFrom('run').where('source_id', '=', sourceId);
      const { min, max } = db.kysely.fn;
      const first = await runs.select(min('started_at').as('at')).executeTakeFirst();
      const withNews = runs.where(({ eb, or }) => or([eb('new', '>', 0), eb('changed', '>', 0)]));
      const news = await withNews.select(max('started_at').as('at')).executeTakeFirst();
      return present({ firstAt: first?.at ?? null, newsAt: news?.at ?? null });
    },
    async measure(sourceId, characters) {
      const newest = await db.kysely
        .selectFrom('report')
        .select(['id', 'version', 'published_on'])
        .where('source_id', '=', sourceId)
        .orderBy('first_seen_at', 'desc')
        .limit(measured)
        .execute();
      const ends = await Promise.all(newest.map((report) => lengthOf(db, report)));
      return {
        measured: newest.length,
        dated: newest.filter((report) => report.published_on !== '').length,
        long: ends.filter((end) => end >= characters).length,
      };
    },
  };
}

/** Enough to tell a share from chance, few enough to be read after every run. */
const measured = 100;

/** Where the last passage of a report's newest version ends. */
async function lengthOf(db: Db, { id, version }: { id: string; version: number }): Promise<number> {
  const passages = db.kysely.selectFrom('passage').select('end_at').where('report_id', '=', id);
  const last = passages.where('version', '=', version).orderBy('ordinal', 'desc').limit(1);
  return (await last.executeTakeFirst())?.end_at ?? 0;
}

type Counts = Omit<Run, 'id' | 'sourceId' | 'startedAt' | 'finishedAt'>;

function columnsOf({ passedOver, problemCodes = {}, left = 0, yield: newest, ...counts }: Counts) {
  return {
    ...counts,
    passed_over: passedOver,
    problem_codes: toJson(problemCodes),
    left_count: left,
    measured_count: newest?.measured ?? 0,
    dated_count: newest?.dated ?? 0,
    long_count: newest?.long ?? 0,
  };
}

function runOf(row: Selectable<Database['run']>): Run {
  const { source_id, started_at, finished_at, passed_over, problem_codes, left_count, ...rest } = row;
  const { measured_count, dated_count, long_count, ...counts } = rest;
  return {
    ...counts,
    ...present({ finishedAt: finished_at }),
    sourceId: source_id,
    startedAt: started_at,
    passedOver: passed_over,
    problemCodes: fromJson(problem_codes),
    left: left_count,
    yield: { measured: measured_count, dated: dated_count, long: long_count },
  };
}
