import { type Html, html } from '../../html.ts';
import type { ProvisionEntry } from '../../tag/taxonomy.ts';
import type { Deps } from '../deps.ts';
import { words } from '../words/words.ts';
import { provisionLabel } from './labels.ts';
import { layout } from './layout.ts';
import { isDoubtful, sureness } from './sureness.ts';

const codes = ['CC', 'CoAO', 'FL', 'COURT'] as const;

/** All provisions by code, each in short, with how many reports name it. */
export function provisionsPageView(counts: Record<string, number>, deps: Deps): Html {
  const groups = codes.map((code) => {
    const entries = deps.searchConfig.provisions.filter((provision) => provision.code === code);
    return (
      entries.length > 0 &&
      html`<section class="group"><h2>${words.provisions.codes[code]}</h2><dl>${entries.map((entry) => item(entry, counts[entry.key] ?? 0, deps))}</dl></section>`
    );
  });
  const main = html`<h1>${words.provisions.title}</h1><p class="intro">${words.provisions.intro}</p>${groups}`;
  return layout({ title: words.provisions.title, main, current: 'provisions' }, deps);
}

function item(entry: ProvisionEntry, count: number, deps: Deps): Html {
  const doubt = isDoubtful(entry) && html` <span class="doubt">${sureness(entry)}</span>`;
  return html`<dt><a href="/provisions/${entry.key}">${provisionLabel(entry.key, deps)}</a> <b class="count">${words.reports(count)}</b></dt><dd><span lang="en">${entry.gloss}</span>${doubt}</dd>`;
}
