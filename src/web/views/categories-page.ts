import { type Html, html } from '../../html.ts';
import type { Deps } from '../deps.ts';
import { words } from '../words/words.ts';
import { withCategoryLinks } from './category-links.ts';
import { categoryLabel, labelIn } from './labels.ts';
import { layout } from './layout.ts';

/** All categories under their headings, each with its definition and the number of reports that bear it. */
export function categoriesPageView(counts: Record<string, number>, deps: Deps): Html {
  const { categoryGroups, categories } = deps.searchConfig;
  const groups = categoryGroups.map(({ id, label }) => {
    const items = categories
      .filter((category) => category.group === id)
      .map((category) => {
        return html`<dt><a href="/categories/${category.id}">${categoryLabel(category.id, deps)}</a> <b class="count">${words.reports(counts[category.id] ?? 0)}</b></dt><dd lang="en">${withCategoryLinks(category.definition, deps.searchConfig)}</dd>`;
      });
    return html`<section class="group"><h2>${labelIn('heading', id, label)}</h2><dl>${items}</dl></section>`;
  });
  const main = html`<h1>${words.categories.title}</h1><p class="intro">${words.categories.intro}</p>${groups}`;
  return layout({ title: words.categories.title, main, current: 'categories' }, deps);
}
