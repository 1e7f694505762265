import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { openEmbeddedEngine } from './embedded.ts';
import type { SearchEngine } from './engine.ts';

/** An index for a passing need. */
export type AsideEngine = Pick<SearchEngine, 'put' | 'search' | 'close'>;

/** The system keeps a file that was just written in its own memory anyway. */
const cacheMb = 8;

/** Opens an empty index beside the instance's own, in a folder for passing things; it is deleted when it is closed. @throws Failure search.unavailable */
export async function openAside(synonyms: readonly (readonly string[])[]): Promise<AsideEngine> {
  const folder = await mkdtemp(join(tmpdir(), 'country-conditions-'));
  const engine = await openEmbeddedEngine({ dataDir: folder, synonyms, cacheMb });
  return {
    put: (documents) => engine.put(documents),
    async search(query) {
      // Searching waits for nothing: of ten thousand one after another nobody in this process would get a word in.
      await setImmediate();
      return engine.search(query);
    },
    async close() {
      await engine.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
