import type { SearchPage } from '../../find.ts';
import { type Html, html } from '../../html.ts';
import type { SearchQuery } from '../../search/query.ts';
import { searchAddress, without } from '../addresses.ts';
import type { Deps } from '../deps.ts';
import { expansionSwitches } from '../params.ts';
import { words } from '../words/words.ts';
import { facetLabel, provisionLabel } from './labels.ts';
import { lettersAttribute } from './language.ts';

/** How the box was read, and what was looked for beside the words as typed, with a way to leave that out. */
export function understoodView(query: SearchQuery, page: SearchPage, parameters: URLSearchParams, deps: Deps): Html {
  const dropped = page.droppedWords ?? [];
  return html`${readingView(query, parameters, deps)}
${dropped.length > 0 && html`<p class="notice">${words.search.dropped(dropped.join(', '))}</p>`}
${page.narrowedWords && html`<p class="notice">${words.search.narrowed(page.narrowedWords.join(', '))}</p>`}
${mostWordsView(page, parameters)}${expansionsView(page, parameters)}${strictNotice(parameters)}`;
}

/** Says that reports with most of the words were found too, with a way to leave them out, or that they were left out. */
function mostWordsView({ withAllWords: whole }: SearchPage, parameters: URLSearchParams): Html | false {
  const said = words.search;
  if (parameters.get('all') === 'true') {
    return html`<p class="also">${said.allOnly} <a href="${searchAddress(without(parameters, 'all'))}" rel="nofollow">${said.mostToo}</a></p>`;
  }
  if (whole === undefined) return false;
  const strict = new URLSearchParams(parameters);
  strict.set('all', 'true');
  const narrow = html` <a href="${searchAddress(strict)}" rel="nofollow">${said.onlyAll}</a>`;
  return html`<p class="notice">${said.mostWords(whole)}${whole > 0 && narrow}</p>`;
}

/** Said where the box holds more than plain words: phrases, words left out, articles of law, filters. */
function readingView({ terms, facets }: SearchQuery, parameters: URLSearchParams, deps: Deps): Html | false {
  const said = words.search.understood;
  const groups = terms?.all ?? [];
  const articles = groups
    .flat()
    .flatMap(({ stems, exact }) => (exact ? stems.filter((stem) => provisionKey(stem, deps)) : []));
  const phrases = groups.flat().filter(({ quoted }) => quoted);
  const either = groups
    .map((group) => [...new Set(group.map(({ typed }) => typed))])
    .filter((group) => group.length > 1);
  const inBox = Object.entries(facets).flatMap(([name, { include, exclude }]) => [
    ...include.filter((value) => !parameters.has(name, value)).map((value) => facetLabel(name, value, deps)),
    ...exclude
      .filter((value) => !parameters.has(name, `-${value}`))
      .map((value) => words.search.not(facetLabel(name, value, deps))),
  ]);
  const parts = [
    ...articles.map(
      (key) =>
        html`<a href="/provisions/${provisionKey(key, deps)}">${provisionLabel(provisionKey(key, deps) ?? key, deps)}</a>`,
    ),
    ...phrases.map(({ typed }) => html`${said.exactly} <q><bdi>${typed}</bdi></q>`),
    ...either.map((group) => html`${said.either} <bdi>${group.join(', ')}</bdi>`),
    ...(terms?.none ?? []).map(({ typed }) => html`${said.without} <bdi>${typed}</bdi>`),
    ...inBox.map((label) => html`${said.only} <bdi>${label}</bdi>`),
  ];
  if (parts.length === 0) return false;
  return html`<p class="also">${said.title}: ${parts.map((part, at) => html`${at > 0 && '; '}${part}`)}</p>`;
}

/** The key of a provision, whose stem is the key in lower case. */
function provisionKey(stem: string, { searchConfig }: Deps): string | undefined {
  return searchConfig.provisions.find(({ key }) => key.toLowerCase() === stem.toLowerCase())?.key;
}

function expansionsView({ expansions = [] }: SearchPage, parameters: URLSearchParams): Html | false {
  if (expansions.length === 0) return false;
  const exact = new URLSearchParams(parameters);
  for (const name of expansionSwitches) exact.set(name, 'false');
  const items = expansions.map(({ word, added, by }) => {
    return html`<li><q><bdi${lettersAttribute(word)}>${word}</bdi></q>: ${listed(added)} (${words.search.expansions[by]})</li>`;
  });
  return html`<details class="also"><summary>${words.search.also}: ${listed(expansions.flatMap(({ added }) => added))}</summary>
<ul>${items}</ul></details><p class="also"><a href="${searchAddress(exact)}" rel="nofollow">${words.search.asTyped}</a></p>`;
}

/** Words of either language, each in its own. */
function listed(added: readonly string[]): Html[] {
  return added.map((word, at) => html`${at > 0 && ', '}<bdi${lettersAttribute(word)}>${word}</bdi>`);
}

/** Says that only the words as typed are searched, with the way back. */
function strictNotice(parameters: URLSearchParams): Html | false {
  if (!expansionSwitches.some((name) => parameters.get(name) === 'false')) return false;
  return html`<p class="also">${words.search.strict} <a href="${searchAddress(without(parameters, ...expansionSwitches))}" rel="nofollow">${words.search.loosen}</a></p>`;
}
