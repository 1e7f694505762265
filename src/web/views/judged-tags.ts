import { digestOf } from '../../account/secret.ts';
import { type Html, html } from '../../html.ts';
import type { Tag } from '../../model/tag.ts';
import type { TaggedPassage } from '../../store/report-port.ts';
import type { Session } from '../curation/sessions.ts';
import type { Deps } from '../deps.ts';
import { words } from '../words/words.ts';
import { categoryLabel } from './labels.ts';
import { langAttribute } from './language.ts';

/** Who looks at a report: the curator who is signed in, if one is, and the words of the search to come back to. */
export type Reader = { curator?: Session | undefined; words: string };

/**
 * The tags of a passage on its report's page: a chip for each category, which opens to the words that earned it and why. Tags that a curator
 * rejected are struck through and folded away below. A curator has buttons beside each.
 */
export function judgedTags(passage: TaggedPassage, reader: Reader, deps: Deps): Html | false {
  if (passage.tags.length === 0) return false;
  const standing = passage.tags.filter(({ state }) => state !== 'rejected');
  const rejected = passage.tags.filter(({ state }) => state === 'rejected');
  const chips = [...Map.groupBy(standing, ({ category }) => category)].map(([category, tags], light) => {
    return chip(category, tags, { passage, reader, light }, deps);
  });
  return html`${chips.length > 0 && html`<div class="chips">${chips}</div>`}${rejected.length > 0 && fold(rejected, { passage, reader }, deps)}`;
}

type Place = { passage: TaggedPassage; reader: Reader };
type ChipPlace = Place & { light: number };

function chip(category: string, tags: readonly Tag[], { passage, reader, light }: ChipPlace, deps: Deps): Html {
  const strength = tags.some((tag) => tag.strength === 'strong') ? 'strong' : 'weak';
  const quotes = [...new Set(tags.map((tag) => `“${tag.quote}”`))].join(', ');
  const confirmed = tags.some((tag) => tag.state === 'confirmed');
  return html`<details class="chip ${strength}${confirmed && ' confirmed'}" data-t="${light}">
<summary title="${words.tag.earnedBy} ${quotes}">${categoryLabel(category, deps)} <span class="quotes"${langAttribute(passage.language)}><bdi>${quotes}</bdi></span>${confirmed && html` <b class="state">${words.tag.states.confirmed}</b>`}</summary>
<ul>${tags.map((tag) => item(tag, { passage, reader }))}<li><a href="/categories/${category}">${words.tag.meaning}</a></li></ul>
</details>`;
}

function fold(tags: readonly Tag[], { passage, reader }: Place, deps: Deps): Html {
  const items = tags.map((tag) => {
    const label = html`<s>${categoryLabel(tag.category, deps)}</s> `;
    return item(tag, { passage, reader }, label);
  });
  return html`<details class="rejected"><summary>${words.tag.rejected(tags.length)}</summary><ul>${items}</ul></details>`;
}

/** One tag with all that earned it: words, strength, rule, kind of evidence, what made it a passage about Russia, taxonomy, state. */
function item(tag: Tag, { passage, reader }: Place, label?: Html): Html {
  const { quote, rule, strength, evidence, gate, taxonomyVersion, state } = tag;
  const language = langAttribute(passage.language);
  const facts = [
    evidence && html`${words.tag.evidence}: ${words.tag.evidenceKinds[evidence]}`,
    gate === 'document'
      ? html`${words.tag.gateDocument}`
      : html`${words.tag.gate} <q${language}><bdi>${gate}</bdi></q>`,
    html`${words.tag.taxonomy} <code>${taxonomyVersion}</code>`,
    html`<b>${words.tag.states[state]}</b>`,
  ].filter((fact) => fact !== undefined);
  const quoted = html`<q${language}><bdi>${quote}</bdi></q>`;
  return html`<li>${label}${state === 'rejected' ? html`<s>${quoted}</s>` : quoted} <span class="rule">${words.tag.strength[strength]} · <code>${rule}</code>${facts.map((fact) => html`<span class="fact">${fact}</span>`)}</span>${reader.curator && buttons(tag, passage, reader.words, reader.curator)}</li>`;
}

const choices: Record<Tag['state'], readonly Tag['state'][]> = {
  machine: ['confirmed', 'rejected'],
  confirmed: ['machine', 'rejected'],
  rejected: ['machine', 'confirmed'],
};

function buttons(tag: Tag, passage: TaggedPassage, q: string, { csrf }: Session): Html {
  const { category, start, end, quote } = tag;
  const fields = { csrf, q, passageId: passage.id, category, start, end, quoteHash: digestOf(quote) };
  const hidden = Object.entries(fields).map(([name, value]) => {
    return html`<input type="hidden" name="${name}" value="${value}">`;
  });
  const choice = choices[tag.state].map((state) => {
    return html`<button class="small" name="state" value="${state}" aria-label="${words.tag.decide[state]}: “${quote}”">${words.tag.decide[state]}</button> `;
  });
  return html`<form class="decide" action="/reports/${passage.reportId}/tags/decisions" method="post">${hidden}${choice}</form>`;
}
