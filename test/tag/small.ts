import type { Tagging } from '../../src/model/tag.ts';
import { loadSearchConfig } from '../../src/search-config.ts';
import { createTagger, type TaggedDocument } from '../../src/tag/tagger.ts';
import type { Category, ProvisionEntry, SearchConfig } from '../../src/tag/taxonomy.ts';

const none = { en: [], ru: [] };
const empty: SearchConfig = {
  ...loadSearchConfig(),
  version: '1-small',
  categories: [],
  provisions: [],
  classes: {},
  places: [],
  grounds: [],
  groups: [],
  harms: [],
  actors: [],
  gate: {
    russian: none,
    shared: none,
    mention: { en: ['Russia'], ru: [] },
    not: none,
    rivalActors: none,
    rivals: none,
  },
  stance: { negation: none, hypothetical: none, adverse: none, law: none, pattern: none, statement: none, case: none },
};

/** What a test says of a category; the rest is empty. */
export type SmallCategory = {
  id?: string;
  strong?: string[];
  weak?: string[];
  unless?: string[];
  provisions?: string[];
  grounds?: string[];
  needsNexus?: boolean;
};

/** A configuration of these categories, all of them English, and of what else the test gives; only the word Russia places a text in Russia. */
export function smallConfig(categories: readonly SmallCategory[], more: Partial<SearchConfig> = {}): SearchConfig {
  return { ...empty, ...more, categories: categories.map(whole) };
}

function whole({ id = 'sample', strong = [], weak = [], unless = [], ...more }: SmallCategory): Category {
  return {
    id,
    group: 'samples',
    label: id,
    definition: 'Sample.',
    grounds: [],
    provisions: [],
    typicalTargets: [],
    terms: { en: { strong, weak }, ru: { strong: [], weak: [] } },
    unless: { en: unless, ru: [] },
    needsNexus: false,
    exclusions: [],
    ...more,
  };
}

/** A provision by its key, such as `RU-CC-280.3`. `evidenceOf`: the categories of which its number alone is evidence. */
export function smallProvision(key: string, evidenceOf: string[] = []): ProvisionEntry {
  const [, code = '', article = ''] = key.split('-');
  return {
    key,
    code: code === 'CoAO' ? code : 'CC',
    article,
    gloss: 'Sample',
    since: '2022-03-04',
    sinceBasis: 'in-force',
    act: 'Sample',
    confidence: 'check',
    evidenceOf,
  };
}

/** How one passage is tagged; its document is about Russia by its title, unless the test says otherwise. */
export function tagged(config: SearchConfig, text: string, document: Partial<TaggedDocument> = {}): Tagging {
  const [tagging] = createTagger(config).tag({ title: 'Russia', language: 'en', ...document, passages: [{ text }] });
  if (tagging === undefined) throw new Error('no tagging');
  return tagging;
}
