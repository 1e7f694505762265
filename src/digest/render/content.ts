import type { IsoDate, LanguageTag } from '../../model/values.ts';
import type { DigestAbout, NewsKind } from '../item.ts';
import type { DigestLanguage } from '../subscription.ts';

/** One report as a digest shows it. All texts are the report's own, whole or cut where `[…]` stands. */
export type Entry = {
  title: string;
  publisher: string;
  /** As stated; absent when the report states none. */
  publishedOn?: IsoDate;
  language: LanguageTag;
  /** The passage that matched, with the place it stands at, in words. */
  passage?: { text: string; language: LanguageTag };
  /** Sentences that were added, and that are missing, against the version known before. */
  added: string[];
  removed: string[];
  /** How many of either are not listed. */
  furtherChanges: number;
  /** Ready to paste. */
  citation?: string;
  /** The passage, or the report, on our pages. */
  link: string;
  /** The report at its publisher. */
  source: string;
  /** Its publisher has withdrawn it, maybe since it was selected as something else. */
  isWithdrawn?: true;
  /** Since when the page is gone, day only. */
  goneSince?: IsoDate;
  /** Reports with nearly the same text. */
  copies: { title: string; publisher: string; link: string }[];
};

/** Entries of one kind under the category that their passages bear; the last group may have none. */
export type Section = { kind: NewsKind; groups: { category?: string; entries: Entry[] }[] };

/** All that a digest says, before it is set as text or HTML. */
export type DigestContent = {
  about: DigestAbout;
  language: DigestLanguage;
  title: string;
  /** The reader's own. */
  note: string;
  counts: Partial<Record<NewsKind, number>>;
  sections: Section[];
  /** Further items that are not listed. */
  more: number;
  links: {
    /** All that the subscription finds. */
    all?: string;
    /** Where the subscription is changed. */
    manage: string;
    /** Ends it without signing in; where `question` is asked, also keeps it. */
    unsubscribe: string;
  };
};

/** A mail ready to be sent. */
export type Rendered = { subject: string; text: string; html: string };
