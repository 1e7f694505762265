import type { Binder, BinderItem } from './binder/binder.ts';
import { itemsOf } from './binder/members.ts';
import { type ItemStanding, itemStanding, type Known } from './binder/standing.ts';
import { newerEdition } from './compare/editions.ts';
import type { Report, Version } from './model/report.ts';
import type { IsoDate } from './model/values.ts';
import { titledLike } from './series.ts';
import type { Source } from './source.ts';
import type { Store } from './store/port.ts';
import type { TaggedPassage } from './store/report-port.ts';

type Parts = {
  store: Pick<Store, 'reportsById' | 'versions' | 'versionText' | 'passages' | 'passagesById' | 'reportsTitled'>;
  sources: readonly Pick<Source, 'id'>[];
};

/** What has become of each item of a binder, in the order of the items. `today`: the day to which ages are counted. */
export async function binderStanding(
  { staleMonths, sections }: Pick<Binder, 'staleMonths' | 'sections'>,
  today: IsoDate,
  { store, sources }: Parts,
): Promise<ItemStanding[]> {
  const items = itemsOf({ sections });
  const ids = [...new Set(items.map(({ reportId }) => reportId))];
  const [reports, cited] = await Promise.all([
    store.reportsById(ids),
    store.passagesById([...new Set(items.map(({ passageId }) => passageId))]),
  ]);
  const passages = new Map(cited.map((passage) => [passage.id, passage]));
  const known = new Map<string, Promise<OfReport>>();
  for (const report of reports.values()) known.set(report.id, ofReport(report, { store, sources }));
  const texts = new Map<string, ReturnType<typeof wholeText>>();
  const textOf = (reportId: string, version: number) => {
    const key = `${reportId}.${version}`;
    const text = texts.get(key) ?? wholeText(reportId, version, store);
    texts.set(key, text);
    return text;
  };
  const asked = { ...(staleMonths !== undefined && { staleMonths }), today };
  return Promise.all(
    items.map(async (item) => {
      const report = await known.get(item.reportId);
      return itemStanding(item, report && (await ofItem(item, report, passages.get(item.passageId), textOf)), asked);
    }),
  );
}

type OfReport = { report: Report; versions: Version[]; newerEdition: Report | undefined };

async function ofReport(report: Report, parts: Parts): Promise<OfReport> {
  const [versions, others] = await Promise.all([parts.store.versions(report.id), titledLike(report, parts)]);
  return { report, versions, newerEdition: newerEdition(report, others) };
}

/** The texts are read only where a glance at the passage cited does not tell. */
async function ofItem(
  item: BinderItem,
  { report, versions, newerEdition }: OfReport,
  passage: TaggedPassage | undefined,
  textOf: (reportId: string, version: number) => ReturnType<typeof wholeText>,
): Promise<Known> {
  const version = versions.find(({ number }) => number === item.version);
  const isThere = passage?.text === item.text;
  const { id, title, publishedOn, language } = newerEdition ?? report;
  const edition = { id, title, language, ...(publishedOn !== undefined && { publishedOn }) };
  return {
    report,
    ...(version && {
      cited: {
        sha256: version.sha256,
        capturedAt: version.capturedAt,
        ...(isThere ? { text: passage.text, passages: [passage] } : await textOf(item.reportId, item.version)),
      },
    }),
    ...(report.version !== item.version && { newest: await textOf(report.id, report.version) }),
    ...(newerEdition && { newerEdition: edition }),
  };
}

async function wholeText(reportId: string, version: number, store: Parts['store']) {
  const [text = '', passages] = await Promise.all([
    store.versionText(reportId, version),
    store.passages(reportId, version),
  ]);
  return { text, passages };
}
