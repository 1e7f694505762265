import { type Anchor, aboutRussia, article, defineSource, html, htmlList, type Link } from '../src/source.ts';

/** `RUS200700.E`: country, running number, language. */
const number = /\b[A-Z]{3}\d{6}\.(?:E|F|EF|FE)\b/;

/**
 * Responses to information requests and the national documentation package of Canada's refugee board. A response stands at
 * `…/rir/Pages/index.aspx?doc=<number>`, as public code cites it. Searches are forms: what the index pages and the package on Russia link to is read;
 * the package's other documents are by other publishers.
 */
export const canadaIrb = defineSource({
  id: 'canada-irb',
  publisher: 'Immigration and Refugee Board of Canada',
  title: 'Responses to information requests; documentation package on Russia',
  homepage: 'https://irb-cisr.gc.ca/en/country-information/ndp/Pages/index.aspx',
  tier: 1,
  kind: 'government',
  languages: ['en'],
  schedule: '12 9 * * 3',
  delayMs: 10_000,
  verified: 'unverified',
  card: {
    mandate: 'Research Directorate of the tribunal that decides refugee claims in Canada.',
    method: 'Responses are carefully sourced and dated.',
    licence: 'Crown copyright: non-commercial reproduction allowed.',
    designations: [],
  },
  expect: { links: [1, 200], dated: 0.3, text: { characters: 1000, share: 0.8 }, silentDays: 400 },
  start: [
    'https://irb-cisr.gc.ca/en/country-information/rir/Pages/index.aspx',
    'https://irb-cisr.gc.ca/en/country-information/ndp/Pages/index.aspx',
  ],

  discover(page) {
    const packages = html(page).links('a[href*="/ndp/Pages/"][href*="pid="]');
    const onRussia = packages.filter(({ text }) => aboutRussia(text));
    return { ...responses(page), next: onRussia.map(({ url }) => url) };
  },

  extract(page, link) {
    const draft = article(page);
    const documentNumber = number.exec(`${draft.title} ${draft.blocks[0]?.text ?? ''}`)?.[0];
    return { ...draft, title: link.title ?? draft.title, ...(documentNumber !== undefined && { documentNumber }) };
  },
});

const responses = htmlList({ links: 'a[href*="index.aspx?doc="]', choose: responseLink });

function responseLink({ url, text }: Anchor): Link | undefined {
  if (!aboutRussia(text)) return undefined;
  const documentNumber = number.exec(text)?.[0];
  const title = text.replace(/\s*\[[^\]]*\]\s*$/, '');
  return { url, title, ...(documentNumber !== undefined && { documentNumber }) };
}
