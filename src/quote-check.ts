import { setImmediate } from 'node:timers/promises';
import { type Pinpoint, pinpointOf } from './cite/pinpoint.ts';
import { Failure } from './errors.ts';
import type { Report } from './model/report.ts';
import type { Brief } from './quote/brief.ts';
import { Comparable, compare, type Likened, stands } from './quote/compare.ts';
import type { AddressFinding, Found, QuotationFinding, QuoteReport } from './quote/finding.ts';
import { isAt, type Place } from './quote/places.ts';
import { probes } from './quote/probes.ts';
import { addressesIn, type Quotation, quotationsIn } from './quote/quotations.ts';
import { Texts } from './quote/texts.ts';
import { canonicalUrl } from './read/url.ts';
import type { SearchEngine } from './search/engine.ts';
import { parseQuery } from './search/query.ts';
import type { Store } from './store/port.ts';
import type { TaggedPassage } from './store/report-port.ts';

export type QuoteChecker = {
  /**
   * Holds every quotation and address of a brief against the archive. Keeps nothing.
   * @throws Failure usage when there are more than 2,000 of either; search.unavailable, store.unreachable
   */
  check(brief: Brief): Promise<QuoteReport>;
};

/** Reports that are looked at for one run. */
const reportsARun = 8;
/** Superseded texts that are read for quotations that the newest texts do not have. */
const mostOlderVersions = 2000;
/** Quotations that are looked up side by side. */
const atOnce = 4;
/** Quotations, and addresses, of one brief. */
const mostOfABrief = 2000;

const order: Record<Likened['verdict'], number> = { exact: 3, typographic: 2, edited: 1, altered: 0 };

type Match = { report: Report; version: number; likened: Likened; source: Comparable };

/** A quotation, the reports that the brief cites for it, and what is most like it: in a newest text, and in a superseded one. */
type Looked = { quotation: Quotation; cited: ReadonlySet<string>; best?: Match; older?: Match };

