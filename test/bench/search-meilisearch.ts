import { openMeilisearchEngine } from '../../src/search/meilisearch.ts';
import { parseQuery } from '../../src/search/query.ts';
import { hasMeilisearch, startMeilisearch } from '../search/meilisearch-server.ts';
import { reportDocuments } from './corpus.ts';
import { mixedQueries } from './search-queries.ts';
import { line, quantile, type Run, timed } from './search-timing.ts';

/** A request that the engine sent: where to, how, and what. */
type Sent = { input: Parameters<typeof fetch>[0]; init: RequestInit; body: Federated };
type Federated = { federation?: { facetsByIndex?: object; limit?: number; distinct?: string } };

const shown = 20;

/**
 * The mixed queries through our engine over a Meilisearch server of its own, and beside each the raw call for the same query: the one
 * request, sent as it was, with the same sentences, filters and counted facets, that asks for the 20 best reports.
 */
export async function measureMeilisearch(reports: number): Promise<string> {
  if (!hasMeilisearch) return 'Meilisearch NOT MEASURED: there is no server `meilisearch` on the path.';
  const server = await startMeilisearch({ open: true });
  const recorder = recording();
  try {
    const engine = await openMeilisearchEngine({ url: server.url });
    const began = performance.now();
    await engine.rebuild(stream(reports), 1);
    const built = ((performance.now() - began) / 1000).toFixed(1);
    const queries = mixedQueries(reports).map(([type, parameters]) => ({ type, query: parseQuery(parameters) }));
    for (const { query } of queries) await engine.search(query);
    const ours = [];
    const raw: Run[] = [];
    for (const { type, query } of queries) {
      recorder.forget();
      ours.push({ type, ...(await timed(async () => (await engine.search(query)).total)) });
      const sent = recorder.counted();
      if (sent === undefined) throw new Error(`no counted request for ${JSON.stringify(query)}`);
      raw.push(await timed(() => sendAgain(sent)));
    }
    await engine.close();
    const ratios = ours.map(({ ms }, at) => ms / (raw[at]?.ms ?? ms));
    const byType = [
      ...Map.groupBy(
        ours.map(({ type }, at) => ({ type, ratio: ratios[at] ?? 1 })),
        ({ type }) => type,
      ),
    ];
    return [
      `build ${built} s`,
      line('ours', ours),
      line('raw call', raw, 'hits'),
      `ours to the raw call: median ${quantile(ratios, 0.5).trim()}, p95 ${quantile(ratios, 0.95).trim()}`,
      ...byType.map(
        ([type, some]) =>
          `  ${type.padEnd(10)} median ${quantile(
            some.map(({ ratio }) => ratio),
            0.5,
          ).trim()}`,
      ),
    ].join('\n');
  } finally {
    recorder.end();
    await server.stop();
  }
}

async function* stream(reports: number) {
  for (let number = 0; number < reports; number += 1) yield reportDocuments(number);
}

/** Notes what is sent by `fetch`, until it ends. */
function recording() {
  const own = globalThis.fetch;
  let sent: Sent[] = [];
  globalThis.fetch = (input, init = {}) => {
    if (typeof init.body === 'string') sent.push({ input, init, body: JSON.parse(init.body) });
    return own(input, init);
  };
  return {
    forget: () => {
      sent = [];
    },
    counted: () => sent.findLast(({ body }) => body.federation?.facetsByIndex !== undefined),
    end: () => {
      globalThis.fetch = own;
    },
  };
}

async function sendAgain({ input, init, body }: Sent): Promise<number> {
  const federation = { ...body.federation, limit: shown, distinct: 'reportId' };
  const { signal: _, ...rest } = init;
  const response = await fetch(input, { ...rest, body: JSON.stringify({ ...body, federation }) });
  const { hits }: { hits: unknown[] } = JSON.parse(await response.text());
  return hits.length;
}
