import type { IsoInstant, Run, SourceCheck } from './model.ts';
import type { Source } from './source.ts';

/** Whether a source is crawled, why, and the sentence that says so. */
export type Standing = {
  on: boolean;
  why: 'evidenced' | 'seen-working' | 'named' | 'unverified' | 'seen-failing' | 'switched-off' | 'setting-missing';
  message: string;
};

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
  if (named.off.includes(id)) return off('switched-off', 'Switched off by the operator (COI_SOURCES).');
  if (missing.length > 0) return off('setting-missing', `It needs ${missing.join(', ')}, which is not set.`);
  if (named.on.includes(id)) return on('named', 'Switched on by the operator (COI_SOURCES).');
  if (check?.works) return on('seen-working', `Seen working on this machine (${check.at.slice(0, 10)}).`);
  if (verified !== 'unverified') return on('evidenced', 'Its file rests on real pages or on public code.');
  if (check) return off('seen-failing', `Its last check failed (${check.at.slice(0, 10)}): ${check.message}`);
  return off('unverified', 'Nobody has seen it working yet: `npm run check-sources` does, or name it in COI_SOURCES.');
}

function on(why: Standing['why'], message: string): Standing {
  return { on: true, why, message };
}

function off(why: Standing['why'], message: string): Standing {
  return { on: false, why, message };
}

/** Something that an operator should look at and a reader should know. */
export type Alarm = { code: 'silent' | 'yield' | 'dates' | 'text' | 'unread'; message: string; since: IsoInstant };

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
  if (since !== undefined && days > expect.silentDays) {
    const message = `Nothing new or changed for ${days} days, where at most ${expect.silentDays} are expected.`;
    alarms.push({ code: 'silent', message, since });
  }
  if (last === undefined) return alarms;
  const { startedAt, found, problems, problemCodes = {}, yield: newest } = last;
  const [min, max] = expect.links;
  if (found === 0 && problems > 0)
    alarms.push({ code: 'unread', message: 'The last run could read none of its lists.', since: startedAt });
  else if ('source.yield' in problemCodes) {
    const message = `The lists of the last run showed ${found} pages, where ${min} to ${max} are expected.`;
    alarms.push({ code: 'yield', message, since: startedAt });
  }
  if (newest === undefined || newest.measured < enough) return alarms;
  const { measured, dated, long } = newest;
  const shares = [
    { code: 'dates', share: dated / measured, least: expect.dated, what: 'state a date' },
    {
      code: 'text',
      share: long / measured,
      least: expect.text.share,
      what: `have ${expect.text.characters} characters`,
    },
  ] as const;
  for (const { code, share, least, what } of shares.filter((one) => one.share < one.least)) {
    const message = `Of the newest ${measured} reports ${percent(share)} ${what}, where ${percent(least)} are expected.`;
    alarms.push({ code, message, since: startedAt });
  }
  return alarms;
}

function percent(share: number): string {
  return `${Math.round(share * 100)} %`;
}
