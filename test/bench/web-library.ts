import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import Database from 'better-sqlite3';
import type { PassageDocument } from '../../src/search/document.ts';
import { openEmbeddedEngine } from '../../src/search/embedded.ts';
import { openStore } from '../../src/store/open.ts';
import { passagesAReport, reportDocuments } from './corpus.ts';

const at = '2026-11-20T08:30:00.000Z';
const sha256 = 'a'.repeat(64);
const together = 100;

/** Puts invented reports into store and index of a data directory, past the pipeline: capture bytes are left out, which no page shows. */
export async function fillLibrary(dataDir: string, reports: number): Promise<void> {
  await (await openStore({ dataDir })).close();
  const database = new Database(join(dataDir, 'app.db'));
  const keep = keeper(database);
  const engine = await openEmbeddedEngine({ dataDir });
  const stream = async function* () {
    for (let start = 0; start < reports; start += together) {
      const numbers = Array.from({ length: Math.min(together, reports - start) }, (_, index) => start + index);
      const documents = numbers.map(reportDocuments);
      keep(documents);
      yield documents.flat();
    }
  };
  await engine.rebuild(stream(), 0);
  await engine.close();
  database.close();
}

/** Puts invented reports into the store of a data directory alone. */
export async function fillStore(dataDir: string, reports: number): Promise<void> {
  await (await openStore({ dataDir })).close();
  const database = new Database(join(dataDir, 'app.db'));
  const keep = keeper(database);
  for (let start = 0; start < reports; start += together) {
    const numbers = Array.from({ length: Math.min(together, reports - start) }, (_, index) => start + index);
    keep(numbers.map(reportDocuments));
  }
  database.close();
}

function keeper(database: Database.Database): (reports: readonly PassageDocument[][]) => void {
  const snapshot = database.prepare(
    `INSERT INTO snapshot (id, source_id, role, url, final_url, fetched_at, content_type, headers, sha256, link, status, size)
     VALUES (?, ?, 'report', ?, ?, '${at}', 'text/html', '{}', '${sha256}', '{}', 200, 5000)`,
  );
  const report = database.prepare(
    `INSERT INTO report (id, source_id, url, title, authors, published_on, language, first_seen_at, news_at, last_seen_at, status, version, passage_count)
     VALUES (?, ?, ?, ?, '[]', ?, ?, ?, ?, '${at}', 'live', 1, ${passagesAReport})`,
  );
  const version = database.prepare(
    `INSERT INTO version (report_id, sha256, captured_at, text_hash, reader_version, taxonomy_version, draft, number, snapshot_id, text)
     VALUES (?, '${sha256}', '${at}', '${sha256}', 'bench', 'bench', '{}', 1, ?, ?)`,
  );
  const passage = database.prepare(
    `INSERT INTO passage (report_id, version, ordinal, kind, language, headings, start_at, end_at, text, tags, provisions, facets)
     VALUES (?, 1, ?, 'content', ?, ?, 0, ?, ?, ?, '[]', '{"grounds":[],"groups":[],"harms":[],"actors":[],"regions":[]}')`,
  );
  let id = 0;
  return database.transaction((reports: readonly PassageDocument[][]) => {
    for (const documents of reports) {
      const [first] = documents;
      if (first === undefined) continue;
      id += 1;
      const { reportId, sourceId, title, language, publishedOn = '', firstSeenAt } = first;
      const url = `https://${sourceId}.example/${id}`;
      snapshot.run(id, sourceId, url, url);
      report.run(reportId, sourceId, url, title, publishedOn, language, firstSeenAt, firstSeenAt);
      version.run(reportId, id, gzipSync(''));
      for (const { ordinal, headings, text, categories } of documents)
        passage.run(
          reportId,
          ordinal,
          language,
          JSON.stringify(headings),
          text.length,
          text,
          JSON.stringify(tagsOf(text, categories)),
        );
    }
  });
}

function tagsOf(text: string, categories: readonly string[]): object[] {
  const end = text.indexOf(' ', 20);
  return categories.map((category) => ({
    ...{ category, start: 0, end, quote: text.slice(0, end), rule: 'strong:en:bench', strength: 'strong' },
    ...{ gate: 'bench', provisions: [], state: 'machine', taxonomyVersion: 'bench' },
  }));
}
