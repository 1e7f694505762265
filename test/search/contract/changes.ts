import { expect, test } from 'vitest';
import type { SearchEngine } from '../../../src/search/engine.ts';
import { find, found, sample } from '../sample.ts';

/** Putting, removing and rebuilding. */
export function changes(engine: () => SearchEngine): void {
  test('replaces all passages of a report', async () => {
    await engine().put([
      sample('a', 'First text.'),
      sample('a', 'Second text.', { ordinal: 1 }),
      sample('b', 'Kept text.'),
    ]);
    await engine().put([sample('a', 'Rewritten entirely.', { categories: ['media'] })]);
    expect(await found(engine(), 'first', { spelling: 'false' })).toEqual([]);
    expect(await found(engine(), 'rewritten')).toEqual(['a']);
    expect((await find(engine(), '')).total).toBe(2);
    expect((await find(engine(), '')).facets.category).toEqual({ media: 1 });
  });

  test('removes reports with their facets', async () => {
    await engine().put([sample('a', 'Gone soon.', { categories: ['media'] }), sample('b', 'Here to stay.')]);
    await engine().remove(['a', 'never-there']);
    expect(await found(engine(), 'gone soon')).toEqual([]);
    expect((await find(engine(), '')).facets.category).toEqual({});
  });

  test('remembers the change-log position that it was brought to', async () => {
    expect(await engine().cursor()).toBe(0);
    await engine().put([sample('a', 'Text.')], 5);
    expect(await engine().cursor()).toBe(5);
    await engine().remove(['a'], 9);
    expect(await engine().cursor()).toBe(9);
    await engine().put([], 11);
    expect(await engine().cursor()).toBe(11);
  });

  test('keeps answering from the old passages while it is rebuilt, then from the new', async () => {
    await engine().put([sample('old', 'Before the rebuild.')], 3);
    const during: string[][] = [];
    const build = async function* () {
      yield [sample('new', 'After the rebuild.')];
      during.push(await found(engine(), 'rebuild'));
      yield [sample('newer', 'After the rebuild too.')];
      during.push(await found(engine(), 'rebuild'));
    };
    await engine().rebuild(build(), 2);
    expect(during).toEqual([['old'], ['old']]);
    expect((await found(engine(), 'rebuild')).toSorted()).toEqual(['new', 'newer']);
    expect(await engine().cursor()).toBe(2);
    await engine().put([sample('later', 'Put after the rebuild.')], 4);
    expect((await found(engine(), 'rebuild')).toSorted()).toEqual(['later', 'new', 'newer']);
  });

  test('keeps what it had when the stream of a rebuild breaks', async () => {
    await engine().put([sample('old', 'Before the rebuild.')], 3);
    const broken = async function* () {
      yield [sample('new', 'After the rebuild.')];
      throw new Error('SAMPLE of a broken stream');
    };
    await expect(engine().rebuild(broken(), 9)).rejects.toThrow('broken stream');
    expect(await found(engine(), 'rebuild')).toEqual(['old']);
    expect(await engine().cursor()).toBe(3);
    const whole = async function* () {
      yield [sample('new', 'After the rebuild.')];
    };
    await engine().rebuild(whole(), 9);
    expect(await found(engine(), 'rebuild')).toEqual(['new']);
  });
}
