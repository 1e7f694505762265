import { type ExpressionBuilder, type Selectable, sql } from 'kysely';
import type { KeptEntry, RegisterEntry, RegisterState } from '../model/register.ts';
import type { IsoInstant } from '../model/values.ts';
import { fold } from '../text/fold.ts';
import { type Db, write } from './db.ts';
import type { Store } from './port.ts';
import type { RegisterFilter } from './register-port.ts';
import { chunks, present, storable } from './row.ts';
import type { Database } from './schema.ts';

const chunkSize = 50;

const stateOf = sql<RegisterState>`case when gone_since is not null then 'left' when excluded = 1 then 'excluded' else 'listed' end`;

/** What state registers list, with the days on which each entry was seen. Nothing is ever deleted. */
export function registersIn(db: Db): Pick<Store, 'keepEntries' | 'closeRegister' | 'entries' | 'entryCounts'> {
  return {
    async keepEntries(sourceId, entries, seen) {
      const rows = storable(entries).map((entry) => rowOf(sourceId, entry, seen));
      await write(db, sourceId, async (trx) => {
        for (const chunk of chunks(rows, chunkSize)) {
          const insert = trx.insertInto('register_entry').values(chunk);
          await insert
            .onConflict((conflict) => conflict.columns(['source_id', 'key']).doUpdateSet(seenAgain))
            .execute();
        }
      });
    },
    closeRegister(sourceId, { began, at, most }) {
      return write(db, sourceId, async (trx) => {
        const missing = trx.selectFrom('register_entry').select(({ fn }) => fn.countAll<number>().as('count'));
        const { count } = await missing.where(notSeen(sourceId, began)).executeTakeFirstOrThrow();
        if (Number(count) > most) return Number(count);
        await trx.updateTable('register_entry').set({ gone_since: at }).where(notSeen(sourceId, began)).execute();
        return Number(count);
      });
    },
    async entries({ limit, offset = 0, ...filter }) {
      const found = db.kysely.selectFrom('register_entry').where(matches(filter));
      const counted = await found.select(({ fn }) => fn.countAll<number>().as('count')).executeTakeFirstOrThrow();
      const page = found.selectAll().select(stateOf.as('state')).orderBy('folded').orderBy('source_id').orderBy('key');
      const rows = await page.limit(limit).offset(offset).execute();
      return { total: Number(counted.count), entries: rows.map(entryOf) };
    },
    async entryCounts() {
      const rows = await db.kysely
        .selectFrom('register_entry')
        .select(['source_id', stateOf.as('state'), ({ fn }) => fn.countAll<number>().as('count')])
        .groupBy(['source_id', sql`2`])
        .orderBy('source_id')
        .execute();
      return rows.map(({ source_id, state, count }) => ({ sourceId: source_id, state, count: Number(count) }));
    },
  };
}

type Row = Selectable<Database['register_entry']>;
type Entries = ExpressionBuilder<Database, 'register_entry'>;

function rowOf(
  sourceId: string,
  entry: RegisterEntry,
  { at, snapshotId }: { at: IsoInstant; snapshotId: number },
): Row {
  const { key, number, name, kind, includedOn, excludedOn, basis, excluded = false, redacted = false } = entry;
  return {
    source_id: sourceId,
    ...{ key, name, kind },
    number: number ?? null,
    folded: redacted
      ? ''
      : wordsOf(name)
          .map((word) => ` ${word}`)
          .join(''),
    included_on: includedOn ?? null,
    excluded_on: excludedOn ?? null,
    basis: basis ?? null,
    excluded: excluded ? 1 : 0,
    redacted: redacted ? 1 : 0,
    first_seen_at: at,
    last_seen_at: at,
    excluded_seen_at: excluded ? at : null,
    gone_since: null,
    first_snapshot_id: snapshotId,
    last_snapshot_id: snapshotId,
  };
}

/** What a later sight of an entry changes: all that the register prints, but never the day on which it was first seen. */
function seenAgain(eb: ExpressionBuilder<Database & { excluded: Row }, 'register_entry' | 'excluded'>) {
  const unlessEmpty = (column: 'name' | 'folded') =>
    sql<string>`case when excluded.name = '' then register_entry.${sql.ref(column)} else excluded.${sql.ref(column)} end`;
  return {
    name: unlessEmpty('name'),
    folded: unlessEmpty('folded'),
    number: eb.ref('excluded.number'),
    kind: eb.ref('excluded.kind'),
    included_on: eb.ref('excluded.included_on'),
    excluded_on: eb.ref('excluded.excluded_on'),
    basis: eb.ref('excluded.basis'),
    excluded: eb.ref('excluded.excluded'),
    redacted: eb.ref('excluded.redacted'),
    last_seen_at: eb.ref('excluded.last_seen_at'),
    excluded_seen_at: sql<IsoInstant | null>`case when excluded.excluded = 0 then null else coalesce(register_entry.excluded_seen_at, excluded.excluded_seen_at) end`,
    gone_since: null,
    last_snapshot_id: eb.ref('excluded.last_snapshot_id'),
  };
}

function notSeen(sourceId: string, began: IsoInstant) {
  return ({ eb, and }: Entries) =>
    and([eb('source_id', '=', sourceId), eb('last_seen_at', '<', began), eb('gone_since', 'is', null)]);
}

function matches({ sourceId, state, name }: RegisterFilter) {
  return ({ eb, and }: Entries) =>
    and([
      ...(sourceId === undefined ? [] : [eb('source_id', '=', sourceId)]),
      ...(state === undefined ? [] : [eb(stateOf, '=', state)]),
      ...wordsOf(name ?? '').map((word) => eb('folded', 'like', `% ${word}%`)),
    ]);
}

/** Letters and digits alone, so none of them means anything to `like`. */
function wordsOf(name: string): string[] {
  return name.split(/[^\p{L}\p{N}]+/u).flatMap((word) => fold(word).match(/[\p{L}\p{N}]+/gu) ?? []);
}

function entryOf({
  source_id,
  folded: _folded,
  state,
  excluded,
  redacted,
  ...row
}: Row & { state: RegisterState }): KeptEntry {
  const { key, name, kind, number, basis, first_seen_at, last_seen_at, first_snapshot_id, last_snapshot_id } = row;
  return {
    ...{ sourceId: source_id, key, name, kind, state },
    ...present({ number, basis, includedOn: row.included_on, excludedOn: row.excluded_on }),
    ...(excluded === 1 && { excluded: true }),
    ...(redacted === 1 && { redacted: true }),
    ...{ firstSeenAt: first_seen_at, lastSeenAt: last_seen_at },
    ...present({ excludedSeenAt: row.excluded_seen_at, goneSince: row.gone_since }),
    ...{ firstSnapshotId: first_snapshot_id, lastSnapshotId: last_snapshot_id },
  };
}
