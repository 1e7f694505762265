import { nothingToTell, notWanted } from '../digest/item.ts';
import type { Db } from './db.ts';
import type { HookStore } from './hook-port.ts';
import { isWanted } from './wanted.ts';

/** What went wrong with mails and calls of hooks. */
export function deliveryTroublesIn({ kysely }: Db): Pick<HookStore, 'deliveryTroubles'> {
  return {
    async deliveryTroubles({ since, at, waitingSince }) {
      const refused = kysely
        .selectFrom('digest')
        .select(({ fn }) => ['trouble', fn.countAll<number | string>().as('count')])
        .where('state', '=', 'failed')
        .where('trouble', 'not in', [notWanted, nothingToTell])
        .where('next_try_at', '>', since)
        .where('next_try_at', '<=', at);
      const waiting = kysely
        .selectFrom('digest')
        .where('state', 'in', ['waiting', 'sending'])
        .where('trouble', '<>', notWanted)
        .where(isWanted)
        .where('made_at', '<=', waitingSince);
      const stopped = kysely
        .selectFrom('subscription')
        .where('stopped_for', '=', 'bounces')
        .where('stopped_at', '>', since)
        .where('stopped_at', '<=', at);
      const off = kysely.selectFrom('hook').where('off_at', '>', since).where('off_at', '<=', at);
      const failing = kysely.selectFrom('hook').where('off_at', 'is', null).where('failing_since', '<=', waitingSince);
      const rows = await refused.groupBy('trouble').orderBy('trouble').execute();
      return {
        refused: rows.map(({ trouble, count }) => ({ trouble: trouble ?? '', count: Number(count) })),
        waiting: await counted(waiting.select(({ fn }) => fn.countAll<number | string>().as('count'))),
        stopped: await counted(stopped.select(({ fn }) => fn.countAll<number | string>().as('count'))),
        off: await counted(off.select(({ fn }) => fn.countAll<number | string>().as('count'))),
        failing: await counted(failing.select(({ fn }) => fn.countAll<number | string>().as('count'))),
      };
    },
  };
}

/** Postgres gives counts as text. */
async function counted(query: {
  executeTakeFirst(): Promise<{ count: number | string } | undefined>;
}): Promise<number> {
  return Number((await query.executeTakeFirst())?.count ?? 0);
}
