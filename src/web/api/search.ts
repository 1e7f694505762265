import { z } from 'zod';
import { facetNames } from '../../search/engine.ts';
import { sortOrders } from '../../search/query.ts';
import { language, passageId, whole } from './answers/basic.ts';
import { searchAnswer, similarAnswer, timelineAnswer } from './answers/search.ts';
import { cursor } from './cursor.ts';
import { readOn } from './read-on.ts';
import { jsonRoute } from './route.ts';

const mostValues = 50;
const facet = z
  .array(z.string().max(100, 'has a value that is too long'))
  .max(mostValues, `has too many values; at most ${mostValues} are taken`)
  .optional()
  .meta({ description: 'One of these values; repeatable; a leading `-` excludes the value.' });
const facets = Object.fromEntries(facetNames.map((name) => [name, facet])) as Record<
  (typeof facetNames)[number],
  typeof facet
>;
const date = z
  .string()
  .regex(/^\d{4}(?:-\d{2}(?:-\d{2})?)?$/, 'is not a date such as 2024, 2024-06 or 2024-06-26')
  .optional()
  .meta({ description: 'A year, a month or a day, inclusive; a report known less precisely matches by its span.' });
const flag = (description: string, fallback: boolean) =>
  z.boolean('must be true or false').optional().meta({ description, default: fallback });

/** Filters of any search. */
const filters = {
  ...facets,
  language: facet.meta({ description: `${language.meta()?.description} As other filters.` }),
  from: date,
  until: date,
};

/** What describes a search: the same names as in the address of the search page. */
export const soughtBy = {
  q: z
    .string()
    .max(500, 'is too long; at most 500 characters are searched')
    .optional()
    .meta({
      description:
        'Words in any language; `"words in a row"` (in any of their forms), `-word`, `OR`, `category:…`, `after:2024`.',
      examples: ['foreign agent'],
    }),
  ...filters,
  synonyms: flag('Find words of the same meaning in the other language.', true),
  names: flag('Find names in the other alphabet.', true),
  spelling: flag('Correct words that nothing contains.', true),
  all: flag('Find only passages with all the words, however few.', false),
  prefix: flag('The last word may be the beginning of one.', false),
};

const shown = {
  page: whole(10_000).optional().meta({ description: 'From 1.', default: 1 }),
  size: whole(100).optional().meta({ description: 'Reports a page.', default: 20 }),
  explain: flag('Say what the order rests on.', false),
};
/** The order of a search. */
export const sort = z
  .enum(sortOrders, `must be one of ${sortOrders.join(', ')}`)
  .optional()
  .meta({
    description:
      'Relevance when there are words, else newest. `newest` and `oldest` go by the day of publication, `added` by when a report came here, `news` by when it last came, was revised, withdrawn or gone.',
  });

/** `GET /api/v1/search`: the JSON of `search --json`. */
export const searchRoute = jsonRoute({
  method: 'get',
  at: '/api/v1/search',
  topic: 'Search',
  summary: 'Find reports by words and filters',
  description:
    'Hits are grouped by report, each with its best passage, the words marked and the tags with the words that earned them. Counts are exact. Without words all reports are listed.',
  query: z.strictObject({
    ...soughtBy,
    ...shown,
    sort,
    timeline: flag('Count by month and category too.', false),
    cursor,
  }),
  refusal: 'search.query',
  failures: { 410: 'What the search finds has changed since the page before.' },
  answer: searchAnswer,
  example: '/api/v1/search?q=foreign+agent&from=2024&size=5',
  async handle({ finder }, { query: { cursor, ...sought } }) {
    return readOn(finder, finder.query(sought), cursor);
  },
});

/** `GET /api/v1/timeline`. */
export const timelineRoute = jsonRoute({
  method: 'get',
  at: '/api/v1/timeline',
  topic: 'Search',
  summary: 'Count what a search finds by month and category',
  description: 'Takes what describes a search. Months without a report are left out.',
  query: z.strictObject(soughtBy),
  refusal: 'search.query',
  answer: timelineAnswer,
  example: '/api/v1/timeline?q=foreign+agent',
  handle: ({ finder }, { query }) => finder.timeline(finder.query(query)),
});

/** `GET /api/v1/passages/:id/similar`. */
export const similarRoute = jsonRoute({
  method: 'get',
  at: '/api/v1/passages/:id/similar',
  topic: 'Search',
  summary: 'Passages of other reports that resemble one',
  description: 'Each report once, the most similar first; filters hold.',
  path: z.object({ id: passageId }),
  query: z.strictObject({ ...filters, ...shown }),
  refusal: 'search.query',
  answer: similarAnswer,
  example: '/api/v1/passages/{passage}/similar',
  handle: ({ finder }, { path, query }) => finder.similar(path.id, finder.query(query)),
});
