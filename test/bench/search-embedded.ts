import { statSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { openEmbeddedEngine } from '../../src/search/embedded.ts';
import { marks, window } from '../../src/search/highlight.ts';
import { parseQuery } from '../../src/search/query.ts';
import { passagesAReport, reportDocuments } from './corpus.ts';
import { peakMb } from './memory.ts';
import { isPlain, mixedQueries } from './search-queries.ts';
import { cpuSince, line, linesOf, timed } from './search-timing.ts';

/** Where an engine keeps its files, and how many reports it gets. */
export type Settings = { dataDir: string; reports: number };

/** Builds the index of the embedded engine, and the texts that its hits are shown by. */
export async function build({ dataDir, reports }: Settings): Promise<string> {
  const texts = openTexts(dataDir);
  const engine = await openEmbeddedEngine({ dataDir });
  let generating = 0;
  let generatingCpu = 0;
  let textBytes = 0;
  const stream = async function* () {
    for (let start = 0; start < reports; start += 20) {
      const began = performance.now();
      const cpu = process.cpuUsage();
      const documents = numbers(start, Math.min(start + 20, reports)).flatMap(reportDocuments);
      textBytes += keepTexts(texts, documents);
      generating += performance.now() - began;
      generatingCpu += cpuSince(cpu);
      yield documents;
    }
  };
  const began = performance.now();
  const cpu = process.cpuUsage();
  await engine.rebuild(stream(), 1);
  const seconds = (performance.now() - began - generating) / 1000;
  const cpuSeconds = (cpuSince(cpu) - generatingCpu) / 1000;
  await engine.close();
  texts.close();
  const indexBytes = statSync(join(dataDir, 'search.db')).size;
  return [
    `build: ${seconds.toFixed(1)} s (${Math.round((reports * passagesAReport) / seconds)} passages a second), processor time ${cpuSeconds.toFixed(1)} s, peak memory ${peakMb()} MB`,
    `size: text ${mb(textBytes)} MB, index ${mb(indexBytes)} MB, ${(indexBytes / textBytes).toFixed(2)} times the text`,
  ].join('\n');
}

/** Searches: a query is parsed, matched, grouped and counted by every facet; the texts of its 20 hits are marked and cut, as on a page. */
export async function query({ dataDir, reports }: Settings): Promise<string> {
  const texts = openTexts(dataDir);
  const textOf = texts.prepare('SELECT text FROM text WHERE id = ?').pluck();
  const began = performance.now();
  const engine = await openEmbeddedEngine({ dataDir });
  const opened = performance.now();
  await engine.search(parseQuery({}));
  const first = performance.now();
  const run = (parameters: Record<string, string>) =>
    timed(async () => {
      const asked = parseQuery(parameters);
      const result = await engine.search(asked);
      for (const hit of result.hits) {
        const text = String(textOf.get(hit.passageId));
        window(text, marks(text, asked, result.expansions), 40);
      }
      return result.total;
    });
  const queries = mixedQueries(reports);
  for (const [, parameters] of queries) await run(parameters);
  const measured = [];
  for (const [type, parameters] of queries) measured.push({ type, ...(await run(parameters)) });
  const memory = peakMb();
  const added = numbers(reports, reports + 100).flatMap(reportDocuments);
  const addingCpu = process.cpuUsage();
  const adding = performance.now();
  await engine.put(added, 2);
  const found = await engine.search(parseQuery({ sort: 'added' }));
  const addedIn = performance.now() - adding;
  const addedCpu = cpuSince(addingCpu);
  await engine.close();
  texts.close();
  return [
    `open ${(opened - began).toFixed(0)} ms, first search (reads the facets) ${(first - opened).toFixed(0)} ms`,
    ...linesOf(measured),
    line(
      'plain',
      measured.filter(({ type }) => isPlain(type)),
    ),
    `peak memory ${memory} MB while searching; 100 new reports searchable after ${(addedIn / 1000).toFixed(2)} s, processor time ${(addedCpu / 1000).toFixed(2)} s (newest is ${found.hits[0]?.reportId})`,
  ].join('\n');
}

/** A stand-in for the store: passage texts by id, in a file of their own. */
function openTexts(dataDir: string): Database.Database {
  const texts = new Database(join(dataDir, 'texts.db'));
  texts.pragma('journal_mode = WAL');
  texts.exec('CREATE TABLE IF NOT EXISTS text (id TEXT PRIMARY KEY, text TEXT NOT NULL)');
  return texts;
}

function keepTexts(texts: Database.Database, documents: ReturnType<typeof reportDocuments>): number {
  const insert = texts.prepare('INSERT INTO text VALUES (?, ?)');
  let bytes = 0;
  texts.transaction(() => {
    for (const { id, text } of documents) {
      insert.run(id, text);
      bytes += Buffer.byteLength(text);
    }
  })();
  return bytes;
}

function numbers(from: number, until: number): number[] {
  return Array.from({ length: until - from }, (_, at) => from + at);
}

function mb(bytes: number): string {
  return (bytes / 1e6).toFixed(1);
}
