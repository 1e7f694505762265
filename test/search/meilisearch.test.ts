import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Meilisearch } from 'meilisearch';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { PassageDocument } from '../../src/search/document.ts';
import { openEmbeddedEngine } from '../../src/search/embedded.ts';
import type { SearchResult } from '../../src/search/engine.ts';
import { askEach, connect } from '../../src/search/meilisearch/client.ts';
import { settingsMissing, settingsOf } from '../../src/search/meilisearch/settings.ts';
import { type MeilisearchOptions, openMeilisearchEngine } from '../../src/search/meilisearch.ts';
import { parseQuery } from '../../src/search/query.ts';
import { contractSynonyms, searchEngineContract } from './contract.ts';
import { freePort, hasMeilisearch, type RunningServer, startMeilisearch } from './meilisearch-server.ts';
import { find, found, sample } from './sample.ts';

let server: RunningServer;
beforeAll(async () => {
  if (hasMeilisearch) server = await startMeilisearch();
});
afterAll(() => server?.stop());

describe.skipIf(!hasMeilisearch)('against a real server (skipped without `meilisearch` on the path)', () => {
  searchEngineContract('Meilisearch', async () => {
    const engine = await emptyEngine();
    return { engine, close: () => engine.close() };
  });

  test('counts and groups exactly as the embedded engine does, whatever is asked', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'parity-'));
    const embedded = await openEmbeddedEngine({ dataDir: folder, synonyms: contractSynonyms });
    const engine = await emptyEngine();
    const documents = invented(900);
    await embedded.put(documents);
    await engine.put(documents);
    for (const parameters of askedOfBoth) {
      const query = parseQuery(parameters);
      const [one, other] = [await embedded.search(query), await engine.search(query)];
      const asked = JSON.stringify(parameters);
      expect(other.total, asked).toBe(one.total);
      expect(other.facets, asked).toEqual(one.facets);
      expect(other.timeline, asked).toEqual(one.timeline);
      expect(other.droppedWords, asked).toEqual(one.droppedWords);
      expect(countsOf(other), asked).toEqual(countsOf(one));
      if (parameters.q === '') expect(passagesOf(other), asked).toEqual(passagesOf(one));
    }
    await embedded.close();
    await rm(folder, { recursive: true });
  });

  test('names a passage that cannot be indexed, and indexes all others', async () => {
    const warnings: object[] = [];
    const log = { debug() {}, info() {}, error() {}, warn: (fields: object) => warnings.push(fields) };
    const engine = await emptyEngine({ log });
    const endless = sample('endless', 'Good words in a passage with an impossible id.', {
      id: `bad.${'x'.repeat(600)}`,
    });
    const others = Array.from({ length: 20 }, (_, at) => sample(`r${at}`, 'Good words.'));
    await engine.put([...others.slice(0, 7), endless, ...others.slice(7)], 3);
    expect((await find(engine, 'good words')).total).toBe(20);
    expect(warnings).toHaveLength(1);
    expect(warnings[0]).toMatchObject({ document: expect.stringContaining('xxxx') });
    expect(await engine.cursor()).toBe(3);
    const stream = async function* () {
      yield [...others, endless];
    };
    await engine.rebuild(stream(), 4);
    expect((await find(engine, 'good words')).total).toBe(20);
    expect(warnings).toHaveLength(2);
  });

  test('says at once that a key has no rights', async () => {
    const wrong = openMeilisearchEngine({ url: server.url, key: 'none' });
    await expect(wrong).rejects.toMatchObject({ code: 'search.unavailable', retryable: false });
  });

  test('a server that is away is a failure to be tried again, and is used as soon as it is there', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'away-'));
    const port = await freePort();
    const engine = await openMeilisearchEngine({ url: `http://127.0.0.1:${port}` });
    const retryable = { code: 'search.unavailable', retryable: true };
    await expect(find(engine, 'any')).rejects.toMatchObject(retryable);
    await expect(engine.put([sample('a', 'Waiting.')], 1)).rejects.toMatchObject(retryable);
    const late = await startMeilisearch({ port, folder, open: true });
    expect(await engine.cursor()).toBe(0);
    await engine.put([sample('a', 'Waiting no more.')], 1);
    expect(await found(engine, 'waiting')).toEqual(['a']);
    await late.stop();
    await expect(find(engine, 'waiting')).rejects.toMatchObject(retryable);
    const again = await startMeilisearch({ port, folder, open: true });
    expect(await found(engine, 'waiting')).toEqual(['a']);
    expect(await engine.cursor()).toBe(1);
    await again.stop();
    await rm(folder, { recursive: true });
  });

  test('a server that takes a request and never answers is given up', async () => {
    const silent = createServer(() => {}).listen(0, '127.0.0.1');
    await once(silent, 'listening');
    const { port } = silent.address() as AddressInfo;
    const connection = connect(`http://127.0.0.1:${port}`, undefined, 50);
    const asked = askEach(connection, [{ indexUid: 'any', q: '' }]);
    await expect(asked).rejects.toMatchObject({ code: 'search.unavailable', retryable: true });
    silent.closeAllConnections();
    silent.close();
  });

  test('indexes that have vanished, or that another version made, are begun anew with cursor 0', async () => {
    const engine = await emptyEngine();
    await engine.put([sample('a', 'Here today.')], 7);
    const admin = adminClient();
    for (const name of ['passages', 'words', 'state']) await admin.deleteIndex(`coi-${name}`).waitTask();
    await expect(find(engine, 'today')).rejects.toMatchObject({ code: 'search.unavailable', retryable: true });
    expect(await engine.cursor()).toBe(0);
    await engine.put([sample('a', 'Here again today.')], 7);
    expect(await found(engine, 'today')).toEqual(['a']);
    await admin
      .index('coi-state')
      .updateDocuments([{ key: 'state', madeBy: 'older' }])
      .waitTask();
    const newer = await openMeilisearchEngine(options());
    expect(await newer.cursor()).toBe(0);
    expect((await find(newer, '')).total).toBe(0);
  });

  test('settings that were changed on the server are set back when it is opened', async () => {
    await emptyEngine();
    const index = adminClient().index('coi-passages');
    await index.updateSettings({ stopWords: ['torture'], pagination: { maxTotalHits: 5 } }).waitTask();
    const before = (await index.getSettings()).rankingRules;
    await openMeilisearchEngine(options());
    const after = await index.getSettings();
    expect(after.stopWords).toEqual([]);
    expect(after.pagination?.maxTotalHits).toBeGreaterThan(1000);
    expect(after.rankingRules).toEqual(before);
    expect(settingsMissing(settingsOf.passages, after)).toBeUndefined();
  });

  test('what another process writes is found by a search that had remembered that nothing holds its words', async () => {
    const engine = await emptyEngine({ surenessMs: 0 });
    await engine.put([sample('a', 'A word of the first.')]);
    expect(await found(engine, 'brinmark')).toEqual([]);
    expect(await found(engine, 'brinmark')).toEqual([]);
    const another = await openMeilisearchEngine(options());
    await another.put([sample('b', 'A Brinmark of the second.')]);
    expect(await found(engine, 'brinmark')).toEqual(['b']);
    await another.remove(['b']);
    expect(await found(engine, 'brinmark')).toEqual([]);
    const stream = async function* () {
      yield [sample('c', 'A Brinmark rebuilt.')];
    };
    await another.rebuild(stream(), 1);
    expect(await found(engine, 'brinmark')).toEqual(['c']);
  });

  test('while a report is replaced it is found at every moment', async () => {
    const engine = await emptyEngine();
    await engine.put([sample('a', 'Always there, first.'), sample('a', 'Always there, second.', { ordinal: 1 })]);
    let replacing = true;
    const replaced = engine.put([sample('a', 'Always there, replaced.')]).finally(() => {
      replacing = false;
    });
    while (replacing) expect(await found(engine, 'always')).toEqual(['a']);
    await replaced;
    expect((await find(engine, 'always')).hits).toMatchObject([{ reportId: 'a', morePassages: 0 }]);
  });

  test('a phrase of many words is found only where the whole of it stands, and long queries keep all their words', async () => {
    const engine = await emptyEngine();
    await engine.put([
      sample('whole', 'They spoke of freedom of peaceful assembly today.'),
      sample('parts', 'Freedom of peaceful people; of peaceful assembly; freedom of the peaceful.'),
      sample('apart', 'Peaceful assembly of freedom of speech; freedom of peaceful; of peaceful assembly.'),
    ]);
    expect(await found(engine, '"freedom of peaceful assembly"')).toEqual(['whole']);
    const words = 'one two three four five six seven eight nine ten eleven twelve'.split(' ');
    await engine.put([sample('all', words.join(' ')), sample('most', words.slice(0, 11).join(' '))]);
    const result = await find(engine, words.join(' '), { spelling: 'false' });
    expect(result).toMatchObject({ hits: [{ reportId: 'all' }, { reportId: 'most' }], withAllWords: 1 });
    expect(result.droppedWords).toBeUndefined();
  });
});

