import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type BinderChange, changed } from '../../src/binder/change.ts';
import { binderLimits } from '../../src/binder/limits.ts';
import { itemsOf } from '../../src/binder/members.ts';
import { neighbouring, sectionStep } from '../../src/binder/order.ts';
import { binder, item, later, orderOf } from './sample.ts';

const full = binder({ one: ['a', 'b'], two: ['c'], three: [] });
const { id: _id, addedAt: _addedAt, ...passage } = item('new');

function after(...changes: BinderChange[]): string {
  return orderOf(changed(full, changes, later));
}

test('a passage is put before a neighbour or at the end, in its section or in another', () => {
  expect(after({ do: 'move-item', item: 'b', section: 'one', before: 'a' })).toBe('one: b a; two: c; three:');
  expect(after({ do: 'move-item', item: 'a', section: 'one' })).toBe('one: b a; two: c; three:');
  expect(after({ do: 'move-item', item: 'a', section: 'two', before: 'c' })).toBe('one: b; two: a c; three:');
  expect(after({ do: 'move-item', item: 'a', section: 'three', before: null })).toBe('one: b; two: c; three: a');
  expect(after({ do: 'move-item', item: 'a', section: 'one', before: 'a' })).toBe(orderOf(full));
});

test('step by step a passage goes from the first place to the last and back, through every section', () => {
  let state = full;
  const seen = [orderOf(state)];
  for (const way of ['down', 'up'] as const) {
    for (let to = neighbouring(state, 'a', way); to !== undefined; to = neighbouring(state, 'a', way)) {
      state = changed(state, [{ do: 'move-item', item: 'a', ...to }], later);
      seen.push(orderOf(state));
    }
  }
  expect(seen).toEqual([
    'one: a b; two: c; three:',
    'one: b a; two: c; three:',
    'one: b; two: a c; three:',
    'one: b; two: c a; three:',
    'one: b; two: c; three: a',
    'one: b; two: c a; three:',
    'one: b; two: a c; three:',
    'one: b a; two: c; three:',
    'one: a b; two: c; three:',
  ]);
});

test('a heading moves with all that stands under it', () => {
  expect(after({ do: 'move-section', section: 'two', before: 'one' })).toBe('two: c; one: a b; three:');
  expect(sectionStep(full, 'one', 'up')).toBeUndefined();
  expect(sectionStep(full, 'one', 'down')).toBe('three');
  expect(sectionStep(full, 'two', 'down')).toBeNull();
  expect(sectionStep(full, 'three', 'down')).toBeUndefined();
});

test('titles, headings, remarks and the age are set, and taken away by null or nothing', () => {
  const said = changed(
    full,
    [
      { do: 'rename', title: 'Another' },
      { do: 'rename-section', section: 'one', heading: 'Nexus' },
      { do: 'describe-item', item: 'a', note: 'n', relevance: 'r', label: 'blue' },
      { do: 'set-age', months: 12 },
    ],
    later,
  );
  expect(said).toMatchObject({ title: 'Another', staleMonths: 12, revision: 5, changedAt: later });
  expect(said.sections[0]).toMatchObject({
    heading: 'Nexus',
    items: [{ note: 'n', relevance: 'r', label: 'blue' }, {}],
  });
  const unsaid = changed(
    said,
    [
      { do: 'describe-item', item: 'a', note: '', label: null },
      { do: 'set-age', months: null },
    ],
    later,
  );
  expect(Object.keys(unsaid)).not.toContain('staleMonths');
  expect(unsaid.sections[0]?.items[0]).toEqual({ ...item('a'), relevance: 'r' });
});

test('what is not there is refused, and nothing of the same set of changes is made', () => {
  const wrong: BinderChange[] = [
    { do: 'move-item', item: 'no', section: 'one' },
    { do: 'move-item', item: 'a', section: 'no' },
    { do: 'move-item', item: 'a', section: 'one', before: 'c' },
    { do: 'remove-item', item: 'no' },
    { do: 'describe-item', item: 'no', note: 'n' },
    { do: 'rename-section', section: 'no', heading: 'n' },
    { do: 'move-section', section: 'no' },
    { do: 'remove-section', section: 'no' },
    { do: 'add-section', heading: 'n', before: 'no' },
  ];
  for (const change of wrong)
    expect(() => changed(full, [{ do: 'rename', title: 'Half' }, change], later)).toThrow(
      expect.objectContaining({ code: 'not-found' }),
    );
  expect(full.title).toBe('SAMPLE');
});

test('a heading with passages is not removed, so that none is lost; an empty one is', () => {
  expect(() => after({ do: 'remove-section', section: 'one' })).toThrow(
    expect.objectContaining({ code: 'binder.section-filled' }),
  );
  expect(after({ do: 'remove-section', section: 'three' })).toBe('one: a b; two: c');
});

test('an id is never given twice, even of what was removed', () => {
  const add = { do: 'add-item', section: 'one', item: passage } as const;
  const first = changed(full, [add, add], later);
  const ids = itemsOf(first).map(({ id }) => id);
  expect(new Set(ids).size).toBe(5);
  const removed = changed(
    first,
    ids.slice(2, 4).map((id) => ({ do: 'remove-item', item: id }) as const),
    later,
  );
  const second = changed(removed, [add], later);
  expect(ids).not.toContain(second.sections[0]?.items.at(-1)?.id);
});

test('a full binder takes no more', () => {
  const many = binder({ one: Array.from({ length: binderLimits.items }, (_, index) => `i${index}`) });
  const code = 'binder.full';
  expect(() => changed(many, [{ do: 'add-item', section: 'one', item: passage }], later)).toThrow(
    expect.objectContaining({ code }),
  );
  const wide = binder(
    Object.fromEntries(Array.from({ length: binderLimits.sections }, (_, index) => [`s${index}`, []])),
  );
  expect(() => changed(wide, [{ do: 'add-section', heading: 'one more' }], later)).toThrow(
    expect.objectContaining({ code }),
  );
});

test('however passages are moved, none is lost or doubled', () => {
  const ids = ['a', 'b', 'c'];
  const move = fc.record({
    do: fc.constant('move-item' as const),
    item: fc.constantFrom(...ids),
    section: fc.constantFrom('one', 'two', 'three'),
    before: fc.constantFrom(null, ...ids),
  });
  fc.assert(
    fc.property(fc.array(move, { maxLength: 20 }), (moves) => {
      let state = full;
      for (const one of moves) {
        try {
          state = changed(state, [one], later);
        } catch (error) {
          expect(error).toMatchObject({ code: 'not-found' });
        }
      }
      expect(
        itemsOf(state)
          .map(({ id }) => id)
          .toSorted(),
      ).toEqual(ids);
    }),
  );
});
