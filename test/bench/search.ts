import { fork } from 'node:child_process';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import Database from 'better-sqlite3';
import { openEmbeddedEngine } from '../../src/search/embedded.ts';
import { marks, window } from '../../src/search/highlight.ts';
import { parseQuery } from '../../src/search/query.ts';
import { passagesAReport, reportDocuments } from './corpus.ts';
import { mixedQueries } from './search-queries.ts';

type Settings = { dataDir: string; reports: number };

/**
 * `bench -- search [--passages 20000,200000]`: the embedded engine on an invented corpus, building and searching each in a process of its
 * own. A query is parsed, matched, grouped, counted by every facet; texts of its 20 hits are read from another SQLite file, marked and cut
 * to a window, as a page of results does.
 */
export async function search(words: string[]): Promise<void> {
  const { values } = parseArgs({
    args: words,
    options: {
      passages: { type: 'string', default: '20000' },
      as: { type: 'string' },
      dir: { type: 'string', default: '' },
    },
  });
  if (values.as === undefined) return measureAll(values.passages.split(',').map(Number));
  const settings = { dataDir: values.dir, reports: Number(values.passages) / passagesAReport };
  if (values.as === 'build') return tell(await build(settings));
  if (values.as === 'query') return tell(await query(settings));
}

async function measureAll(sizes: number[]): Promise<void> {
  for (const passages of sizes) {
    const dataDir = mkdtempSync(join(tmpdir(), 'bench-search-'));
    try {
      console.log(`\n${passages} passages in ${passages / passagesAReport} reports`);
      console.log(await apart('build', dataDir, passages));
      console.log(await apart('query', dataDir, passages));
    } finally {
      rmSync(dataDir, { recursive: true });
    }
  }
}

async function build({ dataDir, reports }: Settings): Promise<string> {
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

async function query({ dataDir, reports }: Settings): Promise<string> {
  const texts = openTexts(dataDir);
  const textOf = texts.prepare('SELECT text FROM text WHERE id = ?').pluck();
  const began = performance.now();
  const engine = await openEmbeddedEngine({ dataDir });
  const opened = performance.now();
  await engine.search(parseQuery({}));
  const first = performance.now();
  const run = async (parameters: Record<string, string>) => {
    const cpu = process.cpuUsage();
    const start = performance.now();
    const asked = parseQuery(parameters);
    const result = await engine.search(asked);
    for (const hit of result.hits) {
      const text = String(textOf.get(hit.passageId));
      window(text, marks(text, asked, result.expansions), 40);
    }
    return { ms: performance.now() - start, cpuMs: cpuSince(cpu), total: result.total };
  };
  const queries = mixedQueries(reports);
  for (const [, parameters] of queries) await run(parameters);
  const measured = [];
  for (const [type, parameters] of queries) measured.push({ type, ...(await run(parameters)) });
  const lines = [...Map.groupBy(measured, ({ type }) => type)].map(([type, runs]) => line(type, runs));
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
    ...lines,
    line('all', measured),
    `peak memory ${memory} MB while searching; 100 new reports searchable after ${(addedIn / 1000).toFixed(2)} s, processor time ${(addedCpu / 1000).toFixed(2)} s (newest is ${found.hits[0]?.reportId})`,
  ].join('\n');
}

function line(type: string, runs: { ms: number; cpuMs: number; total: number }[]): string {
  const at = (share: number) =>
    quantile(
      runs.map(({ ms }) => ms),
      share,
    );
  const cpuAt = (share: number) =>
    quantile(
      runs.map(({ cpuMs }) => cpuMs),
      share,
    );
  const reports = Math.round(runs.reduce((sum, { total }) => sum + total, 0) / runs.length);
  return `${type.padEnd(10)} p50 ${at(0.5)} p95 ${at(0.95)} max ${at(1)} ms (processor time p50 ${cpuAt(0.5)} p95 ${cpuAt(0.95)}), ${reports} reports on average (${runs.length} queries)`;
}

function quantile(values: readonly number[], share: number): string {
  const sorted = values.toSorted((one, other) => one - other);
  return (sorted[Math.ceil(sorted.length * share) - 1] ?? 0).toFixed(1).padStart(5);
}

/** Processor time is what a search costs whatever else the machine does. */
function cpuSince(before: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
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

/** Runs one part in a process of its own, and resolves to what it tells. */
function apart(as: string, dataDir: string, passages: number): Promise<string> {
  const main = new URL('./main.ts', import.meta.url);
  return new Promise((resolve, reject) => {
    const child = fork(main, ['search', '--as', as, '--dir', dataDir, '--passages', String(passages)]);
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

function numbers(from: number, until: number): number[] {
  return Array.from({ length: until - from }, (_, at) => from + at);
}

function peakMb(): number {
  return Math.round(process.resourceUsage().maxRSS / 1024);
}

function mb(bytes: number): string {
  return (bytes / 1e6).toFixed(1);
}
