import { expect, test } from 'vitest';
import type { DigestAbout, Item, NewsKind } from '../../src/digest/item.ts';
import { joined, listed } from '../../src/digest/join.ts';

const item = (reportId: string, kind: NewsKind = 'new'): Item => ({ reportId, kind, version: 1, base: 0, copies: [] });
const many = (name: string, count: number) => Array.from({ length: count }, (_, n) => item(`${name}-${n}`));
const idsOf = (items: readonly Item[]) => items.map(({ reportId }) => reportId);

test('what is withdrawn or gone is listed before all that is new, and the rest keeps its order', () => {
  const { items, more } = listed([...many('new', 25), item('gone', 'gone'), item('withdrawn', 'withdrawn')]);
  expect(idsOf(items)).toEqual(['gone', 'withdrawn', ...idsOf(many('new', 18))]);
  expect(more).toBe(7);
});

test('digests that waited are joined with what is fresh, the newest first, and none is counted twice or not at all', () => {
  const older = { about: 'news', items: many('older', 15), more: 3, madeAt: '2026-11-01T00:00:00.000Z' } as const;
  const newer = { about: 'news', items: many('newer', 4), more: 0, madeAt: '2026-11-02T00:00:00.000Z' } as const;
  const { items, more, about } = joined('news', many('fresh', 4), [older, newer]);
  expect(idsOf(items)).toEqual(idsOf([...many('fresh', 4), ...many('newer', 4), ...many('older', 12)]));
  expect([more, about]).toEqual([6, 'news']);
});

test('a question stays one whatever it is joined with, and a heartbeat gives way to news', () => {
  const waiting = { items: [], more: 0, madeAt: '2026-11-01T00:00:00.000Z' };
  const about = (own: DigestAbout, other: DigestAbout, items: Item[]) =>
    joined(own, items, [{ ...waiting, about: other }]).about;
  expect(about('news', 'question', many('r', 1))).toBe('question');
  expect(about('question', 'heartbeat', [])).toBe('question');
  expect(about('heartbeat', 'heartbeat', [])).toBe('heartbeat');
  expect(about('heartbeat', 'heartbeat', many('r', 1))).toBe('news');
});
