import { quantile } from './search-timing.ts';

/** One request that went to a Meilisearch server, and when, in milliseconds. */
export type Sent = { url: string; body: Body; from: number; until: number };
type Body = {
  federation?: { facetsByIndex?: Record<string, string[]>; limit?: number; distinct?: string };
  queries?: Record<string, unknown>[];
};

/** Notes what is sent by `fetch`, until it ends. */
export function recording() {
  const own = globalThis.fetch;
  let sent: Sent[] = [];
  globalThis.fetch = async (input, init = {}) => {
    const body: Body = typeof init.body === 'string' ? JSON.parse(init.body) : {};
    const one = { url: input instanceof Request ? input.url : String(input), body, from: performance.now(), until: 0 };
    sent.push(one);
    const response = await own(input, init);
    const text = await response.text();
    one.until = performance.now();
    return new Response(text, response);
  };
  return {
    /** What was sent since the last call. */
    taken: (): Sent[] => {
      const taken = sent;
      sent = [];
      return taken;
    },
    end: () => {
      globalThis.fetch = own;
    },
  };
}

/** What a request of ours is for. */
function stageOf({ body: { federation, queries = [] } }: Sent): string {
  if (queries.length === 0) return 'is the index still the same';
  const counted = Object.values(federation?.facetsByIndex ?? {}).flat();
  if (counted.length > 1) return 'counts, with the first passages';
  if (counted.length === 1) return 'counts without a choice';
  if (federation?.distinct !== undefined) return 'one passage a report';
  if (federation !== undefined) return 'more passages';
  if (queries.every(({ indexUid }) => String(indexUid).endsWith('-words'))) return 'names, beginnings, slips';
  if (queries.some(({ distinct }) => distinct !== undefined)) return 'one passage a report';
  return queries.some(({ sort }) => sort !== undefined) ? 'size and newest day' : 'frequencies of words';
}

/** A search by the requests that it sent. */
export type Traced = { ms: number; sent: readonly Sent[] };

/** Where the time of some searches went: requests by what they are for, how many follow one another, and what was done without waiting. */
export function stageLines(searches: readonly Traced[]): string[] {
  const all = searches.flatMap(({ sent }) => sent);
  const stages = [...Map.groupBy(all, stageOf)].map(([stage, some]) => {
    const times = some.map(({ from, until }) => until - from);
    const each = (some.length / searches.length).toFixed(2);
    return `  ${stage.padEnd(34)} ${each} a search, p50 ${quantile(times, 0.5)} p95 ${quantile(times, 0.95)} ms`;
  });
  const own = searches.map(({ ms, sent }) => ms - waited(sent).ms);
  const rounds = searches.map(({ sent }) => waited(sent).rounds);
  const mean = rounds.reduce((sum, count) => sum + count, 0) / rounds.length;
  return [
    ...stages,
    `  ${'our own work'.padEnd(34)}                p50 ${quantile(own, 0.5)} p95 ${quantile(own, 0.95)} ms`,
    `  ${'rounds, one after another'.padEnd(34)} ${mean.toFixed(2)} a search`,
  ];
}

/** How long any request was open, and how many times all were answered before another was sent. */
function waited(sent: readonly Sent[]): { ms: number; rounds: number } {
  let [ms, rounds, open] = [0, 0, Number.NEGATIVE_INFINITY];
  for (const { from, until } of sent.toSorted((one, other) => one.from - other.from)) {
    if (from >= open) rounds += 1;
    ms += Math.max(0, until - Math.max(from, open));
    open = Math.max(open, until);
  }
  return { ms, rounds };
}
