import { expect, test } from 'vitest';
import { planPacket, usualText } from '../../src/packet/plan.ts';
import { selectedSheets, sheetRanges } from '../../src/packet/sheets.ts';
import { tabOf } from '../../src/packet/tabs.ts';
import { binder, item, material, passage, sha } from './sample.ts';

const options = { form: 'us', text: usualText } as const;

test('tabs run from A to Z, then AA', () => {
  expect([0, 25, 26, 27, 51, 52, 701, 702].map(tabOf)).toEqual(['A', 'Z', 'AA', 'AB', 'AZ', 'BA', 'ZZ', 'AAA']);
});

test('a report is one exhibit, in the order in which the binder first cites it', () => {
  const [a, b] = [passage('a-1', 0, 'A.'), passage('b-1', 0, 'B.')];
  const more = passage('b-1', 1, 'More of B.');
  const packet = planPacket(
    binder(['One', [item(b), item(a)]], ['Two', [item(more)]]),
    [material([a]), material([b, more])],
    options,
  );
  expect(
    packet.exhibits.map(({ tab, reportId, passages }) => [tab, reportId, passages.map(({ text }) => text)]),
  ).toEqual([
    ['A', 'b-1', ['B.', 'More of B.']],
    ['B', 'a-1', ['A.']],
  ]);
});

test('two captures of a report are two exhibits, and each names the other', () => {
  const first = passage('a-1', 0, 'As it was.');
  const second = { ...first, id: 'a-1.2.0', version: 2, text: 'As it is.' };
  const capture = { capturedAt: '2026-11-23T08:00:00.000Z', sha256: sha('b') };
  const packet = planPacket(
    binder(['One', [item(first), item(second, capture)]]),
    [material([first]), material([second], { version: 2, capture })],
    options,
  );
  expect(packet.exhibits.map(({ remarks }) => remarks)).toEqual([
    ['Another capture of the same report is Exhibit B.'],
    ['Another capture of the same report is Exhibit A.'],
  ]);
});

test('notes, labels and the title of the binder stay out of the packet', () => {
  const one = passage('a-1', 0, 'A.');
  const packet = planPacket(
    binder(['One', [item(one, { note: 'PRIVATE NOTE', label: 'red', relevance: 'Why.' })]]),
    [material([one])],
    options,
  );
  const printed = JSON.stringify(packet);
  expect(printed).toContain('Why.');
  expect(printed).not.toMatch(/PRIVATE|"red"/);
});

test('a report that is gone leaves an exhibit of what the binder kept, which says so', () => {
  const [exhibit] = planPacket(binder(['One', [item(passage('a-1', 0, 'Its words.'))]]), [], options).exhibits;
  expect(exhibit?.body).toEqual({ kind: 'none' });
  expect(exhibit?.passages[0]).toMatchObject({ text: 'Its words.' });
  expect(exhibit?.passages[0]).not.toHaveProperty('marked');
  expect(exhibit?.remarks.join(' ')).toContain('no longer holds this report');
});

test('a passage that a newer reader cut anew is found by its words', () => {
  const kept = passage('a-1', 0, 'Its words.');
  const read = [passage('a-1', 0, 'A line before.'), passage('a-1', 1, 'Its words.')];
  const [exhibit] = planPacket(binder(['One', [item(kept)]]), [material(read)], options).exhibits;
  expect(exhibit?.passages[0]?.marked).toEqual({ passageId: 'a-1.1.1' });
});

test('a passage whose words are no longer in the text is printed on the slip, which says so', () => {
  const kept = passage('a-1', 0, 'Its words.');
  const [exhibit] = planPacket(
    binder(['One', [item(kept)]]),
    [material([passage('a-1', 0, 'Other words.')])],
    options,
  ).exhibits;
  expect(exhibit?.passages[0]).not.toHaveProperty('marked');
  expect(exhibit?.remarks.join(' ')).toContain('printed in full on this slip');
});

test('of a long text the beginning and the cited passages are printed, and what is left out is counted', () => {
  const all = Array.from({ length: 50 }, (_, at) => passage('a-1', at, `Passage ${at}. ${'x'.repeat(100)}`));
  const cited = all[30] as (typeof all)[number];
  const [exhibit] = planPacket(binder(['One', [item(cited)]]), [material(all)], {
    form: 'us',
    text: { characters: 1000, around: 1 },
  }).exhibits;
  const parts = exhibit?.body.kind === 'text' ? exhibit.body.parts : [];
  expect(parts.map((part) => (part.kind === 'omitted' ? part.passages : part.text.slice(0, 11)))).toEqual([
    'Passage 0. ',
    28,
    'Passage 29.',
    'Passage 30.',
    'Passage 31.',
    18,
  ]);
  expect(exhibit?.remarks.join(' ')).toContain('Excerpt: the beginning of the text and the passages cited');
});

test('foreign originals have a certificate of translation, English ones have none', () => {
  const [en, ru] = [passage('a-1', 0, 'A.'), passage('b-1', 0, 'Б.', { language: 'ru' })];
  const { exhibits } = planPacket(
    binder(['One', [item(en), item(ru)]]),
    [material([en]), material([ru], { language: 'ru' })],
    options,
  );
  expect(exhibits.map(({ certificate }) => certificate)).toEqual([false, true]);
});

test('a document that states no language has the one of its text; an English one with a Russian passage relied on has a certificate', () => {
  const [en, ru] = [passage('a-1', 0, 'A.'), passage('b-1', 1, 'Б.', { language: 'ru' })];
  const english = passage('b-1', 0, 'A long passage in English.');
  const { exhibits } = planPacket(
    binder(['One', [item(en), item(ru)]]),
    [material([en], { language: 'und' }), material([english, ru])],
    options,
  );
  expect(exhibits.map(({ language, certificate }) => [language, certificate])).toEqual([
    ['en', false],
    ['en', true],
  ]);
});

test('a short document is printed whole, a long one by its first page and the cited pages with their neighbours', () => {
  expect(selectedSheets(4, [2], 10)).toEqual([1, 2, 3, 4]);
  expect(selectedSheets(40, [20, 40], 10)).toEqual([1, 19, 20, 21, 39, 40]);
  expect(selectedSheets(40, [], 10)).toHaveLength(40);
  expect(sheetRanges([1, 19, 20, 21, 40])).toBe('1, 19–21 and 40');
});
