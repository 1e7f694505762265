import { type Html, html } from '../../html.ts';
import { searchAddress, without } from '../addresses.ts';
import { words } from '../words/words.ts';

/** The search box. It carries the filters on, so that new words are searched within them. */
export function searchForm(text: string, parameters: URLSearchParams = new URLSearchParams(), focus = false): Html {
  return html`<form class="search" action="/search" method="get" role="search">
<label for="q">${words.search.label}</label>
<div class="box">
<input id="q" name="q" type="search" value="${text}" maxlength="500" placeholder="${words.search.placeholder}" autocomplete="off" spellcheck="false"${focus && html` autofocus`}>
<button>${words.search.button}</button>
</div>
${hiddenInputs(without(parameters, 'q'))}
</form>`;
}

/** A few searches to begin with. */
export function searchExamples(): Html {
  const links = words.search.exampleQueries.map((query) => {
    const lang = /[а-я]/i.test(query) && html` lang="ru"`;
    return html`<li><a href="${searchAddress(new URLSearchParams({ q: query }))}"${lang}>${query}</a></li>`;
  });
  return html`<div class="examples"><p>${words.search.examples}</p><ul class="pills">${links}</ul><p class="hint">${words.search.hint}</p></div>`;
}

/** Parameters as hidden inputs of a form. */
export function hiddenInputs(parameters: URLSearchParams): Html[] {
  return [...parameters].map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`);
}
