import { type Html, html } from '../../html.ts';
import { searchAddress } from '../addresses.ts';
import { words } from '../words/words.ts';

/** The highest page that can be asked for; what lies further is reached by filters. */
const lastPage = 10_000;

/** Links to the pages of results before and after this one. */
export function pagination(page: number, pages: number, parameters: URLSearchParams): Html | false {
  const last = Math.min(pages, lastPage);
  if (last < 2) return false;
  const link = (to: number, label: string, rel: 'prev' | 'next') =>
    html`<a href="${searchAddress(parameters, to)}" rel="${rel}">${label}</a>`;
  return html`<nav class="pages" aria-label="${words.search.pages}">
${page > 1 ? link(page - 1, words.search.previous, 'prev') : html`<span></span>`}
<span>${words.search.page(page, last)}</span>
${page < last ? link(page + 1, words.search.next, 'next') : html`<span></span>`}
</nav>`;
}
