import type { Report } from '../model/report.ts';
import type { LedgerEntry, NewsEntry, NewsKind, Selection } from './item.ts';

/** What a report's news comes to for whoever knew it as it was before the first of them. */
type Window = {
  /** The version known before; 0 when the report was not known, or when its whole text counts. */
  base: number;
  kind: NewsKind;
  entries: LedgerEntry[];
};

/** The reports that are asked about, with what a digest must know of them. */
export type KnownReports = ReadonlyMap<string, Pick<Report, 'status' | 'version'>>;

/** A report that matches a search, seen from a base: only what was added since then was searched. */
export type Match = { reportId: string; base: number; passageId?: string };

/** News by report, each in the order of the change log. */
export function byReport(news: readonly NewsEntry[]): Map<string, NewsEntry[]> {
  return Map.groupBy(news, ({ reportId }) => reportId);
}

/**
 * What the news of one report after a cursor come to; undefined when nothing is left of them, as of a page that was gone and is back. Withdrawn and gone
 * say more than new, new says more than revised.
 */
function windowOf(
  news: readonly NewsEntry[],
  cursor: number,
  report: Pick<Report, 'status' | 'version'>,
): Window | undefined {
  const own = news.filter(({ seq, kind }) => seq > cursor && stillHolds(kind, report.status));
  const kind = ranked.find((one) => own.some((entry) => entry.kind === one));
  if (kind === undefined) return undefined;
  const entries = own.map(({ reportId, kind: told, version }) => ({ reportId, kind: told, version }));
  const revised = own.find((entry) => entry.kind === 'revised');
  const base = kind === 'revised' && revised !== undefined ? revised.version - 1 : 0;
  return { base, kind, entries };
}

const ranked: readonly NewsKind[] = ['gone', 'withdrawn', 'new', 'revised'];

/** A withdrawn report whose page has gone since is still withdrawn. */
function stillHolds(kind: NewsKind, status: Report['status']): boolean {
  if (kind === 'gone') return status === 'gone';
  return kind !== 'withdrawn' || status === 'withdrawn' || status === 'gone';
}

/** All bases from which subscriptions, wherever their cursors stand from `after` on, may look at a report. */
export function basesOf(
  news: readonly NewsEntry[],
  after: number,
  report: Pick<Report, 'status' | 'version'>,
): number[] {
  const cursors = [after, ...news.map(({ seq }) => seq)].filter((cursor) => cursor >= after);
  const bases = cursors.flatMap((cursor) => windowOf(news, cursor, report)?.base ?? []);
  return [...new Set(bases)];
}

/**
 * What a subscription is to be told: the matches that are news to it, in their order, with copies folded into the first of them. `copiesOf` gives the
 * reports with nearly the same text.
 */
export function select(
  matches: readonly Match[],
  cursor: number,
  about: {
    news: ReadonlyMap<string, readonly NewsEntry[]>;
    reports: KnownReports;
    copiesOf(reportId: string): readonly string[];
  },
): Selection[] {
  const selected = new Map<string, Selection>();
  for (const { reportId, base, passageId } of matches) {
    const report = about.reports.get(reportId);
    const window = report && windowOf(about.news.get(reportId) ?? [], cursor, report);
    if (report === undefined || window === undefined || window.base !== base || selected.has(reportId)) continue;
    const item = { reportId, version: report.version, kind: window.kind, base, copies: [], entries: window.entries };
    selected.set(reportId, { ...item, ...(passageId !== undefined && { passageId }) });
  }
  return folded([...selected.values()], about.copiesOf);
}

/** A passage that a binder cites, in the version that was put into it. */
export type Cited = { reportId: string; version: number; passageId: string };

/** What became of reports that are cited: revised since the version that was cited, withdrawn or gone. That one is new is no news to who cites it. */
export function selectCited(
  cited: readonly Cited[],
  cursor: number,
  about: { news: ReadonlyMap<string, readonly NewsEntry[]>; reports: KnownReports },
): Selection[] {
  const byId = Map.groupBy(cited, ({ reportId }) => reportId);
  return [...byId].flatMap(([reportId, places]) => {
    const [oldest] = places.toSorted((one, other) => one.version - other.version);
    const report = about.reports.get(reportId);
    if (oldest === undefined || report === undefined) return [];
    const told = (about.news.get(reportId) ?? []).filter(
      ({ kind, version }) => kind !== 'new' && (kind !== 'revised' || version > oldest.version),
    );
    const window = windowOf(told, cursor, report);
    if (window === undefined) return [];
    const { kind, entries } = window;
    const base = kind === 'revised' ? oldest.version : 0;
    return [{ reportId, version: report.version, kind, base, passageId: oldest.passageId, copies: [], entries }];
  });
}

/** New reports that are copies of one another become one item; the ledger has all of them. */
function folded(selections: readonly Selection[], copiesOf: (reportId: string) => readonly string[]): Selection[] {
  const kept = new Map<string, Selection>();
  for (const selection of selections) {
    const first =
      selection.kind === 'new' ? copiesOf(selection.reportId).find((id) => kept.get(id)?.kind === 'new') : undefined;
    const under = first === undefined ? undefined : kept.get(first);
    if (under === undefined) kept.set(selection.reportId, selection);
    else {
      under.copies.push(selection.reportId);
      under.entries.push(...selection.entries);
    }
  }
  return [...kept.values()];
}
