import { Failure } from './errors.ts';
import { mostPageBytes, type Page } from './model/page.ts';
import type { IsoInstant } from './model/values.ts';

/** A file that somebody has, and gives to be added or checked. */
export type GivenFile = { name: string; body: Uint8Array; contentType?: string };

/** A file stands for the page at its address, as of now. @throws Failure usage when it is empty or too large */
export function pageOfGiven(url: string, { name, body, contentType = '' }: GivenFile, at: IsoInstant): Page {
  checkSize(name, body.length);
  return { url, finalUrl: url, fetchedAt: at, status: 200, contentType, headers: {}, body };
}

/** Refuses a file of so many bytes when there is nothing in it, or too much. @throws Failure usage */
export function checkSize(name: string, bytes: number): void {
  if (bytes === 0) throw new Failure('usage', `${name} is empty.`, { parameter: 'file' });
  if (bytes > mostPageBytes) throw new Failure('usage', tooLarge(name), { parameter: 'file' });
}

/** What whoever gives it is told. */
export function tooLarge(name: string): string {
  return `${name} is larger than ${mostPageBytes / 1e6} MB, the most that is taken.`;
}
