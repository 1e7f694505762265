import { lastDay } from '../compare/last-day.ts';
import type { Report } from '../model/report.ts';
import type { IsoDate, IsoInstant, Sha256 } from '../model/values.ts';
import type { Binder, BinderItem } from './binder.ts';
import { standsIn } from './stands.ts';

/** A passage in which a text is looked for. */
type Place = { id: string; text: string };

/** What this instance has of an item's report. Absent parts are those that it does not have, or that need not be looked at. */
export type Known = {
  report: Report;
  /** The version cited: its capture, its text, and the passages of it that may hold the item. */
  cited?: { sha256: Sha256; capturedAt: IsoInstant; text: string; passages: readonly Place[] };
  /** The newest version, when it is another. */
  newest?: { text: string; passages: readonly Place[] };
  /** A report of the same series that is later. */
  newerEdition?: Edition;
};

/** A report as it is pointed to. */
type Edition = Pick<Report, 'id' | 'title' | 'publishedOn' | 'language'>;

/** What has become of an item since it was put into its binder. */
export type ItemStanding = {
  itemId: string;
  /**
   * `as-cited`: the version cited is here, rests on the capture that the item names, and has its words; `otherwise`: the version is here, with another
   * capture or other words; `not`: there is no such version here. What is not `as-cited` must not be filed unchecked.
   */
  held: 'as-cited' | 'otherwise' | 'not';
  /** The passage of the version cited that has the words now; a newer reader may have cut the text elsewhere. */
  passageId?: string;
  /** The newest version, when it is not the one cited; `passageId`: where the words stand in it, `stands`: whether they do, word for word. */
  newest?: { version: number; stands: boolean; passageId?: string };
  withdrawn: boolean;
  /** Since when its address says that it is gone. */
  goneSince?: IsoInstant;
  /** Since when its link fails, without being gone yet. */
  missingSince?: IsoInstant;
  newerEdition?: Edition;
  /** By the date of publication, when the binder asks for it; `undated`: no date is stated, so its age is unknown. */
  age?: 'old' | 'undated';
};

/** What has become of an item. `today`: the day to which ages are counted. */
export function itemStanding(
  item: BinderItem,
  known: Known | undefined,
  { staleMonths, today }: { staleMonths?: Binder['staleMonths']; today: IsoDate },
): ItemStanding {
  if (known === undefined) return { itemId: item.id, held: 'not', withdrawn: false };
  const { report, newerEdition } = known;
  const { goneSince, missingSince } = report;
  const age = staleMonths === undefined ? undefined : ageOf(report.publishedOn, staleMonths, today);
  return {
    itemId: item.id,
    ...heldOf(item, known.cited),
    ...newestOf(item, known),
    withdrawn: report.status === 'withdrawn',
    ...(goneSince !== undefined ? { goneSince } : missingSince !== undefined && { missingSince }),
    ...(newerEdition && { newerEdition }),
    ...(age && { age }),
  };
}

function heldOf(item: BinderItem, cited: Known['cited']): Pick<ItemStanding, 'held' | 'passageId'> {
  if (cited === undefined) return { held: 'not' };
  const found = placeOf(item.text, cited);
  const isSame = cited.sha256 === item.sha256 && cited.capturedAt === item.capturedAt && found !== undefined;
  return { held: isSame ? 'as-cited' : 'otherwise', ...found };
}

function newestOf(item: BinderItem, { report, newest }: Known): Pick<ItemStanding, 'newest'> {
  if (newest === undefined || report.version === item.version) return {};
  const found = placeOf(item.text, newest);
  return { newest: { version: report.version, stands: found !== undefined, ...found } };
}

/** Where a text stands word for word, however its lines are broken: the passage that is it, else one that holds it, else none in particular. */
function placeOf(
  text: string,
  { text: whole, passages }: { text: string; passages: readonly Place[] },
): { passageId?: string } | undefined {
  // Most passages stand as they stood: only for others the whole text is gone through.
  const unaltered = passages.find((passage) => passage.text === text);
  if (unaltered !== undefined) return { passageId: unaltered.id };
  if (!standsIn(text, whole)) return undefined;
  const within = passages.find((passage) => standsIn(text, passage.text));
  return within === undefined ? {} : { passageId: within.id };
}

/** A date that is no more than a year or a month counts as the last day of it: what may be younger is not called old. */
function ageOf(publishedOn: IsoDate | undefined, months: number, today: IsoDate): ItemStanding['age'] {
  if (publishedOn === undefined || publishedOn === '') return 'undated';
  const [year = 0, month = 1, day = 1] = today.split('-').map(Number);
  const since = new Date(Date.UTC(year, month - 1 - months, 1));
  const lastOfMonth = new Date(Date.UTC(since.getUTCFullYear(), since.getUTCMonth() + 1, 0)).getUTCDate();
  since.setUTCDate(Math.min(day, lastOfMonth));
  return lastDay(publishedOn) < since.toISOString().slice(0, 10) ? 'old' : undefined;
}
