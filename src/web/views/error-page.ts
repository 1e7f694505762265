import type { Deps } from '../deps.ts';
import { type Html, html } from '../html.ts';
import { en as words } from '../words/en.ts';
import { layout } from './layout.ts';
import { searchForm } from './search-form.ts';

/** An error for people: what happened, and ways on. */
export function errorPage(problem: { title: string; status: number; detail: string }, deps: Deps): Html {
  const main = html`<div class="error">
<h1>${problem.title}</h1>
<p>${problem.detail}</p>
${searchForm('')}
<p>${words.errors.help}</p>
<ul>
<li><a href="/search">${words.home.all}</a></li>
<li><a href="/categories">${words.search.browse}</a></li>
<li><a href="/sources">${words.nav.sources}</a></li>
</ul>
</div>`;
  return layout({ title: problem.title, main, indexed: false }, deps);
}
