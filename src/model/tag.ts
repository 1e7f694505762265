import type { IsoInstant } from './values.ts';

/** A legal provision named in a text: `key` is `RU-CC-280.3`, `RU-CoAO-20.3.3`; `part` is `2`, `1.1`. Offsets are UTF-16 into the passage. */
export type ProvisionReference = { key: string; part?: string; start: number; end: number; quote: string };

/** What a passage shows about a category: a law's text, a single case, a pattern, or a statement against the claim. */
export type EvidenceKind = 'law' | 'case' | 'pattern' | 'adverse' | 'statement';

/** A persecution category that a passage bears, with the words that earned it: `passage.text.slice(start, end) === quote`. */
export type Tag = {
  category: string;
  start: number;
  end: number;
  quote: string;
  /** The rule that fired, readable: `strong:en:designated a foreign agent`, `provision:RU-CC-330.1`. */
  rule: string;
  strength: 'strong' | 'weak';
  evidence?: EvidenceKind;
  /** Why the passage counts as about Russia: the words, or `document` when the document's setting decided. */
  gate: string;
  provisions: string[];
  state: 'machine' | 'confirmed' | 'rejected';
  taxonomyVersion: string;
};

/**
 * A curator's word on one tag, named by its passage, category and words. `machine` withdraws an earlier decision. `by` is the name under which
 * the curator wants to be shown.
 */
export type Decision = Pick<Tag, 'category' | 'quote' | 'start' | 'end' | 'state'> & {
  passageId: string;
  by: string;
  note?: string;
  at: IsoInstant;
  /** Who decided, when it was an account; never given out. */
  accountId?: string;
};

/** A decision in the log. Ids count up. */
export type LoggedDecision = Decision & { id: number; reportId: string };

/** Ids of `search-config/` that a passage bears beside its categories. */
export type PassageFacets = {
  grounds: string[];
  groups: string[];
  harms: string[];
  actors: string[];
  regions: string[];
};

/** All that tagging says of one passage. */
export type Tagging = { tags: Tag[]; provisions: ProvisionReference[]; facets: PassageFacets };
