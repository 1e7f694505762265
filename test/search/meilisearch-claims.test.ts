import { Meilisearch } from 'meilisearch';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { hasMeilisearch, type RunningServer, startMeilisearch } from './meilisearch-server.ts';

/**
 * How Meilisearch itself, under its default settings, reads Russian legal text: why we index our own stems. The answers stand in
 * src/search/README.md; a server that answers otherwise one day fails here first.
 */
describe.skipIf(!hasMeilisearch)('raw text in Meilisearch (skipped without `meilisearch` on the path)', () => {
  let server: RunningServer;
  let client: Meilisearch;
  beforeAll(async () => {
    server = await startMeilisearch();
    client = new Meilisearch({ host: server.url, apiKey: server.masterKey, defaultWaitOptions: { timeout: 60_000 } });
    await client.createIndex('raw', { primaryKey: 'id' }).waitTask();
    await client
      .index('raw')
      .updateSettings({ searchableAttributes: ['text'], typoTolerance: { enabled: false }, prefixSearch: 'disabled' })
      .waitTask();
    const texts = Object.entries(samples).map(([id, text]) => ({ id, text }));
    const task = await client.index('raw').addDocuments(texts).waitTask();
    expect(task.status).toBe('succeeded');
  });
  afterAll(() => server?.stop());

  const matched = async (q: string, id: string) => {
    const { hits } = await client.index('raw').search(q, { matchingStrategy: 'all' });
    return hits.some((hit) => hit.id === id);
  };

  test('T1: `ст. 280.3` is ст, 280, 3; a point with a space parts phrases, a point alone does not', async () => {
    for (const word of ['"ст"', '"280"', '"3"', '"ук"', '"280.3"', '"280 3"'])
      expect(await matched(word, 't1'), word).toBe(true);
    expect(await matched('"ст 280"', 't1')).toBe(false);
    expect(await matched('"3 ук"', 't1')).toBe(true);
  });

  test('T2: `ст.280.3` is the same words, and a phrase', async () => {
    for (const word of ['"ст"', '"280"', '"ст 280"', '"ст.280.3"']) expect(await matched(word, 't2'), word).toBe(true);
  });

  test('T3: `20.3.3` is three words of the ten that a query has', async () => {
    expect(await matched('часть 1 статьи 20 3 3 коап рф', 't3')).toBe(true);
    expect(await matched('часть 1 статьи 20.3.3 коап рф один absent', 't3')).toBe(false);
    expect(await matched('часть 1 статьи 20.3.3 коап рф один два absent', 't3')).toBe(true);
  });

  test('T4: `№115` is one word, no115; `№ 115` is two', async () => {
    expect(await matched('"115"', 't4glued')).toBe(false);
    expect(await matched('"no115"', 't4glued')).toBe(true);
    expect(await matched('"115"', 't4apart')).toBe(true);
    expect(await matched('"no"', 't4apart')).toBe(true);
  });

  test('T5: a no-break space parts Cyrillic words but no numbers; narrow ones and no-break hyphens part nothing', async () => {
    expect(await matched('"москве"', 't5space')).toBe(true);
    for (const word of ['"12"', '"500"', '"12500"']) expect(await matched(word, 't5number'), word).toBe(false);
    expect(await matched('"500"', 't5narrow')).toBe(false);
    expect(await matched('"сизо"', 't5hyphen')).toBe(false);
  });

  test('T5: a soft hyphen makes a Latin word unfindable and parts a Cyrillic one', async () => {
    for (const word of ['"supreme"', '"sup"']) expect(await matched(word, 't5soft'), word).toBe(false);
    expect(await matched('"верховный"', 't5softCyrillic')).toBe(false);
    expect(await matched('"ховный"', 't5softCyrillic')).toBe(true);
  });

  test('T6: ё is not е, й is not и, and a stress mark stays', async () => {
    expect(await matched('"еж"', 't6yo')).toBe(false);
    expect(await matched('"ёж"', 't6yo')).toBe(true);
    expect(await matched('"иод"', 't6short')).toBe(false);
    expect(await matched('"слово"', 't6stress')).toBe(false);
  });

  test('nothing is stemmed, in either language', async () => {
    expect(await matched('"осужденный"', 'forms')).toBe(false);
    expect(await matched('"convict"', 'forms')).toBe(false);
  });
});

const samples = {
  t1: 'ст. 280.3 УК РФ',
  t2: 'ст.280.3',
  t3: 'часть 1 статьи 20.3.3 КоАП РФ один два',
  t4glued: '№115-ФЗ',
  t4apart: '№ 115-ФЗ',
  t5space: 'в\u00a0Москве',
  t5number: '12\u00a0500',
  t5narrow: '12\u202f500',
  t5hyphen: 'СИЗО\u20112',
  t5soft: 'Sup\u00adreme',
  t5softCyrillic: 'Вер\u00adховный',
  t6yo: 'ёж',
  t6short: 'йод',
  t6stress: 'сло\u0301во',
  forms: 'осужденных convicted',
};
