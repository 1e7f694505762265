import {
  aboutRussia,
  defineSource,
  fragment,
  html,
  type Link,
  type Page,
  parseDate,
  wordPressList,
  z,
} from '../src/source.ts';

const reports = z.array(
  z.object({
    link: z.url(),
    date: z.string(),
    modified: z.string().optional(),
    title: z.object({ rendered: z.string() }),
    acf: z.object({
      document_date: z.string().optional(),
      parent_post_url_id: z.object({ post_title: z.string() }).nullish().catch(undefined),
    }),
  }),
);

/**
 * Country reports of the U.S. Department of State, by its WordPress REST API. The site may answer 200 with an error page ("Technical
 * Difficulties"): neither the list nor a report can be read from it, and both say so.
 */
export const stateDepartment = defineSource({
  id: 'state-department',
  publisher: 'U.S. Department of State',
  title: 'Reports on human rights and religious freedom: Russia',
  homepage: 'https://www.state.gov/reports-bureau-of-democracy-human-rights-and-labor/',
  tier: 1,
  kind: 'government',
  languages: ['en'],
  card: {
    mandate:
      'The foreign ministry of the United States, which must report to Congress each year on human rights (22 U.S.C. 2151n, 2304) and on religious freedom in other countries (22 U.S.C. 6412).',
    method:
      'Drafted by embassies and edited in Washington from official, non-governmental and press reports and from interviews; single statements are often attributed and seldom footnoted.',
    bias: 'The view of a government that has interests of its own; United States immigration courts give it great weight. Recent editions are shorter and leave out subjects that earlier ones had: compare editions.',
    licence: 'A work of the United States government: in general in the public domain (17 U.S.C. 105).',
    terms: 'https://www.law.cornell.edu/uscode/text/17/105',
    designations: [],
  },
  schedule: '40 5 * * *',
  delayMs: 5000,
  verified: 'shape',
  expect: { links: [1, 80], dated: 1, text: { characters: 2000, share: 0.9 }, silentDays: 500 },
  start: ['https://www.state.gov/wp-json/wp/v2/state_report?per_page=100&page=1'],

  discover: wordPressList(reports, reportLink),

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

function reportLink(report: z.infer<typeof reports>[number], page: Page): Link | undefined {
  const title = html(fragment(page, report.title.rendered)).text('main');
  if (!aboutRussia(title, report.link)) return undefined;
  const publishedOn = parseDate(report.acf.document_date ?? report.date);
  const named = report.acf.parent_post_url_id?.post_title;
  return {
    url: report.link,
    title,
    ...(publishedOn !== undefined && { publishedOn }),
    ...(named !== undefined && seriesOf(named)),
  };
}

/** `2024 Country Reports on Human Rights Practices` is the edition 2024 of a series. */
function seriesOf(named: string): Pick<Link, 'series' | 'edition'> {
  const [, edition, series] = /^((?:19|20)\d{2})\s+(.+)$/.exec(named) ?? [];
  return edition !== undefined && series !== undefined ? { series, edition } : { series: named };
}
