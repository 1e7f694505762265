import type { Binder } from '../../binder/binder.ts';
import { type Html, html } from '../../html.ts';
import type { LoggedDecision } from '../../model/tag.ts';
import { reportAddress, searchAddress } from '../addresses.ts';
import type { Session } from '../curation/sessions.ts';
import type { Deps } from '../deps.ts';
import type { Matches } from '../matches.ts';
import type { ReportView } from '../report.ts';
import { words } from '../words/words.ts';
import { curatorBar } from './curator-page.ts';
import { decisionsView } from './decisions.ts';
import { categoryLabel } from './labels.ts';
import { langAttribute } from './language.ts';
import { layout } from './layout.ts';
import { passagesView } from './passage.ts';
import { relationsView } from './relations.ts';
import { capturesView, reportHead } from './report-head.ts';
import { searchForm } from './search-form.ts';
import { standingTags } from './tags.ts';

/** A report to be shown: one version of it, the words that were searched for and where they stand; the curator who looks at it, if one does;
 * the newest decisions on its tags, newest first; the binder that the reader works on, if there is one. */
export type ShownReport = ReportView & {
  words: string;
  matches: Matches;
  curator?: Session | undefined;
  decisions?: readonly LoggedDecision[];
  binder?: Binder | undefined;
};

/** The report page: head, captures, categories, then the text passage by passage. */
export function reportPageView(shown: ShownReport, deps: Deps): Html {
  const { report, version } = shown;
  const main = html`${shown.words === '' ? searchForm('') : searchForm(shown.words)}
${curatorBar(shown.curator)}
<article class="report">
<header>
<h1><bdi${langAttribute(report.language)}>${report.title}</bdi></h1>
${reportHead(report, deps)}
<p class="ways"><a class="button" href="/reports/${report.id}/cite${version.number !== report.version && `?version=${version.number}`}" rel="nofollow">${words.citing.link}</a> <a href="/editions?later=${report.id}" rel="nofollow">${words.editions.link}</a></p>
</header>
${relationsView(shown, deps)}
${version.number !== report.version && olderNotice(shown)}
${capturesView(shown)}
${categoriesIn(shown, deps)}
${matchesNotice(shown)}
<h2 class="unseen">${words.report.text}</h2>
${passagesView(shown, deps)}
${decisionsView(shown, deps)}
</article>`;
  return layout({ title: report.title, main, indexed: false }, deps);
}

function olderNotice({ report, version, words: text }: ShownReport): Html {
  return html`<p class="notice">${words.report.older(version.number, report.version)} <a href="${reportAddress(report.id, text)}">${words.report.toNewest}</a></p>`;
}

function matchesNotice({ words: text, matches }: ShownReport): Html | false {
  if (text === '') return false;
  const [first] = matches.passages;
  const quoted = `“${text}”`;
  const back = html`<a href="${searchAddress(new URLSearchParams({ q: text }))}">${words.report.back}</a>`;
  if (first === undefined) return html`<p class="notice">${words.report.noMatches(quoted)} ${back}</p>`;
  return html`<p class="matches">${words.report.matches(matches.passages.length, quoted)}. <a href="#p-${first.ordinal}">${words.report.firstMatch}</a> · ${back}</p>`;
}

/** Each category of the report, the number of its passages, and a link to the first. */
function categoriesIn({ passages }: ShownReport, deps: Deps): Html | false {
  const counts = new Map<string, { count: number; first: number }>();
  for (const passage of passages) {
    for (const category of new Set(standingTags(passage).map((tag) => tag.category))) {
      const known = counts.get(category);
      counts.set(category, { count: (known?.count ?? 0) + 1, first: known?.first ?? passage.ordinal });
    }
  }
  if (counts.size === 0) return false;
  const items = [...counts]
    .sort(([, a], [, b]) => b.count - a.count)
    .map(([id, { count, first }]) => {
      return html`<li><a href="#p-${first}">${categoryLabel(id, deps)}</a> <b class="count">${words.report.passages(count)}</b></li>`;
    });
  return html`<section class="contents"><h2>${words.report.categories}</h2><ul class="plain">${items}</ul></section>`;
}
