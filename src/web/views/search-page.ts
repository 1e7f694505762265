import type { SearchPage } from '../../find.ts';
import type { SearchQuery } from '../../search/query.ts';
import { only, searchAddress, without } from '../addresses.ts';
import type { Deps } from '../deps.ts';
import { type Html, html } from '../html.ts';
import { words } from '../words/words.ts';
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
${query.text !== '' && html`<p class="printed">${words.search.title}: <b>${query.text}</b></p>`}
${activeFilters(parameters, deps)}
${page.hits.length === 0 ? nothing(query, page, parameters) : found(query, page, parameters, deps)}
</div>
</div>`;
  const title = query.text === '' ? words.search.title : `${query.text} · ${words.search.title}`;
  return layout({ title, main, current: 'search', indexed: false }, deps);
}

function found(query: SearchQuery, page: SearchPage, parameters: URLSearchParams, deps: Deps): Html {
  const first = (page.page - 1) * page.size + 1;
  const all = words.reports(page.total);
  const range = page.total <= page.size ? all : words.search.range(first, first + page.hits.length - 1, all);
  const dropped = page.droppedWords ?? [];
  return html`<p class="total" role="status">${range}${query.text === '' && `, ${words.search.newest}`}</p>
${dropped.length > 0 && html`<p class="notice">${words.search.dropped(dropped.join(', '))}</p>`}
${expansionsView(page, parameters)}
${page.hits.map((hit) => hitView(hit, query.text, deps))}
${pagination(page.page, Math.ceil(page.total / page.size), parameters)}`;
}

/** What was looked for beside the words as typed, and a way to leave it out. */
function expansionsView({ expansions = [] }: SearchPage, parameters: URLSearchParams): Html | false {
  if (expansions.length === 0) return false;
  const exact = new URLSearchParams(parameters);
  for (const name of ['synonyms', 'names', 'spelling']) exact.set(name, 'false');
  const items = expansions.map(({ word, added, by }) => {
    return html`<li><q><bdi>${word}</bdi></q>: <bdi>${added.join(', ')}</bdi> (${words.search.expansions[by]})</li>`;
  });
  return html`<details class="also"><summary>${words.search.also}: <bdi>${expansions.flatMap(({ added }) => added).join(', ')}</bdi></summary>
<ul>${items}</ul><p><a href="${searchAddress(exact)}">${words.search.asTyped}</a></p></details>`;
}

function nothing(query: SearchQuery, page: SearchPage, parameters: URLSearchParams): Html {
  if (page.total > 0) {
    return html`<div class="nothing" role="status"><h2>${words.search.beyond}</h2><p><a href="${searchAddress(parameters)}">${words.search.firstPage}</a></p></div>`;
  }
  const filtered = without(parameters, 'q', 'sort', 'synonyms', 'names', 'spelling').size > 0;
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
