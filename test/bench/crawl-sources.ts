import { article, defineSource, sitemapList } from '../../src/source.ts';
import { sampleSource } from '../sample-source.ts';

/** So many publishers are read side by side. */
export const hosts = Array.from({ length: 20 }, (_, i) => `bench-${i}`);

/** The bench's publishers, `count` pages each. */
export function crawlSources(count: number) {
  return hosts.map((id) =>
    defineSource({
      ...sampleSource,
      id,
      delayMs: 0,
      expect: { ...sampleSource.expect, links: [1, 100_000] },
      start: [`https://${id}.example/sitemap.xml?count=${count}`],
      discover: sitemapList,
      extract: (page) => article(page),
    }),
  );
}