const askedOfBoth = [
  { q: '' },
  { q: '', category: 'c1', timeline: true },
  { q: '', sort: 'oldest', page: 2 },
  { q: '', sort: 'added', source: 's2' },
  { q: '', sort: 'news', source: 's2' },
  { q: 'detained' },
  { q: 'detained', timeline: true, sort: 'oldest' },
  { q: 'detained', category: ['c1', 'c2'], region: '-r3' },
  { q: 'detained', source: 's1', year: ['2021', '2022'], tier: '-2' },
  { q: 'detained -court', from: '2021-06', until: '2023-02' },
  { q: 'court OR fine', language: 'ru' },
  { q: '"held in colony"', page: 2 },
  { q: 'foreign agent' },
  { q: 'foreign agent', synonyms: false },
  { q: 'detained zebra court' },
  { q: 'courtt' },
  { q: 'detained in the court of a colony with a fine', category: '-c4' },
  { q: '-detained', kind: 'ngo' },
];

/** Reports of five passages each, with facets in every combination: more matches than one way of counting is used for. */
function invented(reports: number): PassageDocument[] {
  const texts = [
    'Detained near the court and fined.',
    'Held in colony number two.',
    'Two foreign agents were detained.',
    'Суд оштрафовал иностранного агента.',
    'The court heard of a fine.',
  ];
  return Array.from({ length: reports * texts.length }, (_, at) => {
    const report = Math.floor(at / texts.length);
    return sample(`r${report}`, texts[(at * 7 + report) % texts.length] ?? '', {
      ordinal: at % texts.length,
      categories: [`c${(at * 5) % 6}`, `c${report % 4}`].filter((value, place, all) => all.indexOf(value) === place),
      strongCategories: at % 3 === 0 ? [`c${report % 4}`] : [],
      regions: at % 4 === 0 ? [`r${at % 7}`] : [],
      grounds: [`g${at % 3}`],
      sourceId: `s${report % 5}`,
      tier: ([1, 2, 3, 4] as const)[report % 4] ?? 1,
      kind: report % 2 === 0 ? 'ngo' : 'media',
      publishedOn:
        [`202${report % 5}`, `202${report % 5}-0${1 + (report % 9)}`, `202${report % 5}-11-1${report % 9}`][
          report % 3
        ] ?? '2024',
      firstSeenAt: new Date(Date.UTC(2026, 0, 1) + report * 60_000).toISOString(),
      newsAt: new Date(Date.UTC(2026, 0, 1) + (report + (report % 7) * 100) * 60_000).toISOString(),
    });
  });
}

function countsOf({ hits }: SearchResult): Record<string, number> {
  return Object.fromEntries(hits.map((hit) => [hit.reportId, hit.morePassages]));
}

function passagesOf({ hits }: SearchResult): Record<string, string> {
  return Object.fromEntries(hits.map((hit) => [hit.reportId, hit.passageId]));
}

function options(rest: Partial<MeilisearchOptions> = {}): MeilisearchOptions {
  return { url: server.url, key: server.masterKey, synonyms: contractSynonyms, ...rest };
}

function adminClient(): Meilisearch {
  return new Meilisearch({ host: server.url, apiKey: server.masterKey, defaultWaitOptions: { timeout: 60_000 } });
}

/** The same indexes for every test: an index without its state is emptied when it is opened. */
async function emptyEngine(rest: Partial<MeilisearchOptions> = {}) {
  await adminClient().index('coi-state').deleteAllDocuments().waitTask();
  return openMeilisearchEngine(options(rest));
}
