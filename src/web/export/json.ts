import type { ResultList } from './list.ts';

/** A list as JSON, two spaces deep: the search first, then the reports in the shape of a search's hits. */
export function jsonOf({ sought, address, searchedAt, total, selected, reports }: ResultList): string {
  return `${JSON.stringify({ search: { sought, address, searchedAt, total, selected, listed: reports.length }, reports }, null, 2)}\n`;
}
