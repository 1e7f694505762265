import type { z } from 'zod';
import { digestOf } from '../../account/secret.ts';
import { Failure } from '../../errors.ts';
import type { LoggedDecision } from '../../model/tag.ts';
import type { Deps } from '../deps.ts';
import type { judgement } from './body.ts';

/** A judgement as the API and as the pages take it, by the words themselves or by their hash. */
type Judgement = Omit<z.infer<typeof judgement>, 'by'>;
type HashedJudgement = Omit<Judgement, 'quote' | 'note'> & { quoteHash: string };

/** Who decides: the name that is shown, and the account, if it is one. */
type Decider = { name?: string | undefined; accountId?: string | undefined };

/** Shown of a curator who gives no name. */
const nameless = 'curator';

/**
 * Keeps a decision on a tag of this report, and lets the index follow.
 * @throws Failure not-found when the report has no such passage, tag.unknown when the passage has no such tag
 */
export async function decide(
  { store, curation }: Deps,
  reportId: string,
  { note, ...judged }: Judgement,
  { name, accountId }: Decider,
): Promise<LoggedDecision> {
  const at = judged.passageId.slice(0, judged.passageId.indexOf('.'));
  if (at !== reportId) throw new Failure('not-found', 'This report has no such passage.', { parameter: 'passageId' });
  const decision = await store.decide({
    ...judged,
    ...(note !== undefined && note !== '' && { note }),
    by: name || nameless,
    ...(accountId !== undefined && { accountId }),
    at: curation.instant(),
  });
  curation.followSoon();
  return decision;
}

/** The judgement with the words that stand at its place. @throws Failure not-found, tag.unknown when other words stand there now */
export async function withQuote({ store }: Deps, { quoteHash, ...judged }: HashedJudgement): Promise<Judgement> {
  const [passage] = await store.passagesById([judged.passageId]);
  if (passage === undefined) throw new Failure('not-found', 'There is no such passage.', { parameter: 'passageId' });
  const quote = passage.text.slice(judged.start, judged.end);
  if (digestOf(quote) === quoteHash) return { ...judged, quote };
  throw new Failure('tag.unknown', 'The passage has been read anew since it was shown. Open the report again.');
}
