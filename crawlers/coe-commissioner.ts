import { aboutRussia, defineSource, feedList, type HudocSite, hudocDraft, hudocLink } from '../src/source.ts';

const commhr: HudocSite = { site: 'commhr', library: 'COMMHR', key: 'commhridentifier' };

/**
 * The Council of Europe's Commissioner for Human Rights, by the HUDOC site of that office. Feed, key and text address are those of a public
 * reader of all HUDOC sites; its feeds of two other sites were read as served. The Commissioner's own site refuses programs.
 */
export const coeCommissioner = defineSource({
  id: 'coe-commissioner',
  publisher: 'Council of Europe, Commissioner for Human Rights',
  title: 'Reports, letters and statements on Russia',
  homepage: 'https://hudoc.commhr.coe.int/',
  tier: 1,
  kind: 'igo',
  languages: ['en', 'fr'],
  schedule: '23 8 * * *',
  delayMs: 5000,
  verified: 'shape',
  card: {
    mandate: 'Commissioner for Human Rights of the Council of Europe.',
    method: 'Country reports, letters to authorities, statements.',
    bias: 'Not assessed by this archive. Russia left the Council of Europe on 16 March 2022.',
    licence: 'Council of Europe content reusable with credit.',
    designations: [],
  },
  expect: { links: [1, 400], dated: 0.9, text: { characters: 500, share: 0.8 }, silentDays: 365 },
  start: [
    'https://hudoc.commhr.coe.int/app/transform/rss?library=commhreng&query=contentsitename%3ACOMMHR&sort=&start=1',
  ],

  discover: feedList((item) => {
    const number = /\bComm(?:DH|HR)(?:\/\w+)?\s?\(\d{4}\)\s?\d+/.exec(`${item.title} ${item.summary}`)?.[0];
    const link = hudocLink(item, commhr);
    if (link === undefined || !aboutRussia(item.title, item.summary)) return undefined;
    return { ...link, ...(number !== undefined && { documentNumber: number }) };
  }),

  extract: (page, link) => hudocDraft(page, link, commhr),
});
