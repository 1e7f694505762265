import { type Discovery, defineSource, document, html, type Link, type Page, parseDate } from '../src/source.ts';

/**
 * Long reports of OVD-Info. The list names report pages; a report page may offer the same report as a PDF, whose page numbers a citation
 * needs: so each report page is read as a list too. Newer pages are drawn by script alone and hold no text.
 */
export const ovdInfoReports = defineSource({
  id: 'ovd-info-reports',
  publisher: 'ОВД-Инфо',
  title: 'Доклады ОВД-Инфо',
  homepage: 'https://reports.ovdinfo.org/',
  tier: 3,
  kind: 'ngo',
  languages: ['ru', 'en'],
  card: {
    mandate:
      'A Russian human rights group, founded in December 2011, that records politically motivated persecution and gives legal aid to those who meet with it.',
    method:
      'Calls to its hotline, its own lawyers, court files and open sources; its reports state their method and count what they could learn of.',
    bias: 'The principal monitor of detentions at protests and of political prosecutions in Russia; it discloses that it gives legal aid in cases it reports. Its counts are lower bounds.',
    licence: 'CC BY 4.0 is stated for much of its content; check the page that is quoted.',
    terms: 'https://creativecommons.org/licenses/by/4.0/',
    designations: [
      { as: 'foreign-agent', since: '2021-09-29' },
      { as: 'blocked', since: '2021-12', note: 'The website ovdinfo.org, by decision of a court at Lukhovitsy.' },
    ],
  },
  schedule: '20 6 * * 1',
  delayMs: 3000,
  verified: 'recorded',
  expect: { links: [3, 80], dated: 0.5, text: { characters: 5000, share: 0.6 }, silentDays: 400 },
  start: ['https://reports.ovdinfo.org/'],

  discover(page) {
    return new URL(page.finalUrl).pathname === '/' ? reportPages(page) : { links: pdfOf(page) };
  },

  async extract(page, link) {
    const draft = await document(page);
    if (link.url.endsWith('.pdf')) return { ...draft, title: link.title ?? draft.title, edition: 'PDF' };
    // Most reports keep their text in this panel; the general reader loses its first headings.
    const read = html(page);
    return read.count('.panel.document') === 1 ? { ...draft, blocks: read.blocks('.panel.document') } : draft;
  },
});

/** `/2014/cr-report/` or `/2014/cr-report`. */
const reportPath = /^\/\d{4}\/[\w-]+\/?$/;

function reportPages(page: Page): Discovery {
  const anchors = html(page).links('a');
  const reports = anchors.filter(
    ({ url }) => new URL(url).host === new URL(page.finalUrl).host && reportPath.test(new URL(url).pathname),
  );
  const urls = [...new Set(reports.map(({ url }) => url))];
  return { links: urls.map((url) => ({ url })), next: urls, passedOver: anchors.length - reports.length };
}

/** The PDF's own metadata is what some program wrote; the page knows better. */
function pdfOf(page: Page): Link[] {
  const read = html(page);
  const pdfs = read.links('a.pdf');
  if (pdfs.length === 0) return [];
  const title = read.attr('meta[property="og:title"]', 'content');
  const publishedOn = parseDate(read.attr('meta[property="article:published_time"]', 'content'));
  return pdfs.map(({ url }) => ({ url, title, language: 'ru', ...(publishedOn !== undefined && { publishedOn }) }));
}
