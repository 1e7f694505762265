import { type Html, html } from '../../html.ts';
import { namesPdf } from '../../read/url.ts';
import type { Relation } from '../../store/report-port.ts';
import { reportAddress } from '../addresses.ts';
import type { Deps } from '../deps.ts';
import { words } from '../words/words.ts';
import { dateView } from './date.ts';
import { publisherOf } from './labels.ts';
import { langAttribute, languageName, lettersAttribute } from './language.ts';
import type { ShownReport } from './report-page.ts';

/** So many stand on the page; the API has all. */
const shownRelations = 20;

/** Other editions, copies and translations of a report, a line each. Nothing when there are none. */
export function relationsView({ report, relations }: ShownReport, deps: Deps): Html | false {
  if (relations.length === 0) return false;
  const lines = relations.slice(0, shownRelations).map((other) => {
    const about = [
      html`<bdi${lettersAttribute(publisherOf(other.sourceId, deps.sources))}>${publisherOf(other.sourceId, deps.sources)}</bdi>`,
      html`, ${dateView(other.publishedOn)}`,
      other.similarity !== undefined && html`, ${words.relations.alike(other.similarity)}`,
    ];
    return html`<li>${nameOf(other, report.url)}: <a href="${reportAddress(other.reportId, '')}"><bdi${langAttribute(other.language)}>${other.title}</bdi></a> (${about})</li>`;
  });
  const rest = relations.length - lines.length;
  return html`<ul class="relations" aria-label="${words.relations.title}">${lines}${rest > 0 && html`<li>${words.relations.more(rest)}</li>`}</ul>`;
}

function nameOf({ kind, direction, url, language }: Relation, ownUrl: string): string {
  const names = words.relations;
  if (kind === 'translation') return names.translation(languageName(language));
  if (kind === 'derivedFrom') return direction === 'from' ? names.from : names.to;
  if (namesPdf(url) === namesPdf(ownUrl)) return names.edition;
  return namesPdf(url) ? names.pdf : names.page;
}
