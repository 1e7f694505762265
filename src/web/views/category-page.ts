import { type Html, html } from '../../html.ts';
import type { Category, ProvisionEntry } from '../../tag/taxonomy.ts';
import { searchAddress } from '../addresses.ts';
import { provisionsOf } from '../categories.ts';
import type { Deps } from '../deps.ts';
import type { Overview } from '../overview.ts';
import { words } from '../words/words.ts';
import { withCategoryLinks } from './category-links.ts';
import { feedLinks } from './feed-links.ts';
import { categoryLabel, labelIn } from './labels.ts';
import { layout } from './layout.ts';
import { overviewView } from './overview.ts';
import { isDoubtful, sureness } from './sureness.ts';

/** A category: what counts, what does not, grounds, provisions with how sure we are of each, and the terms that find it. */
export function categoryPageView(category: Category, overview: Overview, deps: Deps): Html {
  const { searchConfig } = deps;
  const grounds = searchConfig.grounds.filter(({ id }) => category.grounds.includes(id));
  const targets = searchConfig.groups.filter(({ id }) => category.typicalTargets.includes(id));
  const group = searchConfig.categoryGroups.find(({ id }) => id === category.group);
  const sought = new URLSearchParams({ category: category.id });
  const address = searchAddress(sought);
  const main = html`<article class="category">
<p class="crumb"><a href="/categories">${words.categories.back}</a>${group && html` › ${labelIn('heading', group.id, group.label)}`}</p>
<h1>${categoryLabel(category.id, deps)}</h1>
<p><a class="button" href="${address}">${words.categories.find(words.reports(overview.total))}</a></p>
<h2>${words.categories.definition}</h2><p lang="en">${withCategoryLinks(category.definition, searchConfig)}</p>
<h2>${words.categories.exclusions}</h2><ul>${category.exclusions.map((exclusion) => html`<li lang="en">${withCategoryLinks(exclusion, searchConfig)}</li>`)}</ul>
<h2>${words.categories.grounds}</h2><p class="hint">${words.categories.groundsNote}</p>
<ul>${grounds.map(({ id, label, note }) => html`<li><b>${labelIn('ground', id, label)}</b>: <span lang="en">${note}</span></li>`)}</ul>
${targets.length > 0 && html`<h2>${words.categories.targets}</h2><p>${targets.map(({ id, label }) => labelIn('group', id, label)).join(', ')}</p>`}
${provisionsTable(category, deps)}
<h2>${words.overview.title}</h2>
${overviewView(overview, deps)}
${feedLinks(sought, 'category')}
<details class="curators"><summary>${words.categories.curators}</summary>
<p class="hint">${words.categories.curatorsNote}</p>
${category.note && html`<p lang="en">${category.note}</p>`}
${termsView(category)}</details>
</article>`;
  return layout({ title: categoryLabel(category.id, deps), main, current: 'categories', feed: sought }, deps);
}

function provisionsTable(category: Category, { searchConfig }: Deps): Html | false {
  const provisions = provisionsOf(category, searchConfig);
  if (provisions.length === 0) return false;
  const { provision, gloss, since, act, confidence } = words.categories;
  const columns = [provision, gloss, since, act, confidence];
  return html`<h2>${words.categories.provisions}</h2>
<table class="provisions">
<thead><tr>${columns.map((column) => html`<th scope="col">${column}</th>`)}</tr></thead>
<tbody>${provisions.map((entry) => provisionRow(entry))}</tbody>
</table>`;
}

function provisionRow(provision: ProvisionEntry): Html {
  const { article, gloss, heading, since, sinceBasis, act, note } = provision;
  const basis = sinceBasis === 'in-force' ? words.categories.inForce : words.categories.actDate;
  return html`<tr id="${provision.key}">
<th scope="row"><a href="/provisions/${provision.key}">${words.codes[provision.code](article)}</a>${heading && html`<small lang="ru">${heading}</small>`}</th>
<td data-label="${words.categories.gloss}"><span lang="en">${gloss}${note && html` <small>${note}</small>`}</span></td>
<td data-label="${words.categories.since}"><span class="nowrap">${since}</span> <small>${basis}</small></td>
<td data-label="${words.categories.act}"><span lang="en">${act}</span></td>
<td data-label="${words.categories.confidence}"><span class="${isDoubtful(provision) ? 'doubt' : 'sure'}">${sureness(provision)}</span></td>
</tr>`;
}

function termsView({ terms }: Category): Html[] {
  return (['en', 'ru'] as const).map((language) => {
    const list = (of: readonly string[]) =>
      html`<ul class="pills" lang="${language}">${of.map((term) => html`<li><span><code>${term}</code></span></li>`)}</ul>`;
    return html`<h3>${words.categories.languages[language]}</h3>
<p class="hint">${words.categories.strong}</p>${list(terms[language].strong)}
<p class="hint">${words.categories.weak}</p>${list(terms[language].weak)}`;
  });
}
