/** What reference managers read, in the order it is offered: `ris.ts`, `bibtex.ts` and `csl.ts` write it. */
export const referenceFormats = ['ris', 'bibtex', 'csl'] as const;
export type ReferenceFormat = (typeof referenceFormats)[number];
