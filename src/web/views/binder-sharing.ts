import type { BinderHold, BinderRight } from '../../binder/right.ts';
import type { BinderShares } from '../../binder-shares.ts';
import { type Html, html } from '../../html.ts';
import { visitor } from '../account/visitor.ts';
import { words } from '../words/words.ts';
import { csrfField } from './csrf.ts';
import { instantText } from './date.ts';

/** To whom a binder belongs, above its passages. */
export function holdNotice(id: string, { right }: { right: BinderRight }): Html {
  const said = words.sharing;
  if (right !== 'link') return html`<p class="notice key">${said[right]}</p>`;
  const known = visitor();
  const claim =
    known === undefined
      ? html`<a href="/sign-in?next=/binders/${id}">${said.signInToMove}</a>`
      : html`<form class="inline" action="/binders/${id}/claim" method="post">${csrfField(known.csrf)}<button class="small">${said.move}</button> <span>${said.moveHint}</span></form>`;
  return html`<div class="notice key"><p>${words.binders.isKey}</p>${claim}</div>`;
}

/** With whom the account shares its binder, and the form for one more. */
export function sharingSection(id: string, { right, shares }: BinderHold & { right: BinderRight }): Html | undefined {
  const known = visitor();
  if (right !== 'own' || known === undefined) return undefined;
  const said = words.sharing;
  const items = shares.map(
    ({ mail, may }) => html`<li><bdi>${mail}</bdi> · ${said.may[may]}
<form class="inline" action="/binders/${id}/unshare" method="post">${csrfField(known.csrf)}<input type="hidden" name="mail" value="${mail}"><button class="small quiet" aria-label="${said.stopOf(mail)}">${said.stop}</button></form></li>`,
  );
  return html`<details class="edit settings"${shares.length > 0 && html` open`}><summary>${said.title}</summary>
${items.length > 0 && html`<ul class="invitations">${items}</ul>`}
<form class="sign-in" action="/binders/${id}/share" method="post">${csrfField(known.csrf)}
<label for="share-mail">${said.mail}</label>
<input id="share-mail" name="mail" type="email" required maxlength="254" autocomplete="off" aria-describedby="share-hint">
<p class="hint" id="share-hint">${said.hint}</p>
<label for="share-may">${said.mayDo}</label>
<select id="share-may" name="may"><option value="read">${said.may.read}</option><option value="edit">${said.may.edit}</option></select>
<button class="small">${said.share}</button></form></details>`;
}

type Mine = Awaited<ReturnType<BinderShares['list']>>;

/** The binders of an account, and those of colleagues. */
export function ownBinders({ own, shared }: Mine): Html | undefined {
  if (visitor() === undefined) return undefined;
  const said = words.sharing;
  const item = (card: Mine['own'][number], may?: 'read' | 'edit') =>
    html`<li><a href="/binders/${card.id}"><bdi>${card.title}</bdi></a> <small>${may && html`${said.may[may]} · `}${words.binders.changed(instantText(card.changedAt))}</small></li>`;
  return html`<section><h2>${said.yours}</h2>
${own.length === 0 ? html`<p>${said.none}</p>` : html`<ul class="invitations">${own.map((card) => item(card))}</ul>`}
${shared.length > 0 && html`<h2>${said.shared}</h2><ul class="invitations">${shared.map((card) => item(card, card.may))}</ul>`}</section>`;
}
