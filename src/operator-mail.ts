import type { Config } from './config.ts';
import { type Disk, type DiskLimit, isNearlyFull } from './disk.ts';
import type { Log } from './log.ts';
import type { Mailer } from './mail.ts';
import type { IsoInstant } from './model/values.ts';
import type { Source } from './source.ts';
import { type Alarm, alarmsOf, type Standing } from './standing.ts';
import { standingWords } from './standing-words.ts';
import type { DeliveryTroubles } from './store/hook-port.ts';
import type { Store } from './store/port.ts';

/** Sends one mail to the operator. @throws whatever the mail server answers */
type SendMail = (mail: { subject: string; text: string }) => Promise<void>;

type Parts = {
  sources: readonly Source[];
  standings(): Promise<ReadonlyMap<string, Standing>>;
  store: Pick<Store, 'runs' | 'runDates' | 'noticedAt' | 'keepNotice' | 'deliveryTroubles'>;
  /** The disk of the data directory, and how much of it must be free. */
  disk(): Promise<Disk>;
  diskLimit?: DiskLimit | undefined;
  log: Log;
  now(): IsoInstant;
  /** Absent where no mail server or no address of the operator is known: what there is to tell is then logged alone. */
  send?: SendMail;
};

/** One matter: how the subject names it, and what there is to say. */
type Matter = { head: string; lines: string[] };

/** What the store calls the operator's mail. */
const notice = 'operator.alarms';
const hourMs = 3_600_000;
/** Shorter than a day, so that a look at the same hour finds yesterday's mail old enough. */
const againAfterMs = 20 * hourMs;
/** What failed for a shorter time may be over by itself. */
const patienceMs = 6 * hourMs;
/** An instance that never sent such a mail tells of failures of so many days. */
const firstDays = 7;
const recentRuns = 20;

/**
 * Tells the operator of sources in alarm, failed deliveries and a disk that is nearly full: in the log at every call, by mail once a day at most, and
 * not at all while there is nothing to tell. A mail that cannot be sent is logged and tried again at the next call; nothing that failed meanwhile is
 * left out.
 */
export async function tellOperator(parts: Parts): Promise<void> {
  const { store, log, now, send } = parts;
  const at = now();
  const before = await store.noticedAt(notice);
  const since = before ?? earlier(at, firstDays * 24 * hourMs);
  const found = [await sourcesMatter(parts, at), await deliveriesMatter(parts, since, at), await diskMatter(parts)];
  const matters = found.filter((matter) => matter !== undefined);
  if (matters.length === 0 || send === undefined) return;
  if (before !== undefined && Date.parse(at) - Date.parse(before) < againAfterMs) return;
  try {
    const text = [...matters.flatMap(({ lines }) => [...lines, '']), ''].join('\n');
    await send({ subject: matters.map(({ head }) => head).join(', '), text });
    await store.keepNotice(notice, at);
  } catch (error) {
    log.error({ error: String(error) }, 'the mail to the operator could not be sent; it is tried again');
  }
}

/** Mail to the operator; undefined where a mail server or an address of the operator is not configured. */
export function operatorMail(
  { smtpUrl, operatorMail: to }: Pick<Config, 'smtpUrl' | 'operatorMail'>,
  mailer: Pick<Mailer, 'send'>,
): SendMail | undefined {
  if (smtpUrl === undefined || to === undefined) return undefined;
  return ({ subject, text }) => mailer.send({ to, subject: `country-conditions: ${subject}`, text });
}

async function sourcesMatter({ sources, standings, store, log }: Parts, at: IsoInstant): Promise<Matter | undefined> {
  const state = await standings();
  const told: { source: Source; alarms: Alarm[] }[] = [];
  for (const source of sources.filter(({ id }) => state.get(id)?.on)) {
    const last = (await store.runs(source.id, recentRuns)).find(({ finishedAt }) => finishedAt !== undefined);
    const alarms = alarmsOf(source, { last, ...(await store.runDates(source.id)) }, Date.parse(at));
    for (const alarm of alarms) log.warn({ source: source.id, alarm: alarm.code }, standingWords.alarm(alarm));
    if (alarms.length > 0) told.push({ source, alarms });
  }
  if (told.length === 0) return undefined;
  const lines = told.flatMap(({ source, alarms }) => [
    `${source.publisher} (${source.id})`,
    ...alarms.map((alarm) => `  ${standingWords.alarm(alarm)} Since ${alarm.since.slice(0, 10)}.`),
    '',
  ]);
  const head = `${told.length} of ${sources.length} sources in alarm`;
  return { head, lines: [...lines, 'The page of sources says more, and what to do about each problem.'] };
}

async function deliveriesMatter({ store, log }: Parts, since: IsoInstant, at: IsoInstant): Promise<Matter | undefined> {
  const troubles = await store.deliveryTroubles({ since, at, waitingSince: earlier(at, patienceMs) });
  const lines = deliveryLines(troubles);
  if (lines.length === 0) return undefined;
  log.warn(troubles, 'deliveries failed');
  return {
    head: 'failed deliveries',
    lines: [`Deliveries, since ${since.slice(0, 16).replace('T', ' ')} UTC:`, ...lines],
  };
}

function deliveryLines({ refused, waiting, stopped, off, failing }: DeliveryTroubles): string[] {
  const lines: [number, string][] = [
    ...refused.map(({ trouble, count }): [number, string] => [count, `refused for good, answer ${trouble}`]),
    [waiting, 'tried in vain for six hours or more, and tried again: see to SMTP_URL and the mail server'],
    [stopped, 'ended, since three mails in a row were refused; their readers are told when they sign in'],
    [off, 'switched off: no call succeeded for a week, or the server said that it is gone; their readers are told'],
    [failing, 'failing for six hours or more, and called again'],
  ];
  const whats = [...refused.map(() => 'mails'), 'mails', 'subscriptions', 'webhooks', 'webhooks'];
  return lines.flatMap(([count, what], place) => (count === 0 ? [] : [`  ${whats[place]}: ${count} ${what}.`]));
}

async function diskMatter({ disk, diskLimit, log }: Parts): Promise<Matter | undefined> {
  try {
    const room = await disk();
    if (!isNearlyFull(room, diskLimit)) return undefined;
    const left = `${gigabytes(room.free)} of ${gigabytes(room.size)} GB are free on the disk of the data directory.`;
    log.warn(room, 'the disk is nearly full');
    const lines = [
      left,
      'Captures are kept for good: give it a larger disk. Of a database server elsewhere this says nothing.',
    ];
    return { head: 'disk nearly full', lines };
  } catch (error) {
    log.warn({ error: String(error) }, 'how full the disk is could not be found out');
    return undefined;
  }
}

function gigabytes(bytes: number): string {
  return (bytes / 1e9).toFixed(1);
}

function earlier(at: IsoInstant, ms: number): IsoInstant {
  return new Date(Date.parse(at) - ms).toISOString();
}
