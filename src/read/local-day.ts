import type { IsoDate } from '../model/values.ts';

type Texts = readonly (string | undefined)[];

/** The date that was found, what the page stamps for machines, the days that it prints, and the day in its address. */
type Stated = {
  found: IsoDate | undefined;
  stamps: Texts;
  written: readonly (IsoDate | undefined)[];
  address: IsoDate | undefined;
};

/**
 * A stamp in UTC tells the instant, and the publisher's own day may be the one before or after: it is the one that the page writes beside its
 * title, that its address carries, or that another stamp gives with the publisher's own offset.
 */
export function localDay(
  { found, stamps, written, address }: Stated,
  read: (texts: Texts) => IsoDate | undefined,
): IsoDate | undefined {
  const own = stamps.filter((stamp) => stamp !== undefined && read([stamp]) === found);
  if (found?.length !== 10 || found === address || !own.some(isUtc)) return found;
  const besides = (date: IsoDate | undefined) =>
    date?.length === 10 && Math.abs(Date.parse(date) - Date.parse(found)) === 86_400_000;
  if (besides(address)) return address;
  if (written.includes(found)) return found;
  const instants = new Set(own.map((stamp) => Date.parse(stamp ?? '')));
  const elsewhere = stamps.filter((stamp) => stamp !== undefined && instants.has(Date.parse(stamp)));
  return written.find(besides) ?? elsewhere.map((stamp) => read([stamp])).find(besides) ?? found;
}

function isUtc(stamp: string | undefined): boolean {
  return /T?\d{2}:\d{2}.*(?:Z|[+-]00:?00|GMT|UTC)\)?$/.test(stamp ?? '');
}
