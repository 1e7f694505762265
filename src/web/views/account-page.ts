import { type AccountSession, accountLanguages } from '../../account/account.ts';
import { may } from '../../account/roles.ts';
import type { Visitor } from '../../accounts.ts';
import { type Html, html } from '../../html.ts';
import type { ApiKey } from '../../model/api-key.ts';
import type { Deps } from '../deps.ts';
import { words } from '../words/words.ts';
import { keysSection } from './account-keys.ts';
import { csrfField } from './csrf.ts';
import { instantView } from './date.ts';
import { layout } from './layout.ts';

/** What the page shows; `isSaved`: what was changed a moment ago is kept. */
type Shown = {
  visitor: Visitor;
  sessions: readonly AccountSession[];
  keys: readonly ApiKey[];
  isSaved?: boolean;
  /** A key that was made a moment ago. */
  made?: string;
  /** The address that was typed to confirm the deletion is not the account's. */
  isUnconfirmed?: boolean;
};

/** An account as its holder sees it. */
export function accountPageView(
  { visitor, sessions, keys, isSaved = false, made, isUnconfirmed = false }: Shown,
  deps: Deps,
): Html {
  const { account, csrf } = visitor;
  const said = words.accounts;
  const main = html`<div class="account-page"><h1>${said.title}</h1>
<form class="sign-out" action="/sign-out" method="post">${csrfField(csrf)}
<p><b><bdi>${account.mail}</bdi></b> · ${said.roles[account.role]}: ${said.rolesSay[account.role]}</p> <button class="small">${said.signOut}</button></form>
${may(account.role, 'operate') && html`<p class="onward"><a href="/accounts">${said.all}</a></p>`}
${may(account.role, 'curate') && html`<p class="onward"><a href="/curator/add">${words.byHand.link}</a></p>`}
${isSaved && html`<p class="notice" role="status">${said.saved}</p>`}
<p class="onward"><a href="/subscriptions">${words.subscribing.title}</a> · <a href="/binders">${words.nav.binders}</a></p>
${profileForm(visitor)}
<h2>${said.sessions}</h2>
<p>${said.sessionsIntro}</p>
${sessionTable(visitor, sessions)}
${keysSection(visitor, keys, made)}
${dataSection(visitor, isUnconfirmed)}
</div>`;
  return layout({ title: said.title, main, indexed: false }, deps);
}

function profileForm({ account, csrf }: Visitor): Html {
  const said = words.accounts;
  const options = accountLanguages.map(
    (language) =>
      html`<option value="${language}" lang="${language}"${language === account.language && html` selected`}>${said.languages[language]}</option>`,
  );
  return html`<form class="sign-in" action="/account" method="post">${csrfField(csrf)}
<label for="name">${said.name}</label>
<input id="name" name="name" value="${account.name}" maxlength="80" autocomplete="name" aria-describedby="name-hint">
<p class="hint" id="name-hint">${said.nameHint}</p>
<label for="language">${said.language}</label>
<select id="language" name="language" aria-describedby="language-hint">${options}</select>
<p class="hint" id="language-hint">${said.languageHint}</p>
<button>${said.save}</button></form>`;
}

function sessionTable(visitor: Visitor, sessions: readonly AccountSession[]): Html {
  const said = words.accounts;
  return html`<table class="plain"><thead><tr><th scope="col">${said.browser}</th><th scope="col">${said.since}</th><th scope="col">${said.seen} <small>(${said.seenHint})</small></th><th scope="col"><span class="unseen">${said.end}</span></th></tr></thead>
<tbody>${sessions.map((session) => sessionRow(visitor, session))}</tbody></table>`;
}

function sessionRow({ session: own, csrf }: Visitor, session: AccountSession): Html {
  const said = words.accounts;
  const name = session.browser || said.unknownBrowser;
  const end = html`<form action="/account/sessions/${session.id}" method="post">${csrfField(csrf)}<button class="small" aria-label="${said.endLabel(name)}">${said.end}</button></form>`;
  return html`<tr><td>${name}</td><td>${instantView(session.createdAt)}</td><td>${instantView(session.seenAt)}</td><td>${session.id === own.id ? said.thisBrowser : end}</td></tr>`;
}

/** What is kept of the account, to take along, and to delete. */
function dataSection({ csrf }: Visitor, isUnconfirmed: boolean): Html {
  const said = words.accounts;
  const wrong = isUnconfirmed && html`<p class="notice" role="alert" id="confirm-error">${said.unconfirmed}</p>`;
  return html`<h2 id="data">${said.data}</h2>
<p class="onward"><a href="/account/export" download>${said.exportAll}</a> <span class="hint">${said.exportHint}</span></p>
<details${isUnconfirmed && html` open`}><summary>${said.deleteAccount}</summary>
<form class="sign-in" action="/account/delete" method="post">${csrfField(csrf)}
${wrong}<p>${said.deleteIntro}</p>
<label for="confirm">${said.deleteConfirm}</label>
<input id="confirm" name="mail" type="email" required maxlength="254" autocomplete="off"${isUnconfirmed && html` aria-describedby="confirm-error"`}>
<button>${said.deleteAccount}</button></form></details>`;
}
