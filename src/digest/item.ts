import type { IsoInstant } from '../model/values.ts';

/** What can be told of a report. */
export const newsKinds = ['new', 'revised', 'withdrawn', 'gone'] as const;
export type NewsKind = (typeof newsKinds)[number];

/** One entry of the change log that is news to a reader; `version` is the report's newest at that time. */
export type NewsEntry = { seq: number; reportId: string; kind: NewsKind; version: number };

/** One line of the ledger: that this was selected for a subscription. Nothing is selected twice. */
export type LedgerEntry = { reportId: string; kind: NewsKind; version: number };

/** One report in a digest. */
export type Item = LedgerEntry & {
  /** The version that the subscription knew before; 0 when none. Added sentences are told against it. */
  base: number;
  /** The passage that matched best; absent where the whole report is meant. */
  passageId?: string;
  /** Reports with nearly the same text that are news in the same digest. */
  copies: string[];
};

/** An item with all lines of the ledger that it stands for. */
export type Selection = Item & { entries: LedgerEntry[] };

/** `heartbeat`: says that nothing is new; `question`: asks whether the subscription is still wanted. Items may come with the question. */
export type DigestAbout = 'news' | 'heartbeat' | 'question';

/**
 * `waiting`: certainly not sent; `sending`: handed to a mail server whose answer is not known, so it is sent again under the same Message-ID;
 * `failed`: refused for good.
 */
export type DigestState = 'waiting' | 'sending' | 'sent' | 'failed';

/** A digest in the outbox. */
export type Digest = {
  /** Random; the Message-ID is made of it. */
  id: string;
  subscriptionId: string;
  about: DigestAbout;
  madeAt: IsoInstant;
  items: Item[];
  /** How many further items there are beside those listed. */
  more: number;
  state: DigestState;
  attempts: number;
  /** How often a mail server said that it should come later. */
  putOff: number;
  nextTryAt: IsoInstant;
  sentAt?: IsoInstant;
  /** What went wrong last, without addresses. */
  trouble?: string;
};

/** The trouble of a digest that nobody refused: of one that waits, that it may not go out just now; of one that failed, that its reader unsubscribed. */
export const notWanted = 'not wanted';

/** The trouble of a digest that has nothing to say any more: what it asked was answered, or what it told of is not kept. */
export const nothingToTell = 'nothing to tell';

/** What the trouble of a digest begins with whose recipient was refused: no server was shown what it tells. */
export const refusedUnseen = 'EENVELOPE';

/** So many items are listed; the rest is counted. */
export const mostItems = 20;
