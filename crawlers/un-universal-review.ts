import { defineSource, jsonList, type Link, unDraft, unLink, z } from '../src/source.ts';

const value = z.array(
  z.object({
    value: z.union([z.string(), z.number()]).nullish(),
    label: z.string().nullish(),
    icon: z.object({ _id: z.string() }).nullish(),
  }),
);

const reviews = z.object({
  totalRows: z.number(),
  rows: z.array(
    z.object({
      title: z.string(),
      metadata: z.object({
        state_reviewed: value.optional(),
        session_of_the_document: value.optional(),
        document_date: value.optional(),
      }),
    }),
  ),
});

type Review = z.infer<typeof reviews>['rows'][number];

const kinds = ['National report', 'Compilation of UN information', 'Summary of stakeholders’ submissions'];

/**
 * The Universal Periodic Review of Russia: the State's report, the UN's compilation and the summary of what others submitted. UPR Info's
 * database gives the sessions; the documents' symbols follow from them (`A/HRC/WG.6/44/RUS/1` to `/3`). A public reader of all reviews shows
 * the query, the answer and the rule.
 */
export const unUniversalReview = defineSource({
  id: 'un-universal-review',
  publisher: 'UN Human Rights Council',
  title: 'Universal Periodic Review: Russian Federation',
  homepage: 'https://www.ohchr.org/en/hr-bodies/upr/ru-index',
  tier: 1,
  kind: 'un',
  languages: ['en'],
  schedule: '37 8 2 * *',
  delayMs: 10_000,
  verified: 'shape',
  card: {
    mandate: 'Review of every UN member State by the others, each about 4.5 years (Russia: 4th cycle, Nov 2023).',
    method: 'State report, UN compilation and stakeholder summary side by side.',
    bias: 'Contains what the State says of itself; the three documents are to be told apart.',
    licence: 'UN terms: reproduction normally allowed with credit; documents themselves generally free to quote.',
    terms: 'https://www.un.org/en/about-us/terms-of-use',
    designations: [],
  },
  expect: { links: [3, 60], dated: 0, text: { characters: 2000, share: 0.9 }, silentDays: 1000 },
  backfill: { lists: 20, reports: 30 },
  start: [
    'https://upr-info-database.uwazi.io/api/search?limit=100&from=0&types=%5B%225e57cdd6f54e0a1304c0d50d%22%5D&order=desc&sort=creationDate',
  ],

  discover: jsonList({
    answer: reviews,
    entries: ({ rows }) => rows.flatMap((review) => documentsOf(review)),
    choose: (link) => link,
    older: ({ totalRows }, page) => {
      const url = new URL(page.url);
      const from = Number(url.searchParams.get('from')) + 100;
      return from < totalRows ? [page.url.replace(/([?&]from=)\d+/, `$1${from}`)] : [];
    },
  }),

  extract: (page, link) => unDraft(page, link),
});

/** The three documents of a review of Russia; of another State, one entry that is passed over. */
function documentsOf({ metadata }: Review): (Link | undefined)[] {
  const state = metadata.state_reviewed?.[0];
  const session = /^\d+/.exec(metadata.session_of_the_document?.[0]?.label ?? '')?.[0];
  const reviewed = state?.icon?._id === 'RUS' || /^Russia/.test(state?.label ?? '');
  if (!reviewed || session === undefined) return [undefined];
  return kinds.map((kind, at) =>
    unLink(`A/HRC/WG.6/${session}/RUS/${at + 1}`, {
      title: `${kind}: Russian Federation (Universal Periodic Review, session ${session})`,
      series: 'Universal Periodic Review',
    }),
  );
}
