import Database from 'better-sqlite3';

/** Searches texts without any of our analysis; resolves to ids, the best first. */
export type PlainSearch = { search(q: string, size: number): string[]; close(): void };

/** What SQLite gives by itself: FTS5 with its tokens `unicode61`, any of the words, ordered by its `bm25()`. */
export function plainBm25(passages: readonly { id: string; text: string }[]): PlainSearch {
  const db = new Database(':memory:');
  db.exec('CREATE VIRTUAL TABLE passage USING fts5(id UNINDEXED, text, tokenize = unicode61)');
  const insert = db.prepare('INSERT INTO passage (id, text) VALUES (?, ?)');
  for (const { id, text } of passages) insert.run(id, text);
  const find = db.prepare('SELECT id FROM passage WHERE passage MATCH ? ORDER BY bm25(passage) LIMIT ?').pluck();
  return {
    search(q, size) {
      const words = q.match(/[\p{L}\p{N}]+/gu) ?? [];
      return find.all(words.map((word) => `"${word}"`).join(' OR '), size) as string[];
    },
    close: () => db.close(),
  };
}
