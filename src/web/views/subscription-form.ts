import type { SubscriptionTerms } from '../../digest/subscription.ts';
import { digestLanguages, rates } from '../../digest/subscription.ts';
import { type Html, html } from '../../html.ts';
import { words } from '../words/words.ts';

/** The fields of a subscription; `wrong`: what was wrong with those that were sent. */
export function subscriptionFields(terms: Omit<SubscriptionTerms, 'wanted'>, wrong?: string): Html {
  const said = words.subscribing;
  const hours = Array.from({ length: 24 }, (_, hour) => ({
    value: String(hour),
    name: `${String(hour).padStart(2, '0')}:00`,
  }));
  return html`${wrong !== undefined && html`<p class="notice wrong" role="alert">${wrong}</p>`}
<label for="title">${said.name}</label>
<input id="title" name="title" value="${terms.title}" required maxlength="120" aria-describedby="title-hint">
<p class="hint" id="title-hint">${said.nameHint}</p>
<label for="note">${said.note}</label>
<textarea id="note" name="note" rows="3" maxlength="1000" aria-describedby="note-hint">${terms.note}</textarea>
<p class="hint" id="note-hint">${said.noteHint}</p>
<label for="rate">${said.rate}</label>
${select(
  'rate',
  rates.map((value) => ({ value, name: said.rates[value] })),
  terms.rate,
  'rate-hint',
)}
<p class="hint" id="rate-hint">${said.rateHint}</p>
<label for="hour">${said.hour}</label>
${select('hour', hours, String(terms.hour))}
<label for="timeZone">${said.timeZone}</label>
${select(
  'timeZone',
  timeZones(terms.timeZone).map((value) => ({ value, name: value.replaceAll('_', ' ') })),
  terms.timeZone,
)}
<label for="language">${said.language}</label>
${select(
  'language',
  digestLanguages.map((value) => ({ value, name: said.languages[value], lang: value })),
  terms.language,
)}
<label class="choice"><input type="checkbox" name="heartbeat" value="true"${terms.heartbeat && html` checked`}> <span>${said.heartbeat}</span></label>`;
}

type Option = { value: string; name: string; lang?: string };

function select(name: string, options: readonly Option[], chosen: string, hint?: string): Html {
  const list = options.map(
    ({ value, name: label, lang }) =>
      html`<option value="${value}"${lang !== undefined && html` lang="${lang}"`}${value === chosen && html` selected`}>${label}</option>`,
  );
  return html`<select id="${name}" name="${name}"${hint !== undefined && html` aria-describedby="${hint}"`}>${list}</select>`;
}

/** UTC first, and the one that is chosen even when it is known under another name by now. */
function timeZones(chosen: string): string[] {
  return [...new Set(['UTC', chosen, ...Intl.supportedValuesOf('timeZone')])];
}
