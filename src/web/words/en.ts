import type { Tier } from '../../model/publisher.ts';
import { standingWords } from '../../standing-words.ts';
import { accounts } from './accounts.ts';
import { answering } from './answering.ts';
import { binders } from './binders.ts';
import { checking } from './checking.ts';
import { comparing } from './comparing.ts';
import { curating } from './curating.ts';
import { delivering } from './delivering.ts';
import { confidence, kinds, remedies, standings, statuses, tiers } from './kinds.ts';
import { overviews } from './overviews.ts';
import { packets } from './packets.ts';
import { reading } from './reading.ts';
import { registers } from './registers.ts';
import { searching } from './searching.ts';
import { sharing } from './sharing.ts';
import { subscribing } from './subscribing.ts';

/** All that pages and errors say in English (what is added here is added to `ru.ts`), except labels that come from `search-config/` and from the sources. */
export const en = {
  product: 'Country Conditions',
  subject: 'Russia',
  tagline: 'Public reports on persecution in Russia, kept as captured, each passage with its source.',
  sample: 'Sample data, invented for demonstration. Not evidence.',
  skip: 'Skip to content',
  nav: {
    search: 'Search',
    new: 'New',
    categories: 'Categories',
    provisions: 'Laws',
    sources: 'Sources',
    check: 'Check quotes',
    binders: 'Binders',
  },
  footer:
    'A research aid, not legal advice. Tags are made by rules: read the passage and compare it with its capture before you cite it.',
  languageTag: 'en-US',
  otherLanguage: { tag: 'ru', name: 'Русский' },
  tiers,
  standings,
  kinds,
  statuses,
  confidence,
  remedies,
  tier: (tier: Tier) => `Tier ${tier}: ${tiers[tier]}`,
  codes: {
    CC: (article: string) => `Criminal Code, art. ${article}`,
    CoAO: (article: string) => `Code of Administrative Offences, art. ${article}`,
    FL: (article: string) => `Law ${article}`,
    COURT: (article: string) => `Court ruling: ${article}`,
  },
  reports: (count: number) => (count === 1 ? '1 report' : `${count.toLocaleString('en-US')} reports`),
  undated: 'no date stated',
  unknownLanguage: 'language unknown',
  delivering,
  registers,
  health: standingWords,
  binders,
  packets,
  ...comparing,
  accounts,
  subscribing,
  sharing,
  ...searching,
  ...reading,
  ...overviews,
  ...curating,
  ...checking,
  ...answering,
};
