import { tokenOf } from '../../src/search/meilisearch/entry.ts';
import { filterOf } from '../../src/search/meilisearch/filter.ts';
import { type SearchQuery, termsOf } from '../../src/search/query.ts';
import type { Sent } from './search-wire.ts';

/** Asks the server and resolves to the number of hits. */
export type RawCall = () => Promise<number>;
type Query = Record<string, unknown>;

const shown = 20;
/** What a hit is shown by. */
const fields = ['id', 'reportId', 'ordinal', 'strong', 'title', 'headings', 'body', 'keys'];
/** What must be counted for exact counts of reports by all facets. */
const facets = ['report', ...'category ground group harm actor provision region language'.split(' ').map(facetOf)];

/**
 * The same answer by Meilisearch's own means: the best passage of each of the 20 best reports, exact totals and counts of reports for all
 * facets, and for each facet with a choice the counts without it; not its words, its order by score, nor the marks. `sent` is what our own search
 * sent: sentences and filters are those of the question that found its answer. What one sentence asks is one multi-search. Alternatives are
 * sentences joined in a federation, which gives one answer only: these requests are sent at the same time.
 */
export function sameAnswer(url: string, query: SearchQuery, sent: readonly Sent[]): RawCall {
  const counting = sent.filter(({ body }) => countedBy(body).length > 0);
  const last = counting.findLast(({ body }) => countedBy(body).length > 1);
  const asked: Query[] = last?.body.queries ?? [sentence(query)];
  const choices = counting.filter(({ body }) => countedBy(body).length === 1).map(({ body }) => body);
  const [hits, counts] = [asked.map(bare), asked.map(bare)];
  const [only] = asked;
  if (asked.length === 1 && only !== undefined) {
    const queries = [
      { ...bare(only), limit: shown, distinct: 'reportId', attributesToRetrieve: fields },
      { ...bare(only), limit: 0, facets },
      ...choices.map((body) => ({ ...bare(body.queries?.[0] ?? only), limit: 0, facets: countedBy(body) })),
    ];
    return () => post(url, { queries });
  }
  const federated = [
    {
      federation: { limit: shown, distinct: 'reportId' },
      queries: hits.map((one) => ({ ...one, attributesToRetrieve: fields })),
    },
    { federation: { limit: 0, facetsByIndex: { 'coi-passages': facets } }, queries: counts },
    ...choices,
  ];
  return async () => (await Promise.all(federated.map((body) => post(url, body))))[0] ?? 0;
}

/** One search for what was typed, with its filter: 20 passages as Meilisearch finds them, without reports, facets and exact totals. */
export function bareCall(url: string, query: SearchQuery, typed: string): RawCall {
  const body = { queries: [{ indexUid: 'coi-passages', q: typed, filter: filterOf(query), limit: shown }] };
  return () => post(url, body);
}

/** What is asked of a query of which we know without asking that nothing matches. */
function sentence(query: SearchQuery): Query {
  const terms = termsOf(query).all.map(([term]) => term?.stems.join(' ') ?? '');
  const q = terms.map((stems) => `"${tokenOf(stems)}"`).join(' ');
  return { indexUid: 'coi-passages', q, matchingStrategy: 'all', filter: filterOf(query) };
}

function bare({ indexUid, q, matchingStrategy, filter, sort }: Query): Query {
  return { indexUid, q, matchingStrategy, filter, ...(sort === undefined ? {} : { sort }) };
}

function countedBy({ federation }: Sent['body']): string[] {
  return Object.values(federation?.facetsByIndex ?? {}).flat();
}

function facetOf(name: string): string {
  return `of.${name}`;
}

async function post(url: string, body: object): Promise<number> {
  const headers = { 'content-type': 'application/json', 'accept-encoding': 'identity' };
  const response = await fetch(`${url}/multi-search`, { method: 'POST', headers, body: JSON.stringify(body) });
  const text = await response.text();
  if (!response.ok) throw new Error(text);
  const answer: { hits?: unknown[]; results?: { hits: unknown[] }[] } = JSON.parse(text);
  return (answer.hits ?? answer.results?.[0]?.hits ?? []).length;
}
