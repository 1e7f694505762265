import type { SearchPage } from '../../find.ts';
import { type Html, html } from '../../html.ts';
import { type SearchQuery, sortOrders } from '../../search/query.ts';
import { narrowedTo, only, searchAddress, timelineAddress, without } from '../addresses.ts';
import type { Deps } from '../deps.ts';
import type { Matches } from '../matches.ts';
import { filtersIn } from '../params.ts';
import { words } from '../words/words.ts';
import { exportBar } from './export-bar.ts';
import { activeFilters, facetsView } from './facets.ts';
import { feedLinks } from './feed-links.ts';
import { hitView } from './hit.ts';
import { layout } from './layout.ts';
import { pagination } from './pagination.ts';
import { searchForm } from './search-form.ts';
import { timelineView } from './timeline.ts';
import { understoodView } from './understood.ts';

/** A search with what it found. `opened`: the passages of the reports that stand open, by report id. */
export type ShownSearch = {
  query: SearchQuery;
  page: SearchPage;
  opened: ReadonlyMap<string, Matches>;
  parameters: URLSearchParams;
};

/** The search page: box, filters with counts, results; or what to do when there are none. */
export function searchPageView(shown: ShownSearch, deps: Deps): Html {
  const { query, page, parameters } = shown;
  const main = html`${searchForm(query.text, parameters)}
<h1 class="unseen">${words.search.title}</h1>
<div class="columns">
${facetsView(page, parameters, deps)}
<div class="results" id="results">
<p class="narrow"><a class="door" href="#filters">${words.search.filters}</a></p>
${query.text !== '' && html`<p class="printed">${words.search.title}: <b>${query.text}</b></p>`}
${activeFilters(parameters, deps)}
${page.hits.length === 0 ? nothing(shown, deps) : found(shown, deps)}
</div>
</div>`;
  const title = query.text === '' ? words.search.title : `${query.text} · ${words.search.title}`;
  return layout({ title, main, current: 'search', indexed: false, feed: without(parameters, 'sort') }, deps);
}

function found({ query, page, opened, parameters }: ShownSearch, deps: Deps): Html {
  const first = (page.page - 1) * page.size + 1;
  const all = words.reports(page.total);
  const range = page.total <= page.size ? all : words.search.range(first, first + page.hits.length - 1, all);
  const ways = {
    title: words.timeline.title,
    narrowed: (period: string) => searchAddress(narrowedTo(parameters, period)),
    download: timelineAddress(parameters),
  };
  return html`<div class="above"><p class="total" role="status">${range}</p>${sortView(query, parameters)}</div>
${understoodView(query, page, parameters, deps)}
${timelineView(page.timeline ?? [], ways)}
${exportBar(parameters)}
${page.hits.map((hit) => hitView(hit, { text: query.text, parameters, page: page.page, opened: opened.get(hit.reportId) }, deps))}
${pagination(page.page, Math.ceil(page.total / page.size), parameters)}
<div class="further"><p class="ways"><a href="/change?${without(parameters, 'sort').toString()}" rel="nofollow">${words.change.link}</a></p>
${feedLinks(without(parameters, 'sort'))}</div>`;
}

/** The order of the results, each other order a link. */
function sortView(query: SearchQuery, parameters: URLSearchParams): Html {
  const orders = query.text.trim() === '' ? sortOrders.filter((order) => order !== 'relevance') : sortOrders;
  const current = query.sort ?? orders[0];
  const links = orders.map((order) => {
    const changed = without(parameters, 'sort');
    if (order !== orders[0]) changed.set('sort', order);
    const mark = order === current && html` aria-current="true"`;
    return html`<li><a href="${searchAddress(changed)}" rel="nofollow"${mark}>${words.search.orders[order]}</a></li>`;
  });
  return html`<nav class="sort" aria-label="${words.search.order}"><ul>${links}</ul></nav>`;
}

function nothing({ query, page, parameters }: ShownSearch, deps: Deps): Html {
  if (page.total > 0) {
    return html`<div class="nothing" role="status"><h2>${words.search.beyond}</h2><p><a href="${searchAddress(parameters)}">${words.search.firstPage}</a></p></div>`;
  }
  const filtered = filtersIn(parameters).size > 0;
  if (query.text.trim() === '' && !filtered) {
    return html`<div class="nothing" role="status"><h2>${words.search.empty}</h2><p>${words.search.emptyHelp} <a href="/sources">${words.nav.sources}</a></p></div>`;
  }
  return html`<div class="nothing" role="status">
<h2>${words.search.none}</h2>
${query.text !== '' && html`<p>${words.search.noneWith(`“${query.text}”`)}</p>`}
</div>
${understoodView(query, page, parameters, deps)}
<ul>${filtered && html`<li><a href="${searchAddress(only(parameters, 'q'))}">${words.search.noneFilters}</a></li>`}
${words.search.noneHelp.map((help) => html`<li>${help}</li>`)}
<li><a href="/categories">${words.search.browse}</a></li></ul>`;
}
