import type { SearchHit } from '../../find.ts';
import type { IsoInstant } from '../../model/values.ts';
import { words } from './words.ts';

/** The kinds of files that a list is written as, in the order they are offered. */
export const exportFormats = ['csv', 'ris', 'docx', 'json'] as const;

/** One report of an exported list, with what is told of it beside the hit. */
export type ListedReport = SearchHit & {
  publisher: string;
  /** Standing of the source: `Government. Tier 1: …`. */
  standing: string;
  authors: readonly string[];
  documentNumber?: string;
  /** Labels of the categories of the passage, each once. */
  categories: readonly string[];
};

/** A list of results and the search that found them, as they were at one moment. */
export type ResultList = {
  /** What was sought, by name: words, each filter, dates. */
  sought: readonly { name: string; value: string }[];
  /** Address of the search on this instance, without host. */
  address: string;
  searchedAt: IsoInstant;
  /** Exact number of reports that the search finds. */
  total: number;
  /** Set when a person chose among the results. */
  selected: boolean;
  reports: readonly ListedReport[];
};

/** What stands on top of every exported list: the search, when it was made, and how much of what it found is here. */
export function headOf({
  sought,
  address,
  searchedAt,
  total,
  selected,
  reports,
}: ResultList): [name: string, value: string][] {
  const lines = sought.map(({ name, value }): [string, string] => [name, printable(value)]);
  return [
    ...(lines.length === 0 ? [[words.search, words.everything] as [string, string]] : lines),
    [words.address, printable(address)],
    [words.searchedAt, `${searchedAt.slice(0, 16).replace('T', ' ')} UTC`],
    [words.found, String(total)],
    [words.here, words.extent(reports.length, total, selected)],
  ];
}

/** Where in its document a passage stands: `p. 7, para. 14`; empty when nothing is printed there. */
export function pinpointOf({ passage: { page, paragraph } }: Pick<SearchHit, 'passage'>): string {
  return [page !== null && `p. ${printable(page)}`, paragraph !== null && `para. ${printable(paragraph)}`]
    .filter((part) => part !== false)
    .join(', ');
}

/** When and as what bytes the passage was captured; empty when the store no longer knows. */
export function captureOf({ capture }: Pick<SearchHit, 'capture'>): string {
  return capture === null ? '' : words.capture(capture.capturedAt, capture.sha256);
}

/**
 * Crawled text as text: characters that reverse or hide what follows them are shown by name, as on our pages; other control characters but line
 * ends become U+FFFD, lone surrogates too, which no file format here can hold.
 */
export function printable(text: string): string {
  return text
    .toWellFormed()
    .replace(/[\u202a-\u202e\u2066-\u2069]/g, (letter) => `[U+${letter.charCodeAt(0).toString(16).toUpperCase()}]`)
    .replace(/\r\n?/g, '\n')
    .replace(/(?![\n\t])\p{Cc}|[\ufffe\uffff]/gu, '\ufffd');
}
