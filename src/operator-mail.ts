import type { Log } from './log.ts';
import type { IsoInstant } from './model.ts';
import type { Source } from './source.ts';
import { type Alarm, alarmsOf, type Standing } from './standing.ts';
import { standingWords } from './standing-words.ts';
import type { Store } from './store/port.ts';

/** Sends one mail to the operator. @throws whatever the mail server answers */
export type SendMail = (mail: { subject: string; text: string }) => Promise<void>;

type Parts = {
  sources: readonly Source[];
  standings(): Promise<ReadonlyMap<string, Standing>>;
  store: Pick<Store, 'runs' | 'runDates' | 'noticedAt' | 'keepNotice'>;
  log: Log;
  now(): IsoInstant;
  /** Absent where no mail server or no address of the operator is known: alarms are then logged alone. */
  send?: SendMail;
};

/** What the store calls the operator's mail. */
const notice = 'operator.alarms';
/** Shorter than a day, so that a look at the same hour finds yesterday's mail old enough. */
const againAfterMs = 20 * 3_600_000;
const recentRuns = 20;

/**
 * Tells the operator of the sources in alarm: in the log at every call, by mail once a day at most, and not at all while there is nothing to tell. A
 * mail that cannot be sent is logged and tried again at the next call.
 */
export async function tellOperator({ sources, standings, store, log, now, send }: Parts): Promise<void> {
  const state = await standings();
  const told: { source: Source; alarms: Alarm[] }[] = [];
  for (const source of sources.filter(({ id }) => state.get(id)?.on)) {
    const last = (await store.runs(source.id, recentRuns)).find(({ finishedAt }) => finishedAt !== undefined);
    const alarms = alarmsOf(source, { last, ...(await store.runDates(source.id)) }, Date.parse(now()));
    for (const alarm of alarms) log.warn({ source: source.id, alarm: alarm.code }, standingWords.alarm(alarm));
    if (alarms.length > 0) told.push({ source, alarms });
  }
  if (told.length === 0 || send === undefined) return;
  const before = await store.noticedAt(notice);
  if (before !== undefined && Date.parse(now()) - Date.parse(before) < againAfterMs) return;
  try {
    await send({ subject: `${told.length} of ${sources.length} sources in alarm`, text: mailText(told) });
    await store.keepNotice(notice, now());
  } catch (error) {
    log.error({ error: String(error) }, 'the mail to the operator could not be sent; it is tried again');
  }
}

function mailText(told: readonly { source: Source; alarms: readonly Alarm[] }[]): string {
  const lines = told.flatMap(({ source, alarms }) => [
    `${source.publisher} (${source.id})`,
    ...alarms.map((alarm) => `  ${standingWords.alarm(alarm)} Since ${alarm.since.slice(0, 10)}.`),
    '',
  ]);
  return [...lines, 'The page of sources says more, and what to do about each problem.', ''].join('\n');
}
