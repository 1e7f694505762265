import { article, defineSource, jsonList, type Link, parseDate, z } from '../src/source.ts';

const reports = z.object({
  totalCount: z.number(),
  data: z.array(
    z.object({
      fields: z.object({
        title: z.string(),
        url: z.string().optional(),
        url_alias: z.string().optional(),
        date: z.object({ original: z.string().optional(), created: z.string().optional() }).optional(),
        source: z.array(z.object({ name: z.string() })).default([]),
      }),
    }),
  ),
});

const fields = ['title', 'url', 'url_alias', 'date.original', 'date.created', 'source.name'];

/**
 * ReliefWeb, where UN bodies and NGOs publish, by its API (v2): reports whose first country is Russia. Since November 2025 the API answers only
 * callers with an approved name, which each operator asks for; without it this source is off. The document's author is whom ReliefWeb names as
 * its source. Public code shows the parameters and the answer.
 */
export const reliefweb = defineSource({
  id: 'reliefweb',
  publisher: 'ReliefWeb (UN OCHA)',
  title: 'Reports on the Russian Federation',
  homepage: 'https://reliefweb.int/country/rus',
  tier: 2,
  kind: 'un',
  languages: ['en'],
  schedule: '13 9 * * *',
  delayMs: 5000,
  verified: 'shape',
  card: {
    mandate: 'Information service of the UN humanitarian office (OCHA).',
    method: 'An aggregator: it republishes documents of UN bodies and NGOs.',
    bias: 'Aggregator: the original publisher is the author.',
    licence: "API terms; content keeps its owners' rights.",
    terms: 'https://apidoc.reliefweb.int/',
    designations: [],
  },
  expect: { links: [20, 200], dated: 0.95, text: { characters: 500, share: 0.7 }, silentDays: 60 },
  backfill: { lists: 20, reports: 500 },
  start: [
    `https://api.reliefweb.int/v2/reports?appname={COI_RELIEFWEB_APPNAME}&filter[field]=primary_country.iso3&filter[value]=rus&sort[]=date:desc&limit=100&offset=0${fields.map((field) => `&fields[include][]=${field}`).join('')}`,
  ],

  discover: jsonList({
    answer: reports,
    entries: ({ data }) => data,
    choose: reportLink,
    older: ({ totalCount }, page) => {
      const offset = Number(new URL(page.url).searchParams.get('offset')) + 100;
      return offset < totalCount ? [page.url.replace(/([?&]offset=)\d+/, `$1${offset}`)] : [];
    },
  }),

  extract(page, link) {
    const draft = article(page);
    return { ...draft, title: link.title ?? draft.title, authors: link.authors ?? draft.authors };
  },
});

function reportLink({ fields: report }: z.infer<typeof reports>['data'][number]): Link | undefined {
  const url = report.url_alias ?? report.url;
  const publishedOn = parseDate(report.date?.original ?? report.date?.created ?? '');
  if (url === undefined) return undefined;
  return {
    url,
    title: report.title,
    ...(publishedOn !== undefined && { publishedOn }),
    ...(report.source.length > 0 && { authors: report.source.map(({ name }) => name) }),
  };
}
