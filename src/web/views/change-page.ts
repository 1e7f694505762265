import { type Html, html } from '../../html.ts';
import type { SearchQuery } from '../../search/query.ts';
import { searchAddress, without } from '../addresses.ts';
import { type Change, type ChangeRow, type Ends, mostShown, turningDays } from '../change.ts';
import type { Deps } from '../deps.ts';
import { words } from '../words/words.ts';
import { dateText } from './date.ts';
import { activeFilters } from './facets.ts';
import { instanceView } from './instance.ts';
import { categoryLabel } from './labels.ts';
import { layout } from './layout.ts';
import { provisionsSince } from './new-provisions.ts';
import { hiddenInputs } from './search-form.ts';

/** The search, its parameters (the day apart), and the comparison when a day was given. */
type Shown = { query: SearchQuery; parameters: URLSearchParams; change?: Change };

/** A search before and after a day, side by side by category. */
export function changePageView(shown: Shown, deps: Deps): Html {
  const { change, parameters } = shown;
  const main = html`<div class="change"><h1>${words.change.title}</h1>
<p class="intro">${words.change.intro}</p>
${formView(shown)}
${change && comparedView(change, parameters, deps)}</div>`;
  return layout({ title: words.change.title, main, indexed: false }, deps);
}

function formView({ query, parameters, change }: Shown): Html {
  const kept = without(parameters, 'q', 'sort');
  const turns = turningDays.map((day) => {
    const address = html`<a href="${changeAddress(parameters, day)}" rel="nofollow"${day === change?.date && html` aria-current="true"`}>${dateText(day)}</a>`;
    return html`<li>${address} ${words.change.days[day]}</li>`;
  });
  return html`<form class="ask" action="/change" method="get">
<label for="q">${words.change.search}</label>
<input id="q" name="q" type="search" value="${query.text}" maxlength="500" autocomplete="off" spellcheck="false">
<label for="date">${words.change.date}</label>
<input id="date" name="date" type="date" required value="${change?.date ?? ''}">
${hiddenInputs(kept)}
<button>${words.change.button}</button>
</form>
<details${change === undefined && html` open`}><summary>${words.change.turns}</summary><ul class="turns">${turns}</ul></details>`;
}

function comparedView(change: Change, parameters: URLSearchParams, deps: Deps): Html {
  const { date, until, total, undated, rows, dropped } = change;
  const sum = total.before + total.either + total.after;
  const [before, after] = [words.change.before(dateText(date)), words.change.after(dateText(date))];
  return html`<p class="printed">${words.search.title}: <b>${change.query.text || words.change.all}</b>; ${words.change.date}: ${date}</p>
${activeFilters(without(parameters, 'sort'), deps)}
${dropped.before.length > 0 && html`<p class="notice">${words.change.dropped(dropped.before.join(', '), before)}</p>`}
${dropped.after.length > 0 && html`<p class="notice">${words.change.dropped(dropped.after.join(', '), after)}</p>`}
${mostWordsView(change, { before, after }, parameters)}
${sum === 0 ? html`<p class="notice" role="status">${words.change.nothing}</p>` : sidesView(words.change.all, total, { before, after })}
${undated > 0 && html`<p class="hint">${words.change.undated(words.reports(undated))}</p>`}
${sum > 0 && waysView(change, parameters)}
${rows.map((row) => rowView(row, { before, after }, deps))}
${rows.length > mostShown && html`<p class="hint">${words.change.shown(mostShown)}</p>`}
<section><h2>${words.change.provisions(dateText(date), dateText(until))}</h2>${change.provisions.length === 0 ? html`<p>${words.change.noProvisions}</p>` : provisionsSince(change.provisions, deps)}</section>`;
}

/** Says on which side reports with most of the words are counted too, with a way to count only those with all. */
function mostWordsView({ date, withAllWords }: Change, names: SideNames, parameters: URLSearchParams): Html | false {
  const said = words.search;
  if (parameters.get('all') === 'true') {
    const back = changeAddress(without(parameters, 'all'), date);
    return html`<p class="also">${said.allOnly} <a href="${back}" rel="nofollow">${said.mostToo}</a></p>`;
  }
  const sides = (['before', 'after'] as const).flatMap((side) => {
    const count = withAllWords[side];
    return count === undefined ? [] : [html`<p class="notice"><b>${names[side]}</b><br>${said.mostWords(count)}</p>`];
  });
  if (sides.length === 0) return false;
  const strict = new URLSearchParams(parameters);
  strict.set('all', 'true');
  return html`${sides}<p class="also"><a href="${changeAddress(strict, date)}" rel="nofollow">${said.onlyAll}</a></p>`;
}

function waysView({ date }: Change, parameters: URLSearchParams): Html {
  const fields = without(parameters, 'sort');
  fields.set('date', date);
  const buttons = (['csv', 'docx'] as const).map(
    (format) => html`<button class="small" name="format" value="${format}">${format.toUpperCase()}</button> `,
  );
  return html`<form class="export" action="/api/v1/change/export" method="get">${hiddenInputs(fields)}<span>${words.change.exporting}</span> ${buttons}</form>
<p class="ways"><a href="${searchAddress(parameters)}">${words.change.toSearch}</a></p>`;
}

type SideNames = { before: string; after: string };

function rowView(row: ChangeRow, names: SideNames, deps: Deps): Html {
  const label = categoryLabel(row.category, deps);
  const shown = (ends: Ends | undefined) =>
    ends && [
      ends.first && instanceView(words.change.first, ends.first, deps),
      ends.last && instanceView(words.change.last, ends.last, deps),
    ];
  return html`<section class="compared">${sidesView(label, row, names, { before: shown(row.ends?.before), after: shown(row.ends?.after) })}
${row.provisions.length > 0 && provisionsSince(row.provisions, deps)}</section>`;
}

type Inside = Partial<Record<'before' | 'after', readonly (Html | undefined)[] | undefined>>;

function sidesView(
  label: string,
  { before, either, after }: { before: number; either: number; after: number },
  names: SideNames,
  inside: Inside = {},
): Html {
  return html`<h2>${label}</h2>
<div class="sides"><div><h3>${names.before}</h3><p class="total">${words.reports(before)}</p>${inside.before}</div><div><h3>${names.after}</h3><p class="total">${words.reports(after)}</p>${inside.after}</div></div>
${either > 0 && html`<p class="hint">${words.change.either(either)}</p>`}`;
}

function changeAddress(parameters: URLSearchParams, day: string): string {
  const asked = without(parameters, 'sort');
  asked.set('date', day);
  return `/change?${asked}`;
}
