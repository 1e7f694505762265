import { type OutlineId, outlines } from '../binder/outlines.ts';
import { words } from './words/words.ts';

/** The headings of an outline, in the language of the request. */
export function headingsOf(outline: OutlineId): string[] {
  const known: Readonly<Record<string, string>> = words.binders.outlines[outline].headings;
  return outlines[outline].map((heading) => known[heading] ?? heading);
}
