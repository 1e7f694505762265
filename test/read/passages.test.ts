import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Block } from '../../src/model/draft.ts';
import { passagesOf } from '../../src/read/passages.ts';

const words = (text: string) => text.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word)).length;

/** Invented prose: sentences of about ten words, different for every seed. */
function prose(seed: string, count: number): string {
  return Array.from(
    { length: Math.ceil(count / 10) },
    (_, i) => `Sample${seed}${i} one two three four five six seven eight nine.`,
  ).join(' ');
}

const paragraph = (seed: string, count: number): Block => ({ kind: 'paragraph', text: prose(seed, count) });

const blocks = fc.array(
  fc.oneof(
    fc.record({
      kind: fc.constant('heading' as const),
      text: fc.lorem({ maxCount: 3 }),
      level: fc.integer({ min: 1, max: 4 }),
    }),
    fc.tuple(fc.nat(9999), fc.integer({ min: 3, max: 400 })).map(([seed, count]) => paragraph(String(seed), count)),
    fc
      .tuple(fc.nat(9999), fc.integer({ min: 3, max: 40 }))
      .map(([seed, count]): Block => ({ kind: 'item', text: prose(`i${seed}`, count) })),
    fc.nat(99).map((number): Block => ({ kind: 'note', text: `Note ${number}`, number: String(number) })),
    fc.constant<Block>({ kind: 'notice', text: 'Настоящий материал произведен иностранным агентом Образцовым.' }),
  ),
  { maxLength: 30 },
);

test('offsets hold, nothing but headings is left out, order is kept', () => {
  fc.assert(
    fc.property(blocks, (given) => {
      const { text, passages } = passagesOf(given, 'en');
      let last = 0;
      for (const [ordinal, passage] of passages.entries()) {
        expect(text.slice(passage.start, passage.end)).toBe(passage.text);
        expect(passage.start).toBeGreaterThanOrEqual(last);
        expect(passage.ordinal).toBe(ordinal);
        last = passage.end;
      }
      const flat = (value: string) => value.replace(/\s+/g, ' ');
      for (const block of given) expect(flat(text)).toContain(flat(block.text));
      for (const block of given.filter(({ kind }) => kind !== 'heading')) {
        const covered = passages.map((passage) => flat(passage.text)).join(' ');
        expect(covered).toContain(flat(block.text));
      }
    }),
    { numRuns: 200 },
  );
});

test('content passages have at most 250 words, and at least 60 where the section has them', () => {
  fc.assert(
    fc.property(blocks, (given) => {
      const { passages } = passagesOf(given, 'en');
      for (const passage of passages)
        expect(words(passage.text)).toBeLessThanOrEqual(passage.kind === 'content' ? 250 : 10_000);
    }),
    { numRuns: 200 },
  );
  const { passages } = passagesOf(Array.from({ length: 40 }, (_, i) => paragraph(`p${i}`, 10 + (i % 5) * 10)));
  expect(passages.filter((passage) => words(passage.text) < 60)).toEqual([]);
});

test('never across a heading or a page; headings give the path', () => {
  const { passages } = passagesOf([
    { kind: 'heading', text: 'A', level: 1 },
    paragraph('a', 30),
    { kind: 'heading', text: 'A.1', level: 2 },
    { ...paragraph('b', 30), page: '4', sheet: 6 },
    { ...paragraph('c', 30), page: '5', sheet: 7 },
    { kind: 'heading', text: 'B', level: 1 },
    paragraph('d', 30),
  ]);
  expect(passages.map(({ headings, page, sheet }) => [headings, page, sheet])).toEqual([
    [['A'], undefined, undefined],
    [['A', 'A.1'], '4', 6],
    [['A', 'A.1'], '5', 7],
    [['B'], undefined, undefined],
  ]);
});

test('paragraph numbers of a passage are its first and last', () => {
  const numbered = (number: string): Block => ({ ...paragraph(number, 40), number });
  expect(passagesOf([numbered('12')]).passages[0]?.paragraph).toBe('12');
  expect(passagesOf([numbered('12'), numbered('13')]).passages[0]?.paragraph).toBe('12-13');
});

test('one long paragraph is cut at sentence ends', () => {
  const { text, passages } = passagesOf([paragraph('long', 900)]);
  expect(passages.length).toBeGreaterThan(3);
  for (const passage of passages) expect(passage.text).toMatch(/\.$/);
  expect(text).toBe(prose('long', 900));
});

test('a changed paragraph leaves the passages away from it as they were', () => {
  const many = Array.from({ length: 120 }, (_, i) => paragraph(`s${i}`, 10 + ((i * 37) % 90)));
  const before = passagesOf(many).passages.map(({ text }) => text);
  const changed = [...many.slice(0, 30), paragraph('new', 50), ...many.slice(31)];
  const after = new Set(passagesOf([paragraph('first', 20), ...changed]).passages.map(({ text }) => text));
  const kept = before.filter((text) => after.has(text)).length;
  expect(kept / before.length).toBeGreaterThan(0.9);
});

test('a lead-in stays with the list that it announces', () => {
  const { passages } = passagesOf([
    paragraph('before', 100),
    { kind: 'paragraph', text: `${prose('lead', 60)} The following were banned:` },
    { kind: 'item', text: 'The first organisation' },
    { kind: 'item', text: 'The second organisation' },
  ]);
  expect(passages.at(-1)?.text).toContain('were banned:\nThe first organisation\nThe second organisation');
});

test('each passage has its own language', () => {
  const { passages } = passagesOf([
    {
      kind: 'paragraph',
      text: 'Суд приговорил активиста к семи годам колонии за участие в мирном собрании и репосты.',
    },
    { kind: 'heading', text: 'English summary', level: 2 },
    {
      kind: 'paragraph',
      text: 'The court sentenced the activist to seven years in a colony for taking part in a rally.',
    },
  ]);
  expect(passages.map(({ language }) => language)).toEqual(['ru', 'en']);
});
