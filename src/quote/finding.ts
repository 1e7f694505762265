import type { Pinpoint } from '../cite/pinpoint.ts';
import type { Report } from '../model/report.ts';
import type { IsoInstant } from '../model/values.ts';
import type { Likened } from './compare.ts';
import type { Quotation, UncheckedQuotation } from './quotations.ts';

/**
 * What a quotation is found to be. `other-report`: word for word, but not in what the brief cites for it; `older-version`: only in a text that its
 * publisher has since changed; `not-found`: nowhere in the archive, which says nothing of what is not in the archive.
 */
export type Verdict = Likened['verdict'] | 'other-report' | 'older-version' | 'not-found';

/** Where a quotation was found. `text` is the source's own wording of that stretch. */
export type Found = {
  reportId: string;
  title: string;
  sourceId: string;
  url: string;
  status: Report['status'];
  version: number;
  newestVersion: number;
  passageId?: string;
  at?: Pinpoint;
  text: string;
  capture?: { capturedAt: IsoInstant; sha256: string };
};

export type QuotationFinding = Pick<Quotation, 'text' | 'start' | 'end' | 'addresses' | 'pinpoints'> & {
  verdict: Verdict;
  /** For `other-report` and `older-version`: how it stands to the text found. */
  likeness?: Likened['verdict'];
  differences: Likened['differences'];
  found?: Found;
  /** The place cited is not the place where the words stand. */
  wrongPinpoint?: { cited: Quotation['pinpoints']; actual: Pinpoint };
  warnings: ('gone' | 'withdrawn' | 'changed')[];
};

/** An address that the brief cites: the report it leads to, or that the archive has none. */
export type AddressFinding = {
  url: string;
  report?: { reportId: string; title: string; status: Report['status']; version: number; lastSeenAt: IsoInstant };
};

/** `unchecked`: quotations that were not looked up, which says nothing of whether they stand. */
export type QuoteReport = {
  quotations: QuotationFinding[];
  unchecked: UncheckedQuotation[];
  addresses: AddressFinding[];
};

/** Whether every quotation of a brief was looked up and may stay as it is. */
export function isAllSound({ quotations, unchecked }: QuoteReport): boolean {
  return unchecked.length === 0 && quotations.every(isSound);
}

const sound: ReadonlySet<Verdict> = new Set(['exact', 'typographic', 'edited']);

/** Whether a quotation may stay as it is: its words stand in the source, at the place cited. */
export function isSound({ verdict, wrongPinpoint }: QuotationFinding): boolean {
  return sound.has(verdict) && wrongPinpoint === undefined;
}
