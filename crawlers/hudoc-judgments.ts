import {
  defineSource,
  echr,
  hudocApplications,
  hudocDraft,
  hudocText,
  jsonList,
  type Link,
  parseDate,
  z,
} from '../src/source.ts';

const results = z.object({
  resultcount: z.coerce.number(),
  results: z.array(
    z.object({
      columns: z.object({
        itemid: z.string(),
        docname: z.string(),
        appno: z.string().nullish(),
        kpdate: z.string().nullish(),
        languageisocode: z.string().nullish(),
        ecli: z.string().nullish(),
      }),
    }),
  ),
});

const query =
  'contentsitename:ECHR AND respondent:"RUS" AND documentcollectionid2:"JUDGMENTS" AND (languageisocode:"ENG" OR languageisocode:"FRE")';
const select = 'itemid,docname,appno,kpdate,languageisocode,ecli';
const firstPage = `https://hudoc.echr.coe.int/app/query/results?query=${encodeURIComponent(query)}&select=${select}&sort=kpdate%20Descending&start=0&length=100&rankingModelId=4180000c-8692-45ca-ad63-74bc4163871b`;

/**
 * All judgments of the European Court of Human Rights against Russia, by the query API behind HUDOC's search page, back to the first. The feed
 * that `hudoc` reads has only the newest documents on all States; who turns this source on can do without that one.
 *
 * Several public projects read this API and print its answers (`resultcount`, `results[].columns`). They disagree on how complete a query must
 * be, and some were refused (403) when they asked fast: hence unverified, the long form of the query, and the pause.
 */
export const hudocJudgments = defineSource({
  id: 'hudoc-judgments',
  publisher: 'European Court of Human Rights',
  title: 'HUDOC: all judgments against Russia',
  homepage: 'https://hudoc.echr.coe.int/',
  tier: 1,
  kind: 'court',
  languages: ['en', 'fr'],
  schedule: '3 8 * * 2',
  delayMs: 10_000,
  verified: 'unverified',
  card: {
    mandate: 'Judges whether States have violated the European Convention on Human Rights.',
    method: 'Findings of fact and law after adversarial proceedings.',
    bias: 'Highest weight as findings of fact and law. Russia left the Council of Europe on 16 Mar 2022 and the Convention ceased to bind it on 16 Sept 2022: facts after that are outside jurisdiction, and Russia no longer takes part.',
    licence: 'Texts may be reproduced with acknowledgement; check site terms.',
    designations: [],
  },
  expect: { links: [50, 300], dated: 0.95, text: { characters: 2000, share: 0.9 }, silentDays: 120 },
  backfill: { lists: 100, reports: 500 },
  start: [firstPage],

  discover: jsonList({
    answer: results,
    entries: (answer) => answer.results,
    choose: ({ columns }) => judgmentLink(columns),
    older: ({ resultcount }, page) => {
      const url = new URL(page.url);
      const start = Number(url.searchParams.get('start')) + 100;
      return start < resultcount ? [page.url.replace(/([?&]start=)\d+/, `$1${start}`)] : [];
    },
  }),

  extract: (page, link) => hudocDraft(page, link, echr),
});

function judgmentLink(columns: z.infer<typeof results>['results'][number]['columns']): Link {
  const publishedOn = parseDate(columns.kpdate ?? '');
  const documentNumber = hudocApplications(columns.appno ?? '') ?? columns.ecli ?? undefined;
  return {
    url: hudocText(echr, columns.itemid),
    title: columns.docname,
    language: columns.languageisocode === 'FRE' ? 'fr' : 'en',
    ...(publishedOn !== undefined && { publishedOn }),
    ...(documentNumber !== undefined && { documentNumber }),
  };
}
