import fc from 'fast-check';
import { expect, test } from 'vitest';
import { marks, window } from '../../src/search/highlight.ts';
import type { Expansion } from '../../src/search/plan.ts';
import { parseQuery } from '../../src/search/query.ts';
import { analyse } from '../../src/text/analyse.ts';

test('marks words in any inflection of either language', () => {
  expect(marked('Agents were persecuted, persecuting an agent.', 'agent persecute')).toEqual([
    'Agents',
    'persecuted',
    'persecuting',
    'agent',
  ]);
  expect(marked('Беженцев выслали. Осуждённый беженец.', 'беженец осужденные')).toEqual([
    'Беженцев',
    'Осуждённый',
    'беженец',
  ]);
});

test('marks a phrase only where all of it stands', () => {
  expect(marked('Freedom of expression, expression of freedom.', '"freedom of expression"')).toEqual([
    'Freedom of expression',
  ]);
});

test('marks a reference that the query names in another spelling, and no other', () => {
  const text = 'Law No. 255-FZ, article 2803 and article 280.1.';
  const reference = (key: string, quote: string) => {
    const start = text.indexOf(quote);
    return { key, start, end: start + quote.length };
  };
  const references = [
    reference('RU-FL-255-FZ-2022', '255-FZ'),
    reference('RU-CC-280.3', 'article 2803'),
    reference('RU-CC-280.1', 'article 280.1'),
  ];
  const shown = (key: string, typed: string) => {
    const query = parseQuery({ q: typed }, {}, () => [{ key, start: 0, end: typed.length }]);
    return marks(text, query, [], references).map(({ start, end }) => text.slice(start, end));
  };
  expect(shown('RU-FL-255-FZ-2022', '255-ФЗ')).toEqual(['255-FZ']);
  expect(shown('RU-CC-280.3', '280.3')).toEqual(['article 2803']);
  expect(shown('RU-CC-280.1', '280.1')).toEqual(['280.1']);
});

test('marks numbers and provisions exactly', () => {
  expect(marked('Articles 280.1, 280.3 and 280, and 280³.', 'article 280.3')).toEqual(['280.3', '280³']);
});

test('marks synonyms, names and corrections that the search added', () => {
  const expansions: Expansion[] = [{ word: 'foreign agent', added: ['иностранный агент', 'иноагент'], by: 'synonym' }];
  expect(marked('Иностранных агентов и иноагента, агента.', 'foreign agent', expansions)).toEqual([
    'Иностранных агентов',
    'иноагента',
  ]);
});

test('marks the beginning that is being typed', () => {
  expect(marked('Persecution and persons.', 'persecuti', [], 'true')).toEqual(['Persecution']);
});

test('marks nothing that is excluded, and nothing when there are no words', () => {
  expect(marked('Torture in prison.', 'torture -prison')).toEqual(['Torture']);
  expect(marked('Torture in prison.', '')).toEqual([]);
});

test('marks what the stems of all words say, whatever letters, marks and look-alikes they are written with', () => {
  const letters = [
    ...'aeouycABCEHKMОеЕёЁсСcрpиІі280³²',
    '\u0301',
    '\u0306',
    '\u0308',
    '\u00ad',
    'ﬁ',
    'é',
    'K',
    "'",
    '-',
    ' ',
    ' ',
  ];
  const endings = ['', 's', 'ing', 'ion', 'ом', 'ами', 'ец', 'ок'];
  const words = fc.tuple(fc.string({ unit: fc.constantFrom(...letters), maxLength: 6 }), fc.constantFrom(...endings));
  fc.assert(
    fc.property(fc.array(words, { maxLength: 30 }), fc.array(words, { minLength: 1, maxLength: 3 }), (some, asked) => {
      const text = [...some, ...asked].map((word) => word.join('')).join(' ');
      const sought = new Set(analyse(asked.map((word) => word.join('')).join(' ')).map(({ stem }) => stem));
      const terms = [...sought].map((stem) => [
        { typed: stem, forms: [stem], stems: [stem], quoted: false, prefix: false, exact: false },
      ]);
      const expected = analyse(text).filter(({ stem }) => sought.has(stem));
      expect(marks(text, { text: '', terms: { all: terms, none: [] } })).toEqual(
        expected.map(({ start, end }) => ({ start, end })),
      );
    }),
    { numRuns: 2000 },
  );
});

test('marks are in order, apart from one another and inside any text', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: 'binary', maxLength: 300 }),
      fc.string({ unit: 'binary', maxLength: 60 }),
      (text, q) => {
        let end = 0;
        for (const mark of marks(text, { text: q })) {
          expect(mark.start).toBeGreaterThanOrEqual(end);
          expect(mark.end).toBeGreaterThan(mark.start);
          end = mark.end;
        }
        expect(end).toBeLessThanOrEqual(text.length);
      },
    ),
  );
});

test('a window shows whole words around most of the marks', () => {
  const text = `${'before '.repeat(60)}torture and more torture ${'after '.repeat(60)}torture`;
  const { start, end } = window(text, marks(text, { text: 'torture' }), 12);
  const shown = text.slice(start, end);
  expect(shown.split(' ')).toHaveLength(12);
  expect(shown).toMatch(/^before .*torture and more torture.* after$/);
});

test('a window over a short text is all of it', () => {
  expect(window('Short text.', [], 40)).toEqual({ start: 0, end: 11 });
});

function marked(text: string, q: string, expansions: Expansion[] = [], prefix = 'false'): string[] {
  return marks(text, parseQuery({ q, prefix }), expansions).map(({ start, end }) => text.slice(start, end));
}
