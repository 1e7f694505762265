import type { Command } from './shared/command.ts';

type Entry = {
  name: string;
  /** One line for the overview. */
  summary: string;
  /** Commands are loaded when they are asked for: help and misuse answer at once. */
  load(): Promise<Command>;
};

/** Every command, in the order of the overview. */
export const commands: readonly Entry[] = [
  {
    name: 'serve',
    summary: 'serve the pages and the API, and crawl on schedule',
    load: async () => (await import('./serve.ts')).serve,
  },
  {
    name: 'crawl',
    summary: 'fetch reports, keep them as evidence, read, tag and index them',
    load: async () => (await import('./crawl.ts')).crawl,
  },
  {
    name: 'sources',
    summary: 'list the sources, their last runs and their open problems',
    load: async () => (await import('./sources.ts')).sources,
  },
  {
    name: 'check-sources',
    summary: 'visit each live source once, and tell which of them work',
    load: async () => (await import('./check-sources.ts')).checkSources,
  },
  {
    name: 'record',
    summary: 'write the skeleton of a source’s sample from its live pages',
    load: async () => (await import('./record.ts')).record,
  },
  {
    name: 'search',
    summary: 'find passages by words, category, source, language and date',
    load: async () => (await import('./search.ts')).search,
  },
  {
    name: 'cite',
    summary: 'cite a report or a passage in the styles of courts and journals',
    load: async () => (await import('./cite.ts')).citeCommand,
  },
  {
    name: 'add',
    summary: 'add a report by hand, from a file or an address',
    load: async () => (await import('./add.ts')).add,
  },
  {
    name: 'check-quotes',
    summary: 'look up the quotations of a brief in the archive, word for word',
    load: async () => (await import('./check-quotes.ts')).checkQuotes,
  },
  {
    name: 'binders',
    summary: 'list binders that belong to nobody and lie unchanged, and put them away',
    load: async () => (await import('./binders.ts')).binders,
  },
  {
    name: 'packet',
    summary: 'make an exhibit packet of a binder, as PDF or DOCX',
    load: async () => (await import('./packet.ts')).packetCommand,
  },
  {
    name: 'read',
    summary: 'read documents into blocks and passages',
    load: async () => (await import('./read.ts')).read,
  },
  {
    name: 'tag',
    summary: 'tag plain text with persecution categories and the words that earned them',
    load: async () => (await import('./tag.ts')).tag,
  },
  {
    name: 'archive',
    summary: 'have the Internet Archive keep a public copy of a report, after a warning',
    load: async () => (await import('./archive.ts')).archive,
  },
  {
    name: 'export-warc',
    summary: 'write the captures as a WARC file, as web archives share them',
    load: async () => (await import('./export-warc.ts')).exportWarc,
  },
  {
    name: 'rebuild',
    summary: 'derive everything again from the kept captures, without network',
    load: async () => (await import('./rebuild.ts')).rebuild,
  },
  {
    name: 'check',
    summary: 'compare the search index with the store, and mend it',
    load: async () => (await import('./check.ts')).check,
  },
  {
    name: 'digest',
    summary: 'send what is new to subscriptions, or show what would go out',
    load: async () => (await import('./digest.ts')).digest,
  },
  {
    name: 'subscriptions',
    summary: 'make, list and remove subscriptions',
    load: async () => (await import('./subscriptions.ts')).subscriptions,
  },
  {
    name: 'account',
    summary: 'list, invite, change and delete accounts; print a link to sign in',
    load: async () => (await import('./account.ts')).account,
  },
  {
    name: 'keys',
    summary: 'make, list and revoke API keys',
    load: async () => (await import('./keys.ts')).keys,
  },
];
