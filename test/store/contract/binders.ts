import { expect, test } from 'vitest';
import type { Binder } from '../../../src/binder/binder.ts';
import type { Subject } from '../contract.ts';
import { keep, minute, reading } from '../sample.ts';

function binder(id: string, given: Partial<Binder> = {}): Binder {
  const sections = [{ id: 's1-0', heading: 'Связь', items: [] }];
  return { id, title: 'SAMPLE', sections, createdAt: minute(0), changedAt: minute(0), revision: 1, ...given };
}

export function binderContract({ store, another }: Subject): void {
  test('a binder is kept, changed and deleted, and another process sees the same', async () => {
    await store().keepBinder(binder('a'));
    await store().keepBinder(binder('b', { staleMonths: 12, title: 'Nul \u0000' }));
    const changed = binder('a', { revision: 2, title: 'Another', changedAt: minute(1), sections: [] });
    await store().keepBinder(changed);
    const other = await another();
    expect(await other.binder('a')).toEqual(changed);
    expect(await other.binder('b')).toEqual(binder('b', { staleMonths: 12, title: 'Nul \ufffd' }));
    expect(await other.binder('c')).toBeUndefined();
    await other.close();
    expect(await store().deleteBinder('a')).toBe(true);
    expect(await store().deleteBinder('a')).toBe(false);
    expect([await store().binder('a'), (await store().binder('b'))?.id]).toEqual([undefined, 'b']);
  });

  test('binders that belong to nobody are found by when they were last changed, those of accounts never', async () => {
    const account = { id: 'ab12', mail: 'a@firm.example', name: '', role: 'reader', language: 'en' } as const;
    await store().keepAccount({ ...account, createdAt: minute(0) });
    await store().keepBinder(binder('new', { changedAt: minute(9) }));
    await store().keepBinder(binder('late', { changedAt: minute(2) }));
    await store().keepBinder(binder('early', { changedAt: minute(1) }));
    await store().keepBinder(binder('owned'), account.id);
    expect((await store().looseBinders(minute(9))).map(({ id }) => id)).toEqual(['early', 'late']);
  });

  test('who changes an older state of a binder is refused, and what is kept stays', async () => {
    await store().keepBinder(binder('a'));
    await store().keepBinder(binder('a', { revision: 2, title: 'First' }));
    const stale = { code: 'binder.stale' };
    await expect(store().keepBinder(binder('a', { revision: 2, title: 'Second' }))).rejects.toMatchObject(stale);
    await expect(store().keepBinder(binder('a', { revision: 4, title: 'Ahead' }))).rejects.toMatchObject(stale);
    await expect(store().keepBinder(binder('none', { revision: 2 }))).rejects.toMatchObject(stale);
    await expect(store().keepBinder(binder('a', { title: 'Anew' }))).rejects.toThrow();
    expect((await store().binder('a'))?.title).toBe('First');
  });

  test('of changes made at once on one state, one is kept and the others are refused', async () => {
    await store().keepBinder(binder('a'));
    const titles = ['1', '2', '3', '4', '5'];
    const done = await Promise.allSettled(
      titles.map((title) => store().keepBinder(binder('a', { revision: 2, title }))),
    );
    const kept = titles.filter((_, index) => done[index]?.status === 'fulfilled');
    expect(kept).toEqual([(await store().binder('a'))?.title]);
  });

  test('reports are found by words of their title, in a language, at some sources, the newest first', async () => {
    const titles: [string, string, string, string][] = [
      ['/1', '2023 Annual 100% Report', '2024', 'en'],
      ['/2', '2024 annual 100% report', '2025-02', 'en'],
      ['/3', 'Annual 100 Report', '2026', 'en'],
      ['/4', 'Annual 100% Report', '2026', 'ru'],
    ];
    for (const [url, title, publishedOn, language] of titles)
      await keep(
        store(),
        `https://sample.example${url}`,
        0,
        reading([`SAMPLE ${url}`], { draft: { title, publishedOn, language } }),
      );
    const found = async (sourceIds: string[], words: string) =>
      (await store().reportsTitled({ sourceIds, language: 'en', words, limit: 10 })).map(({ title }) => title);
    expect(await found(['sample', 'other'], 'Annual 100% Report')).toEqual([
      '2024 annual 100% report',
      '2023 Annual 100% Report',
    ]);
    expect(await found(['other'], 'Annual')).toEqual([]);
    expect(await found([], 'Annual')).toEqual([]);
    expect(await found(['sample'], 'Annual_100')).toEqual([]);
  });
}
