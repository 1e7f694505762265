import type { IsoInstant, Sha256 } from '../model/values.ts';

/** Colours by which a reader tells items apart; each is shown with its name, never by colour alone. */
export const labels = ['red', 'orange', 'yellow', 'green', 'blue', 'violet'] as const;
export type Label = (typeof labels)[number];

/**
 * A passage that a binder cites, in the version that was put into it. `text` is the passage as it stood then, so that the item can be found again,
 * and read, whatever becomes of its report.
 */
export type BinderItem = {
  /** Within its binder; never given twice. */
  id: string;
  /** Of the version cited: report id, version, ordinal. */
  passageId: string;
  reportId: string;
  version: number;
  text: string;
  /** Of the capture that the version rests on. */
  capturedAt: IsoInstant;
  sha256: Sha256;
  /** For the reader alone; never filed. */
  note?: string;
  /** Why the passage matters to the claim; printed on the exhibit's slip. */
  relevance?: string;
  label?: Label;
  addedAt: IsoInstant;
};

/** What an id of a binder looks like: 192 random bits in base64url. */
export const binderIdPattern = /^[A-Za-z0-9_-]{32}$/;

/** A heading of a binder with its items, in the order they are filed. */
export type BinderSection = {
  /** Within its binder; never given twice. */
  id: string;
  heading: string;
  items: BinderItem[];
};

/** A private, ordered collection of passages. It has no field for a client's name, and must not be given one. */
export type Binder = {
  /** Unguessable. */
  id: string;
  title: string;
  sections: BinderSection[];
  /** Items of reports older than so many months are pointed out; absent: none are. */
  staleMonths?: number;
  createdAt: IsoInstant;
  changedAt: IsoInstant;
  /** Counts up with each change: who changes an older state is refused. */
  revision: number;
};
