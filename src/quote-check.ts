import { type Pinpoint, pinpointOf } from './cite/pinpoint.ts';
import type { IsoInstant, Report } from './model.ts';
import { wordsOf } from './quote/align.ts';
import { Comparable, compare, type Likened } from './quote/compare.ts';
import { fragmentsOf } from './quote/fragments.ts';
import { addressesIn, type Quotation, quotationsIn } from './quote/quotations.ts';
import { canonicalUrl } from './read/url.ts';
import type { SearchEngine } from './search/engine.ts';
import { parseQuery } from './search/query.ts';
import type { Store } from './store/port.ts';

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
type AddressFinding = {
  url: string;
  report?: { reportId: string; title: string; status: Report['status']; version: number; lastSeenAt: IsoInstant };
};

export type QuoteReport = { quotations: QuotationFinding[]; addresses: AddressFinding[] };

export type QuoteChecker = {
  /** Holds every quotation and address of a brief against the archive. Keeps nothing. @throws Failure search.unavailable, store.unreachable */
  check(brief: { text: string; setOff?: readonly { start: number; end: number }[] }): Promise<QuoteReport>;
};

const sound: ReadonlySet<Verdict> = new Set(['exact', 'typographic', 'edited']);

/** Whether a quotation may stay as it is: its words stand in the source, at the place cited. */
export function isSound({ verdict, wrongPinpoint }: QuotationFinding): boolean {
  return sound.has(verdict) && wrongPinpoint === undefined;
}

/** Words of a run by which the index is asked for a quotation. */
const runLength = 6;
/** Reports that are looked at for one run. */
const reportsARun = 8;
/** Superseded texts that are read for quotations that the newest texts do not have. */
const mostOlderVersions = 2000;
const mostTexts = 64;

const order: Record<Likened['verdict'], number> = { exact: 3, typographic: 2, edited: 1, altered: 0 };

type Match = { report: Report; version: number; likened: Likened; source: Comparable };

/** Looks quotations up in the archive: the index says which reports to look at, the kept texts decide. */
export function createQuoteChecker({
  engine,
  store,
}: {
  engine: Pick<SearchEngine, 'search'>;
  store: Store;
}): QuoteChecker {
  return {
    async check({ text, setOff = [] }) {
      const texts = new Texts(store);
      const quotations: QuotationFinding[] = [];
      for (const quotation of quotationsIn(text, setOff)) quotations.push(await checkOne(quotation, texts));
      const addresses: AddressFinding[] = [];
      for (const url of addressesIn(text)) addresses.push({ url, ...(await reportAt(url)) });
      return { quotations, addresses };
    },
  };

  async function checkOne(quotation: Quotation, texts: Texts): Promise<QuotationFinding> {
    const cited = new Set(
      (await Promise.all(quotation.addresses.slice(0, 4).map(reportsAt))).flat().map(({ id }) => id),
    );
    const best = await bestMatch(quotation.text, cited, texts);
    const isSure = best !== undefined && best.likened.verdict !== 'altered';
    const older = isSure ? undefined : await inOlderVersions(quotation.text, texts);
    const match = older ?? best;
    const base = { ...quotation, differences: match?.likened.differences ?? [] };
    if (match === undefined) return { ...base, verdict: 'not-found', warnings: [] };
    const found = await foundAt(match, store);
    const { verdict } = match.likened;
    const isElsewhere = cited.size > 0 && !cited.has(match.report.id) && verdict !== 'altered';
    const pinpoint = wrongPinpoint(quotation, found.at);
    return {
      ...base,
      verdict: older ? 'older-version' : isElsewhere ? 'other-report' : verdict,
      ...((older || isElsewhere) && { likeness: verdict }),
      found,
      ...(pinpoint && { wrongPinpoint: pinpoint }),
      warnings: match.report.status === 'live' ? [] : [match.report.status],
    };
  }

  /** The best likeness among the reports cited and those that the index names, a cited one before another. */
  async function bestMatch(quotation: string, cited: ReadonlySet<string>, texts: Texts): Promise<Match | undefined> {
    let best: Match | undefined;
    const seen = new Set<string>();
    const consider = async (ids: Iterable<string>) => {
      const fresh = [...ids].filter((id) => !seen.has(id));
      for (const report of (await store.reportsById(fresh)).values()) {
        seen.add(report.id);
        const source = await texts.of(report.id, report.version);
        const likened = source && compare(quotation, source);
        if (!likened || !source) continue;
        const match = { report, version: report.version, likened, source };
        if (best === undefined || rank(match, cited) > rank(best, cited)) best = match;
      }
      return best !== undefined && best.likened.verdict !== 'altered';
    };
    if (await consider(cited)) return best;
    for (const query of probes(quotation)) if (await consider(await reportsWith(query))) return best;
    return best;
  }

  async function reportsWith(q: string): Promise<string[]> {
    const query = parseQuery({ q, synonyms: 'false', names: 'false', spelling: 'false', size: reportsARun });
    return (await engine.search(query)).hits.map(({ reportId }) => reportId);
  }

  async function inOlderVersions(quotation: string, texts: Texts): Promise<Match | undefined> {
    let left = mostOlderVersions;
    for (const { id, version: newest } of await store.reportsWithVersions(mostOlderVersions)) {
      for (let version = newest - 1; version >= 1 && left > 0; version -= 1, left -= 1) {
        const source = await texts.of(id, version);
        const likened = source && compare(quotation, source);
        if (!source || !likened || likened.verdict === 'altered') continue;
        const report = await store.report(id);
        if (report !== undefined) return { report, version, likened, source };
      }
    }
    return undefined;
  }

  async function reportAt(url: string): Promise<Pick<AddressFinding, 'report'>> {
    const [report] = await reportsAt(url);
    if (report === undefined) return {};
    const { id, title, status, version, lastSeenAt } = report;
    return { report: { reportId: id, title, status, version, lastSeenAt } };
  }

  async function reportsAt(url: string): Promise<Report[]> {
    const canonical = canonicalUrl(url);
    const found = await store.reportsAt(canonical);
    return found.length > 0 || canonical === url ? found : store.reportsAt(url);
  }
}

