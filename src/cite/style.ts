import type { CitedDocument } from './document.ts';
import type { Pinpoint } from './pinpoint.ts';
import type { Rich } from './rich.ts';
import type { Script } from './title.ts';

/** One way to cite: every kind of document in one form. */
export type Style = {
  id: string;
  /** How Cyrillic letters are printed unless the caller says. */
  script: Script;
  /** What a reader must know before relying on it: what is doubtful stays doubtful. */
  notes: readonly string[];
  cite(document: CitedDocument, at: Pinpoint | undefined, script: Script): Rich;
};
