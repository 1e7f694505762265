import type { Selectable } from 'kysely';
import type { Run } from '../model.ts';
import { type Db, write } from './db.ts';
import type { Store } from './port.ts';
import { closeProblemsOfRunsBefore } from './problems.ts';
import { present } from './row.ts';
import type { Database } from './schema.ts';

const nothingYet = { found: 0, new: 0, changed: 0, unchanged: 0, gone: 0, passed_over: 0, problems: 0 };

/** Runs of sources. One that was killed stays without an end. */
export function runsIn(db: Db): Pick<Store, 'startRun' | 'finishRun' | 'runs'> {
  return {
    async startRun(sourceId, at) {
      const started = db.kysely.insertInto('run').values({ source_id: sourceId, started_at: at, ...nothingYet });
      return (await started.returning('id').executeTakeFirstOrThrow()).id;
    },
    async finishRun({ id, sourceId, startedAt, finishedAt, passedOver, ...counts }) {
      const end = { ...counts, passed_over: passedOver, finished_at: finishedAt ?? null };
      await write(db, sourceId, async (trx) => {
        await trx.updateTable('run').set(end).where('id', '=', id).execute();
        if (finishedAt !== undefined) await closeProblemsOfRunsBefore(trx, sourceId, startedAt, finishedAt);
      });
    },
    async runs(sourceId, limit) {
      const ofSource = db.kysely.selectFrom('run').selectAll().where('source_id', '=', sourceId);
      return (await ofSource.orderBy('id', 'desc').limit(limit).execute()).map(runOf);
    },
  };
}

function runOf(row: Selectable<Database['run']>): Run {
  const { source_id, started_at, finished_at, passed_over, ...rest } = row;
  const ended = present({ finishedAt: finished_at });
  return { ...rest, ...ended, sourceId: source_id, startedAt: started_at, passedOver: passed_over };
}