/** Looks quotations up in the archive: the index says which reports to look at, the kept texts decide. */
export function createQuoteChecker({
  engine,
  store,
}: {
  engine: Pick<SearchEngine, 'search'>;
  store: Store;
}): QuoteChecker {
  return {
    async check({ text, setOff = [], notes = [] }) {
      const { quotations, unchecked } = quotationsIn(text, setOff, notes);
      const urls = addressesIn(text);
      bounded(quotations.length + unchecked.length, 'quotations');
      bounded(urls.length, 'addresses');
      const texts = new Texts((id, version) => store.versionText(id, version));
      const looked: Looked[] = [];
      for (let at = 0; at < quotations.length; at += atOnce)
        looked.push(...(await Promise.all(quotations.slice(at, at + atOnce).map((one) => lookUp(one, texts)))));
      await lookInOlderVersions(looked);
      const findings: QuotationFinding[] = [];
      for (const one of looked) findings.push(await findingOf(one));
      const addresses: AddressFinding[] = [];
      for (const url of urls) addresses.push({ url, ...(await reportAt(url)) });
      return { quotations: findings, unchecked, addresses };
    },
  };

  async function lookUp(quotation: Quotation, texts: Texts): Promise<Looked> {
    const cited = new Set(
      (await Promise.all(quotation.addresses.slice(0, 4).map(reportsAt))).flat().map(({ id }) => id),
    );
    const best = await bestMatch(quotation.text, cited, texts);
    return { quotation, cited, ...(best && { best }) };
  }

  async function findingOf({ quotation, cited, best, older }: Looked): Promise<QuotationFinding> {
    const match = older ?? best;
    const base = { ...quotation, differences: match?.likened.differences ?? [] };
    if (match === undefined) return { ...base, verdict: 'not-found', warnings: [] };
    const { verdict } = match.likened;
    const isOther = cited.size > 0 && !cited.has(match.report.id) && verdict !== 'altered';
    const found = await foundAt(quotation, match, store);
    const isWrong = found.at !== undefined && isElsewhere(quotation.pinpoints, found.at);
    return {
      ...base,
      verdict: older ? 'older-version' : isOther ? 'other-report' : verdict,
      ...((older || isOther) && { likeness: verdict }),
      found,
      ...(isWrong && { wrongPinpoint: { cited: quotation.pinpoints, actual: found.at ?? {} } }),
      warnings: match.report.status === 'live' ? [] : [match.report.status],
    };
  }

  /** The best likeness among the reports cited and those that the index names, a cited one before another. */
  async function bestMatch(quotation: string, cited: ReadonlySet<string>, texts: Texts): Promise<Match | undefined> {
    const seen = new Map<string, Report>();
    const best = async (ids: Iterable<string>, how: typeof stands): Promise<Match | undefined> => {
      const matches: Match[] = [];
      for (const report of (await store.reportsById([...ids])).values()) {
        seen.set(report.id, report);
        const source = await texts.of(report.id, report.version);
        const likened = source?.mayHold(quotation) ? how(quotation, source) : undefined;
        if (source && likened) matches.push({ report, version: report.version, likened, source });
      }
      return matches.sort((one, other) => rank(other, cited) - rank(one, cited))[0];
    };
    const asCited = await best(cited, stands);
    if (asCited !== undefined) return asCited;
    for (const query of probes(quotation)) {
      const fresh = (await reportsWith(query)).filter((id) => !seen.has(id));
      const match = await best(fresh, stands);
      if (match !== undefined) return match;
    }
    return best(seen.keys(), compare);
  }

  async function reportsWith(q: string): Promise<string[]> {
    const query = parseQuery({ q, synonyms: 'false', names: 'false', spelling: 'false', size: reportsARun });
    return (await engine.search(query)).hits.map(({ reportId }) => reportId);
  }

  /** Each superseded text is read once, for all quotations that no newest text has. */
  async function lookInOlderVersions(looked: readonly Looked[]): Promise<void> {
    let missing = looked.filter(({ best }) => best === undefined || best.likened.verdict === 'altered');
    let left = mostOlderVersions;
    for (const { id, version: newest } of missing.length > 0
      ? await store.reportsWithVersions(mostOlderVersions)
      : []) {
      for (let version = newest - 1; version >= 1 && left > 0 && missing.length > 0; version -= 1, left -= 1) {
        const text = await store.versionText(id, version);
        if (text === undefined) continue;
        const source = new Comparable(text);
        for (const one of missing) {
          const likened = source.mayHold(one.quotation.text) ? stands(one.quotation.text, source) : undefined;
          const report = likened && (await store.report(id));
          if (likened && report) one.older = { report, version, likened, source };
        }
        missing = missing.filter(({ older }) => older === undefined);
        // Pages are answered in between.
        await setImmediate();
      }
    }
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

function bounded(count: number, what: string): void {
  if (count <= mostOfABrief) return;
  const counts = `${count.toLocaleString('en')} ${what}; at most ${mostOfABrief.toLocaleString('en')} are looked up at once`;
  throw new Failure('usage', `The brief has ${counts}. Check it in parts.`, { parameter: what });
}

function rank({ report, likened }: Match, cited: ReadonlySet<string>): number {
  return order[likened.verdict] * 10 + likened.alike + (cited.has(report.id) ? 5 : 0);
}

/** Where the words stand; of several places where they do, the one that the brief points to. */
async function foundAt(quotation: Quotation, match: Match, store: Store): Promise<Found> {
  const { report, version, likened, source } = match;
  const passages = await store.passages(report.id, version);
  const passage = placeOf(quotation, likened, passages);
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

function placeOf(
  { text, pinpoints }: Quotation,
  { start: from, end: to }: Likened,
  passages: readonly TaggedPassage[],
) {
  const under = passages.filter(({ start, end }) => start < to && from < end);
  if (pinpoints.length === 0 || under.length === 0) return under[0];
  const isPointedTo = (passage: TaggedPassage) => !isElsewhere(pinpoints, passage);
  const elsewhere = (passage: TaggedPassage) => isPointedTo(passage) && stands(text, new Comparable(passage.text));
  return under.find(isPointedTo) ?? passages.find(elsewhere) ?? under[0];
}

/** Whether none of the places cited is printed at a passage, though places of that kind are. */
function isElsewhere(pinpoints: readonly Place[], printed: Pinpoint): boolean {
  return (['paragraph', 'page'] as const).some((kind) => {
    const cited = pinpoints.filter((one) => one.kind === kind);
    const place = printed[kind];
    return cited.length > 0 && place !== undefined && !cited.some(({ value }) => isAt(value, place));
  });
}
