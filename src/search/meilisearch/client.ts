import {
  type FederatedMultiSearchParams,
  Meilisearch,
  MeilisearchApiError,
  MeilisearchRequestError,
  MeilisearchRequestTimeOutError,
  MeilisearchTaskTimeOutError,
  type MultiSearchParams,
  type MultiSearchQuery,
  type SearchResponse,
} from 'meilisearch';
import { Failure } from '../../errors.ts';
import type { Distribution } from './tally.ts';

/** The names of the three indexes: passages, the words of their texts, and one document that says how far they are. */
export type Names = { passages: string; words: string; state: string };

/** An open connection. `names` are the indexes that are searched. */
export type Server = { client: Meilisearch; names: Names; searchMs: number };

const requestMs = 30_000;
const taskMs = 3_600_000;
const taskPollMs = 20;

/** Our indexes; with `aside`, those that a rebuild fills before it swaps them in. `key.ts` gives rights on names that begin so. */
export function namesOf(aside = ''): Names {
  return { passages: `coi-passages${aside}`, words: `coi-words${aside}`, state: `coi-state${aside}` };
}

/** `searchMs`: a search that takes longer is worth nothing to who waits for it, and a stand-by may answer. */
export function connect(url: string, key: string | undefined, searchMs = 10_000): Server {
  const client = new Meilisearch({
    host: url,
    ...(key === undefined ? {} : { apiKey: key }),
    timeout: requestMs,
    // A compressed answer comes in pieces that wait for one another: 52 ms instead of 6 for 28 kB on loopback, measured.
    requestInit: { headers: { 'accept-encoding': 'identity' } },
    defaultWaitOptions: { timeout: taskMs, interval: taskPollMs },
  });
  return { client, names: namesOf(), searchMs };
}

/** What one question of a federation may set beside its index and text. */
export type Asking = Pick<MultiSearchQuery, 'filter' | 'sort' | 'attributesToSearchOn' | 'attributesToRetrieve'>;

/**
 * Asks several sentences as one question: whatever matches any of them, each passage once. `counted`: the attributes to count over all that
 * match, `distinct`: one hit for each of its values.
 */
export async function ask<Hit extends object>(
  { client, names, searchMs }: Server,
  texts: readonly string[],
  asking: Asking,
  { limit, counted, distinct }: { limit: number; counted?: readonly string[]; distinct?: string },
): Promise<{ hits: Hit[]; distribution: Distribution }> {
  const request: FederatedMultiSearchParams = {
    federation: {
      limit,
      ...(counted === undefined ? {} : { facetsByIndex: { [names.passages]: [...counted] } }),
      ...(distinct === undefined ? {} : { distinct }),
    },
    queries: texts.map((q) => ({ indexUid: names.passages, q, matchingStrategy: 'all', ...asking })),
  };
  const answer: SearchResponse<Hit> = await guarded(() =>
    client.multiSearch<FederatedMultiSearchParams, Hit>(request, { signal: AbortSignal.timeout(searchMs) }),
  );
  return { hits: answer.hits, distribution: answer.facetsByIndex?.[names.passages]?.distribution ?? {} };
}

/** Asks several questions at once, each answered for itself. */
export async function askEach(
  { client, searchMs }: Server,
  queries: readonly MultiSearchQuery[],
): Promise<{ hits: Record<string, unknown>[]; total: number }[]> {
  if (queries.length === 0) return [];
  const request: MultiSearchParams = { queries: [...queries] };
  const { results } = await guarded(() =>
    client.multiSearch<MultiSearchParams, Record<string, unknown>>(request, { signal: AbortSignal.timeout(searchMs) }),
  );
  return results.map(({ hits, estimatedTotalHits }) => ({ hits, total: estimatedTotalHits ?? hits.length }));
}

/** Runs a step against the server and turns the client's errors into failures. @throws Failure search.unavailable */
export async function guarded<Result>(step: () => Promise<Result>): Promise<Result> {
  try {
    return await step();
  } catch (error) {
    throw failureOf(error);
  }
}

/** The code of an error that the server itself answered with, such as `index_not_found`. */
export function codeOf(error: unknown): string | undefined {
  const cause = error instanceof Failure ? error.cause : error;
  return cause instanceof MeilisearchApiError ? cause.cause?.code : undefined;
}

/** Whether the server says that what it was sent is at fault, not itself or the key. */
export function isRefusal(error: unknown): boolean {
  const cause = error instanceof Failure ? error.cause : error;
  return cause instanceof MeilisearchApiError && [400, 413, 422].includes(cause.response.status);
}

function failureOf(error: unknown): unknown {
  if (error instanceof MeilisearchApiError) return refused(error);
  const away =
    error instanceof MeilisearchRequestError ||
    error instanceof MeilisearchRequestTimeOutError ||
    error instanceof MeilisearchTaskTimeOutError;
  if (!away) return error;
  return new Failure('search.unavailable', `Meilisearch does not answer: ${error.message}.`, {
    cause: error,
    retryable: true,
  });
}

function refused(error: MeilisearchApiError): Failure {
  const { status, headers } = error.response;
  const seconds = Number(headers.get('retry-after') ?? Number.NaN);
  const message =
    status === 401 || status === 403
      ? `Meilisearch refuses the key in MEILI_KEY: ${error.message}. See src/search/meilisearch.ts for the actions that it needs.`
      : `Meilisearch answers ${status}: ${error.message}.`;
  return new Failure('search.unavailable', message, {
    cause: error,
    retryable: status >= 500 || status === 429 || status === 408 || error.cause?.code === 'index_not_found',
    ...(Number.isFinite(seconds) ? { retryAfterMs: seconds * 1000 } : {}),
  });
}
