import { expect, test } from 'vitest';
import type { SearchEngine } from '../../../src/search/engine.ts';
import { find, found, sample } from '../sample.ts';

/** What is found across languages and alphabets. */
export function languages(engine: () => SearchEngine): void {
  test('finds words of the same meaning in the other language, and says what it added', async () => {
    await engine().put([
      sample('en', 'Two foreign agents were fined.'),
      sample('ru', 'Суд оштрафовал иностранного агента.'),
      sample('word', 'Ещё одного иноагента объявили в розыск.'),
      sample('apart', 'Агент по недвижимости и иностранный турист.'),
    ]);
    const result = await find(engine(), 'foreign agent');
    expect(result.hits.map((hit) => hit.reportId).toSorted()).toEqual(['en', 'ru', 'word']);
    expect(result.expansions).toEqual([
      { word: 'foreign agent', added: ['иностранный агент', 'иноагент'], by: 'synonym' },
    ]);
    expect(await found(engine(), 'foreign agent', { synonyms: 'false' })).toEqual(['en']);
    expect((await found(engine(), 'иностранных агентов fined')).toSorted()).toEqual(['en']);
  });

  test('finds a name in the other alphabet and in other transliterations', async () => {
    await engine().put([
      sample('en', 'Ilya Yashin was convicted.'),
      sample('ru', 'Илья Яшин приговорён. Яшина этапировали.'),
    ]);
    for (const name of ['Yashin', 'Iashin', 'Яшин', 'Яшина', 'яшину']) {
      expect((await found(engine(), name)).toSorted(), name).toEqual(['en', 'ru']);
    }
    expect(await found(engine(), 'Yashin', { names: 'false' })).toEqual(['en']);
  });
}
