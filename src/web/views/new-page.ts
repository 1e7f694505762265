import { type Html, html } from '../../html.ts';
import type { Report } from '../../model/report.ts';
import type { News } from '../../store/report-port.ts';
import type { Deps } from '../deps.ts';
import { type Week, weekBeside } from '../weeks.ts';
import { words } from '../words/words.ts';
import { dateText, instantView } from './date.ts';
import { layout } from './layout.ts';
import { type Listed, reportList } from './report-list.ts';

/** What was new in a week: `most` of each kind are shown, `news` may hold one more. */
type ShownNews = { week: Week; news: News; most: number };

/** What came, changed and vanished in a week, substance first, with the weeks around it. */
export function newPageView({ week, news, most }: ShownNews, deps: Deps): Html {
  const { added, revised, gone } = news;
  const sections = [
    section(words.news.added, added.map(listed), most, deps),
    section(
      words.news.revised,
      revised.map(({ report, version, capturedAt }) => ({
        ...listed(report),
        note: html` · ${words.report.version} ${version}, ${instantView(capturedAt)}`,
      })),
      most,
      deps,
    ),
    section(words.news.gone, gone.map(listed), most, deps),
  ];
  const main = html`<h1>${words.news.title}</h1>
<p class="intro">${words.news.week(week.name, dateText(week.firstDay), dateText(week.lastDay))}. ${words.news.intro}</p>
${weekLinks(week, deps)}
${sections.some((one) => one !== false) ? sections : html`<p>${words.news.nothing}</p>`}`;
  return layout({ title: `${words.news.title}, ${week.name}`, main, current: 'new', indexed: false }, deps);
}

function section(title: string, reports: readonly Listed[], most: number, deps: Deps): Html | false {
  if (reports.length === 0) return false;
  const count = reports.length > most ? `${most}+` : String(reports.length);
  const rest = reports.length > most && html`<p class="hint">${words.news.more(most)}</p>`;
  return html`<section><h2>${title} <b class="count">${count}</b></h2>${reportList(reports.slice(0, most), deps)}${rest}</section>`;
}

function weekLinks(week: Week, { now }: Deps): Html {
  const before = weekBeside(week, -1);
  const after = weekBeside(week, 1);
  const isPast = Date.parse(week.until) <= now();
  return html`<nav class="pages weeks" aria-label="${words.news.weeks}"><a href="/new/${before.name}" rel="prev">← ${before.name}</a>${isPast ? html`<a href="/new/${after.name}" rel="next">${after.name} →</a>` : html`<span></span>`}</nav>`;
}

function listed(report: Report): Listed {
  const { id, title, sourceId, language, publishedOn, status } = report;
  return { reportId: id, title, sourceId, language, publishedOn, status };
}
