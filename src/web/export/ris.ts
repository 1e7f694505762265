import { type RisField, risOf } from '../../cite/ris.ts';
import type { SourceKind } from '../../source.ts';
import { captureOf, headOf, type ListedReport, pinpointOf, printable, type ResultList } from './list.ts';
import { words } from './words.ts';

/**
 * A list as RIS, with the tags that Zotero and EndNote read; lines end by CR LF, UTF-8. RIS knows no heading, so every record bears the search as
 * a note (`N1`), after the passage and its capture.
 */
export function risOfList(list: ResultList, kindOf: (report: ListedReport) => SourceKind | undefined): string {
  const search = headOf(list)
    .map(([name, value]) => `${name}: ${value}`)
    .join('; ');
  return list.reports.map((report) => recordOf(report, search, kindOf(report))).join('\r\n');
}

function recordOf(report: ListedReport, search: string, kind: SourceKind | undefined): string {
  const { reportId: id, passage, capture } = report;
  const place = { page: passage.page, capturedAt: capture?.capturedAt };
  return risOf({ ...report, ...place, type: typeOf(kind), id }, [
    ['AB', printable(passage.text)],
    ...report.categories.map((category): RisField => ['KW', category]),
    ['N1', [pinpointOf(report), captureOf(report)].filter((part) => part !== '').join('; ')],
    ['N1', `${words.search}: ${search}`],
  ]);
}

function typeOf(kind: SourceKind | undefined): string {
  if (kind === 'court') return 'CASE';
  if (kind === 'media') return 'NEWS';
  return kind === 'register' ? 'DATA' : 'RPRT';
}
