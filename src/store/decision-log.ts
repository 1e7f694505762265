import type { Selectable } from 'kysely';
import { Failure } from '../errors.ts';
import type { PassageDraft } from '../model/report.ts';
import type { Decision, LoggedDecision, Tag, Tagging } from '../model/tag.ts';
import { logChange } from './changes.ts';
import { type Db, type Write, write } from './db.ts';
import { hash } from './files.ts';
import { keyOf } from './passages.ts';
import type { Store } from './port.ts';
import { fromJson, present, storable, toJson } from './row.ts';
import type { Database } from './schema.ts';

type Row = Selectable<Database['decision']>;
type PassageRow = Pick<Selectable<Database['passage']>, 'report_id' | 'version' | 'ordinal' | 'tags'>;

/**
 * The log of curators' decisions, to which rows are only ever added. A decision is on words in a text: it holds for the tag of that category and
 * quote at that place in every passage of the report, of any version, that has exactly the same text. The last one on the same words counts;
 * one for `machine` withdraws what was decided before.
 */
export function decisionsIn(db: Db): Pick<Store, 'decide' | 'decisions'> {
  return {
    async decide(given) {
      const decision = storable(given);
      const reportId = keyOf(decision.passageId)?.report_id;
      const report = reportId === undefined ? undefined : await reportRow(db.kysely, reportId);
      if (report === undefined) throw noPassage();
      return write(db, report.source_id, (trx) => decide(db, trx, decision));
    },
    async decisions({ reportId, limit, after }) {
      let query = db.kysely.selectFrom('decision').selectAll();
      if (reportId !== undefined) query = query.where('report_id', '=', reportId);
      if (after !== undefined) query = query.where('id', '<', after);
      return (await query.orderBy('id', 'desc').limit(limit).execute()).map(decisionOf);
    },
  };
}

async function decide(db: Db, trx: Write, decision: Decision): Promise<LoggedDecision> {
  const key = keyOf(decision.passageId);
  const columns = ['report_id', 'version', 'ordinal', 'text', 'tags'] as const;
  const passage =
    key &&
    (await trx
      .selectFrom('passage')
      .select(columns)
      .where((eb) => eb.and(key))
      .executeTakeFirst());
  if (passage === undefined) throw noPassage();
  if (!fromJson(passage.tags).some((tag) => isOn(decision, tag))) throw noTag(decision);
  const logged = await append(trx, passage.report_id, hash(passage.text), decision);
  const same = await trx
    .selectFrom('passage')
    .select(['report_id', 'version', 'ordinal', 'tags'])
    .where('report_id', '=', passage.report_id)
    .where('text', '=', passage.text)
    .execute();
  const newest = (await reportRow(trx, passage.report_id))?.version;
  let indexed = false;
  for (const row of same) indexed = (await setState(trx, row, decision)) && row.version === newest ? true : indexed;
  if (indexed) await logChange(db, trx, passage.report_id);
  return logged;
}

/** Resolves to whether the state of a tag changed. */
async function setState(trx: Write, passage: PassageRow, decision: Decision): Promise<boolean> {
  const { report_id, version, ordinal } = passage;
  const tags = fromJson(passage.tags).map((tag) => (isOn(decision, tag) ? { ...tag, state: decision.state } : tag));
  if (toJson(tags) === passage.tags) return false;
  await trx
    .updateTable('passage')
    .set({ tags: toJson(tags) })
    .where((eb) => eb.and({ report_id, version, ordinal }))
    .execute();
  return true;
}

async function append(
  trx: Write,
  report_id: string,
  passage_hash: string,
  {
    passageId: passage_id,
    start: start_at,
    end: end_at,
    note = null,
    accountId = null,
    ...rest
  }: Omit<Decision, 'note' | 'accountId'> & { note?: string | null; accountId?: string | null },
): Promise<LoggedDecision> {
  const { category, quote, state, by, at } = rest;
  const row = {
    report_id,
    passage_id,
    passage_hash,
    category,
    quote,
    start_at,
    end_at,
    state,
    by,
    note,
    at,
    account_id: accountId,
  };
  const { id } = await trx.insertInto('decision').values(row).returning('id').executeTakeFirstOrThrow();
  return decisionOf({ id, ...row });
}

/**
 * The taggings with what was decided on the same words of the same text in this report before: in another version, or before a taxonomy that
 * did without the tag. A passage whose text differs by a single character is a new one, which nobody has judged; unless it is a better reading
 * of the capture on which the decision was made (`carryDecisions`).
 */
export async function withDecisions(
  trx: Write,
  reportId: string,
  { passages, taggings }: { passages: readonly PassageDraft[]; taggings: readonly Tagging[] },
): Promise<Tagging[]> {
  const rows = await trx.selectFrom('decision').selectAll().where('report_id', '=', reportId).orderBy('id').execute();
  if (rows.length === 0) return [...taggings];
  const states = await carriedStates(trx, reportId);
  for (const row of rows) states.set(wordsOf(row.passage_hash, decisionOf(row)), row.state);
  return taggings.map((tagging, i) => {
    const passageHash = hash(passages[i]?.text ?? '');
    const tags = tagging.tags.map((tag) => ({ ...tag, state: states.get(wordsOf(passageHash, tag)) ?? tag.state }));
    return { ...tagging, tags };
  });
}

/** What stands in passages of the report: a better reading may have carried a decision to a text that the log does not know. */
async function carriedStates(trx: Write, reportId: string): Promise<Map<string, Tag['state']>> {
  const rows = await trx
    .selectFrom('passage')
    .select(['text', 'tags'])
    .where('report_id', '=', reportId)
    .where(({ eb, or }) =>
      or([eb('tags', 'like', '%"state":"confirmed"%'), eb('tags', 'like', '%"state":"rejected"%')]),
    )
    .orderBy('version')
    .execute();
  const decided = rows.flatMap(({ text, tags }) =>
    fromJson(tags).flatMap((tag) =>
      tag.state === 'machine' ? [] : [{ words: wordsOf(hash(text), tag), state: tag.state }],
    ),
  );
  return new Map(decided.map(({ words, state }) => [words, state]));
}

type Words = Pick<Tag, 'category' | 'quote' | 'start' | 'end'>;

function wordsOf(passageHash: string, { category, quote, start, end }: Words): string {
  return JSON.stringify([passageHash, category, quote, start, end]);
}

function isOn(decision: Decision, tag: Tag): boolean {
  return wordsOf('', decision) === wordsOf('', tag);
}

function reportRow(kysely: Db['kysely'], id: string) {
  return kysely.selectFrom('report').select(['source_id', 'version']).where('id', '=', id).executeTakeFirst();
}

function noPassage(): Failure {
  return new Failure('not-found', 'There is no passage of this id.', { parameter: 'passageId' });
}

function noTag({ category, start, end }: Decision): Failure {
  return new Failure(
    'tag.unknown',
    `The passage has no tag of the category ${category} with this quote from ${start} to ${end}: it may have been tagged anew since it was shown.`,
  );
}

/** A row as the decision that it keeps; whose account it was stays in the store. */
export function decisionOf({ id, report_id, passage_id, start_at, end_at, note, ...row }: Row): LoggedDecision {
  const { category, quote, state, by, at } = row;
  return {
    id,
    reportId: report_id,
    passageId: passage_id,
    ...{ category, quote, start: start_at, end: end_at, state, by },
    ...present({ note }),
    at,
  };
}
