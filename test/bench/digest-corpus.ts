import { join } from 'node:path';
import Database from 'better-sqlite3';
import { openStore } from '../../src/store/open.ts';
import { subscription } from '../digest/press.ts';
import { passagesAReport, reportDocuments } from './corpus.ts';
import { fillLibrary, fillStore } from './web-library.ts';

/** `passages` in all, of which the first `fresh` reports are new to `readers` subscriptions. `isIndexed`: with the index that readers search. */
export type DigestCorpus = { passages: number; fresh: number; readers: number; isIndexed: boolean };

/** Fills a data directory: store, search index, subscriptions. The new reports are the same ones whatever the size. */
export async function fillForDigests(dataDir: string, corpus: DigestCorpus): Promise<void> {
  const { passages, fresh, readers, isIndexed } = corpus;
  await (isIndexed ? fillLibrary : fillStore)(dataDir, passages / passagesAReport);
  const store = await openStore({ dataDir });
  const made = Array.from({ length: readers }, (_, at) =>
    subscription({
      id: `reader-${String(at).padStart(5, '0')}`,
      title: `SAMPLE ${at}`,
      wanted: { search: searchOf(at, fresh) },
    }),
  );
  for (let from = 0; from < made.length; from += 500)
    await Promise.all(made.slice(from, from + 500).map((one) => store.keepSubscription(one)));
  await store.close();
  const database = new Database(join(dataDir, 'app.db'));
  const change = database.prepare("INSERT INTO change (report_id, kind, version) VALUES (?, 'new', 1)");
  database.transaction(() => {
    for (let number = 0; number < fresh; number += 1) change.run(`bench-${number}`);
  })();
  database.close();
}

/** Six in ten search for two words of a new report, two for a category, one each for a provision and a source. All but the last three differ. */
function searchOf(at: number, fresh: number): string {
  const documents = reportDocuments(at % fresh);
  const document = documents[at % documents.length];
  if (at % 10 === 6 || at % 10 === 7) return `category=category-${at % 22}`;
  if (at % 10 === 8) return `provision=${document?.provisions[0] ?? 'RU-CC-100.1'}`;
  if (at % 10 === 9) return `source=${document?.sourceId ?? 'source-1'}`;
  const text = document?.text.split(' ') ?? [];
  return new URLSearchParams({ q: `${text[at % text.length] ?? ''} ${text[(at * 7) % text.length] ?? ''}` }).toString();
}
