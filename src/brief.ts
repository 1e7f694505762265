import { Failure, type FailureCode } from './errors.ts';
import { type GivenFile, pageOfGiven } from './given-file.ts';
import type { Draft } from './model/draft.ts';
import type { Page } from './model/page.ts';
import type { IsoInstant } from './model/values.ts';
import { type Brief, briefOf } from './quote/brief.ts';
import type { QuoteReport } from './quote/finding.ts';
import { createQuoteChecker } from './quote-check.ts';
import type { SearchEngine } from './search/engine.ts';
import type { Store } from './store/port.ts';

/** Characters of a brief that are looked through: some 2,000 pages. */
const longestBrief = 6_000_000;

/**
 * Checks the quotations of a brief, given as a file or as text. The brief is read in memory, in the process that can be killed, and kept
 * nowhere. @throws Failure usage when it is empty, too long or has too many quotations; extract.* when the file cannot be read, with what to do
 * about it; search.unavailable
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
      typeof brief === 'string' ? { text: brief } : await readBrief(pageOfGiven('file:///brief', brief, now()), read);
    if (given.text.trim() === '') throw new Failure('usage', 'text: there is nothing to check.', { parameter: 'text' });
    if (given.text.length > longestBrief) {
      const length = given.text.length.toLocaleString('en');
      throw new Failure(
        'usage',
        `The brief has ${length} characters; at most 6,000,000, some 2,000 pages, are checked at once. Check it in parts.`,
        { parameter: 'file' },
      );
    }
    return checker.check(given);
  };
}

/** What whoever has the brief can do about it; what the reader says is for whoever looks after a source. */
const remedies: Partial<Record<FailureCode, string>> = {
  'extract.no-text-layer':
    'This PDF is a scan: it holds pictures of pages and no text. Run text recognition (OCR) over it, or give the brief as DOCX or as text.',
  'extract.encrypted': 'The brief is locked with a password. Save a copy without a password and give that.',
  'extract.corrupt':
    'The brief is damaged and cannot be read. Open it in the program that made it, save it anew, or give its text.',
  'extract.unsupported': 'The brief is of a kind that is not read. Save it as DOCX or PDF, or give its text.',
  'extract.empty': 'The brief has no words.',
  'extract.too-complex': 'The brief is too large or too deeply nested to be read. Check it in parts, or give its text.',
  'extract.timeout': 'Reading the brief took too long. Check it in parts, or give its text.',
  'extract.memory': 'Reading the brief took too much memory. Check it in parts, or give its text.',
};

async function readBrief(page: Page, read: Parts['read']): Promise<Brief> {
  try {
    return briefOf((await read(page)).blocks);
  } catch (cause) {
    const remedy = cause instanceof Failure ? remedies[cause.code] : undefined;
    if (!(cause instanceof Failure) || remedy === undefined) throw cause;
    throw new Failure(cause.code, remedy, { parameter: 'file', cause });
  }
}
