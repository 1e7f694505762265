import { type Html, html, webAddress } from '../../html.ts';
import type { Run } from '../../model/run.ts';
import type { Deps } from '../deps.ts';
import type { Overview } from '../overview.ts';
import type { SourceHealth } from '../sources.ts';
import { words } from '../words/words.ts';
import { instantView } from './date.ts';
import { feedLinks } from './feed-links.ts';
import { fullStandingOf } from './labels.ts';
import { languageName, lettersAttribute } from './language.ts';
import { layout } from './layout.ts';
import { overviewView } from './overview.ts';
import { scheduleText } from './schedule.ts';
import { healthView, problemsOf } from './sources-page.ts';

/** A source to be shown: its health, its last runs (newest first) and its reports. */
type ShownSource = SourceHealth & { runs: readonly Run[]; overview: Overview };

/** The page of a source: its card, which is all that is printed of it, beside an exhibit; how reading it goes, its yield over time. */
export function sourcePageView(shown: ShownSource, deps: Deps): Html {
  const { source, overview, runs } = shown;
  const sought = new URLSearchParams({ source: source.id });
  const main = html`<article class="source">
<p class="crumb"><a href="/sources">${words.source.back}</a></p>
<h1><bdi${lettersAttribute(source.publisher)}>${source.publisher}</bdi></h1>
<p class="intro"><bdi${lettersAttribute(source.title)}>${source.title}</bdi></p>
${cardView(shown)}
<div class="unprinted"><h2>${words.source.health}</h2>
${healthView(shown)}
${problemsOf(shown)}
<h2>${words.source.yield}</h2>
${overviewView(overview, deps)}
${feedLinks(sought, 'source')}
${runsView(runs)}</div>
</article>`;
  return layout({ title: source.publisher, main, current: 'sources', feed: sought }, deps);
}

function cardView({ source }: ShownSource): Html {
  const { card } = source;
  const english = (text: string) => html`<span lang="en">${text}</span>`;
  const assessed = (text: string | undefined) => (text === undefined ? words.source.unassessed : english(text));
  const terms = card.terms === undefined ? undefined : webAddress(card.terms);
  const rows: [string, Html | string][] = [
    [words.facets.tier, fullStandingOf(source) ?? '–'],
    [words.source.home, linkView(source.homepage)],
    [words.report.language, source.languages.map(languageName).join(', ')],
    [words.source.mandate, english(card.mandate)],
    [words.source.method, assessed(card.method)],
    [words.source.bias, assessed(card.bias)],
    [
      words.source.licence,
      html`${card.licence === undefined ? words.source.noLicence : english(card.licence)}${terms !== undefined && html` ${linkView(terms)}`}`,
    ],
    [words.source.designations, designationsView(card.designations)],
    [words.source.schedule, `${scheduleText(source.schedule)}; ${words.sources.expects(...source.expect.links)}`],
    [words.sources.columns.verified, words.sources.verified[source.verified]],
  ];
  return html`<dl class="card wide">${rows.map(([name, value]) => html`<div><dt>${name}</dt><dd>${value}</dd></div>`)}</dl>`;
}

/** What Russia has declared it to be; a day that nobody has checked is marked. */
function designationsView(designations: SourceHealth['source']['card']['designations']): Html | string {
  if (designations.length === 0) return words.source.undesignated;
  const items = designations.map(({ as, since, doubtful, note }) => {
    const mark = doubtful && html` <span class="doubt">${words.source.doubtful}</span>`;
    return html`<li>${words.source.designated[as]}${since !== undefined && ` (${since})`}${mark}${note !== undefined && html` <small lang="en">${note}</small>`}</li>`;
  });
  return html`<ul class="plain">${items}</ul>`;
}

function runsView(runs: readonly Run[]): Html | false {
  if (runs.length === 0) return false;
  const { columns } = words.sources;
  const names = [columns.lastRun, columns.found, columns.new, columns.changed, words.source.gone, columns.problems];
  const rows = runs.map(({ startedAt, finishedAt, found, new: fresh, changed, gone, problems }) => {
    const cells = [found, fresh, changed, gone, problems];
    return html`<tr><th scope="row">${finishedAt === undefined && html`${words.sources.unended} `}${instantView(finishedAt ?? startedAt)}</th>${cells.map((cell, at) => html`<td data-label="${names[at + 1] ?? ''}">${cell}</td>`)}</tr>`;
  });
  return html`<h2>${words.source.runs}</h2><table class="runs"><thead><tr>${names.map((name) => html`<th scope="col">${name}</th>`)}</tr></thead><tbody>${rows}</tbody></table>`;
}

function linkView(address: string): Html {
  const safe = webAddress(address);
  if (safe === undefined) return html`<code>${address}</code>`;
  return html`<a href="${safe}" rel="external noopener noreferrer"><bdi>${address}</bdi></a>`;
}