function rank({ report, likened }: Match, cited: ReadonlySet<string>): number {
  return order[likened.verdict] * 10 + likened.alike + (cited.has(report.id) ? 5 : 0);
}

/**
 * What the index is asked, the likeliest first: a run of words from the beginning, the end and the middle of the quotation, so that one altered word
 * spares two of them; then shorter runs; then its words in any order.
 */
function probes(quotation: string): string[] {
  const runs = fragmentsOf(quotation).map(({ text }) => wordsOf(text).map(({ form }) => form));
  const longest = runs.toSorted((one, other) => other.length - one.length).slice(0, 2);
  const asked = longest.flatMap((words) => [...runsOf(words, runLength), ...runsOf(words, 3)]);
  const phrases = asked.toSorted((one, other) => other.length - one.length).map((run) => `"${run.join(' ')}"`);
  const words = (longest[0] ?? []).filter((word) => word.length > 3).slice(0, 12);
  return [...new Set([...phrases, words.join(' ')])].filter((probe) => /[\p{L}\p{N}]/u.test(probe));
}

function runsOf(words: readonly string[], length: number): string[][] {
  if (words.length <= length) return [[...words]];
  const last = words.length - length;
  const starts = [0, last, Math.floor(last / 2), Math.floor(last / 4), Math.floor((last * 3) / 4)];
  return [...new Set(starts)].map((at) => words.slice(at, at + length));
}

async function foundAt({ report, version, likened, source }: Match, store: Store): Promise<Found> {
  const passages = await store.passages(report.id, version);
  const passage = passages.find(({ start, end }) => start <= likened.start && likened.start < end);
  const capture = (await store.versions(report.id)).find(({ number }) => number === version);
  return {
    reportId: report.id,
    title: report.title,
    sourceId: report.sourceId,
    url: report.url,
    status: report.status,
    version,
    newestVersion: report.version,
    ...(passage && { passageId: passage.id, at: pinpointOf(passage, passages) }),
    text: source.text.slice(likened.start, likened.end),
    ...(capture && { capture: { capturedAt: capture.capturedAt, sha256: capture.sha256 } }),
  };
}

/** A cited place is wrong when the passage prints places of that kind and none of those cited is one of them. */
function wrongPinpoint({ pinpoints }: Quotation, actual: Pinpoint | undefined): QuotationFinding['wrongPinpoint'] {
  if (actual === undefined) return undefined;
  const wrong = (kind: 'paragraph' | 'page') => {
    const cited = pinpoints.filter((one) => one.kind === kind);
    const printed = actual[kind];
    return cited.length > 0 && printed !== undefined && !cited.some(({ value }) => isWithin(value, printed));
  };
  return wrong('paragraph') || wrong('page') ? { cited: pinpoints, actual } : undefined;
}

/** Whether a place is one of those printed: `14` of `14-16`, `4.2.2` of `4.2.1-4.2.3`. */
function isWithin(cited: string, printed: string): boolean {
  const [first = '', last = first] = printed.split(/\s*[-–]\s*/);
  if (cited === first || cited === last) return true;
  const parts = (value: string) => value.split('.').map(Number);
  const compared = (one: number[], other: number[]) => {
    const at = one.findIndex((number, index) => number !== other[index]);
    return at === -1 ? 0 : (one[at] ?? 0) - (other[at] ?? 0);
  };
  return compared(parts(cited), parts(first)) >= 0 && compared(parts(cited), parts(last)) <= 0;
}

/** Texts of versions, the latest used kept at hand. */
class Texts {
  readonly #store: Store;
  readonly #kept = new Map<string, Comparable>();

  constructor(store: Store) {
    this.#store = store;
  }

  async of(reportId: string, version: number): Promise<Comparable | undefined> {
    const key = `${reportId}.${version}`;
    const known = this.#kept.get(key);
    const text = known?.text ?? (await this.#store.versionText(reportId, version));
    if (text === undefined) return undefined;
    const source = known ?? new Comparable(text);
    this.#kept.delete(key);
    this.#kept.set(key, source);
    if (this.#kept.size > mostTexts) this.#kept.delete(this.#kept.keys().next().value ?? '');
    return source;
  }
}
