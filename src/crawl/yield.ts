import type { Source } from '../source.ts';
import type { Links } from './links.ts';
import type { Lists } from './lists.ts';

/** What the lists of a run showed that its source should not yield, as a sentence. `listFailed`: a list could not be read. */
export function unexpectedYield(
  { expect }: Pick<Source, 'expect'>,
  { found, ordinary, overflow }: Pick<Links, 'found' | 'ordinary' | 'overflow'>,
  { leftOut, read }: Pick<Lists, 'leftOut' | 'read'>,
  listFailed: boolean,
): string | undefined {
  const [min, max] = expect.links;
  if (overflow > 0) return `The lists show ${found + overflow} pages; ${overflow} were left out as too many.`;
  if (leftOut > 0) return `The lists go on after ${read} pages, as many as one run reads; the rest was left.`;
  // A list that could not be read is a problem of its own, and says why little was found.
  if (ordinary < min && !listFailed)
    return `The lists show ${ordinary} pages, fewer than the ${min} that this source should yield.`;
  if (ordinary > max) return `The lists show ${ordinary} pages, more than the ${max} that this source should yield.`;
  return undefined;
}
