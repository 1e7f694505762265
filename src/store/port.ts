import type { Binder } from '../binder/binder.ts';
import type { Digest, DigestAbout, NewsEntry, Selection } from '../digest/item.ts';
import type { Subscription } from '../digest/subscription.ts';
import type {
  ApiKey,
  ArchivedCopy,
  Decision,
  Draft,
  IsoDate,
  IsoInstant,
  KeptEntry,
  KnownLink,
  LanguageTag,
  Link,
  ListRequest,
  LoggedDecision,
  Page,
  Passage,
  PassageDraft,
  Problem,
  RegisterEntry,
  RegisterState,
  Report,
  Run,
  Sha256,
  Snapshot,
  SourceCheck,
  Tagging,
  Version,
} from '../model.ts';
import type { AccountStore } from './account-port.ts';
import type { HookStore } from './hook-port.ts';

/** A reading of one snapshot, ready to be kept: the draft's metadata, the version's text, its passages and what tagging says of each. */
export type Reading = {
  draft: Omit<Draft, 'blocks'>;
  /** Passages are slices of it. */
  text: string;
  passages: PassageDraft[];
  /** `taggings[i]` belongs to `passages[i]`. */
  taggings: Tagging[];
  readerVersion: string;
  taxonomyVersion: string;
  /** Minhash of the text (`read/duplicates.ts`), by which copies are found; absent when the text is too short for one. */
  signature?: Uint32Array;
};

/**
 * Another report that a report is related to. `derivedFrom`: nearly the same text at another source; the one published later (when the dates do
 * not tell: first seen later) is taken to be the copy. `same-text`: nearly the same text at the same source, such as a page and its PDF.
 * `translation`: one of the two pages names the other as its translation.
 */
export type Relation = {
  kind: 'derivedFrom' | 'same-text' | 'translation';
  /** `from`: the report asked about is derived from the other; `to`: the other from it; `both`: neither is said to come first. */
  direction: 'from' | 'to' | 'both';
  reportId: string;
  title: string;
  sourceId: string;
  url: string;
  language: LanguageTag;
  publishedOn?: IsoDate;
  /** The share of runs of three words that both texts have, estimated: 0.4 to 1, in hundredths. Absent for translations. */
  similarity?: number;
};

/** What was new within a time: reports first seen, versions after the first, reports that vanished and still are gone. */
export type News = {
  added: Report[];
  revised: { report: Report; version: number; capturedAt: IsoInstant }[];
  gone: Report[];
};

/** Which entries of registers are asked for. `name`: all its words must begin words of the entry's name; entries that are blacked out have none. */
export type RegisterFilter = { sourceId?: string; state?: RegisterState; name?: string };

/** A passage with all that search, pages and citation need beside it. */
export type TaggedPassage = Passage & Tagging;

/**
 * What a round of selection gives for one subscription: it stood at `from` and now stands at `cursor`, the position in the change log up to which
 * was selected. `digestId` is for the digest that comes of it, if any.
 */
export type Outcome = {
  subscriptionId: string;
  from: number;
  cursor: number;
  at: IsoInstant;
  /** When its next digest is due. */
  dueAt: IsoInstant;
  digestId: string;
  about: DigestAbout;
  selections: Selection[];
};

/** Parts of a subscription that can change. */
type SubscriptionChange = Partial<
  Omit<Subscription, 'id' | 'accountId' | 'token' | 'createdAt' | 'stopped' | 'askedAt'>
> & {
  stopped?: Subscription['stopped'] | undefined;
  askedAt?: IsoInstant | undefined;
};

export type KeepOutcome = 'new' | 'changed' | 'unchanged';

