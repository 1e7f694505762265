import { expect, test } from 'vitest';
import type { RegisterEntry } from '../../../src/model/register.ts';
import type { Subject } from '../contract.ts';
import { minute } from '../sample.ts';

const entry = (key: string, given: Partial<RegisterEntry> = {}): RegisterEntry => ({
  key,
  name: key,
  kind: 'person',
  ...given,
});
const all = { limit: 100 };

export function registerContract({ store }: Subject): void {
  const keep = (at: number, ...entries: RegisterEntry[]) =>
    store().keepEntries('sample', entries, { at: minute(at), snapshotId: at });
  const close = (began: number, most = 10) =>
    store().closeRegister('sample', { began: minute(began), at: minute(began + 1), most });
  const states = async () =>
    Object.fromEntries((await store().entries(all)).entries.map(({ key, state }) => [key, state]));

  test('keeps an entry of a register as printed, with the days of its first and last sight', async () => {
    await keep(1, entry('a', { number: '7', includedOn: '2024-03-01', basis: 'Statute 255' }));
    await keep(3, entry('a', { number: '8', includedOn: '2024-03-01', basis: 'Statute 255' }));
    expect(await store().entries(all)).toEqual({
      total: 1,
      entries: [
        {
          ...{ sourceId: 'sample', key: 'a', name: 'a', kind: 'person', state: 'listed' },
          ...{ number: '8', includedOn: '2024-03-01', basis: 'Statute 255' },
          ...{ firstSeenAt: minute(1), lastSeenAt: minute(3), firstSnapshotId: 1, lastSnapshotId: 3 },
        },
      ],
    });
  });

  test('does not count an entry as listed that its register says is excluded, by a date or in words', async () => {
    await keep(1, entry('a'), entry('b', { excludedOn: '2025-03-07', excluded: true }));
    expect(await states()).toEqual({ a: 'listed', b: 'excluded' });
    await keep(2, entry('a', { excluded: true }), entry('b', { excludedOn: '2025-03-07', excluded: true }));
    const { entries } = await store().entries({ ...all, state: 'excluded' });
    expect(entries.map(({ key, excludedSeenAt }) => [key, excludedSeenAt])).toEqual([
      ['a', minute(2)],
      ['b', minute(1)],
    ]);
    expect(await store().entryCounts()).toEqual([{ sourceId: 'sample', state: 'excluded', count: 2 }]);
  });

  test('keeps the name of an entry whose name the register takes away', async () => {
    await keep(1, entry('17', { name: 'A SAMPLE book', kind: 'material' }));
    await keep(2, entry('17', { name: '', kind: 'material', excluded: true }));
    expect((await store().entries({ ...all, name: 'sample book' })).entries).toMatchObject([
      { name: 'A SAMPLE book', state: 'excluded' },
    ]);
  });

  test('records since when a name stands in a register no more, and that it stands there again', async () => {
    await keep(1, entry('a'), entry('b'));
    await keep(5, entry('a'));
    expect(await close(5)).toBe(1);
    expect((await store().entries({ ...all, state: 'left' })).entries).toMatchObject([
      { key: 'b', goneSince: minute(6), lastSeenAt: minute(1) },
    ]);
    await keep(7, entry('a'), entry('b'));
    expect(await close(7)).toBe(0);
    expect(await states()).toEqual({ a: 'listed', b: 'listed' });
    expect((await store().entries(all)).entries.map(({ firstSeenAt }) => firstSeenAt)).toEqual([minute(1), minute(1)]);
  });

  test('lets nobody leave when more would than are believed to', async () => {
    await keep(1, entry('a'), entry('b'), entry('c'));
    await keep(5, entry('a'));
    expect(await close(5, 1)).toBe(2);
    expect(await states()).toEqual({ a: 'listed', b: 'listed', c: 'listed' });
  });

  test('finds an entry by beginnings of its words in any order, whatever case and letter ё, and pages through', async () => {
    await keep(1, entry('1', { name: 'Примерёв Пётр «Псевдоним»' }), entry('2', { name: 'ПРИМЕРЕВА Вера' }));
    await keep(1, entry('3', { name: 'Система – ……………!', redacted: true }), entry('4', { name: '100% SAMPLE_org' }));
    const found = async (name: string) => (await store().entries({ ...all, name })).entries.map(({ key }) => key);
    expect(await found('петр ПРИМЕРЕВ')).toEqual(['1']);
    expect(await found('примерев')).toEqual(['1', '2']);
    expect(await found('мерев')).toEqual([]);
    expect(await found('система')).toEqual([]);
    expect(await found('%')).toHaveLength(4);
    expect(await store().entries({ limit: 1, offset: 1, name: 'примерев' })).toMatchObject({
      total: 2,
      entries: [{ key: '2' }],
    });
    expect(await store().entries({ ...all, sourceId: 'another' })).toEqual({ total: 0, entries: [] });
  });

  test('keeps thousands of entries at once', async () => {
    await keep(1, ...Array.from({ length: 2500 }, (_, at) => entry(`entry ${at}`)));
    expect((await store().entries({ limit: 1 })).total).toBe(2500);
  });
}
