import { fork } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { passagesAReport } from './corpus.ts';
import { build, query } from './search-embedded.ts';
import { measureMeilisearch } from './search-meilisearch.ts';
import { measurePeer, peers } from './search-peers.ts';

/** A library that needs more does not hold so many passages. */
const peerMemoryMb = 2048;

/**
 * `bench -- search [--passages 20000,200000] [--no-peers]`: the embedded engine on an invented corpus (1000000 passages take a quarter of an
 * hour), building and searching each in a process of its own; then, on the same passages, MiniSearch and Orama, in a process each with 2 GB
 * of heap. `--meili [--passages 10000] [--stages]`: instead of the embedded engine our search over a Meilisearch server, beside raw calls for the same query.
 */
export async function search(words: string[]): Promise<void> {
  const { values } = parseArgs({
    args: words,
    options: {
      passages: { type: 'string' },
      meili: { type: 'boolean', default: false },
      stages: { type: 'boolean', default: false },
      'no-peers': { type: 'boolean', default: false },
      as: { type: 'string' },
      dir: { type: 'string', default: '' },
    },
  });
  const passages = values.passages ?? (values.meili ? '10000' : '20000,200000');
  const sizes = passages.split(',').map(Number);
  if (values.meili) {
    for (const size of sizes) {
      console.log(`\n${size} passages\n${await measureMeilisearch(size / passagesAReport, values.stages)}`);
      if (!values['no-peers']) await measurePeers(size);
    }
    return;
  }
  if (values.as === undefined) return measureAll(sizes, !values['no-peers']);
  const settings = { dataDir: values.dir, reports: Number(passages) / passagesAReport };
  if (values.as === 'build') return tell(await build(settings));
  if (values.as === 'query') return tell(await query(settings));
  return tell(await measurePeer(values.as, settings.reports));
}

async function measureAll(sizes: number[], withPeers: boolean): Promise<void> {
  for (const passages of sizes) {
    const dataDir = mkdtempSync(join(tmpdir(), 'bench-search-'));
    try {
      console.log(`\n${passages} passages in ${passages / passagesAReport} reports`);
      console.log(await apart('build', dataDir, passages));
      console.log(await apart('query', dataDir, passages));
    } finally {
      rmSync(dataDir, { recursive: true });
    }
    if (withPeers) await measurePeers(passages);
  }
}

async function measurePeers(passages: number): Promise<void> {
  console.log('peers, words alone: no reports, no facets, no marks, nothing kept on disk, no Russian stems');
  for (const name of Object.keys(peers)) {
    const missing = `${name.padEnd(10)} does not hold ${passages} passages in ${peerMemoryMb} MB of heap`;
    console.log(await apart(name, '', passages, [`--max-old-space-size=${peerMemoryMb}`]).catch(() => missing));
  }
}

/** Runs one part in a process of its own, and resolves to what it tells. */
function apart(as: string, dataDir: string, passages: number, execArgv: string[] = []): Promise<string> {
  const main = new URL('./main.ts', import.meta.url);
  const words = ['search', '--as', as, '--dir', dataDir, '--passages', String(passages)];
  return new Promise((resolve, reject) => {
    const child = fork(main, words, {
      execArgv,
      stdio: ['ignore', 'inherit', as in peers ? 'ignore' : 'inherit', 'ipc'],
    });
    child.on('message', (text) => resolve(String(text)));
    child.on('exit', (code) => reject(new Error(`${as} ended with ${code}`)));
  });
}

function tell(text: string): Promise<void> {
  return new Promise((resolve) => {
    process.send?.(text, () => {
      process.disconnect();
      resolve();
    });
  });
}
