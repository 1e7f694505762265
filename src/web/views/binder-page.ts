import type { Binder, BinderSection } from '../../binder/binder.ts';
import { binderLimits } from '../../binder/limits.ts';
import { itemsOf } from '../../binder/members.ts';
import { type StyleId, styleIds } from '../../cite/cite.ts';
import { type Html, html } from '../../html.ts';
import type { ShownBinder } from '../binder.ts';
import type { Deps } from '../deps.ts';
import { words } from '../words/words.ts';
import { binderItemView, type Unsaved } from './binder-item.ts';
import { holdNotice, sharingSection } from './binder-sharing.ts';
import { titleField } from './binders-page.ts';
import { instantText } from './date.ts';
import { layout } from './layout.ts';
import { packetForm } from './packet-form.ts';

/**
 * A binder; whether this browser adds to it; the style of its citations; what was typed of an item but not kept, because somebody else wrote
 * meanwhile.
 */
export type ShownBinderPage = ShownBinder & { isCurrent: boolean; style: StyleId; unsaved?: Unsaved };

/** A binder: its headings with their passages in order, what has become of each, and the forms that change it. */
export function binderPageView(shown: ShownBinderPage, deps: Deps): Html {
  const { binder } = shown;
  const count = itemsOf(binder).length;
  const main = html`<article class="binder">
<h1><bdi>${binder.title}</bdi></h1>
<p class="byline">${words.binders.passages(count)} · ${words.binders.changed(instantText(binder.changedAt))}</p>
${shown.unsaved && html`<p class="notice" role="alert">${words.binders.stale}</p>`}
${holdNotice(binder.id, shown.hold)}
${waysOut(shown)}
${count > 0 && packetForm(binder.id)}
${count === 0 && html`<p>${words.binders.noPassages} <a href="/search">${words.binders.search}</a></p>`}
${count > 1 && html`<p class="hint drag-hint">${words.binders.dragHint}</p>`}
<div id="sections">${binder.sections.map((section, index) => sectionView(section, index, shown, deps))}</div>
<form class="one-line" action="/binders/${binder.id}" method="post">
<label for="new-heading">${words.binders.sectionAdd}</label>
<input id="new-heading" name="heading" maxlength="${binderLimits.heading}" required autocomplete="off">
<button class="small" name="do" value="section-add">${words.binders.sectionAdd}</button>
</form>
${sharingSection(binder.id, shown.hold)}
${settings(binder)}
</article>`;
  return layout({ title: binder.title, main, current: 'binders', indexed: false, script: 'binder.js' }, deps);
}

/** What can be had of a binder: each way out of it is one link or form here. */
function waysOut({ binder: { id }, isCurrent, style }: ShownBinderPage): Html {
  const options = styleIds.map((offered) => {
    const isChosen = offered === style;
    return html`<option value="${offered}"${isChosen && html` selected`}>${words.citing.styles[offered]}</option>`;
  });
  return html`<div class="ways out"><a class="button" href="/binders/${id}/export" download>${words.binders.export}</a>
<a href="/subscriptions/new?binder=${id}" rel="nofollow">${words.subscribing.linkBinder}</a>
<form action="/binders/${id}"><label for="style">${words.binders.style}</label> <select id="style" name="style">${options}</select> <button class="small quiet">${words.citing.show}</button></form>
${!isCurrent && html`<form action="/binders/${id}" method="post"><button class="small quiet" name="do" value="use">${words.binders.use}</button></form>`}</div>`;
}

function sectionView(section: BinderSection, index: number, shown: ShownBinderPage, deps: Deps): Html {
  const { id, heading, items } = section;
  const views = items.map((item) => {
    const one = shown.items.get(item.id);
    return one && binderItemView(one, { ...shown, section }, deps);
  });
  return html`<section class="binder-section" id="${id}" aria-labelledby="h-${id}" tabindex="-1">
<header><h2 id="h-${id}"><bdi>${heading}</bdi> <small>${words.binders.passages(items.length)}</small></h2>
${sectionForm(section, index, shown.binder)}</header>
<ol class="items">${views}</ol>
</section>`;
}

function sectionForm({ id, heading, items }: BinderSection, index: number, binder: Binder): Html {
  const last = index === binder.sections.length - 1;
  return html`<details class="edit"><summary>${words.binders.sectionEdit}<span class="unseen">: ${heading}</span></summary>
<form action="/binders/${binder.id}" method="post"><input type="hidden" name="section" value="${id}">
<label for="n-${id}">${words.binders.section}</label>
<input id="n-${id}" name="heading" value="${heading}" maxlength="${binderLimits.heading}" required autocomplete="off">
<p class="buttons"><button class="small" name="do" value="section-save">${words.binders.save}</button>
${index > 0 && html`<button class="small quiet" name="do" value="section-up" aria-label="${words.binders.sectionUp(heading)}">↑ ${words.binders.up}</button>`}
${!last && html`<button class="small quiet" name="do" value="section-down" aria-label="${words.binders.sectionDown(heading)}">↓ ${words.binders.down}</button>`}
${items.length === 0 && html`<button class="small quiet" name="do" value="section-remove">${words.binders.sectionRemove}</button>`}</p>
${items.length > 0 && html`<p class="hint">${words.binders.sectionFilled}</p>`}
</form></details>`;
}

function settings({ id, title, staleMonths }: Binder): Html {
  return html`<details class="edit settings"><summary>${words.binders.settings}</summary>
<form class="sign-in" action="/binders/${id}" method="post">
${titleField(title)}
<label for="months">${words.binders.age}</label>
<input id="months" name="months" type="number" min="1" max="${binderLimits.months}" value="${staleMonths}">
<button class="small" name="do" value="settings">${words.binders.save}</button>
</form>
<form class="delete" action="/binders/${id}/delete" method="post">
<label class="choice"><input type="checkbox" name="sure" value="yes" required> <span>${words.binders.sure}</span></label>
<button class="small danger">${words.binders.delete}</button>
</form></details>`;
}
