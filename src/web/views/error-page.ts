import { type Html, html } from '../../html.ts';
import type { Deps } from '../deps.ts';
import { words } from '../words/words.ts';
import { layout } from './layout.ts';
import { searchForm } from './search-form.ts';

/** An error for people: what happened, and ways on. */
export function errorPage(problem: { title: string; status: number; detail: string; code: string }, deps: Deps): Html {
  const main = html`<div class="error">
<h1>${problem.title}</h1>
${explanation(problem)}
${searchForm('')}
<p>${words.errors.help}</p>
<ul>
${/^sign-(?:in|on)\./.test(problem.code) && html`<li><a href="/sign-in">${words.accounts.signIn}</a></li>`}
<li><a href="/search">${words.home.all}</a></li>
<li><a href="/categories">${words.search.browse}</a></li>
<li><a href="/sources">${words.nav.sources}</a></li>
</ul>
</div>`;
  return layout({ title: problem.title, main, indexed: false }, deps);
}

/** Its own message names the parameter and what it may be, and is in English. */
const messageHelps = new Set(['usage', 'search.query']);

function explanation({ code, detail }: { code: string; detail: string }): Html {
  const own = words.errors.details[code] ?? words.accounts.details[code];
  if (own === undefined) return html`<p>${detail}</p>`;
  return html`<p>${own}</p>${messageHelps.has(code) && html`<p class="hint" lang="en">${detail}</p>`}`;
}
