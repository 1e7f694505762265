import { type Html, html } from '../../html.ts';
import type { FacetCounts } from '../../search/engine.ts';
import { searchAddress } from '../addresses.ts';
import type { Deps } from '../deps.ts';
import { words } from '../words/words.ts';
import { categoryLabel, labelIn } from './labels.ts';
import { layout } from './layout.ts';
import { searchExamples, searchForm } from './search-form.ts';

/** The first page: what this is, a box with examples, and the categories with their counts. */
export function homePageView(held: { reports: number; passages: number; facets: FacetCounts }, deps: Deps): Html {
  const numbers = words.home.held(
    words.reports(held.reports),
    held.passages.toLocaleString(words.languageTag),
    String(Object.keys(held.facets.source).length),
  );
  const main = html`<div class="home">
<h1>${words.tagline}</h1>
${searchForm('', undefined, true)}
${searchExamples()}
<p class="held">${held.reports > 0 ? html`${numbers} <a href="/search">${words.home.all}</a>` : html`${words.search.empty}. ${words.search.emptyHelp} <a href="/sources">${words.nav.sources}</a>`}</p>
</div>
<section class="browse"><h2>${words.home.browse}</h2><div class="groups">${groups(held.facets.category, deps)}</div></section>`;
  return layout({ title: '', main }, deps);
}

function groups(counts: Record<string, number>, deps: Deps): Html[] {
  const { searchConfig } = deps;
  return searchConfig.categoryGroups.map(({ id, label }) => {
    const items = searchConfig.categories
      .filter((category) => category.group === id)
      .map((category) => {
        const count = counts[category.id] ?? 0;
        const address = searchAddress(new URLSearchParams({ category: category.id }));
        return html`<li${count === 0 && html` class="none"`}><a href="${address}">${categoryLabel(category.id, deps)}</a> <b class="count">${count}</b></li>`;
      });
    return html`<section><h3>${labelIn('heading', id, label)}</h3><ul class="plain">${items}</ul></section>`;
  });
}
