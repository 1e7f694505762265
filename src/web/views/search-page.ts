import type { SearchPage } from '../../find.ts';
import type { SearchQuery } from '../../search/query.ts';
import { only, searchAddress, without } from '../addresses.ts';
import type { Deps } from '../deps.ts';
import { type Html, html } from '../html.ts';
import { en as words } from '../words/en.ts';
import { activeFilters, facetsView } from './facets.ts';
import { hitView } from './hit.ts';
import { layout } from './layout.ts';
import { pagination } from './pagination.ts';
import { searchForm } from './search-form.ts';

/** The search page: box, filters with counts, results; or what to do when there are none. */
export function searchPageView(query: SearchQuery, page: SearchPage, parameters: URLSearchParams, deps: Deps): Html {
  const main = html`${searchForm(query.text, parameters)}
<h1 class="unseen">${words.search.title}</h1>
<div class="columns">
${facetsView(page, parameters, deps)}
<div class="results" id="results">
<p class="narrow"><a class="door" href="#filters">${words.search.filters}</a></p>
${activeFilters(parameters, deps)}
${page.hits.length === 0 ? nothing(query, page, parameters) : found(query, page, parameters, deps)}
</div>
</div>`;
  const title = query.text === '' ? words.search.title : `${query.text} · ${words.search.title}`;
  return layout({ title, main, current: 'search', indexed: false }, deps);
}

function found(query: SearchQuery, page: SearchPage, parameters: URLSearchParams, deps: Deps): Html {
  const first = (page.page - 1) * page.size + 1;
  const range = words.search.range(first, first + page.hits.length - 1, words.reports(page.total));
  const dropped = page.droppedWords ?? [];
  return html`<p class="total" role="status">${range}${query.text === '' && `, ${words.search.newest}`}</p>
${dropped.length > 0 && html`<p class="notice">${words.search.dropped(dropped.join(', '))}</p>`}
${page.hits.map((hit) => hitView(hit, query.text, deps))}
${pagination(page.page, Math.ceil(page.total / page.size), parameters)}`;
}

function nothing(query: SearchQuery, page: SearchPage, parameters: URLSearchParams): Html {
  if (page.total > 0) {
    return html`<div class="nothing" role="status"><h2>${words.search.beyond}</h2><p><a href="${searchAddress(parameters)}">${words.search.firstPage}</a></p></div>`;
  }
  const filtered = without(parameters, 'q', 'sort').size > 0;
  if (query.text.trim() === '' && !filtered) {
    return html`<div class="nothing" role="status"><h2>${words.search.empty}</h2><p>${words.search.emptyHelp} <a href="/sources">${words.nav.sources}</a></p></div>`;
  }
  return html`<div class="nothing" role="status">
<h2>${words.search.none}</h2>
${query.text !== '' && html`<p>${words.search.noneWith(`“${query.text}”`)}</p>`}
<ul>${filtered && html`<li><a href="${searchAddress(only(parameters, 'q'))}">${words.search.noneFilters}</a></li>`}
${words.search.noneHelp.map((help) => html`<li>${help}</li>`)}
<li><a href="/categories">${words.search.browse}</a></li></ul>
</div>`;
}
