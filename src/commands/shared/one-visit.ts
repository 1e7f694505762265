import type { CrawlDesk, RunSummary } from '../../crawl/desk.ts';
import { runSource } from '../../crawl/run.ts';
import { withSettings } from '../../crawl/settings.ts';
import type { Instance } from '../../instance.ts';
import type { Log } from '../../log.ts';
import type { Source } from '../../source.ts';

/** Lists of one source that are asked for: an index and what it leads to. */
const lists = 3;

/**
 * Visits a live source once, gently, with the manners of a crawl: its first lists and one report, nothing a second time. Keeps nothing but what `take` keeps.
 * @throws Failure source.off when it needs a setting that is not set
 */
export function visitOnce(
  { config, fetch, hosts }: Pick<Instance, 'config' | 'fetch' | 'hosts'>,
  source: Source,
  log: Log,
  take: { list: CrawlDesk['list']; report(...shown: Parameters<CrawlDesk['report']>): Promise<void> },
): Promise<RunSummary> {
  const desk: CrawlDesk = {
    list: take.list,
    known: async () => [],
    backlog: async () => [],
    walked: async () => {},
    async report(...shown) {
      await take.report(...shown);
      return 'new';
    },
    unchanged: async () => {},
    gone: async () => false,
    problem: async () => {},
  };
  return runSource(
    withSettings(source, config.settings),
    { fetch, desk, log, now: () => new Date().toISOString(), hosts },
    {
      maxLists: lists,
      backfill: { lists: 0, reports: 1 },
      patience: { retries: 0 },
      ...(config.replay !== undefined && { delayMs: 0 }),
    },
  );
}
