import { z } from 'zod';
import { docxType } from '../../media-type.ts';
import { type Change, changeOf, dayOf, type Ends, type Instance, mostShown, turningDays } from '../change.ts';
import type { Deps } from '../deps.ts';
import { type ChangeWords, changeColumns, changeSheet } from '../export/change.ts';
import { soughtBy as partsOf } from '../export/collect.ts';
import { csvTable } from '../export/csv.ts';
import { docxTable } from '../export/docx-table.ts';
import { categoryLabel, provisionLabel } from '../views/labels.ts';
import { sureness } from '../views/sureness.ts';
import { en as words } from '../words/en.ts';
import { count, isoDate } from './answers/basic.ts';
import { provision } from './answers/law.ts';
import { hit } from './answers/search.ts';
import { namingOf } from './export.ts';
import { fileRoute, jsonRoute } from './route.ts';
import { soughtBy } from './search.ts';

const compared = {
  ...soughtBy,
  date: z
    .string('must be a day such as 2022-03-04')
    .max(40)
    .meta({ description: 'The day that parts before from after; it belongs to after.', examples: [...turningDays] }),
};
const sides = { before: count, either: count, after: count };
const ends = z
  .object({ first: cited(), last: cited() })
  .meta({ description: 'The earliest and the latest report, with its best passage.' });

function cited() {
  return z.object({ hit, citation: z.string(), archivedCopy: z.string() }).nullable();
}

/** `GET /api/v1/change`. */
export const changeRoute = jsonRoute({
  method: 'get',
  at: '/api/v1/change',
  topic: 'Search',
  summary: 'What a search finds before a day and from that day on, by category',
  description: `By date of publication. \`either\` counts reports whose date is too imprecise to say on which side they are. First and last passages, with exhibit-index lines, are given for the ${mostShown} categories with most reports.`,
  query: z.strictObject(compared),
  refusal: 'search.query',
  answer: z
    .object({
      date: isoDate,
      until: isoDate.meta({ description: 'Until then provisions count as new.' }),
      total: z.object(sides),
      undated: count,
      categories: z.array(
        z.object({
          category: z.string(),
          ...sides,
          provisions: z.array(z.string()).meta({ description: 'Keys of new provisions.' }),
          ends: z.object({ before: ends, after: ends }).nullable(),
        }),
      ),
      provisions: z.array(provision).meta({ description: 'In force within that time; some must be verified.' }),
      dropped: z
        .object({ before: z.array(z.string()), after: z.array(z.string()) })
        .meta({ description: 'Words left out on a side since no passage had all of them.' }),
      withAllWords: z.object({ before: count.optional(), after: count.optional() }).meta({
        description:
          'A side where those with most of the words are counted too: how many reports have a passage with all.',
      }),
    })
    .meta({ id: 'Change' }),
  example: '/api/v1/change?q=foreign+agent&date=2025-06-01',
  async handle(deps, { query: { date, ...sought } }) {
    return changeJson(await changeOf(deps.finder.query(sought), dayOf(date), deps));
  },
});

/** `GET /api/v1/change/export?format=`. */
export const changeExportRoute = fileRoute({
  method: 'get',
  at: '/api/v1/change/export',
  topic: 'Search',
  summary: 'The same as a table with citations',
  description: 'CSV for spreadsheets, every fact in a cell of its own; DOCX for Word, before and after side by side.',
  query: z.strictObject({
    format: z.enum(['csv', 'docx'], 'must be one of csv, docx').meta({ description: 'What kind of file.' }),
    ...compared,
  }),
  refusal: 'search.query',
  types: {
    'text/csv': 'CSV, UTF-8 with a byte-order mark.',
    [docxType]: 'DOCX.',
  },
  example: '/api/v1/change/export?format=csv&q=foreign+agent&date=2025-06-01',
  async reply(deps, { query: { format, date, ...sought }, address }) {
    const change = await changeOf(deps.finder.query(sought), dayOf(date), deps);
    const said = changeWords(change, address, deps);
    const attachment = `change-${change.date}.${format}`;
    if (format === 'csv')
      return { attachment, type: 'text/csv; charset=utf-8', body: csvTable(changeSheet(change, said)) };
    return { attachment, type: docxType, body: await docxTable(changeColumns(change, said)) };
  },
});

function changeWords({ query }: Change, address: URLSearchParams, deps: Deps): ChangeWords {
  const parameters = new URLSearchParams([...address].filter(([name, value]) => name !== 'format' && value !== ''));
  return {
    sought: partsOf(query, namingOf(deps)),
    address: `/change?${parameters}`,
    comparedAt: `${new Date(deps.now()).toISOString().slice(0, 16).replace('T', ' ')} UTC`,
    category: (id) => categoryLabel(id, deps),
    provision(entry) {
      const basis = entry.sinceBasis === 'in-force' ? words.categories.inForce : words.categories.actDate;
      return `${provisionLabel(entry.key, deps)} (${entry.since}, ${basis}; ${sureness(entry)})`;
    },
  };
}

function changeJson({ date, until, total, undated, rows, provisions, dropped, withAllWords }: Change) {
  const categories = rows.map(({ provisions, ends, ...row }) => ({
    ...row,
    provisions: provisions.map(({ key }) => key),
    ends: ends === undefined ? null : { before: endsJson(ends.before), after: endsJson(ends.after) },
  }));
  return { date, until, total, undated, categories, provisions, dropped, withAllWords };
}

function endsJson({ first, last }: Ends) {
  return { first: instanceJson(first), last: instanceJson(last) };
}

function instanceJson(instance: Instance | undefined) {
  if (instance === undefined) return null;
  const { hit, citation } = instance;
  return { hit, citation: citation.text, archivedCopy: citation.archivedCopy };
}
