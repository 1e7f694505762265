import type { SearchPage } from '../../find.ts';
import { type Html, html } from '../../html.ts';
import { addingTo, only, searchAddress, toggled, without } from '../addresses.ts';
import type { Deps } from '../deps.ts';
import { filtersIn } from '../params.ts';
import { words } from '../words/words.ts';
import { facetLabel } from './labels.ts';
import { lettersAttribute } from './language.ts';
import { hiddenInputs } from './search-form.ts';

const shownFacets = ['category', 'source', 'tier', 'language', 'year'] as const;
const furtherFacets = ['provision', 'group', 'harm', 'actor', 'region', 'ground', 'kind'] as const;
type ShownFacet = (typeof shownFacets)[number] | (typeof furtherFacets)[number];

const shownAtOnce = 10;

/** The filters beside the results: each value a link that adds or removes it, with the number of reports that it gives. */
export function facetsView(page: SearchPage, parameters: URLSearchParams, deps: Deps): Html {
  const around = { parameters, adding: addingTo(parameters), deps };
  const facet = (name: ShownFacet) => facetView(name, page.facets[name] ?? {}, around);
  const further = furtherFacets.map(facet).filter((group) => group !== false);
  const open = furtherFacets.some((name) => parameters.has(name)) && html` open`;
  return html`<aside class="filters" id="filters" aria-label="${words.search.filters}">
<p class="narrow"><a class="door" href="#results">${words.search.closeFilters}</a></p>
${periodForm(parameters)}
${shownFacets.map(facet)}
${further.length > 0 && html`<details class="further"${open}><summary>${words.search.furtherFilters}</summary>${further}</details>`}
</aside>`;
}

/** The filters in force, each with a link that removes it. */
export function activeFilters(parameters: URLSearchParams, deps: Deps): Html | false {
  const filters = [...filtersIn(parameters)];
  if (filters.length === 0) return false;
  const chips = filters.map(([name, value]) => {
    const label = filterLabel(name, value, deps);
    const address = searchAddress(toggled(parameters, name, value));
    return html`<li><a href="${address}" aria-label="${words.search.remove(label)}"><bdi${lettersAttribute(label)}>${label}</bdi> <span aria-hidden="true">×</span></a></li>`;
  });
  const clear = html`<li><a href="${searchAddress(only(parameters, 'q'))}">${words.search.clear}</a></li>`;
  return html`<div class="active"><p>${words.search.activeFilters}</p><ul class="pills">${chips}${filters.length > 1 && clear}</ul></div>`;
}

function filterLabel(name: string, value: string, deps: Deps): string {
  if (name === 'from') return `${words.search.from.toLowerCase()} ${value}`;
  if (name === 'until') return `${words.search.until.toLowerCase()} ${value}`;
  return value.startsWith('-')
    ? words.search.not(facetLabel(name, value.slice(1), deps))
    : facetLabel(name, value, deps);
}

/** The parameters of the search, and the address that adds a filter to them. */
type Around = { parameters: URLSearchParams; adding: (name: string, value: string) => string; deps: Deps };

function facetView(name: ShownFacet, counts: Record<string, number>, around: Around): Html | false {
  const chosen = around.parameters.getAll(name).map((value) => value.replace(/^-/, ''));
  const values = [...new Set([...chosen, ...Object.keys(counts)])].sort(order(name, counts));
  if (values.length === 0) return false;
  const items = values.map((value) => valueView(name, value, counts[value] ?? 0, around));
  const rest = items.slice(shownAtOnce);
  return html`<section class="facet">
<h2>${words.facets[name]}</h2>
<ul class="plain">${items.slice(0, shownAtOnce)}</ul>
${rest.length > 0 && html`<details><summary>${words.search.more(rest.length)}</summary><ul class="plain">${rest}</ul></details>`}
</section>`;
}

function order(name: ShownFacet, counts: Record<string, number>): (a: string, b: string) => number {
  if (name === 'year') return (a, b) => b.localeCompare(a);
  if (name === 'tier') return (a, b) => a.localeCompare(b);
  return (a, b) => (counts[b] ?? 0) - (counts[a] ?? 0) || a.localeCompare(b);
}

function valueView(name: ShownFacet, value: string, count: number, { parameters, adding, deps }: Around): Html {
  const label = facetLabel(name, value, deps);
  const unknown = name === 'source' && !deps.sources.some(({ id }) => id === value);
  if (unknown)
    return html`<li><span class="value"><bdi${lettersAttribute(label)}>${label}</bdi> <b class="count">${count}</b></span></li>`;
  if (parameters.has(name, `-${value}`)) return excludedValue(name, value, label, parameters);
  const inside = html`<bdi${lettersAttribute(label)}>${label}</bdi> <b class="count">${count}</b>`;
  if (parameters.has(name, value)) {
    const address = searchAddress(toggled(parameters, name, value));
    return html`<li><a class="value" href="${address}" rel="nofollow" aria-current="true">${inside}</a></li>`;
  }
  const exclude = words.search.exclude(label);
  return html`<li><a class="value" href="${adding(name, value)}" rel="nofollow">${inside}</a><a class="without" href="${adding(name, `-${value}`)}" rel="nofollow" aria-label="${exclude}" title="${exclude}">−</a></li>`;
}

function excludedValue(name: ShownFacet, value: string, label: string, parameters: URLSearchParams): Html {
  const address = searchAddress(toggled(parameters, name, `-${value}`));
  return html`<li><a class="value excluded" href="${address}" rel="nofollow" aria-label="${words.search.remove(words.search.not(label))}"><s><bdi${lettersAttribute(label)}>${label}</bdi></s></a></li>`;
}

function periodForm(parameters: URLSearchParams): Html {
  return html`<section class="facet">
<h2>${words.search.period}</h2>
<form class="period" action="/search" method="get">
${hiddenInputs(without(parameters, 'from', 'until'))}
<label>${words.search.from}${dateInput('from', parameters)}</label>
<label>${words.search.until}${dateInput('until', parameters)}</label>
<button>${words.search.apply}</button>
<p class="hint" id="date-hint">${words.search.dateHint}</p>
</form>
</section>`;
}

function dateInput(name: 'from' | 'until', parameters: URLSearchParams): Html {
  return html`<input name="${name}" value="${parameters.get(name) ?? ''}" pattern="[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?" maxlength="10" inputmode="numeric" autocomplete="off" aria-describedby="date-hint">`;
}
