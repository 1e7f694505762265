import { type Html, html } from '../../html.ts';
import type { ProvisionEntry } from '../../tag/taxonomy.ts';
import type { Deps } from '../deps.ts';
import { words } from '../words/words.ts';
import { provisionLabel } from './labels.ts';
import { isDoubtful, sureness } from './sureness.ts';

/** Provisions with the day from which each is in force, or of its act, and how sure we are. */
export function provisionsSince(provisions: readonly ProvisionEntry[], deps: Deps): Html {
  const items = provisions.map((provision) => {
    const { key, since, sinceBasis, gloss } = provision;
    const basis = sinceBasis === 'in-force' ? words.categories.inForce : words.categories.actDate;
    return html`<li><a href="/provisions/${key}">${provisionLabel(key, deps)}</a> <span class="nowrap">${since}</span> (${basis}; <span class="${isDoubtful(provision) ? 'doubt' : 'sure'}">${sureness(provision)}</span>) <small lang="en">${gloss}</small></li>`;
  });
  return html`<ul class="provisions-since">${items}</ul>`;
}
