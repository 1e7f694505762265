import type { Run, SourceCheck } from './model/run.ts';
import type { IsoDate, IsoInstant } from './model/values.ts';
import type { Source } from './source.ts';

/** Whether a source is crawled, and why; `standing-words.ts` makes a sentence of it. `day`: of the last look at the live source. */
export type Standing =
  | { on: boolean; why: 'evidenced' | 'named' | 'unverified' | 'switched-off' }
  | { on: boolean; why: 'seen-working'; day: IsoDate }
  | { on: boolean; why: 'seen-failing'; day: IsoDate; complaint: string }
  | { on: boolean; why: 'setting-missing'; missing: readonly string[] };

/** What decides over it besides the source itself. */
export type Grounds = {
  /** Names of settings that the source needs and that are not set. */
  missing: readonly string[];
  /** Ids that the operator switched on, and off (`COI_SOURCES`). */
  named: { on: readonly string[]; off: readonly string[] };
  /** How the last look at the live source went. */
  check: SourceCheck | undefined;
};

/** A source that nobody has seen working is off until `check-sources` has, or until the operator names it. */
export function standingOf({ id, verified }: Pick<Source, 'id' | 'verified'>, grounds: Grounds): Standing {
  const { missing, named, check } = grounds;
  if (named.off.includes(id)) return { on: false, why: 'switched-off' };
  if (missing.length > 0) return { on: false, why: 'setting-missing', missing };
  if (named.on.includes(id)) return { on: true, why: 'named' };
  if (check?.works) return { on: true, why: 'seen-working', day: check.at.slice(0, 10) };
  if (verified !== 'unverified') return { on: true, why: 'evidenced' };
  if (check) return { on: false, why: 'seen-failing', day: check.at.slice(0, 10), complaint: check.message };
  return { on: false, why: 'unverified' };
}

/** Something that an operator should look at and a reader should know; `standing-words.ts` makes a sentence of it. Shares are per cent. */
export type Alarm = { since: IsoInstant } & (
  | { code: 'silent'; days: number; most: number }
  | { code: 'unread' }
  | { code: 'yield'; found: number; least: number; most: number }
  | { code: 'dates'; measured: number; share: number; least: number }
  | { code: 'text'; measured: number; share: number; least: number; characters: number }
);

/** What is known of a source's runs: the last that came to its end, when the first began, when one last brought something. */
export type RunFacts = { last?: Run | undefined; firstAt?: IsoInstant; newsAt?: IsoInstant };

const dayMs = 86_400_000;

/** Fewer reports than this tell nothing of a share. */
const enough = 10;

/** What is outside what a source expects of itself. */
export function alarmsOf(
  { expect }: Pick<Source, 'expect'>,
  { last, firstAt, newsAt }: RunFacts,
  now: number,
): Alarm[] {
  const alarms: Alarm[] = [];
  const since = newsAt ?? firstAt;
  const days = since === undefined ? 0 : Math.floor((now - Date.parse(since)) / dayMs);
  if (since !== undefined && days > expect.silentDays)
    alarms.push({ code: 'silent', since, days, most: expect.silentDays });
  if (last === undefined) return alarms;
  const { startedAt, found, problems, problemCodes = {}, yield: newest } = last;
  const [least, most] = expect.links;
  if (found === 0 && problems > 0) alarms.push({ code: 'unread', since: startedAt });
  else if ('source.yield' in problemCodes) alarms.push({ code: 'yield', since: startedAt, found, least, most });
  if (newest === undefined || newest.measured < enough) return alarms;
  return [...alarms, ...yieldAlarms(expect, newest, startedAt)];
}

function yieldAlarms(
  { dated: datedShare, text }: Source['expect'],
  { measured, dated, long }: NonNullable<Run['yield']>,
  since: IsoInstant,
): Alarm[] {
  const alarms: Alarm[] = [];
  const of = (count: number, least: number) => ({
    ...{ since, measured, share: percent(count / measured), least: percent(least) },
  });
  if (dated / measured < datedShare) alarms.push({ code: 'dates', ...of(dated, datedShare) });
  if (long / measured < text.share) alarms.push({ code: 'text', ...of(long, text.share), characters: text.characters });
  return alarms;
}

function percent(share: number): number {
  return Math.round(share * 100);
}
