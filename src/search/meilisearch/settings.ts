import { createHash } from 'node:crypto';
import type { Settings } from 'meilisearch';
import { z } from 'zod';
import shipped from '../../../search-config/meilisearch.json' with { type: 'json' };
import { checkedFile } from '../../search-config-file.ts';

const names = z.array(z.string());
const settingsSchema = z.strictObject({
  searchableAttributes: names,
  displayedAttributes: names,
  filterableAttributes: z.array(
    z.strictObject({
      attributePatterns: names,
      features: z.strictObject({
        facetSearch: z.boolean(),
        filter: z.strictObject({ equality: z.boolean(), comparison: z.boolean() }),
      }),
    }),
  ),
  sortableAttributes: names,
  rankingRules: names,
  stopWords: names,
  synonyms: z.record(z.string(), names),
  separatorTokens: names,
  nonSeparatorTokens: names,
  dictionary: names,
  typoTolerance: z.strictObject({
    enabled: z.boolean(),
    minWordSizeForTypos: z.strictObject({ oneTypo: z.int(), twoTypos: z.int() }).optional(),
    disableOnNumbers: z.boolean().optional(),
  }),
  proximityPrecision: z.enum(['byWord', 'byAttribute']),
  prefixSearch: z.enum(['indexingTime', 'disabled']),
  facetSearch: z.boolean(),
  faceting: z
    .strictObject({
      maxValuesPerFacet: z.int(),
      sortFacetValuesBy: z.record(z.string(), z.enum(['alpha', 'count'])),
    })
    .optional(),
  pagination: z.strictObject({ maxTotalHits: z.int() }),
});

const configured = checkedFile(
  'meilisearch.json',
  z.strictObject({ passages: settingsSchema, words: settingsSchema }),
  shipped,
);

/** The settings of each index, from `search-config/meilisearch.json`. */
export const settingsOf: Readonly<Record<'passages' | 'words', Settings>> = {
  passages: withoutAbsent(configured.passages),
  words: withoutAbsent(configured.words),
};

/** A short hash of all settings: an index whose state names another one was made under other settings. */
export const settingsHash: string = createHash('sha256').update(JSON.stringify(configured)).digest('hex').slice(0, 12);

/** Lists that Meilisearch gives back in an order of its own. */
const unordered = new Set(['displayedAttributes', 'sortableAttributes', 'stopWords', 'separatorTokens']);
for (const name of ['nonSeparatorTokens', 'dictionary']) unordered.add(name);

/** The settings that a server does not have yet, `undefined` when it has them all. Keys that it adds with its own defaults do not count. */
export function settingsMissing(wanted: Settings, present: Settings): Settings | undefined {
  const missing = Object.entries(wanted).filter(([name, value]) => {
    const other: unknown = Reflect.get(present, name);
    return unordered.has(name) ? !covers(sorted(value), sorted(other)) : !covers(value, other);
  });
  return missing.length === 0 ? undefined : Object.fromEntries(missing);
}

function sorted(value: unknown): unknown {
  return Array.isArray(value) ? value.toSorted() : value;
}

/** Whether all that is wanted stands in what is present; lists must be equal. */
function covers(wanted: unknown, present: unknown): boolean {
  if (typeof wanted !== 'object' || wanted === null) return wanted === present;
  if (typeof present !== 'object' || present === null) return false;
  if (Array.isArray(wanted) && (!Array.isArray(present) || present.length !== wanted.length)) return false;
  return Object.entries(wanted).every(([key, value]) => covers(value, Reflect.get(present, key)));
}

function withoutAbsent(settings: z.infer<typeof settingsSchema>): Settings {
  return Object.fromEntries(Object.entries(settings).filter(([, value]) => value !== undefined));
}