/** The system of record. Every method resolves only after its effect is durable; every write is one transaction. */
export type Store = AccountStore &
  HookStore & {
    /**
     * Keeps a successful capture: bytes first (content-addressed, compressed, fsynced, renamed), then the row.
     * @throws Failure store.full, store.unwritable
     */
    keepSnapshot(page: Page, about: { sourceId: string; role: Snapshot['role']; link: Link }): Promise<Snapshot>;
    snapshot(id: number): Promise<Snapshot | undefined>;
    /** The raw bytes of a capture. @throws Failure store.corrupt when they no longer match their hash */
    snapshotBytes(sha256: Sha256): Promise<Uint8Array>;
    /** Captures of reports (not of lists) in the order they were made, for `rebuild`. */
    reportSnapshots(): AsyncIterable<Snapshot>;
    /** All captures in the order they were made, lists included. */
    captures(filter: { sourceId?: string }): AsyncIterable<Snapshot>;
    /**
     * The newest capture of each report address that was kept but never read (no version, no `unchanged` outcome): a process was killed in
     * between, or reading failed and a newer reader may do better.
     */
    unreadSnapshots(): AsyncIterable<Snapshot>;

    /**
     * Remembers addresses that a list showed; known ones keep their state, with the list's newer metadata. The report of one that the list marks
     * as withdrawn is withdrawn.
     */
    rememberLinks(sourceId: string, links: readonly Link[], at: IsoInstant): Promise<void>;
    knownLinks(sourceId: string): Promise<KnownLink[]>;

    /**
     * Keeps what was read from a snapshot as a report (new), as a new version (text changed) or as the version it already is (unchanged),
     * with passages, tags, the link's visit (etag, last-modified) and a row in the change log, all in one transaction.
     */
    keepReading(snapshot: Snapshot, reading: Reading): Promise<{ outcome: KeepOutcome; report: Report }>;
    /**
     * Re-reading of an already kept snapshot at `rebuild`: replaces text, passages and machine tags of the version that rests on it, in place;
     * decisions stay. A snapshot that no version rests on (same text as the version before it) changes nothing and counts nothing.
     */
    replaceReading(
      snapshot: Snapshot,
      reading: Reading,
    ): Promise<{ tagsBefore: number; tagsAfter: number; tagsChanged: number }>;
    /** A conditional request answered 304, or the bytes were the same: the page was seen unchanged at `at`. */
    seenUnchanged(sourceId: string, url: string, at: IsoInstant): Promise<void>;
    /**
     * The address answered 404 or 410: its report, if there is one, is missing since `at`; when the address answered so on an earlier day (UTC) too,
     * and at no time otherwise since, it is `gone` since that first time. Resolves to whether it became `gone` now.
     */
    markGone(sourceId: string, url: string, at: IsoInstant): Promise<boolean>;

    report(id: string): Promise<Report | undefined>;
    /** Newest first by publication date, then first seen. `after` is a report id. */
    reports(filter: { sourceId?: string; limit: number; after?: string }): Promise<Report[]>;
    /** What came, got a new version and vanished from `from` until just before `until`, each the latest first and `limit` at most. */
    news(within: { from: IsoInstant; until: IsoInstant; limit: number }): Promise<News>;
    versions(reportId: string): Promise<Version[]>;
    /** The text of a version; passages are slices of it. */
    versionText(reportId: string, version: number): Promise<string | undefined>;
    /** Passages of a version in reading order; the newest version when `version` is absent. */
    passages(reportId: string, version?: number): Promise<TaggedPassage[]>;
    /** Passages by id, in the order asked for; unknown ids are left out. */
    passagesById(ids: readonly string[]): Promise<TaggedPassage[]>;
    reportsById(ids: readonly string[]): Promise<Map<string, Report>>;
    /**
     * Reports of these sources, in this language, whose title holds these words, newest first; small and capital letters of the Latin alphabet are
     * the same.
     */
    reportsTitled(filter: {
      sourceIds: readonly string[];
      language: LanguageTag;
      words: string;
      limit: number;
    }): Promise<Report[]>;
    /** Reports whose address, as kept or as crawled, is this one, whichever source has them; newest capture first. */
    reportsAt(url: string): Promise<Report[]>;
    /** The ids of reports that have an older version beside the newest, and how many versions each has. */
    reportsWithVersions(limit: number): Promise<{ id: string; version: number }[]>;
    /** The capture that the newest version of each report rests on. */
    capturesOf(reportIds: readonly string[]): Promise<Map<string, { capturedAt: IsoInstant; sha256: Sha256 }>>;
    /** Copies, editions and translations of a report, by publication date; each stays a report of its own. */
    relations(reportId: string): Promise<Relation[]>;
    counts(): Promise<{ reports: number; passages: number; snapshots: number }>;

    /**
     * Adds a curator's decision to the log and gives the tag that state, in every passage of the report, of any version, that has the same text.
     * The decision survives: it is applied again whenever the report is tagged anew, and in a new version to passages of the same text (SHA-256
     * of the text) that bear the same category and quote at the same place. `machine` withdraws what was decided before.
     * @throws Failure not-found when there is no such passage, tag.unknown when it has no such tag
     */
    decide(decision: Decision): Promise<LoggedDecision>;
    /** The log of decisions, newest first. `after` is the id of a decision: only older ones. */
    decisions(filter: { reportId?: string; limit: number; after?: number }): Promise<LoggedDecision[]>;

    /** Keeps that a public archive has a copy of a report's page; the same copy once. */
    keepArchivedCopy(copy: ArchivedCopy): Promise<void>;
    /** The copies of a report's page, the earliest first. */
    archivedCopies(reportId: string): Promise<ArchivedCopy[]>;

    /** Keeps a key of the API. Ids are never given twice. */
    keepKey(key: ApiKey): Promise<void>;
    key(id: string): Promise<ApiKey | undefined>;
    /** All keys, revoked ones too, oldest first. */
    keys(): Promise<ApiKey[]>;
    /** Resolves to whether a key was in force and is no more. */
    revokeKey(id: string, at: IsoInstant): Promise<boolean>;

    /**
     * Keeps a binder: a first revision as a new one, any other in place of the revision before it. Ids are never given twice.
     * `accountId`: to whom a new one belongs.
     * @throws Failure binder.stale when the revision before is not the one that is kept, or nothing is
     */
    keepBinder(binder: Binder, accountId?: string): Promise<void>;
    binder(id: string): Promise<Binder | undefined>;
    /** Resolves to whether there was one. */
    deleteBinder(id: string): Promise<boolean>;

    /** The change log: reports whose newest version, tags or status changed after `cursor`, oldest first. An index uses it to catch up. */
    changesSince(cursor: number, limit: number): Promise<{ cursor: number; reportIds: string[] }>;

    /** What the change log has for readers after `after` and up to `until`, oldest first. */
    newsBetween(after: number, until: number): Promise<NewsEntry[]>;
    /** Where in the change log the newest of it stands; 0 when there is none. */
    newestNews(): Promise<number>;

    /** Adds a subscription. */
    keepSubscription(subscription: Subscription): Promise<void>;
    subscription(id: string): Promise<Subscription | undefined>;
    /** The subscription that a token of its mails opens. */
    subscriptionOf(token: string): Promise<Subscription | undefined>;
    /** Those of an account, or all, oldest first. */
    subscriptions(filter: { accountId?: string }): Promise<Subscription[]>;
    /**
     * Subscriptions in force whose time has come at `at`, by id after `after`; those at once only when there is news for them, which ends at
     * `newest`. One that was selected at a later time than `at` is due too: the clock was wrong then. With `id` that one alone, due or not.
     */
    dueSubscriptions(asked: {
      at: IsoInstant;
      newest: number;
      limit: number;
      after?: string;
      id?: string;
    }): Promise<Subscription[]>;
    /** Changes parts of a subscription; a key that is given as undefined is taken away. Resolves to it as it is now. */
    changeSubscription(id: string, change: SubscriptionChange): Promise<Subscription | undefined>;
    /** Forgets a subscription, its ledger and its digests. Resolves to whether there was one. */
    dropSubscription(id: string): Promise<boolean>;
    /**
     * Keeps what was selected: the ledger, the subscription's cursor and, when anything in it is not in the ledger yet or a mail goes out without
     * news, a digest in the outbox. A digest that certainly was not sent yet goes into the new one. Resolves to undefined when no digest was made, which
     * is also so when the subscription stands elsewhere than at `from`, or is stopped.
     */
    keepSelection(outcome: Outcome): Promise<{ items: number } | undefined>;
    /** Moves subscriptions on for which nothing was found. */
    passOver(passed: {
      cursor: number;
      at: IsoInstant;
      subscriptions: readonly { id: string; dueAt: IsoInstant }[];
    }): Promise<void>;
    /** Digests to be sent at `at`, those first that have waited longest. */
    digestsToSend(asked: { at: IsoInstant; limit: number }): Promise<Digest[]>;
    /** Digests of a subscription, newest first. */
    digests(filter: { subscriptionId: string; limit: number }): Promise<Digest[]>;
    /** Notes, before a mail server hears of it, that a digest is being sent; `at`: when it is tried again if nothing more is heard. False: it is there no more. */
    beginSending(id: string, at: IsoInstant): Promise<boolean>;
    /**
     * Notes what came of it. `waiting`: certainly not sent; `sending`: nobody knows; `failed`: refused for good; three in a row `ofAddress`, since the
     * server does not take the address, end the subscription.
     */
    endSending(
      id: string,
      end:
        | { state: 'sent'; at: IsoInstant }
        | { state: 'waiting' | 'sending'; nextTryAt: IsoInstant; trouble: string }
        | { state: 'failed'; at: IsoInstant; trouble: string; ofAddress: boolean },
    ): Promise<void>;
    /** Puts the digests of a subscription that were refused for good into the outbox again. */
    sendAgain(subscriptionId: string, at: IsoInstant): Promise<void>;

    /** List pages of a back-fill that no run has read yet, in the order they were met. */
    backlog(sourceId: string): Promise<ListRequest[]>;
    /** The list page `read` was read; it leads to `older` ones. */
    changeBacklog(sourceId: string, walk: { read: ListRequest; older: readonly ListRequest[] }): Promise<void>;

    /** Keeps how a look at a live source went, in place of the one before. */
    keepCheck(check: SourceCheck): Promise<void>;
    checks(): Promise<SourceCheck[]>;
    /** When the operator was last told of something; `what` is the caller's word for it. */
    noticedAt(what: string): Promise<IsoInstant | undefined>;
    keepNotice(what: string, at: IsoInstant): Promise<void>;
    /** Keeps what one page of a register showed. An entry that the register has left its name out of keeps the name that it had. */
    keepEntries(
      sourceId: string,
      entries: readonly RegisterEntry[],
      seen: { at: IsoInstant; snapshotId: number },
    ): Promise<void>;
    /**
     * A register was read to its end between `began` and `at`: entries that were not seen since `began` have left it, unless they are more than
     * `most`: then nothing is changed. Resolves to how many left, or would have.
     */
    closeRegister(sourceId: string, read: { began: IsoInstant; at: IsoInstant; most: number }): Promise<number>;
    /** Entries of registers by their names, and how many there are. */
    entries(
      filter: RegisterFilter & { limit: number; offset?: number },
    ): Promise<{ total: number; entries: KeptEntry[] }>;
    /** How many entries each register has in each state. */
    entryCounts(): Promise<{ sourceId: string; state: RegisterState; count: number }[]>;

    startRun(sourceId: string, at: IsoInstant): Promise<number>;
    finishRun(run: Run): Promise<void>;
    /** When the first run of a source began, and the last one that brought something new or changed. */
    runDates(sourceId: string): Promise<{ firstAt?: IsoInstant; newsAt?: IsoInstant }>;
    /** Of the newest reports of a source, at most 100: how many there are, state a date, and have at least so many characters of text. */
    measure(sourceId: string, characters: number): Promise<NonNullable<Run['yield']>>;
    /** The last `limit` runs of a source, newest first. */
    runs(sourceId: string, limit: number): Promise<Run[]>;
    /** Adds a problem; the newest one of an address is what `problems` shows. */
    recordProblem(problem: Problem): Promise<void>;
    /** Open problems: the newest of each address, until that address is read successfully. Newest first. */
    problems(filter: { sourceId?: string; limit: number }): Promise<Problem[]>;

    /**
     * Takes the right to run a source, across processes; `undefined` when another process holds it. Leases of dead holders run out after
     * `ttlMs`, at once when `isDead` knows the holder to be dead.
     */
    lease(
      sourceId: string,
      holder: string,
      ttlMs: number,
      isDead?: (holder: string) => boolean,
    ): Promise<{ renew(): Promise<void>; release(): Promise<void> } | undefined>;

    close(): Promise<void>;
  };
