import { article, defineSource, feedList } from '../../src/source.ts';
import { sampleSource } from '../sample-source.ts';

/** The bench's publisher: a feed of pages, read by the general reader. */
export function benchSource(from: number, count: number) {
  return defineSource({
    id: 'bench',
    publisher: 'SAMPLE bench',
    title: 'SAMPLE pages for measuring',
    homepage: 'https://bench.example/',
    tier: 3,
    kind: 'ngo',
    languages: ['en'],
    schedule: '0 3 * * *',
    delayMs: 0,
    verified: 'unverified',
    expect: { ...sampleSource.expect, links: [1, 100_000] },
    card: sampleSource.card,
    start: [`https://bench.example/feed.xml?from=${from}&count=${count}`],
    discover: feedList(({ url, title }) => ({ url, ...(title && { title }) })),
    extract: (page) => article(page),
  });
}
