import { expect, test } from 'vitest';
import { stem } from '../../src/text/stem.ts';

test.each([
  ['persecution', 'persecuted'],
  ['detentions', 'detention'],
  ['repression', 'repressed'],
  ['prosecution', 'prosecuted'],
  ['organised', 'organized'],
  ['беженец', 'беженца'],
  ['пыток', 'пытки'],
  ['чеченец', 'чеченцы'],
])('%s and %s meet in one stem', (one, other) => {
  expect(stem(one)).toBe(stem(other));
});

test('numbers and other scripts are their own stem', () => {
  expect([stem('280.3'), stem('საქართველო')]).toEqual(['280.3', 'საქართველო']);
});
