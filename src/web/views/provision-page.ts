import { type Html, html } from '../../html.ts';
import type { ProvisionEntry } from '../../tag/taxonomy.ts';
import type { Deps } from '../deps.ts';
import type { Overview } from '../overview.ts';
import { words } from '../words/words.ts';
import { feedLinks } from './feed-links.ts';
import { categoryLabel, provisionLabel } from './labels.ts';
import { layout } from './layout.ts';
import { overviewView } from './overview.ts';
import { isDoubtful, sureness } from './sureness.ts';

/** A provision: what it punishes, since when, how sure we are, which categories it belongs to, and the reports that name it. */
export function provisionPageView(provision: ProvisionEntry, overview: Overview, deps: Deps): Html {
  const { key, gloss, heading, since, sinceBasis, act, note, evidenceOf } = provision;
  const categories = deps.searchConfig.categories.filter((category) => category.provisions.includes(key));
  const basis = sinceBasis === 'in-force' ? words.categories.inForce : words.categories.actDate;
  const rows: [string, Html | false][] = [
    [words.categories.since, html`<span class="nowrap">${since}</span> (${basis})`],
    [words.categories.act, html`<span lang="en">${act}</span>`],
    [
      words.categories.confidence,
      html`<span class="${isDoubtful(provision) ? 'doubt' : 'sure'}">${sureness(provision)}</span>`,
    ],
    [words.categories.note, note !== undefined && html`<span lang="en">${note}</span>`],
    [words.provisions.evidence, evidenceOf.length > 0 && links(evidenceOf, deps)],
    [
      words.provisions.listed,
      categories.length > 0 &&
        links(
          categories.map(({ id }) => id),
          deps,
        ),
    ],
  ];
  const label = provisionLabel(key, deps);
  const sought = new URLSearchParams({ provision: key });
  const main = html`<article class="category">
<p class="crumb"><a href="/provisions">${words.provisions.all}</a></p>
<h1>${label}</h1>
${heading !== undefined && html`<p class="heading-of" lang="ru">${heading}</p>`}
<p lang="en">${gloss}</p>
<dl class="card">${rows.map(([name, value]) => value !== false && html`<div><dt>${name}</dt><dd>${value}</dd></div>`)}</dl>
${overviewView(overview, deps)}
${feedLinks(sought, 'provision')}
</article>`;
  return layout({ title: label, main, current: 'provisions', feed: sought }, deps);
}

function links(categories: readonly string[], deps: Deps): Html {
  return html`${categories.map((id, at) => html`${at > 0 && ', '}<a href="/categories/${id}">${categoryLabel(id, deps)}</a>`)}`;
}
