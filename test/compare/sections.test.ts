import { expect, test } from 'vitest';
import { alignSections, countAll, type Section, sectionsOf } from '../../src/compare/sections.ts';
import { sentenceChanges } from '../../src/compare/sentences.ts';

const prisons =
  'Prisoners were beaten in three colonies. Lawyers were turned away at the gate. No official was charged.';

test('a sentence said in other words is changed; what has no counterpart is removed or added', () => {
  const before =
    'The law punished criticism of the army. Courts heard 120 cases. Appeals were heard in closed session.';
  const after =
    'The law punished criticism of the army. Courts heard 340 cases. A new fee was introduced for complaints.';
  expect(sentenceChanges(before, after)).toEqual([
    { kind: 'same', text: 'The law punished criticism of the army.' },
    { kind: 'changed', before: 'Courts heard 120 cases.', after: 'Courts heard 340 cases.' },
    { kind: 'removed', text: 'Appeals were heard in closed session.' },
    { kind: 'added', text: 'A new fee was introduced for complaints.' },
  ]);
});

test('sentences pair in order: none is laid beside two, and crossing pairs are told as removed and added', () => {
  const changes = sentenceChanges(
    'The court fined one man. The court fined one woman.',
    'The court fined one man twice.',
  );
  expect(changes.map(({ kind }) => kind).toSorted()).toEqual(['changed', 'removed']);
});

test('sections are what stands under one heading, notices apart', () => {
  const passages = [
    { headings: ['Report'], kind: 'content', text: 'Lead.' },
    { headings: ['Report', 'Prisons'], kind: 'content', text: 'One.' },
    { headings: ['Report', 'Prisons'], kind: 'notice', text: 'A notice.' },
    { headings: ['Report', 'Prisons'], kind: 'content', text: 'Two.' },
  ] as const;
  expect(sectionsOf(passages)).toEqual([
    { headings: ['Report'], text: 'Lead.' },
    { headings: ['Report', 'Prisons'], text: 'One.\nTwo.' },
  ]);
});

test('sections of two editions meet by heading whatever their numbers and years, and by text whatever their heading', () => {
  const earlier = [
    section(['2023 Report', 'Section 1. Prisons'], prisons),
    section(['2023 Report', 'Section 2. Assembly'], 'All rallies were banned. Lone pickets were broken up by police.'),
    section(['2023 Report', 'Section 3. Elections'], 'Candidates were struck from the list.'),
  ];
  const later = [
    section(['2024 Report', 'Section 1. Treatment in custody'], `${prisons} One inmate died.`),
    section(['2024 Report', 'Section 4. Elections'], 'Candidates were struck from the list.'),
    section(['2024 Report', 'Section 5. Exile'], 'Passports were not renewed abroad.'),
  ];
  const rows = alignSections(earlier, later);
  expect(rows.map(({ kind, earlier, later }) => [kind, earlier?.at(-1), later?.at(-1)])).toEqual([
    ['both', 'Section 1. Prisons', 'Section 1. Treatment in custody'],
    ['gone', 'Section 2. Assembly', undefined],
    ['both', 'Section 3. Elections', 'Section 4. Elections'],
    ['new', undefined, 'Section 5. Exile'],
  ]);
  expect(countAll(rows)).toEqual({ same: 4, changed: 0, removed: 2, added: 2, moved: 0 });
});

test('a sentence that moved to another section is not called gone', () => {
  const moved = 'Detainees were denied medicine for weeks.';
  const rows = alignSections(
    [section(['Prisons'], `Cells were full. ${moved}`), section(['Health'], 'Clinics closed in two regions.')],
    [section(['Prisons'], 'Cells were full.'), section(['Health'], `Clinics closed in two regions. ${moved}`)],
  );
  expect(rows[0]?.changes).toContainEqual({ kind: 'removed', text: moved, elsewhere: 'Health' });
  expect(rows[1]?.changes).toContainEqual({ kind: 'added', text: moved, elsewhere: 'Prisons' });
  expect(countAll(rows).moved).toBe(2);
});

test('an edition beside nothing is all new, and two empty ones have no section', () => {
  expect(alignSections([], [section(['Prisons'], prisons)]).map(({ kind }) => kind)).toEqual(['new']);
  expect(alignSections([], [])).toEqual([]);
});

function section(headings: string[], text: string): Section {
  return { headings, text };
}
