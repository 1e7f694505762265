import { defineSource, document, feedLink, feedList, russiaOnly } from '../src/source.ts';

/**
 * Amnesty International, all publications. Public lists disagree on the feed; this one is what its WordPress gives and what several lists
 * name. A document's index number, by which it is cited, stands in its address alone.
 */
export const amnesty = defineSource({
  id: 'amnesty',
  publisher: 'Amnesty International',
  title: 'Amnesty International: Russia',
  homepage: 'https://www.amnesty.org/en/location/europe-and-central-asia/eastern-europe-and-central-asia/russia/',
  tier: 2,
  kind: 'ngo',
  languages: ['en'],
  schedule: '9 */6 * * *',
  delayMs: 5000,
  verified: 'shape',
  expect: { links: [0, 40], dated: 0.9, text: { characters: 400, share: 0.9 }, silentDays: 30 },
  card: {
    mandate: 'Research and campaigns on human rights worldwide: annual report, public statements, urgent actions.',
    bias: 'Advocacy organisation; its documents bear an index number (EUR 46/xxxx/yyyy).',
    licence: 'CC BY-NC-ND 4.0 for most.',
    terms: 'https://creativecommons.org/licenses/by-nc-nd/4.0/',
    designations: [{ as: 'undesirable', since: '2025-05', doubtful: true }, { as: 'blocked' }],
  },
  start: ['https://www.amnesty.org/en/feed/'],

  discover: feedList(russiaOnly(feedLink)),

  async extract(page) {
    const draft = await document(page);
    const documentNumber = indexNumber(new URL(page.finalUrl).pathname);
    return { ...draft, ...(documentNumber !== undefined && { documentNumber }) };
  },
});

/** `/en/documents/eur46/0001/2026/en/` -> `EUR 46/0001/2026`. */
function indexNumber(path: string): string | undefined {
  const [, region, country, number, year] = /\/documents\/([a-z]{3})(\d{2})\/(\d{4})\/(\d{4})\//i.exec(path) ?? [];
  return region === undefined ? undefined : `${region.toUpperCase()} ${country}/${number}/${year}`;
}
