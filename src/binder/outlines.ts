/**
 * Ready outlines by the ids of their headings, in the order a filing takes them. The words are the pages'. Each ends with the passages that
 * speak against the claim: they are met in the open, not left out.
 */
export const outlines = {
  claim: ['harm', 'fear', 'ground', 'actor', 'protection', 'relocation', 'changed', 'against'],
  pattern: ['group', 'law', 'practice', 'numbers', 'organised', 'similar', 'against'],
  nexus: ['wording', 'statements', 'selective', 'spared', 'mixed', 'against'],
  'state-action': ['state', 'tolerated', 'impunity', 'courts', 'complaints', 'against'],
  relocation: ['federal', 'lists', 'surveillance', 'regions', 'reasonable', 'against'],
  changed: ['former', 'since', 'new-law', 'unavailable', 'against'],
  thematic: ['laws', 'prosecution', 'detention', 'violence', 'discrimination', 'surveillance', 'against'],
  'uk-schedule': ['persecution', 'reason', 'sufficiency', 'internal', 'guidance', 'policy-note', 'other'],
} as const;

export type OutlineId = keyof typeof outlines;
export const outlineIds = Object.keys(outlines) as OutlineId[];
export type HeadingId<Id extends OutlineId = OutlineId> = (typeof outlines)[Id][number];
