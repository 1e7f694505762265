import { type Html, html, webAddress } from '../../html.ts';
import type { Problem, Run } from '../../model/run.ts';
import { searchAddress } from '../addresses.ts';
import type { Deps } from '../deps.ts';
import type { SourceHealth } from '../sources.ts';
import { words } from '../words/words.ts';
import { instantView } from './date.ts';
import { fullStandingOf } from './labels.ts';
import { languageName, lettersAttribute } from './language.ts';
import { layout } from './layout.ts';
import { scheduleText } from './schedule.ts';

/** The sources page: one row for each, then its open problems. */
export function sourcesPageView(all: readonly SourceHealth[], deps: Deps): Html {
  const { columns } = words.sources;
  const main = html`<h1>${words.sources.title}</h1>
<p class="intro">${words.sources.intro}</p>
${all.some(({ source }) => source.kind === 'register') && html`<p><a href="/registers">${words.registers.fromSources}</a></p>`}
<table class="sources">
<thead><tr>${Object.values(columns).map((column) => html`<th scope="col">${column}</th>`)}</tr></thead>
<tbody>${all.map(row)}</tbody>
</table>
<h2>${words.sources.open}</h2>
${all.some(({ problems }) => problems.length > 0) ? all.map(problemsOf) : html`<p>${words.sources.noProblems}</p>`}`;
  return layout({ title: words.sources.title, main, current: 'sources' }, deps);
}

function row({ source, lastRun, problems, reports, standing, alarms }: SourceHealth): Html {
  const { columns } = words.sources;
  const name = html`<a href="/sources/${source.id}"><bdi${lettersAttribute(source.publisher)}>${source.publisher}</bdi></a>`;
  const [min, max] = source.expect.links;
  const count = reports === undefined ? '?' : reports.toLocaleString(words.languageTag);
  return html`<tr id="${source.id}">
<th scope="row">${name}<small${lettersAttribute(source.title)}>${source.title}</small><small>${fullStandingOf(source)}</small><small>${source.languages.map(languageName).join(', ')} · ${scheduleText(source.schedule)} · ${words.sources.expects(min, max)}</small></th>
${cell(columns.state, stateView({ standing, alarms }))}
${cell(columns.verified, words.sources.verified[source.verified])}
${cell(columns.lastRun, runView(lastRun))}
${cell(columns.found, lastRun?.found ?? '–')}
${cell(columns.new, lastRun?.new ?? '–')}
${cell(columns.changed, lastRun?.changed ?? '–')}
${cell(columns.problems, problems.length === 0 ? '0' : html`<a href="#problems-${source.id}">${problems.length}</a>`)}
${cell(columns.reports, html`<a href="${searchAddress(new URLSearchParams({ source: source.id }))}">${count}</a>`)}
${cell(columns.remedy, lastRun === undefined ? words.sources.firstRun : advice(problems))}
</tr>`;
}

/** How the reading of one source goes, and what to do about it. */
export function healthView({ lastRun, problems, reports, source, standing, alarms }: SourceHealth): Html {
  const { columns } = words.sources;
  const rows: [string, Html | string | number][] = [
    [columns.state, stateView({ standing, alarms })],
    [columns.lastRun, runView(lastRun)],
    [columns.problems, problems.length],
    [
      columns.reports,
      html`<a href="${searchAddress(new URLSearchParams({ source: source.id }))}">${reports ?? '?'}</a>`,
    ],
    [columns.remedy, lastRun === undefined ? words.sources.firstRun : advice(problems)],
  ];
  return html`<dl class="card">${rows.map(([label, value]) => html`<div><dt>${label}</dt><dd>${value}</dd></div>`)}</dl>`;
}

/** On or off, why, and what is outside what the source expects of itself. */
function stateView({ standing, alarms }: Pick<SourceHealth, 'standing' | 'alarms'>): Html {
  const state = standing?.on === false ? words.sources.off : words.sources.on;
  return html`${state}${standing && html`<small>${words.health.standing(standing)}</small>`}${alarms.map(
    (alarm) => html`<small class="alarm"><b>${words.sources.alarm}:</b> ${words.health.alarm(alarm)}</small>`,
  )}`;
}

function cell(label: string, value: Html | string | number): Html {
  return html`<td data-label="${label}">${value}</td>`;
}

function runView(run: Run | undefined): Html | string {
  if (run === undefined) return words.sources.never;
  if (run.finishedAt === undefined) return html`${words.sources.unended} ${instantView(run.startedAt)}`;
  return instantView(run.finishedAt);
}

function advice(problems: readonly Problem[]): Html | string {
  const remedies = [...new Set(problems.map(({ code }) => remedyOf(code)))];
  if (remedies.length === 0) return words.sources.nothing;
  return html`${remedies.map((remedy) => html`<span class="remedy">${remedy}</span> `)}`;
}

function remedyOf(code: string): string {
  const family = code.split('.')[0] ?? '';
  return words.remedies[code] ?? words.remedies[family] ?? code;
}

/** The open problems of a source; nothing when there are none. */
export function problemsOf({ source, problems }: SourceHealth): Html | false {
  if (problems.length === 0) return false;
  const items = problems.map(({ url, code, message, at }) => {
    return html`<li><code>${code}</code> ${addressView(url)}<br><span lang="en">${message}</span> <small>${instantView(at)}</small></li>`;
  });
  return html`<section class="problems" id="problems-${source.id}"><h3${lettersAttribute(source.publisher)}>${source.publisher}</h3><ul>${items}</ul></section>`;
}

/** The address as a link where it is one of the web, as text otherwise. */
function addressView(url: string): Html {
  const address = webAddress(url);
  if (address === undefined) return html`<bdi>${url}</bdi>`;
  return html`<a href="${address}" rel="external noopener noreferrer nofollow"><bdi>${url}</bdi></a>`;
}
