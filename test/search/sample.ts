import type { PassageDocument } from '../../src/search/document.ts';
import type { SearchEngine, SearchResult } from '../../src/search/engine.ts';
import { parseQuery, type QueryParameters } from '../../src/search/query.ts';

/** A document with everything that a test does not care about filled in. */
export function sample(report: string, text: string, rest: Partial<PassageDocument> = {}): PassageDocument {
  const ordinal = rest.ordinal ?? 0;
  return {
    id: `${report}.1.${ordinal}`,
    reportId: report,
    ordinal,
    title: 'SAMPLE',
    headings: [],
    text,
    language: /[а-я]/i.test(text) ? 'ru' : 'en',
    sourceId: 'sample-source',
    tier: 2,
    kind: 'ngo',
    publishedOn: '2024-03-01',
    firstSeenAt: '2026-01-01T00:00:00.000Z',
    newsAt: '2026-01-01T00:00:00.000Z',
    status: 'live',
    categories: [],
    strongCategories: [],
    provisions: [],
    grounds: [],
    groups: [],
    harms: [],
    actors: [],
    regions: [],
    ...rest,
  };
}

export function find(
  engine: SearchEngine,
  q: string,
  rest: Record<string, string | string[]> = {},
): Promise<SearchResult> {
  return engine.search(parseQuery({ q, ...rest } satisfies QueryParameters));
}

export async function found(
  engine: SearchEngine,
  q: string,
  rest: Record<string, string | string[]> = {},
): Promise<string[]> {
  return (await find(engine, q, rest)).hits.map((hit) => hit.reportId);
}

/** A document without a date. */
export function undated(): PassageDocument {
  const { publishedOn: _, ...document } = sample('undated', 'Detained once.');
  return document;
}
