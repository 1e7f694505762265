import { type Anchor, defineSource, htmlList, type Link, pageOrFile } from '../src/source.ts';

/**
 * Weekly briefing notes of Germany's asylum authority: one PDF on all countries, so each is kept and its passages are told apart when they are
 * tagged. Files stand under `/SharedDocs/Anlagen/…/BriefingNotes/….pdf?__blob=publicationFile`, the form that public code cites for this site.
 */
export const bamf = defineSource({
  id: 'bamf',
  publisher: 'German Federal Office for Migration and Refugees (BAMF)',
  title: 'Briefing notes',
  homepage: 'https://www.bamf.de/EN/Behoerde/Informationszentrum/BriefingNotes/briefingnotes-node.html',
  tier: 2,
  kind: 'government',
  languages: ['en', 'de'],
  schedule: '52 9 * * 2',
  delayMs: 10_000,
  verified: 'unverified',
  card: {
    mandate: 'Information centre of the German asylum authority.',
    method: 'Weekly, short, current, footnoted.',
    bias: 'The report of the Foreign Office on Russia (Lagebericht) is restricted and not among these.',
    licence: 'Cite freely; copyright BAMF.',
    designations: [],
  },
  expect: { links: [1, 120], dated: 0.5, text: { characters: 1000, share: 0.9 }, silentDays: 30 },
  start: ['https://www.bamf.de/EN/Behoerde/Informationszentrum/BriefingNotes/briefingnotes-node.html'],

  discover: htmlList({ links: 'a[href*="BriefingNotes/"][href*=".pdf"]', choose: noteLink }),

  extract: (page, link) => pageOrFile(page, link),
});

/** `?__blob=publicationFile&v=3`: a new `v` is a new edition of the same file, at an address of its own. */
function noteLink({ url, text }: Anchor): Link {
  const week = /kw(\d{1,2})-(\d{4})/i.exec(url);
  const title = week === null || /Briefing/.test(text) ? text : `Briefing Notes, week ${Number(week[1])} of ${week[2]}`;
  return { url, title, ...(week?.[2] !== undefined && { publishedOn: week[2] }), series: 'Briefing Notes' };
}
