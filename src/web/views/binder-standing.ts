import type { Binder } from '../../binder/binder.ts';
import { type Html, html } from '../../html.ts';
import { reportAddress } from '../addresses.ts';
import type { ShownItem } from '../binder.ts';
import { words } from '../words/words.ts';
import { dateView, instantText } from './date.ts';
import { langAttribute } from './language.ts';

/** What has become of a passage since it was put in; nothing when nothing has. */
export function binderStandingView(shown: ShownItem, { staleMonths = 0 }: Pick<Binder, 'staleMonths'>): Html | false {
  const { goneSince, missingSince, withdrawn, age, held } = shown.standing;
  const notes = [
    held === 'otherwise' && html`<li class="bad">${words.binders.otherwise}</li>`,
    held === 'not' && html`<li class="bad">${words.binders.notHeld}</li>`,
    withdrawn && html`<li class="bad">${words.binders.withdrawn}</li>`,
    goneSince !== undefined && html`<li class="bad">${words.binders.gone(instantText(goneSince))}</li>`,
    missingSince !== undefined && html`<li>${words.binders.missing(instantText(missingSince))}</li>`,
    newestView(shown),
    editionView(shown),
    age === 'old' && html`<li>${words.binders.old(staleMonths)}</li>`,
    age === 'undated' && html`<li>${words.binders.undated}</li>`,
  ].filter((note) => note !== false);
  return notes.length > 0 && html`<ul class="standing">${notes}</ul>`;
}

function newestView({ item, standing: { newest } }: ShownItem): Html | false {
  if (newest === undefined) return false;
  const ordinal = newest.passageId?.split('.').at(-1);
  const there = newest.stands
    ? html`${words.binders.stands} <a href="${reportAddress(item.reportId, '', ordinal)}">${words.binders.standsAt}</a>`
    : html`${words.binders.standsNot} <a href="/reports/${item.reportId}/changes" rel="nofollow">${words.binders.compare}</a>`;
  return html`<li${!newest.stands && html` class="bad"`}>${words.binders.newVersion(newest.version)}. ${there}</li>`;
}

function editionView({ standing: { newerEdition } }: ShownItem): Html | false {
  if (newerEdition === undefined) return false;
  const { id, title, publishedOn, language } = newerEdition;
  return html`<li>${words.binders.edition} <a href="${reportAddress(id, '')}"><bdi${langAttribute(language)}>${title}</bdi></a> (${dateView(publishedOn)})</li>`;
}
