import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { deserialize, serialize } from 'node:v8';
import { createFetch } from '../../src/crawl/fetch.ts';
import { derive } from '../../src/derive.ts';
import type { Page } from '../../src/model/page.ts';
import { Pipeline } from '../../src/pipeline.ts';
import { passagesOf } from '../../src/read/passages.ts';
import { openEmbeddedEngine } from '../../src/search/embedded.ts';
import { loadSearchConfig } from '../../src/search-config.ts';
import { openStore } from '../../src/store/open.ts';
import { createTagger } from '../../src/tag/tagger.ts';
import { benchSource } from './ingest-source.ts';

/** As many as a run of the crawler puts into the index at once. */
const indexedTogether = 16;

/** What each stage of a page costs when nothing else goes on: one page after the other, one stage after the other, in one process. */
export async function stages(base: string, pages: number): Promise<Record<string, number>> {
  const dataDir = mkdtempSync(join(tmpdir(), 'bench-stages-'));
  const store = await openStore({ dataDir });
  const engine = await openEmbeddedEngine({ dataDir });
  const fetch = createFetch({ userAgent: 'bench', replay: base });
  const tagger = createTagger(loadSearchConfig());
  const source = benchSource(0, pages);
  const noDeriver = { discover: notHere, derive: notHere };
  const pipeline = new Pipeline({ store, engine, deriver: noDeriver, sources: [source], now: () => '' });
  const spent: Record<string, number> = {};
  const timed = async <T>(stage: string, work: () => T | Promise<T>): Promise<T> => {
    const start = performance.now();
    const value = await work();
    spent[stage] = (spent[stage] ?? 0) + performance.now() - start;
    return value;
  };
  const warmUp = Math.min(100, pages);
  for (let i = -warmUp; i < pages; i += 1) {
    if (i === 0) for (const stage of Object.keys(spent)) spent[stage] = 0;
    const link = { url: `https://bench.example/report/${i + warmUp}` };
    const page = (await timed('fetch', () => fetch(link))) as Page;
    const snapshot = await timed('keep the bytes', () =>
      store.keepSnapshot(page, { sourceId: source.id, role: 'report', link }),
    );
    const draft = await timed('extract', () => source.extract(page, link));
    const { passages } = await timed('passages', () => passagesOf(draft.blocks, draft.language));
    await timed('tag', () => tagger.tag({ title: draft.title, language: 'en', passages }));
    const reading = await derive(source, page, link, tagger);
    await timed('to the child and back', () => [page, reading].map((value) => deserialize(serialize(value))));
    await timed('keep the reading', () => store.keepReading(snapshot, reading));
    if (i % indexedTogether === 0) await timed('index', () => pipeline.settle());
  }
  await engine.close();
  await store.close();
  rmSync(dataDir, { recursive: true });
  return Object.fromEntries(Object.entries(spent).map(([stage, ms]) => [stage, ms / pages]));
}

function notHere(): never {
  throw new Error('reading is timed apart');
}
