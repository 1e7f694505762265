import { z } from 'zod';
import { facetNames } from '../../../search/engine.ts';
import { next } from '../cursor.ts';
import {
  byHand,
  count,
  counts,
  instant,
  isoDate,
  language,
  offset,
  passageId,
  reportId,
  sha256,
  span,
  statedDate,
  status,
} from './basic.ts';

const facets = z
  .object(
    Object.fromEntries(facetNames.map((name) => [name, counts])) as Record<(typeof facetNames)[number], typeof counts>,
  )
  .meta({ id: 'Facets', description: 'Exact numbers of matching reports by value: `facets.category["war-fakes"]`.' });

const foundTag = z
  .object({
    category: z.string(),
    quote: z.string().meta({ description: 'The words that earned the tag: `passage.text.slice(start, end)`.' }),
    start: offset,
    end: offset,
    rule: z.string().meta({ description: 'The rule that fired.', examples: ['strong:en:designated a foreign agent'] }),
    strength: z.enum(['strong', 'weak']),
  })
  .meta({ id: 'FoundTag' });

const explanation = z
  .object({
    words: z
      .number()
      .meta({ description: 'The words found in the best passage, by their rarity and where they stand.' }),
    tags: z
      .number()
      .meta({ description: 'Above 1 when the passage bears a strong tag (of the categories asked for).' }),
    breadth: z.number().meta({ description: 'Grows with the number of matching passages of the report.' }),
    tier: z.number().meta({ description: 'The source: higher tiers first.' }),
    recency: z.number().meta({ description: 'Newer reports first.' }),
  })
  .meta({ id: 'Explanation', description: 'The parts whose product is the score that the order rests on.' });

/** One report found. */
export const hit = z
  .object({
    reportId,
    sourceId: z.string(),
    title: z.string(),
    url: z.string(),
    publishedOn: statedDate,
    language,
    status,
    byHand,
    passage: z.object({
      id: passageId,
      text: z.string(),
      headings: z.array(z.string()),
      page: z.string().nullable().meta({ description: 'As printed; where none is printed, the position in the PDF.' }),
      sheet: z.int().nullable().meta({ description: 'Position of the page in the PDF, from 1.' }),
      paragraph: z.string().nullable().meta({ description: 'Printed paragraph number.' }),
      marks: z.array(span).meta({ description: 'The words of the search in `text`.' }),
    }),
    morePassages: count.meta({ description: 'Further passages of this report that match.' }),
    tags: z.array(foundTag),
    capture: z
      .object({ capturedAt: instant, sha256 })
      .nullable()
      .meta({ description: 'The capture that the passage was read from.' }),
    explanation: explanation.optional().meta({ description: 'With `explain=true`, in the order of relevance.' }),
  })
  .meta({ id: 'Hit', description: 'One report, with its best passage.' });

const expansions = z
  .array(z.object({ word: z.string(), added: z.array(z.string()), by: z.enum(['synonym', 'name', 'spelling']) }))
  .optional()
  .meta({ description: 'What was looked for beside the words as typed.' });
const droppedWords = z
  .array(z.string())
  .optional()
  .meta({ description: 'Words left out since nothing contains them.' });
const narrowedWords = z.array(z.string()).optional().meta({
  description:
    'Words of which only some synonyms, names or beginnings were looked for, since together they were too many (Meilisearch).',
});
const withAllWords = count.optional().meta({
  description:
    'Present when few passages had all the words and those with most of them were found too: how many of `total` have a passage with all (but those left out).',
});
/** Reports by month and category. */
export const timeline = z
  .array(z.object({ month: isoDate, reports: count, categories: counts }))
  .meta({ description: 'Oldest first; a report known only by its year stands under the year.' });

const page = z.object({
  total: count.meta({ description: 'Exact number of reports that match.' }),
  facets,
  hits: z.array(hit),
  page: count,
  size: count,
  droppedWords,
  narrowedWords,
  withAllWords,
  expansions,
  timeline: timeline.optional(),
});

/** A page of results, and where to read on. */
export const searchAnswer = page.extend({ next }).meta({ id: 'SearchPage' });

/** Passages that resemble one. */
export const similarAnswer = page.meta({ id: 'SimilarPage' });

/** Counts of matching reports by month and category. */
export const timelineAnswer = z
  .object({ total: count, timeline, undated: count, droppedWords, narrowedWords, withAllWords, expansions })
  .meta({ id: 'TimelinePage' });
