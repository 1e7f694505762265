import { aboutRussia, defineSource, feedList, type HudocSite, hudocDraft, hudocLink } from '../src/source.ts';

const cpt: HudocSite = { site: 'cpt', library: 'CPT', key: 'cptsectionid' };

/**
 * Reports of the European Committee for the Prevention of Torture on its visits to Russia, in sections as HUDOC-CPT has them. Feed, key and
 * text address are those of a public reader of all HUDOC sites; its feeds of two other sites were read as served.
 */
export const coeTortureCommittee = defineSource({
  id: 'coe-torture-committee',
  publisher: 'Council of Europe, Committee for the Prevention of Torture (CPT)',
  title: 'HUDOC-CPT: visits to Russia',
  homepage: 'https://hudoc.cpt.coe.int/',
  tier: 1,
  kind: 'igo',
  languages: ['en', 'fr'],
  schedule: '33 8 * * 4',
  delayMs: 5000,
  verified: 'shape',
  card: {
    mandate:
      'Visits places where persons are deprived of liberty (European Convention for the Prevention of Torture, article 1).',
    method: 'Visits by delegations; reports with the responses of the government.',
    bias: 'Not assessed by this archive. Reports appear at the request of the State visited (article 11 of that Convention): silence is no finding.',
    licence: 'Council of Europe content reusable with credit.',
    designations: [],
  },
  expect: { links: [0, 600], dated: 0.8, text: { characters: 300, share: 0.8 }, silentDays: 1000 },
  start: ['https://hudoc.cpt.coe.int/app/transform/rss?library=cpteng&query=contentsitename%3ACPT&sort=&start=1'],

  discover: feedList((item) => (aboutRussia(item.title, item.summary) ? hudocLink(item, cpt) : undefined)),

  extract: (page, link) => hudocDraft(page, link, cpt),
});
