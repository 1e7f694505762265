import type { SourceKind } from '../../source.ts';
import { captureOf, headOf, type ListedReport, pinpointOf, printable, type ResultList } from './list.ts';
import { words } from './words.ts';

/**
 * A list as RIS, with the tags that Zotero and EndNote read; lines end by CR LF, UTF-8. RIS knows no heading, so every record bears the search as
 * a note (`N1`), after the passage and its capture.
 */
export function risOf(list: ResultList, kindOf: (report: ListedReport) => SourceKind | undefined): string {
  const search = headOf(list)
    .map(([name, value]) => `${name}: ${value}`)
    .join('; ');
  return list.reports.map((report) => recordOf(report, search, kindOf(report))).join('\r\n');
}

function recordOf(report: ListedReport, search: string, kind: SourceKind | undefined): string {
  const { publishedOn, passage } = report;
  const fields: [string, string | null | undefined][] = [
    ['TY', typeOf(kind)],
    ['ID', report.reportId],
    ...report.authors.map((name): [string, string] => ['AU', name]),
    ['TI', report.title],
    ['PB', report.publisher],
    ['PY', publishedOn?.slice(0, 4)],
    ['DA', publishedOn?.replaceAll('-', '/')],
    ['M1', report.documentNumber],
    ['SP', passage.page],
    ['LA', report.language === 'und' ? undefined : report.language],
    ['UR', report.url],
    ['Y2', report.capture?.capturedAt.slice(0, 10).replaceAll('-', '/')],
    ['AB', passage.text],
    ...report.categories.map((category): [string, string] => ['KW', category]),
    ['N1', [pinpointOf(report), captureOf(report)].filter((part) => part !== '').join('; ')],
    ['N1', `${words.search}: ${search}`],
  ];
  const lines = fields.flatMap(([tag, value]) => (value ? [`${tag}  - ${oneLine(value)}`] : []));
  return [...lines, 'ER  - ', ''].join('\r\n');
}

function typeOf(kind: SourceKind | undefined): string {
  if (kind === 'court') return 'CASE';
  if (kind === 'media') return 'NEWS';
  return kind === 'register' ? 'DATA' : 'RPRT';
}

/** A value is one line: a line end inside would begin another field. */
function oneLine(value: string): string {
  return printable(value)
    .replace(/[\p{Cc}\u2028\u2029]+/gu, ' ')
    .trim();
}
