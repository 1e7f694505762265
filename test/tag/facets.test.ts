import { expect, test } from 'vitest';
import { smallConfig, tagged } from './small.ts';

const terms = (en: string, ru: string) => ({ label: 'Sample', terms: { en: [en], ru: [ru] } });
const config = smallConfig(
  [
    { strong: ['banned party'], grounds: ['politics', 'religion'] },
    { id: 'other', strong: ['club'], grounds: ['nationality'] },
  ],
  {
    grounds: [
      { id: 'religion', note: '', ...terms('believer', 'верующий') },
      { id: 'politics', note: '', ...terms('opposition', 'оппозиция') },
      { id: 'nationality', note: '', ...terms('ethnic', 'этнический') },
    ],
    groups: [
      { id: 'students', ...terms('student', 'студент') },
      { id: 'lawyers', ...terms('lawyer', 'адвокат') },
    ],
    harms: [
      { id: 'search', ...terms('searched', 'обыск') },
      { id: 'arrest', ...terms('arrested', 'арест') },
    ],
    actors: [
      { id: 'police', class: 'state', ...terms('police', 'полиция') },
      { id: 'army', class: 'state', ...terms('army', 'армия') },
    ],
    places: ['omsk', 'altai'].map((id) => ({
      id,
      iso: null,
      type: 'oblast',
      labelRu: '',
      recognisedAsRussia: true,
      ...terms(id, id === 'omsk' ? 'Омск' : 'Алтай'),
    })),
  },
);
const none = { grounds: [], groups: [], harms: [], actors: [], regions: [] };

test('a passage names every facet of its words, each once and in order', () => {
  const text =
    'A banned party: students, lawyers and students were searched and arrested by police and army in Omsk and Altai, believers and opposition.';
  expect(tagged(config, text).facets).toEqual({
    grounds: ['politics', 'religion'],
    groups: ['lawyers', 'students'],
    harms: ['arrest', 'search'],
    actors: ['army', 'police'],
    regions: ['altai', 'omsk'],
  });
});

test('facets are found in both languages', () => {
  const text = 'A banned party: студент, обыск, полиция, Омск, верующий.';
  expect(tagged(config, text).facets).toEqual({
    grounds: ['religion'],
    groups: ['students'],
    harms: ['search'],
    actors: ['police'],
    regions: ['omsk'],
  });
});

test('a ground needs a category that supports it', () => {
  const grounds = (text: string) => tagged(config, text).facets.grounds;
  expect(grounds('A banned party of ethnic believers.')).toEqual(['religion']);
  expect(grounds('A club of ethnic believers.')).toEqual(['nationality']);
  expect(grounds('A banned party and a club of ethnic believers.')).toEqual(['nationality', 'religion']);
});

test('a passage without a tag has no facets', () => {
  expect(tagged(config, 'Police arrested a student in Omsk.').facets).toEqual(none);
  expect(tagged(config, '').facets).toEqual(none);
  expect(tagged(config, 'A banned party.').facets).toEqual(none);
});
