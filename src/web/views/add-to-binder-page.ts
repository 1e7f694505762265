import { type Binder, labels } from '../../binder/binder.ts';
import { binderLimits } from '../../binder/limits.ts';
import { itemOfPassage } from '../../binder/members.ts';
import { type Html, html } from '../../html.ts';
import type { Report } from '../../model/report.ts';
import type { TaggedPassage } from '../../store/report-port.ts';
import { reportAddress } from '../addresses.ts';
import type { Deps } from '../deps.ts';
import { words } from '../words/words.ts';
import { dateView } from './date.ts';
import { issuerNamed } from './labels.ts';
import { langAttribute, lettersAttribute } from './language.ts';
import { layout } from './layout.ts';
import { markedText } from './marked.ts';

/** The passage, the binder it goes to, and where the reader came from. */
type Shown = { binder: Binder; passage: TaggedPassage; report: Report; q: string; search: string };

/** Under which heading a passage goes, and why it matters. */
export function addToBinderView({ binder, passage, report, q, search }: Shown, deps: Deps): Html {
  const back = reportAddress(
    report.id,
    q,
    String(passage.ordinal),
    passage.version === report.version ? undefined : passage.version,
  );
  const main = html`<div class="add-to-binder">
<p class="crumb"><a href="${back}">${words.binders.back}</a></p>
<h1>${words.binders.addTitle}</h1>
<p>${words.binders.addTo}: <a href="/binders/${binder.id}"><b><bdi>${binder.title}</bdi></b></a></p>
${alreadyView(binder, passage)}
<p class="byline"><b class="publisher"><bdi${lettersAttribute(issuerNamed(report, deps).publisher)}>${issuerNamed(report, deps).publisher}</bdi></b> · <bdi${langAttribute(report.language)}>${report.title}</bdi> · ${dateView(report.publishedOn)}</p>
<blockquote${langAttribute(passage.language)}>${markedText(passage.text, { marks: [], earned: [] })}</blockquote>
<form class="sign-in" action="/binders/add" method="post">
<input type="hidden" name="passage" value="${passage.id}"><input type="hidden" name="q" value="${q}"><input type="hidden" name="search" value="${search}">
<fieldset><legend>${words.binders.under}</legend>${sectionChoices(binder)}</fieldset>
<label for="relevance">${words.binders.relevance}</label>
<input id="relevance" name="relevance" maxlength="${binderLimits.relevance}" autocomplete="off" aria-describedby="relevance-hint">
<p class="hint" id="relevance-hint">${words.binders.noNames}</p>
${labelField('label', '')}
<button>${words.binders.addButton}</button>
</form>
<p class="hint"><a href="/binders?passage=${passage.id}">${words.binders.another}</a></p></div>`;
  return layout({ title: words.binders.addTitle, main, indexed: false }, deps);
}

/** The labels by their names. */
export function labelField(id: string, chosen: string): Html {
  const options = labels.map(
    (label) =>
      html`<option value="${label}"${label === chosen && html` selected`}>${words.binders.labels[label]}</option>`,
  );
  return html`<label for="${id}">${words.binders.label}</label>
<select id="${id}" name="label"><option value="">${words.binders.noLabel}</option>${options}</select>`;
}

function alreadyView(binder: Binder, passage: TaggedPassage): Html | false {
  const item = itemOfPassage(binder, passage);
  const section = binder.sections.find(({ items }) => items.some((one) => one === item));
  return section !== undefined && html`<p class="notice" role="status">${words.binders.already(section.heading)}</p>`;
}

/** The heading under which a passage was put last is chosen. */
function sectionChoices({ sections }: Binder): Html[] {
  const newest = sections
    .flatMap(({ id, items }) => items.map(({ addedAt }) => ({ id, addedAt })))
    .reduce<{ id: string; addedAt: string } | undefined>(
      (last, one) => (last === undefined || one.addedAt >= last.addedAt ? one : last),
      undefined,
    );
  const chosen = newest?.id ?? sections[0]?.id;
  return sections.map(
    ({ id, heading, items }) =>
      html`<label class="choice"><input type="radio" name="section" value="${id}" required${id === chosen && html` checked`}> <span><bdi>${heading}</bdi> <small>${words.binders.passages(items.length)}</small></span></label>`,
  );
}
