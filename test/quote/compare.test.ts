import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Comparable, compare } from '../../src/quote/compare.ts';

const text = `SAMPLE. Police searched the flat of his mother in Tula and took her telephone. The case shows how the “foreign-agent” designation leads from fines to prison — and worse. In 2024, 1,280 cases were opened; no lawyer was admitted.
SAMPLE. Районный суд приговорил вымышленного учителя к пяти годам колонии по статье 207.3 УК РФ за «фейки» об армии: всё «решено заранее».`;
const source = new Comparable(text);

test.each([
  ['exact', 'The case shows how the “foreign-agent” designation leads from fines to prison'],
  ['exact', 'no lawyer was admitted.\nSAMPLE. Районный суд приговорил'],
  [
    'typographic',
    'The case shows how the "foreign-agent" designation leads from fines to prison--and worse'.replace('--', ' – '),
  ],
  ['typographic', 'Police searched the flat of his mother in Tula and took her tele-\nphone.'],
  ['typographic', 'police searched the flat of his mother in Tula,'],
  ['typographic', 'к пяти годам колонии по статье 207.3 УК РФ за "фейки" об армии: все "решено заранее"'],
  ['typographic', 'The case shows how the ‘foreign-agent’ designation leads from fines to prison'],
  ['typographic', 'по статье 207.3 УК РФ за „фейки“ об армии: всё „решено заранее“'],
  ['exact', 'Police searched the flat of his mo\u00adther in\u00a0Tula and\u202ftook her telephone'],
  ['edited', '[T]he case shows how the “foreign-agent” designation leads . . . to prison'],
  ['edited', 'Police searched the flat of [the journalist’s] mother in Tula … and took her telephone'],
  ['edited', 'суд приговорил […] учителя к пяти годам колонии'],
  ['edited', 'how the “foreign-agent” designation [sic] leads from fines [так в оригинале] to prison'],
  ['edited', 'no lawyer was admitted [sic!].'],
  ['altered', 'The case shows how the [sic] designation leads from fines to prison — and worse'],
  ['altered', 'Районный суд приговорил [так в тексте] учителя к пяти годам колонии по статье 207.3 УК РФ'],
])('%s: %s', (verdict, quotation) => {
  expect(compare(quotation, source)?.verdict).toBe(verdict);
});

test.each([
  [
    'one word',
    'Police searched the flat of his sister in Tula',
    { kind: 'changed', quoted: 'sister', source: 'mother' },
  ],
  ['a number', 'In 2025, 1,280 cases were opened', { kind: 'changed', quoted: '2025', source: '2024' }],
  ['a digit of a number', 'In 2024, 1,250 cases were opened', { kind: 'changed', quoted: '1,250', source: '1,280' }],
  ['a lost negation', 'cases were opened; lawyer was admitted', { kind: 'missing', quoted: '', source: 'no' }],
  ['an added word', 'took her only telephone. The case shows', { kind: 'added', quoted: 'only', source: '' }],
  [
    'an article of law',
    'по статье 207.1 УК РФ за «фейки» об армии',
    { kind: 'changed', quoted: '207.1', source: '207.3' },
  ],
  [
    'an inflection',
    'учителя к пяти годам колонии по статьи 207.3',
    { kind: 'changed', quoted: 'статьи', source: 'статье' },
  ],
])('%s that differs is shown in the words of both', (_what, quotation, difference) => {
  const likened = compare(quotation, source);
  expect(likened?.verdict).toBe('altered');
  expect(likened?.differences).toEqual([difference]);
});

test('a comma that differs is an alteration of punctuation', () => {
  expect(compare('In 2024 1,280 cases were opened; no lawyer', source)).toMatchObject({
    verdict: 'altered',
    differences: [{ kind: 'punctuation' }],
  });
});

test('what is nowhere in the text is not found, nor what only shares common words', () => {
  expect(compare('a completely unrelated sentence that nobody wrote', source)).toBeUndefined();
  expect(compare('the court of the city in the case of the lawyer', source)).toBeUndefined();
});

test('a quotation cannot end in the midst of a word or a number of its source', () => {
  expect(compare('In 2024, 1,280 cases were open', source)?.verdict).toBe('altered');
  expect(compare('колонии по статье 207', source)?.verdict).toBe('altered');
});

test('every stretch of whole words is found word for word, wherever it is cut', () => {
  const starts = [...text.matchAll(/(?<![\p{L}\p{N},.])[\p{L}\p{N}]/gu)].map(({ index }) => index);
  fc.assert(
    fc.property(fc.nat(starts.length - 7), fc.integer({ min: 5, max: 30 }), (at, length) => {
      const end = starts[at + length] ?? text.length;
      const quotation = text.slice(starts[at], end).trim();
      const likened = compare(quotation, source);
      expect(['exact', 'edited']).toContain(likened?.verdict);
      expect(text.slice(likened?.start, likened?.end)).toContain(quotation.slice(0, 10));
    }),
  );
});

test('an altered word is never taken for the source’s own', () => {
  const words = [...text.matchAll(/\p{L}{4,}/gu)];
  fc.assert(
    fc.property(fc.nat(words.length - 8), fc.constantFrom('zebra', 'никогда', '1999'), (at, other) => {
      const start = words[at]?.index ?? 0;
      const third = words[at + 3];
      const end = (words[at + 6]?.index ?? 0) + (words[at + 6]?.[0].length ?? 0);
      const quotation =
        text.slice(start, third?.index) + other + text.slice((third?.index ?? 0) + (third?.[0].length ?? 0), end);
      expect(compare(quotation, source)?.verdict ?? 'not found').toMatch(/altered|not found/);
    }),
  );
});
