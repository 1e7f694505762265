import { expect, test } from 'vitest';
import { type Edition, newerEdition, sharedTitle } from '../../src/compare/editions.ts';

function edition(id: string, title: string, publishedOn?: string, given: Partial<Edition> = {}): Edition {
  return { id, sourceId: 'state-department', title, language: 'en', ...(publishedOn && { publishedOn }), ...given };
}

const name = 'Country Reports on Human Rights Practices: Russia';
const archive = { sourceId: 'state-department-earlier' };
const of2021 = edition('a', `2021 ${name}`, '2022', { ...archive, series: '2021 Country Reports' });
const of2023 = edition('b', `2023 ${name}`, '2024', { ...archive, series: '2023 Country Reports' });
const of2024 = edition('c', `2024 ${name}`, '2025-08-12', { series: '2024 Country Reports' });

test('the newest of the later editions is found, across a source and the archive of its earlier ones', () => {
  expect(newerEdition(of2021, [of2021, of2023, of2024])?.id).toBe('c');
  expect(newerEdition(of2023, [of2021, of2024])?.id).toBe('c');
  expect(newerEdition(of2024, [of2021, of2023, of2024])).toBeUndefined();
});

test('the year in the title counts before the day of publication: an old edition that was put up again is not newer', () => {
  expect(newerEdition(of2023, [{ ...of2021, publishedOn: '2026' }])).toBeUndefined();
});

test.each([
  ['another subject', edition('x', '2025 Report on International Religious Freedom: Russia', '2026')],
  ['another country', edition('x', '2025 Country Reports on Human Rights Practices: Belarus', '2026')],
  ['another language', edition('x', `2025 ${name}`, '2026', { language: 'ru' })],
  ['another source', edition('x', `2025 ${name}`, '2026', { sourceId: 'hrw' })],
  ['another series', edition('x', `2025 ${name}`, '2026', { series: '2025 Summaries' })],
  [
    'what somebody else published, added by hand',
    edition('x', `2025 ${name}`, '2026', { byHand: { publisher: 'SAMPLE' } }),
  ],
])('%s is no edition of it', (_what, other) => {
  expect(newerEdition(of2021, [other])).toBeUndefined();
});

test('notes whose titles name a month, a version or a form of the file are editions of one', () => {
  const note = (id: string, when: string, publishedOn: string) =>
    edition(id, `Country policy and information note: SAMPLE topic, ${when}`, publishedOn, {
      sourceId: 'uk-home-office',
    });
  const first = note('a', 'April 2021', '2021-04-12');
  expect(newerEdition(first, [note('b', 'June 2025 (accessible)', '2025-06-12')])?.id).toBe('b');
  expect(newerEdition(first, [note('b', 'version 2.0, October 2021', '2021-10-01')])?.id).toBe('b');
});

test('dates of which one may hold the other say nothing', () => {
  const undated = (id: string, publishedOn?: string) => edition(id, 'SAMPLE Country Focus', publishedOn);
  expect(newerEdition(undated('a', '2025'), [undated('b', '2025-06')])).toBeUndefined();
  expect(newerEdition(undated('a', '2025'), [undated('b')])).toBeUndefined();
  expect(newerEdition(undated('a', '2025'), [undated('b', '2026-01')])?.id).toBe('b');
});

test('the issues of a periodical do not supersede one another', () => {
  const weeks = Array.from({ length: 12 }, (_, month) =>
    edition(`w${month}`, 'Briefing Notes', `2025-${String(month + 1).padStart(2, '0')}-06`),
  );
  expect(newerEdition(weeks[0] as Edition, weeks)).toBeUndefined();
});

test('numbers that are no dates keep titles apart', () => {
  const article = (id: string, number: string) => edition(id, `Cases under article ${number} in 2024`, '2025');
  expect(newerEdition(article('a', '207.3'), [{ ...article('b', '280.3'), publishedOn: '2026' }])).toBeUndefined();
});

test('a title is looked for by the longest part that its editions share', () => {
  expect(sharedTitle(`2023 ${name}`)).toBe(name);
  expect(sharedTitle('Country policy and information note: SAMPLE topic, June 2025 (accessible)')).toBe(
    'Country policy and information note: SAMPLE topic',
  );
  expect(sharedTitle('2024')).toBe('');
});
