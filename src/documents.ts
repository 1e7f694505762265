import { type Issuer, issuerOf } from './by-hand.ts';
import type { Report } from './model/report.ts';
import type { PassageDocument } from './search/document.ts';
import type { Source } from './source.ts';
import type { Store } from './store/port.ts';
import type { TaggedPassage } from './store/report-port.ts';

/** How many reports are read from the store at once. */
const reportsAPage = 50;

/** What the store has for the index: the passages of each report's newest version, as every engine receives them. */
export type Documents = {
  /** Those of one report; none when it is unknown, has no passages, or its source is no longer listed. */
  of(reportId: string): Promise<PassageDocument[]>;
  /** Those of all reports, a report at a time. */
  all(): AsyncGenerator<PassageDocument[]>;
};

/** Reads documents from a store; `sources` say what a report's publisher is. */
export function documentsOf(
  store: Pick<Store, 'report' | 'reports' | 'passages'>,
  sources: readonly Source[],
): Documents {
  const of = async (reportId: string) => {
    const report = await store.report(reportId);
    const issuer = report && issuerOf(report, sources);
    if (report === undefined || issuer === undefined) return [];
    const passages = await store.passages(reportId);
    return passages
      .filter((passage) => passage.kind !== 'notice')
      .map((passage) => documentOf(report, issuer, passage));
  };
  return {
    of,
    async *all() {
      let after: string | undefined;
      for (;;) {
        const reports = await store.reports({ limit: reportsAPage, ...(after !== undefined && { after }) });
        if (reports.length === 0) return;
        for (const report of reports) yield await of(report.id);
        after = reports.at(-1)?.id;
      }
    },
  };
}

/** What was added by hand without a standing stands lowest. */
function documentOf(report: Report, { tier = 4, kind }: Issuer, passage: TaggedPassage): PassageDocument {
  const tags = passage.tags.filter((tag) => tag.state !== 'rejected');
  return {
    id: passage.id,
    reportId: report.id,
    ordinal: passage.ordinal,
    title: report.title,
    headings: passage.headings,
    text: passage.text,
    language: passage.language,
    sourceId: report.sourceId,
    tier,
    kind: kind ?? 'unstated',
    ...(report.publishedOn !== undefined && { publishedOn: report.publishedOn }),
    firstSeenAt: report.firstSeenAt,
    newsAt: report.newsAt,
    status: report.status,
    categories: [...new Set(tags.map((tag) => tag.category))],
    strongCategories: [...new Set(tags.filter((tag) => tag.strength === 'strong').map((tag) => tag.category))],
    provisions: [...new Set(passage.provisions.map((provision) => provision.key))],
    ...passage.facets,
  };
}
