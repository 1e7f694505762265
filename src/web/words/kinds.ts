import type { Tier } from '../../model/publisher.ts';
import type { ReportStatus } from '../../model/report.ts';
import type { SourceKind } from '../../source.ts';
import { sourceWords } from '../../source-words.ts';

/** The standing of a source, said beside the kind of its publisher. */
export const standings: Record<Tier, string> = {
  1: 'first tier: official',
  2: 'second tier: leading',
  3: 'third tier: specialised',
  4: 'fourth tier: media',
};

export const tiers: Record<Tier, string> = sourceWords.tiers;

export const kinds: Record<SourceKind, string> = sourceWords.kinds;

export const statuses: Record<ReportStatus, string> = {
  live: 'online when last visited',
  changed: 'changed since first captured',
  gone: 'gone from its address',
  withdrawn: 'withdrawn by its publisher',
};

/** How sure the project is of a statement of law; what rests on memory is never shown as known. */
export const confidence: Record<string, string> = {
  'official-text': 'checked against the official text',
  secondary: 'confirmed in a secondary source',
  memory: 'not verified',
  check: 'not verified: doubtful',
};

/** What an operator does about a problem, by its code or the family of its code. */
export const remedies: Record<string, string> = {
  'fetch.disallowed': 'The site’s robots.txt forbids it; ask the publisher for permission.',
  'fetch.blocked': 'The site refuses crawlers; ask the publisher for access.',
  'fetch.gone': 'The publisher has taken it away. What was captured before stays readable, marked as gone.',
  'fetch.too-large': 'The file is over the size limit; read it by hand.',
  fetch: 'It is tried again on the next run; if it stays, open the address in a browser.',
  'extract.no-text-layer': 'A scan without text; it needs text recognition first.',
  'extract.script-drawn': 'The page has no text without scripts; look for another address of the same report.',
  'extract.encrypted': 'The file is locked; ask the publisher for an open copy.',
  extract: 'The page has changed its shape; its file in crawlers/ needs mending.',
  'report.restless':
    'See at “what changed” what differs at each visit; if it is not part of the report, its file in crawlers/ should leave it out.',
  'register.shrunk':
    'Many names are missing at once; compare the capture with the register. A reading on another day settles it.',
  'source.yield': 'The list gave fewer or more reports than it should; compare it with the site.',
  store: 'Look at the disk and the permissions of the data directory.',
};
