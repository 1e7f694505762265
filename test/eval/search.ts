import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { PassageDocument } from '../../src/search/document.ts';
import { openEmbeddedEngine } from '../../src/search/embedded.ts';
import type { SearchEngine } from '../../src/search/engine.ts';
import { openMeilisearchEngine } from '../../src/search/meilisearch.ts';
import { parseQuery } from '../../src/search/query.ts';
import { loadSearchConfig } from '../../src/search-config.ts';
import { createProvisionParser } from '../../src/tag/provisions.ts';
import { createTagger } from '../../src/tag/tagger.ts';
import { hasMeilisearch, startMeilisearch } from '../search/meilisearch-server.ts';
import { sample } from '../search/sample.ts';
import { type Judged, type JudgedQuery, readJudged } from './judged.ts';
import { plainBm25 } from './plain-bm25.ts';
import { meanOf, type Quality, qualityOf } from './ranking.ts';

/** A way to search: ids of passages, the best first. */
type Searcher = (q: string) => Promise<string[]>;
type Scored = { query: JudgedQuery; ranking: string[]; quality: Quality };

const hits = 50;
const config = loadSearchConfig();
const { inQuery } = createProvisionParser(config.provisions);

/**
 * `eval -- search [--worst 10]`: judged queries (test/gold/queries) asked of the embedded engine, of Meilisearch when its server is on the
 * path, and of plain BM25. Prints nDCG@10, recall@50 and the share of queries that find nothing, and with `--worst` the queries that each
 * engine answers worst.
 */
export async function evaluateSearch(options: string[]): Promise<void> {
  const { values } = parseArgs({ args: options, options: { worst: { type: 'string', default: '0' } } });
  const judged = readJudged(join(import.meta.dirname, '../gold/queries'));
  const documents = documentsOf(judged);
  console.log(
    `${judged.queries.length} queries, ${judged.passages.length} invented passages, taxonomy ${config.version}`,
  );
  const folder = mkdtempSync(join(tmpdir(), 'eval-search-'));
  try {
    const embedded = await openEmbeddedEngine({ dataDir: folder, synonyms: config.synonyms });
    await report('embedded', judged, await filled(embedded, documents), Number(values.worst));
    await embedded.close();
    await withMeilisearch(async (engine) => {
      await report('Meilisearch', judged, await filled(engine, documents), Number(values.worst));
    });
    const plain = plainBm25(judged.passages);
    await report('plain BM25', judged, async (q) => plain.search(q, hits), 0);
    plain.close();
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** One report a passage, tagged as reports are. */
function documentsOf({ passages }: Judged): PassageDocument[] {
  const tagger = createTagger(config);
  return passages.map(({ id, language, date, text }) => {
    const [tagging] = tagger.tag({ language, passages: [{ text }] });
    const tags = tagging?.tags ?? [];
    return sample(id, text, {
      language,
      publishedOn: date,
      categories: [...new Set(tags.map(({ category }) => category))],
      strongCategories: [...new Set(tags.filter(({ strength }) => strength === 'strong').map((tag) => tag.category))],
      provisions: [...new Set(tagging?.provisions.map(({ key }) => key))],
      ...tagging?.facets,
    });
  });
}

async function filled(engine: SearchEngine, documents: readonly PassageDocument[]): Promise<Searcher> {
  await engine.put(documents, 1);
  return async (q) => {
    const { hits: found } = await engine.search(parseQuery({ q, size: hits }, {}, inQuery));
    return found.map(({ reportId }) => reportId);
  };
}

async function withMeilisearch(use: (engine: SearchEngine) => Promise<void>): Promise<void> {
  if (!hasMeilisearch) {
    console.log('\nMeilisearch NOT MEASURED: there is no server `meilisearch` on the path.');
    return;
  }
  const server = await startMeilisearch({ open: true });
  try {
    const engine = await openMeilisearchEngine({ url: server.url, synonyms: config.synonyms });
    await use(engine);
    await engine.close();
  } finally {
    await server.stop();
  }
}

async function report(name: string, { queries }: Judged, search: Searcher, worst: number): Promise<void> {
  const scored: Scored[] = [];
  for (const query of queries) {
    const ranking = await search(query.q);
    scored.push({ query, ranking, quality: qualityOf(ranking, query.judged) });
  }
  const isAcross = ({ query }: Scored) => query.kind !== 'one-language';
  console.log(`\n${name}`);
  printMean('all', scored);
  printMean('across languages, names', scored.filter(isAcross));
  printMean(
    'one language',
    scored.filter((one) => !isAcross(one)),
  );
  const byQuality = scored.toSorted((one, other) => one.quality.ndcg - other.quality.ndcg);
  for (const { query, ranking, quality } of byQuality.slice(0, worst)) {
    const missed = Object.keys(query.judged).filter((id) => !ranking.includes(id));
    console.log(
      `  ${quality.ndcg.toFixed(2)} ${query.id} [${query.q}] found ${ranking.slice(0, 8).join(' ')}; missed ${missed.join(' ')}`,
    );
  }
}

function printMean(label: string, scored: readonly Scored[]): void {
  const { ndcg, recall, empty } = meanOf(scored.map(({ quality }) => quality));
  const figures = `nDCG@10 ${ndcg.toFixed(3)}  recall@50 ${recall.toFixed(3)}  nothing found ${(100 * empty).toFixed(1)} %`;
  console.log(`  ${label.padEnd(24)} ${figures}   (${scored.length} queries)`);
}
