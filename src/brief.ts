import { type GivenFile, pageOfGiven } from './add.ts';
import { Failure } from './errors.ts';
import type { Draft, IsoInstant, Page } from './model.ts';
import { briefOf } from './quote/brief.ts';
import { createQuoteChecker, type QuoteReport } from './quote-check.ts';
import type { SearchEngine } from './search/engine.ts';
import type { Store } from './store/port.ts';

/** Characters of a brief that are looked through: some 2,000 pages. */
const longestBrief = 6_000_000;

/**
 * Checks the quotations of a brief, given as a file or as text. The brief is read in memory, in the process that can be killed, and kept nowhere.
 * @throws Failure usage when it is empty or too long; extract.* when the file cannot be read; search.unavailable
 */
export type CheckBrief = (brief: GivenFile | string) => Promise<QuoteReport>;

type Parts = {
  engine: Pick<SearchEngine, 'search'>;
  store: Store;
  /** Reads a document where a hostile one can do no harm. */
  read(page: Page): Promise<Draft>;
  now(): IsoInstant;
};

/** Joins the reader with the check of quotations. */
export function createBriefCheck({ read, now, ...parts }: Parts): CheckBrief {
  const checker = createQuoteChecker(parts);
  return async (brief) => {
    const given =
      typeof brief === 'string'
        ? { text: brief }
        : briefOf((await read(pageOfGiven('file:///brief', brief, now()))).blocks);
    if (given.text.trim() === '') throw new Failure('usage', 'text: there is nothing to check.', { parameter: 'text' });
    if (given.text.length > longestBrief)
      throw new Failure(
        'usage',
        'The brief is longer than 6 million characters, some 2,000 pages: check it in parts.',
        {
          parameter: 'file',
        },
      );
    return checker.check(given);
  };
}
