import { sql } from 'kysely';
import type { Item, Selection } from '../digest/item.ts';
import { joined } from '../digest/join.ts';
import { type Db, type Write, write } from './db.ts';
import type { StoreDialect } from './dialect.ts';
import type { Outcome } from './digest-port.ts';
import { addDigest, takeDigests } from './outbox.ts';
import type { Store } from './port.ts';
import { chunks, toJson } from './row.ts';

const rowsAtOnce = 500;
const idsAtOnce = 500;

/** What a round of selection leaves behind: lines of the ledger, a digest in the outbox and the cursor, all or nothing. */
export function ledgerIn(db: Db): Pick<Store, 'keepSelection' | 'told' | 'passOver'> {
  return {
    keepSelection: (outcome) =>
      write(db, `subscription ${outcome.subscriptionId}`, async (trx) => {
        if (!(await advance(trx, outcome))) return undefined;
        const fresh = await unsent(trx, db.dialect, outcome);
        if (fresh.length === 0 && outcome.about === 'news') return undefined;
        const before = await takeDigests(trx, outcome.subscriptionId);
        const said = joined(outcome.about, fresh.map(withoutEntries), before);
        await addDigest(trx, { ...outcome, ...said });
        return { items: fresh.length };
      }),
    async told(subscriptionId, lines) {
      const reports = [...new Set(lines.map(({ reportId }) => reportId))];
      const own = db.kysely.selectFrom('ledger').select(['report_id', 'version', 'kind']);
      const known = new Set<string>();
      for (const ids of chunks(reports, idsAtOnce)) {
        const rows = await own.where('subscription_id', '=', subscriptionId).where('report_id', 'in', ids).execute();
        for (const row of rows) known.add(`${row.report_id} ${row.version} ${row.kind}`);
      }
      return lines.filter(({ reportId, version, kind }) => known.has(`${reportId} ${version} ${kind}`));
    },
    async passOver(passed) {
      const byDue = Map.groupBy(passed.subscriptions, ({ dueAt }) => dueAt);
      for (const [dueAt, all] of byDue) {
        for (const chunk of chunks(all, idsAtOnce)) {
          const ids = chunk.map(({ id }) => id);
          const unchanged = chunk.map(({ id, touchedAt }) => `${id} ${touchedAt}`);
          await db.kysely
            .updateTable('subscription')
            .set({ cursor: passed.cursor, due_at: dueAt, selected_at: passed.at })
            .where('id', 'in', ids)
            .where(sql<string>`id || ' ' || touched_at`, 'in', unchanged)
            .where('cursor', '<=', passed.cursor)
            .execute();
        }
      }
    },
  };
}

/** Whether the subscription still stands where the selection began: another process, its reader, or a stop may have been faster. */
async function advance(trx: Write, outcome: Outcome): Promise<boolean> {
  const { subscriptionId, from, touchedAt, cursor, dueAt, at } = outcome;
  const moved = await trx
    .updateTable('subscription')
    .set({ cursor, due_at: dueAt, selected_at: at })
    .where('id', '=', subscriptionId)
    .where('cursor', '=', from)
    .where('touched_at', '=', touchedAt)
    .where('stopped_for', 'is', null)
    .executeTakeFirst();
  return moved.numUpdatedRows > 0n;
}

/** Writes the ledger; an item all of whose lines stood there before was selected before. */
async function unsent(trx: Write, dialect: StoreDialect, outcome: Outcome): Promise<Selection[]> {
  const { subscriptionId, digestId, at, selections } = outcome;
  const rows = selections.flatMap(({ entries }) => entries);
  let written = 0n;
  for (const chunk of chunks(rows, rowsAtOnce)) {
    const lines = chunk.map(({ reportId, kind, version }) => [reportId, kind, version]);
    // As JSON: a million lines of ten thousand readers would otherwise be six million parameters.
    const { numAffectedRows } = await sql`
      insert into ledger (subscription_id, report_id, kind, version, digest_id, at)
      select ${sql.val(subscriptionId)}, value ->> 0, value ->> 1, cast(value ->> 2 as integer), ${sql.val(digestId)}, ${sql.val(at)}
      from ${dialect.elements(toJson(lines))} where true
      on conflict (subscription_id, report_id, version, kind) do nothing`.execute(trx);
    written += numAffectedRows ?? 0n;
  }
  return written === BigInt(rows.length) ? selections : writtenBy(trx, outcome);
}

/** Those of the selections of which this digest wrote a line. */
async function writtenBy(trx: Write, { subscriptionId, digestId, selections }: Outcome): Promise<Selection[]> {
  const own = trx.selectFrom('ledger').select(['report_id', 'version', 'kind']);
  const rows = await own.where('subscription_id', '=', subscriptionId).where('digest_id', '=', digestId).execute();
  const written = new Set(rows.map((row) => `${row.report_id} ${row.version} ${row.kind}`));
  const isNew = ({ entries }: Selection) =>
    entries.some(({ reportId, version, kind }) => written.has(`${reportId} ${version} ${kind}`));
  return selections.filter(isNew);
}

function withoutEntries({ entries: _entries, ...item }: Selection): Item {
  return item;
}
