import { Failure } from '../errors.ts';
import type { Discovery, ListRequest, Page } from '../model/page.ts';
import type { RegisterEntry } from '../model/register.ts';

/**
 * What one page of a register shows, and the page after it. A register gives entries and no reports.
 * @throws Failure extract.empty when it shows none: an error page, or another shape; an empty register would make every name leave it
 */
export function registerPage(
  entries: readonly RegisterEntry[],
  page: Page,
  next: readonly ListRequest[] = [],
): Discovery {
  if (entries.length === 0)
    throw new Failure('extract.empty', 'The page shows no entry of the register.', { url: page.url });
  return { links: [], entries: keyed(entries), next: [...next] };
}

/** For `extract` of a register, whose lists name no reports. @throws Failure extract.unsupported */
export function noReports(page: Page): never {
  throw new Failure('extract.unsupported', 'A register has entries, and no reports.', { url: page.url });
}

/** Whether a register has blacked out a part of a name: `Система – …………!`, `Г****`, `[...]`. */
export function isRedacted(name: string): boolean {
  return /…{2,}|\.{5,}|\*{3,}|_{4,}|\[(?:…|\.{3})\]/.test(name);
}

/** Namesakes on one page are told apart by their order: what else tells them apart is personal, and not kept. */
function keyed(entries: readonly RegisterEntry[]): RegisterEntry[] {
  const seen = new Map<string, number>();
  return entries.map((entry) => {
    const count = (seen.get(entry.key) ?? 0) + 1;
    seen.set(entry.key, count);
    return count === 1 ? entry : { ...entry, key: `${entry.key} #${count}` };
  });
}
