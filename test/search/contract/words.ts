import { expect, test } from 'vitest';
import type { SearchEngine } from '../../../src/search/engine.ts';
import { find, found, sample } from '../sample.ts';

/** What is found by words, phrases, numbers and corrections. */
export function words(engine: () => SearchEngine): void {
  test('finds only passages that hold all the words', async () => {
    await engine().put([
      sample('a', 'Police beat a protester in detention.'),
      sample('b', 'Police closed the street.'),
    ]);
    expect(await found(engine(), 'police protester')).toEqual(['a']);
  });

  test('finds inflected English words by any of their forms', async () => {
    await engine().put([sample('a', 'He was persecuted and imprisoned for his beliefs.')]);
    expect(await found(engine(), 'persecuting belief')).toEqual(['a']);
  });

  test('finds inflected Russian words by any of their forms, with е for ё', async () => {
    await engine().put([sample('a', 'Беженцев и осуждённых избивали в колонии.'), sample('b', 'Погода хорошая.')]);
    expect(await found(engine(), 'беженец осужденный')).toEqual(['a']);
    expect(await found(engine(), 'осуждёнными колониях')).toEqual(['a']);
  });

  test('finds a phrase in quotation marks only where it stands', async () => {
    await engine().put([
      sample('a', 'They restricted freedom of expression.'),
      sample('b', 'Expression without freedom; freedom to move.'),
    ]);
    expect(await found(engine(), '"freedom of expression"')).toEqual(['a']);
    expect(await found(engine(), '«freedom of expression»')).toEqual(['a']);
    expect((await found(engine(), 'freedom expression')).toSorted()).toEqual(['a', 'b']);
  });

  test('leaves out what a minus excludes', async () => {
    await engine().put([sample('a', 'Torture in Chechnya.'), sample('b', 'Torture in Moscow.')]);
    expect(await found(engine(), 'torture -Moscow')).toEqual(['a']);
    expect(await found(engine(), '-Moscow')).toEqual(['a']);
    expect(await found(engine(), 'torture -"in Chechnya"')).toEqual(['b']);
  });

  test('finds either side of OR', async () => {
    await engine().put([sample('a', 'Arrested.'), sample('b', 'Deported.'), sample('c', 'Released.')]);
    expect((await found(engine(), 'arrest OR deportation OR deported')).toSorted()).toEqual(['a', 'b']);
    expect((await found(engine(), 'arrested ИЛИ released')).toSorted()).toEqual(['a', 'c']);
  });

  test('tells numbers and provisions apart exactly', async () => {
    await engine().put([
      sample('a', 'Осужден по части 1 статьи 280.3 УК РФ в 2024 году.'),
      sample('b', 'Осужден по статье 280.1 в 2025 году.'),
    ]);
    expect(await found(engine(), '280.3')).toEqual(['a']);
    expect(await found(engine(), '280.1')).toEqual(['b']);
    expect(await found(engine(), '280.2')).toEqual([]);
    expect(await found(engine(), '280')).toEqual([]);
    expect(await found(engine(), '2024')).toEqual(['a']);
    expect(await found(engine(), '2025')).toEqual(['b']);
  });

  test('finds a provision by any spelling of its reference', async () => {
    await engine().put([
      sample('a', 'Convicted of discrediting the army.', { provisions: ['RU-CC-280.3'] }),
      sample('b', 'Fined under another law.', { provisions: ['RU-CoAO-20.3.3'] }),
    ]);
    for (const spelling of ['ст. 280.3', 'статья 280.3 УК РФ', 'article 280.3 of the Criminal Code', '280³']) {
      expect(await found(engine(), spelling), spelling).toEqual(['a']);
    }
    expect(await found(engine(), 'ст. 20.3.3 КоАП РФ')).toEqual(['b']);
    await engine().put([sample('law', 'Fined under the law.', { provisions: ['RU-FL-255-FZ-2022'] })]);
    expect(await found(engine(), '2022')).toEqual([]);
  });

  test('asks for fewer words when nothing has all, and says which it left out', async () => {
    const others = ['c', 'd', 'e', 'f'].map((id) => sample(id, 'Nothing of it.'));
    await engine().put([sample('a', 'A lawyer was disbarred.'), sample('b', 'A lawyer spoke.'), ...others]);
    const result = await find(engine(), 'lawyer disbarred xylophone');
    expect(result).toMatchObject({ hits: [{ reportId: 'a' }, { reportId: 'b' }], withAllWords: 1 });
    expect(result.droppedWords).toEqual(['xylophone']);
    expect(await found(engine(), 'disbarred xylophone')).toEqual(['a']);
    expect((await find(engine(), 'lawyer')).droppedWords).toBeUndefined();
  });

  test('shows reports with most of three words after the few that hold all, and says how many do', async () => {
    await engine().put([
      sample('all', 'Three pensioners were fined for a banner.'),
      sample('most', 'Pensioners were fined for singing.'),
      sample('one', 'A banner fell.'),
      sample('other', 'Nothing of it.'),
    ]);
    const result = await find(engine(), 'pensioners fined banner');
    expect(result.hits.map((hit) => hit.reportId).slice(0, 2)).toEqual(['all', 'most']);
    expect(result.hits.map((hit) => hit.reportId)).not.toContain('other');
    expect(result).toMatchObject({ total: result.hits.length, withAllWords: 1 });
    const strict = await find(engine(), 'pensioners fined banner', { all: 'true' });
    expect(strict.hits.map((hit) => hit.reportId)).toEqual(['all']);
    expect(strict.withAllWords).toBeUndefined();
    expect((await find(engine(), 'pensioners fined zebra', { all: 'true' })).total).toBe(0);
  });

  test('never leaves out a phrase in quotation marks', async () => {
    await engine().put([sample('a', 'A lawyer was disbarred.')]);
    expect((await find(engine(), 'lawyer "never written"')).total).toBe(0);
  });

  test('takes the last word for a beginning only when asked to', async () => {
    await engine().put([sample('a', 'Persecution of believers.')]);
    expect(await found(engine(), 'believers persecuti', { prefix: 'true' })).toEqual(['a']);
    expect((await find(engine(), 'persecuti', { spelling: 'false' })).total).toBe(0);
  });

  test('corrects a misspelt word and says so, never a number', async () => {
    await engine().put([sample('a', 'Extremism charges in 2024.')]);
    const result = await find(engine(), 'extremizm');
    expect(result.hits.map((hit) => hit.reportId)).toEqual(['a']);
    expect(result.expansions).toContainEqual({ word: 'extremizm', added: ['extremism'], by: 'spelling' });
    expect((await find(engine(), 'extremizm', { spelling: 'false' })).total).toBe(0);
    await engine().put([sample('b', "Jehovah's Witnesses.")]);
    expect(await found(engine(), 'jehova')).toEqual(['b']);
    expect((await find(engine(), '20244')).total).toBe(0);
  });
}
