import type { StyleId } from '../../cite/cite.ts';
import type { Script } from '../../cite/title.ts';
import type { ReportStatus } from '../../model/report.ts';
import type { EvidenceKind } from '../../model/tag.ts';
import { statuses } from './kinds.ts';

/** Words of a report: its passages, tags, captures, versions, relations and citations. */
export const reading = {
  citing: {
    link: 'Cite',
    copy: 'Copy',
    copied: 'Copied',
    title: 'The title in English letters',
    script: 'Cyrillic letters',
    scripts: {
      '': 'as each style has it',
      'ala-lc': 'ALA-LC, simplified',
      'ala-lc-full': 'ALA-LC, with diacritics',
      'bgn-pcgn': 'BGN/PCGN',
      original: 'as they stand',
    } satisfies Record<'' | Script, string>,
    english: 'English title, printed in brackets',
    translator: 'Whose translation it is',
    show: 'Show',
    report: 'Cite this report',
    passage: 'Cite this passage',
    back: 'Back to the text',
    files: 'For reference managers:',
    formats: { ris: 'RIS', bibtex: 'BibTeX', csl: 'CSL-JSON' },
    styles: {
      bluebook: 'Bluebook',
      oscola: 'OSCOLA',
      chicago: 'Chicago',
      euaa: 'EUAA',
      icpm: 'Immigration court exhibit index',
      plain: 'Plain',
    } satisfies Record<StyleId, string>,
  },
  changes: {
    link: 'what changed',
    title: (from: number, to: number) => `What changed from version ${from} to version ${to}`,
    count: (added: number, removed: number) => `Sentences added: ${added}; removed: ${removed}.`,
    note: 'Sentence by sentence. Sentences that hold nothing but a date, a counter or words of navigation are left aside.',
    added: 'Added',
    removed: 'Removed',
  },
  passage: {
    page: (page: string) => `p. ${page}`,
    sheet: (sheet: number) => `sheet ${sheet}`,
    paragraph: (numbers: string) => (numbers.includes('-') ? `¶¶ ${numbers.replace('-', '–')}` : `¶ ${numbers}`),
    link: 'Link to this passage',
    note: 'Note',
    notice: 'Notice that the law makes the publisher print',
  },
  tag: {
    rule: 'Rule',
    strength: { strong: 'strong', weak: 'weak' },
    states: {
      machine: 'by rule, not reviewed',
      confirmed: 'confirmed by a curator',
      rejected: 'rejected by a curator',
    },
    decide: { machine: 'Undo', confirmed: 'Confirm', rejected: 'Reject' },
    rejected: (count: number) => (count === 1 ? '1 tag rejected by a curator' : `${count} tags rejected by a curator`),
    evidence: 'Shows',
    evidenceKinds: {
      law: 'a law’s text',
      case: 'a single case',
      pattern: 'a pattern',
      adverse: 'a statement against the claim',
      statement: 'a statement',
    } satisfies Record<EvidenceKind, string>,
    gate: 'About Russia by',
    gateDocument: 'About Russia by the setting of the document',
    taxonomy: 'Taxonomy',
    earnedBy: 'Earned by',
    meaning: 'What this category means',
  },
  capture: {
    captured: 'Captured',
    hash: 'SHA-256',
    none: 'no capture recorded',
  },
  report: {
    original: 'Original',
    notLinked: 'its address is not a web address, and so is no link',
    state: (status: ReportStatus, lastSeen: string, goneSince: string | undefined) =>
      status === 'gone' && goneSince !== undefined
        ? `gone since ${goneSince}; the captured text is below`
        : `${statuses[status]} (${lastSeen})`,
    missing: (since: string) => `the link failed at ${since}: the page was not there; the captured text is below`,
    authors: 'By',
    number: 'Document',
    series: 'Series',
    edition: 'Edition',
    card: 'Source',
    captures: 'Captures and versions',
    archivedCopies: 'Copies at public archives',
    version: 'Version',
    size: 'Size',
    shown: 'shown here',
    newestVersion: 'newest',
    older: (shown: number, newest: number) =>
      `You are reading version ${shown} of ${newest}, an older text of this report.`,
    toNewest: 'Read the newest version',
    categories: 'Categories in this report',
    passages: (count: number) => (count === 1 ? '1 passage' : `${count} passages`),
    matches: (count: number, words: string) =>
      `${count === 1 ? '1 passage matches' : `${count} passages match`} ${words}`,
    noMatches: (words: string) => `No passage of this version matches ${words}.`,
    firstMatch: 'Go to the first',
    match: (at: number, count: number) => `Match ${at} of ${count}`,
    previousMatch: 'previous',
    nextMatch: 'next',
    back: 'Back to the results',
    text: 'Text',
    published: 'Published',
    language: 'Language',
    firstSeen: 'First seen',
  },
  relations: {
    title: 'Other editions, copies and translations',
    pdf: 'Also: PDF edition',
    page: 'Also: web edition',
    edition: 'Also: the same text',
    from: 'Apparently syndicated from',
    to: 'Apparently syndicated by',
    translation: (language: string) => `Translation: ${language}`,
    alike: (similarity: number) =>
      similarity > 0.99 ? 'the same words' : `${Math.round(similarity * 100)} % of the wording shared`,
    more: (count: number) => `and ${count} more`,
  },
};
