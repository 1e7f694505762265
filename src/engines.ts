import type { Config } from './config.ts';
import type { Log } from './log.ts';
import { openEmbeddedEngine } from './search/embedded.ts';
import type { SearchEngine } from './search/engine.ts';
import { openMeilisearchEngine } from './search/meilisearch.ts';
import { withStandby } from './search/standby.ts';
import type { SearchConfig } from './tag/taxonomy.ts';

/** One index, under the name that its operator knows. */
type NamedEngine = { name: 'embedded' | 'meilisearch'; engine: SearchEngine };

/** What is searched, and the engines that it is made of, each with an index of its own. */
export type Engines = { engine: SearchEngine; engines: readonly NamedEngine[] };

/** The embedded engine; with a Meilisearch server configured, that server, and the embedded engine as its stand-by. */
export async function openEngines(
  config: Config,
  { synonyms }: SearchConfig,
  log: Log,
  threads: number,
): Promise<Engines> {
  const embedded = await openEmbeddedEngine({ dataDir: config.dataDir, synonyms, threads });
  const own: NamedEngine = { name: 'embedded', engine: embedded };
  if (config.meili === undefined) return { engine: embedded, engines: [own] };
  const { url, key } = config.meili;
  const server = await openMeilisearchEngine({ url, ...(key !== undefined && { key }), synonyms, log });
  return {
    engine: withStandby(server, embedded, { log }),
    engines: [{ name: 'meilisearch', engine: server }, own],
  };
}
