import type { BinderSection } from '../../binder/binder.ts';
import { binderLimits } from '../../binder/limits.ts';
import { type Html, html } from '../../html.ts';
import { reportAddress } from '../addresses.ts';
import type { ShownBinder, ShownItem } from '../binder.ts';
import type { Deps } from '../deps.ts';
import { digestOfRemarks } from '../remarks.ts';
import { words } from '../words/words.ts';
import { labelField } from './add-to-binder-page.ts';
import { binderStandingView } from './binder-standing.ts';
import { citationSet } from './citation.ts';
import { dateView, instantView } from './date.ts';
import { issuerNamed } from './labels.ts';
import { langAttribute, lettersAttribute } from './language.ts';
import { markedText } from './marked.ts';

/** What was typed of an item and not kept. */
export type Unsaved = { item: string; relevance: string; note: string; label: string };

/** Where an item is shown. */
type Around = Pick<ShownBinder, 'binder' | 'items'> & { section: BinderSection; unsaved?: Unsaved };

/** A passage in a binder: its words, whom they are from, what has become of them, what the reader wrote of it. */
export function binderItemView(shown: ShownItem, around: Around, deps: Deps): Html {
  const { item, number, citation, language } = shown;
  return html`<li class="item ${item.label}" id="${item.id}" tabindex="-1" aria-label="${words.binders.numbered(number)}">
<div class="item-head"><span class="handle" title="${words.binders.handle}" aria-hidden="true">⠿</span><span class="number">${number}</span>${head(shown, deps)}${moves(shown, around)}</div>
${binderStandingView(shown, around.binder)}
<blockquote${langAttribute(language)}>${markedText(item.text, { marks: [], earned: [] })}</blockquote>
${citation && html`<p class="cited" lang="en">${citationSet(citation.set)}</p>`}
<p class="foot">${words.binders.captured} ${instantView(item.capturedAt)} · <abbr title="${words.capture.hash} ${item.sha256}"><code>${item.sha256.slice(0, 12)}</code></abbr></p>
${remarksView(shown)}
${form(shown, around)}
</li>`;
}

function head({ item, report }: ShownItem, deps: Deps): Html {
  if (report === undefined) return html`<p class="byline"><code>${item.reportId}</code></p>`;
  const address = reportAddress(
    report.id,
    '',
    ordinalOf(item.passageId),
    item.version === report.version ? undefined : item.version,
  );
  return html`<p class="byline"><b class="publisher"><bdi${lettersAttribute(issuerNamed(report, deps).publisher)}>${issuerNamed(report, deps).publisher}</bdi></b> · <a href="${address}"><bdi${langAttribute(report.language)}>${report.title}</bdi></a> · ${dateView(report.publishedOn)}</p>`;
}

function ordinalOf(passageId: string): string {
  return passageId.slice(passageId.lastIndexOf('.') + 1);
}

/** Buttons that work by keyboard and without script; where there is no further to go there is none. */
function moves({ item, number }: ShownItem, { binder, items, section }: Around): Html {
  const isFirst = number === 1 && section === binder.sections[0];
  const isLast = number === items.size && section === binder.sections.at(-1);
  return html`<form class="moves" action="/binders/${binder.id}" method="post"><input type="hidden" name="item" value="${item.id}">
${!isFirst && html`<button class="small quiet" name="do" value="item-up" aria-label="${words.binders.itemUp(number)}">↑</button>`}
${!isLast && html`<button class="small quiet" name="do" value="item-down" aria-label="${words.binders.itemDown(number)}">↓</button>`}</form>`;
}

function remarksView({ item: { relevance, note, label } }: ShownItem): Html | false {
  if (relevance === undefined && note === undefined && label === undefined) return false;
  return html`<dl class="remarks">
${label && html`<div><dt>${words.binders.label}</dt><dd><span class="swatch ${label}"></span> ${words.binders.labels[label]}</dd></div>`}
${relevance && html`<div><dt>${words.binders.relevanceShown}</dt><dd><bdi>${relevance}</bdi></dd></div>`}
${note && html`<div class="private"><dt>${words.binders.noteShown}</dt><dd class="note-text"><bdi>${note}</bdi></dd></div>`}
</dl>`;
}

function form({ item, number }: ShownItem, { binder, section, unsaved }: Around): Html {
  const typed = unsaved?.item === item.id ? unsaved : undefined;
  const { relevance = '', note = '', label = '' } = typed ?? item;
  const { id } = item;
  const sections = binder.sections.map(
    (one) => html`<option value="${one.id}"${one === section && html` selected`}>${one.heading}</option>`,
  );
  return html`<details class="edit"${typed !== undefined && html` open`}><summary>${words.binders.edit}<span class="unseen"> (${number})</span></summary>
<form class="sign-in" action="/binders/${binder.id}" method="post"><input type="hidden" name="item" value="${id}"><input type="hidden" name="seen" value="${digestOfRemarks(item)}">
<label for="r-${id}">${words.binders.relevance}</label>
<input id="r-${id}" name="relevance" value="${relevance}" maxlength="${binderLimits.relevance}" autocomplete="off" aria-describedby="x-${id}">
<label for="o-${id}">${words.binders.note}</label>
<textarea id="o-${id}" name="note" rows="3" maxlength="${binderLimits.note}" aria-describedby="x-${id}">${'\n'}${note}</textarea>
<p class="hint" id="x-${id}">${words.binders.noNames}</p>
${labelField(`l-${id}`, label)}
<label for="s-${id}">${words.binders.section}</label>
<select id="s-${id}" name="section">${sections}</select>
<p class="buttons"><button class="small" name="do" value="item-save">${words.binders.save}</button>
<button class="small quiet" name="do" value="item-remove">${words.binders.remove}</button></p>
</form></details>`;
}
