import { type Html, html, type Part } from '../../html.ts';
import type { Report } from '../../model/report.ts';
import type { IsoDate, LanguageTag } from '../../model/values.ts';
import { reportAddress } from '../addresses.ts';
import type { Deps } from '../deps.ts';
import { words } from '../words/words.ts';
import { dateView } from './date.ts';
import { publisherOf } from './labels.ts';
import { langAttribute, lettersAttribute } from './language.ts';

/** What a line of a list says of a report; `ordinal`: the passage that it opens at. */
export type Listed = {
  reportId: string;
  title: string;
  sourceId: string;
  language: LanguageTag;
  publishedOn?: IsoDate | null | undefined;
  status: Report['status'];
  ordinal?: string | undefined;
  version?: number;
  note?: Part;
};

/** Reports, a line each: title, publisher, date, and its state where that is not the ordinary one. */
export function reportList(reports: readonly Listed[], deps: Deps): Html {
  const items = reports.map(({ reportId, title, sourceId, language, publishedOn, status, ordinal, version, note }) => {
    const badge = status !== 'live' && html` <span class="status badge ${status}">${words.statuses[status]}</span>`;
    return html`<li><a href="${reportAddress(reportId, '', ordinal, version)}"><bdi${langAttribute(language)}>${title}</bdi></a> <small><bdi${lettersAttribute(publisherOf(sourceId, deps.sources))}>${publisherOf(sourceId, deps.sources)}</bdi> · ${dateView(publishedOn)}${note}</small>${badge}</li>`;
  });
  return html`<ul class="reports">${items}</ul>`;
}
