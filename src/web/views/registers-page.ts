import { type Html, html, webAddress } from '../../html.ts';
import type { KeptEntry } from '../../model/register.ts';
import type { Deps } from '../deps.ts';
import { entriesPerPage, type RegisterFindings, type RegisterQuery, type RegisterSummary } from '../registers.ts';
import { words } from '../words/words.ts';
import { instantView } from './date.ts';
import { lettersAttribute } from './language.ts';
import { layout } from './layout.ts';

/** The page of registers: a form, the entries that it finds, and the registers. */
export function registersPageView(query: RegisterQuery, found: RegisterFindings, deps: Deps): Html {
  const main = html`<h1>${words.registers.title}</h1>
<p class="intro">${words.registers.intro}</p>
<p class="intro">${words.registers.caution}</p>
${form(query, found.registers)}
${entriesView(query, found)}
<h2>${words.registers.held}</h2>
<ul>${found.registers.map(registerView)}</ul>`;
  return layout({ title: words.registers.title, main, current: 'sources', indexed: false }, deps);
}

function form({ name = '', register, state }: RegisterQuery, registers: readonly RegisterSummary[]): Html {
  const option = (value: string, label: string, chosen: boolean) =>
    html`<option value="${value}"${lettersAttribute(label)}${chosen && html` selected`}>${label}</option>`;
  const states = (['listed', 'excluded', 'left'] as const).map((one) =>
    option(one, words.registers.states[one], one === state),
  );
  const all = registers.map(({ source }) => option(source.id, source.title, source.id === register));
  return html`<form class="search" action="/registers" method="get" role="search">
<label for="name">${words.registers.name}</label>
<div class="box"><input id="name" name="name" type="search" value="${name}" maxlength="200" autocomplete="off" spellcheck="false"><button>${words.registers.button}</button></div>
<p><label for="register">${words.registers.register}</label> <select id="register" name="register">${option('', words.registers.all, register === undefined)}${all}</select></p>
<p><label for="state">${words.registers.state}</label> <select id="state" name="state">${option('', words.registers.anyState, state === undefined)}${states}</select></p>
</form>`;
}

function entriesView(query: RegisterQuery, { registers, total, entries }: RegisterFindings): Html | false {
  if (query.name === undefined && query.register === undefined && query.state === undefined) return false;
  if (entries.length === 0) return html`<p>${words.registers.none}.</p>`;
  const titles = new Map(registers.map(({ source }) => [source.id, source.title]));
  return html`<h2>${words.registers.found(total)}</h2>
<table class="sources">
<thead><tr>${Object.values(words.registers.columns).map((column) => html`<th scope="col">${column}</th>`)}</tr></thead>
<tbody>${entries.map((entry) => row(entry, titles.get(entry.sourceId) ?? entry.sourceId))}</tbody>
</table>
${pager(query, total)}`;
}

function row(entry: KeptEntry, register: string): Html {
  const { name, number, basis, redacted } = entry;
  return html`<tr>
<th scope="row"><bdi lang="ru">${name === '' ? words.registers.nameTaken : name}</bdi>${number !== undefined && html`<small>${words.registers.number(number)}</small>`}${basisView(basis)}${redacted && html`<small>${words.registers.redacted}</small>`}</th>
${cell(words.registers.columns.register, html`<span lang="ru">${register}</span>`)}
${cell(words.registers.columns.state, words.registers.states[entry.state])}
${cell(words.registers.columns.included, entry.includedOn ?? words.registers.undated)}
${cell(words.registers.columns.ended, endOf(entry))}
${cell(words.registers.columns.firstSeen, instantView(entry.firstSeenAt))}
</tr>`;
}

/** An asterisk is all that one list prints; what it means, the list says elsewhere. */
function basisView(basis: string | undefined): Html | false {
  if (basis === '*') return html`<small>${words.registers.asterisk}</small>`;
  return basis !== undefined && html`<small lang="ru">${basis}</small>`;
}

function endOf({ state, excludedOn, excludedSeenAt, goneSince }: KeptEntry): string {
  if (goneSince !== undefined) return words.registers.missed(goneSince.slice(0, 10));
  if (state === 'listed') return '–';
  return excludedOn ?? words.registers.seenExcluded(excludedSeenAt?.slice(0, 10) ?? '');
}

function cell(label: string, value: Html | string): Html {
  return html`<td data-label="${label}">${value}</td>`;
}

function pager(query: RegisterQuery, total: number): Html | false {
  const pages = Math.ceil(total / entriesPerPage);
  if (pages <= 1) return false;
  const { page, ...asked } = query;
  const link = (to: number, label: string) => {
    const parameters = new URLSearchParams({ ...asked, page: String(to) });
    return to >= 1 && to <= pages && html`<a href="/registers?${parameters.toString()}">${label}</a>`;
  };
  return html`<nav class="pages" aria-label="${words.search.pages}">${link(page - 1, words.search.previous)} <span>${words.search.page(page, pages)}</span> ${link(page + 1, words.search.next)}</nav>`;
}

function registerView({ source, counts }: RegisterSummary): Html {
  const home = webAddress(source.homepage);
  const title = html`<span${lettersAttribute(source.title)}>${source.title}</span>`;
  const linked = home === undefined ? title : html`<a href="${home}" rel="external noopener noreferrer">${title}</a>`;
  const count = (value: number) => value.toLocaleString(words.languageTag);
  const read = counts.listed + counts.excluded + counts.left > 0;
  return html`<li>${linked} <small>${read ? words.registers.counts(count(counts.listed), count(counts.excluded), count(counts.left)) : words.registers.never}</small></li>`;
}
