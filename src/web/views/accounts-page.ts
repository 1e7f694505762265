import { type Account, accountLanguages, type Invitation } from '../../account/account.ts';
import { type Role, roles } from '../../account/roles.ts';
import type { Visitor } from '../../accounts.ts';
import { type Html, html } from '../../html.ts';
import type { Deps } from '../deps.ts';
import { pageLanguage, words } from '../words/words.ts';
import { csrfField } from './csrf.ts';
import { dateView } from './date.ts';
import { layout } from './layout.ts';

type Shown = { visitor: Visitor; accounts: readonly Account[]; invitations: readonly Invitation[]; isSaved: boolean };

/** All accounts and invitations, as operators see them. */
export function accountsPageView({ visitor, accounts, invitations, isSaved }: Shown, deps: Deps): Html {
  const said = words.accounts;
  const main = html`<div class="account-page"><h1>${said.all}</h1>
${isSaved && html`<p class="notice" role="status">${said.saved}</p>`}
<table class="plain people"><thead><tr><th scope="col">${said.mail}</th><th scope="col">${said.made}</th><th scope="col">${said.role}</th><th scope="col"><span class="unseen">${said.disable}</span></th></tr></thead>
<tbody>${accounts.map((account) => accountRow(visitor, account))}</tbody></table>
<h2>${said.invite}</h2>
${inviteForm(visitor, deps)}
${invitations.length > 0 && html`<h2>${said.invited}</h2><ul class="invitations">${invitations.map((one) => invitationItem(visitor, one))}</ul>`}
</div>`;
  return layout({ title: said.all, main, indexed: false }, deps);
}

function accountRow({ account: own, csrf }: Visitor, { id, mail, name, role, createdAt, disabledAt }: Account): Html {
  const said = words.accounts;
  const who = html`<th scope="row"><bdi>${mail}</bdi>${name !== '' && html`<br><small><bdi>${name}</bdi></small>`}</th><td>${dateView(createdAt.slice(0, 10))}</td>`;
  if (id === own.id) return html`<tr>${who}<td>${said.roles[role]}</td><td>${said.yourself}</td></tr>`;
  const isOut = disabledAt !== undefined;
  const form = html`<form class="inline" action="/accounts/${id}" method="post">${csrfField(csrf)}
<label class="unseen" for="role-${id}">${said.roleOf(mail)}</label>${roleChoice(`role-${id}`, role)} <button class="small" name="do" value="role">${said.save}</button></form>`;
  const out = html`<form action="/accounts/${id}" method="post">${csrfField(csrf)}${isOut && html`<span class="state">${said.disabled}</span> `}<button class="small quiet" name="do" value="${isOut ? 'enable' : 'disable'}" aria-label="${isOut ? said.enableOf(mail) : said.disableOf(mail)}">${isOut ? said.enable : said.disable}</button></form>`;
  return html`<tr>${who}<td>${form}</td><td>${out}</td></tr>`;
}

function roleChoice(id: string, chosen: Role): Html {
  const options = roles.map(
    (role) => html`<option value="${role}"${role === chosen && html` selected`}>${words.accounts.roles[role]}</option>`,
  );
  return html`<select id="${id}" name="role">${options}</select>`;
}

function inviteForm({ csrf }: Visitor, { accounts }: Deps): Html {
  const said = words.accounts;
  const options = accountLanguages.map(
    (language) =>
      html`<option value="${language}" lang="${language}"${language === pageLanguage() && html` selected`}>${said.languages[language]}</option>`,
  );
  return html`<form class="sign-in" action="/accounts" method="post">${csrfField(csrf)}
<p>${accounts.mailFolder === undefined ? said.inviteIntro : said.inviteNoMail}</p>
<label for="mail">${said.mail}</label>
<input id="mail" name="mail" type="email" required maxlength="254" autocomplete="off">
<label for="role">${said.role}</label>${roleChoice('role', 'reader')}
<p class="hint">${roles.map((role) => html`${said.roles[role]}: ${said.rolesSay[role]}. `)}</p>
<label for="language">${said.mailLanguage}</label><select id="language" name="language">${options}</select>
<button>${said.invite}</button></form>`;
}

function invitationItem({ csrf }: Visitor, { mail, role, createdAt }: Invitation): Html {
  const said = words.accounts;
  return html`<li><bdi>${mail}</bdi> · ${said.roles[role]} · ${dateView(createdAt.slice(0, 10))}
<form class="inline" action="/accounts/invitations" method="post">${csrfField(csrf)}<input type="hidden" name="mail" value="${mail}"><button class="small quiet" aria-label="${said.withdrawOf(mail)}">${said.withdraw}</button></form></li>`;
}
