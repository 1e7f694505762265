import { defineSource, html, knownList, type Link } from '../src/source.ts';

/** Editions that the Department keeps in the archive of an earlier administration. */
const editions = [
  earlier(2023, 'country-reports-on-human-rights-practices', 'Country Reports on Human Rights Practices'),
  earlier(2022, 'country-reports-on-human-rights-practices', 'Country Reports on Human Rights Practices'),
  earlier(2021, 'country-reports-on-human-rights-practices', 'Country Reports on Human Rights Practices'),
  earlier(2023, 'report-on-international-religious-freedom', 'Report on International Religious Freedom'),
  earlier(2022, 'report-on-international-religious-freedom', 'Report on International Religious Freedom'),
  earlier(2021, 'report-on-international-religious-freedom', 'Report on International Religious Freedom'),
];

/**
 * Earlier editions of the Department's human rights and religious freedom reports on Russia, from its archive of 2021 to 2025: needed beside
 * the newest, whose silence is no evidence of absence. Pages cite both series of the archive by these addresses; the text's element is the one
 * of `state-department`. The archive changes no more: it is read four times a year.
 */
export const stateDepartmentEarlier = defineSource({
  id: 'state-department-earlier',
  publisher: 'U.S. Department of State',
  title: 'Earlier reports on human rights and religious freedom: Russia',
  homepage: 'https://2021-2025.state.gov/',
  tier: 1,
  kind: 'government',
  languages: ['en'],
  schedule: '48 9 3 1,4,7,10 *',
  delayMs: 10_000,
  verified: 'unverified',
  card: {
    mandate: 'Annual reports to Congress on human rights and on religious freedom.',
    method:
      'The religious freedom reports draw on non-governmental organisations; how the others come about this archive has not assessed.',
    bias: 'The view of a government, which has interests of its own. The edition for 2024 was shortened: its silence is not evidence of absence.',
    licence: 'US government work: public domain (17 USC 105)',
    terms: 'https://www.law.cornell.edu/uscode/text/17/105',
    designations: [],
  },
  expect: { links: [6, 6], dated: 1, text: { characters: 5000, share: 1 }, silentDays: 1000 },
  start: ['https://2021-2025.state.gov/'],

  // The archive's front page stands for a list that no program can page through.
  discover: knownList('https://2021-2025.state.gov/', editions),

  extract(page, link) {
    const read = html(page);
    return {
      title: link.title ?? read.text('h1'),
      authors: [],
      language: 'en',
      blocks: read.blocks('div#report_content'),
    };
  },
});

/** The edition for a year appears in the next. */
function earlier(year: number, slug: string, name: string): Link {
  return {
    url: `https://2021-2025.state.gov/reports/${year}-${slug}/russia/`,
    title: `${year} ${name}: Russia`,
    publishedOn: String(year + 1),
    series: name,
    edition: String(year),
  };
}
