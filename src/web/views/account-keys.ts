import { scopesFor } from '../../account/key-scopes.ts';
import type { Visitor } from '../../accounts.ts';
import { type Html, html } from '../../html.ts';
import type { ApiKey } from '../../model/api-key.ts';
import { words } from '../words/words.ts';
import { csrfField } from './csrf.ts';
import { dateView } from './date.ts';

/** The keys of an account, those in force first; `made`: one that was made a moment ago, told this once. */
export function keysSection(visitor: Visitor, keys: readonly ApiKey[], made: string | undefined): Html {
  const said = words.accounts;
  const inForce = keys.filter(({ revokedAt }) => revokedAt === undefined);
  return html`<h2 id="keys">${said.keys}</h2>
<p>${said.keysIntro} <a href="/api">${words.api.title}</a></p>
${made !== undefined && html`<div class="notice" role="status"><p>${said.keyMade}</p><p><code class="key">${made}</code></p></div>`}
${inForce.length > 0 && html`<ul class="invitations">${inForce.map((key) => keyItem(visitor, key))}</ul>`}
<details${inForce.length === 0 && html` open`}><summary>${said.makeKey}</summary>${keyForm(visitor)}</details>`;
}

function keyItem({ csrf }: Visitor, { id, name, scopes, createdAt }: ApiKey): Html {
  const said = words.accounts;
  return html`<li><b><bdi>${name}</bdi></b> · <code>coi_${id}…</code> · ${scopes.map((scope) => said.scopes[scope]).join(', ')} · ${dateView(createdAt.slice(0, 10))}
<form class="inline" action="/account/keys/${id}" method="post">${csrfField(csrf)}<button class="small quiet" aria-label="${said.revokeOf(name)}">${said.revoke}</button></form></li>`;
}

function keyForm({ account, csrf }: Visitor): Html {
  const said = words.accounts;
  const boxes = scopesFor(account.role)
    .filter((scope) => scope !== 'read')
    .map(
      (scope) =>
        html`<label class="box"><input type="checkbox" name="${scope}" value="yes"> ${said.scopes[scope]}</label>`,
    );
  return html`<form class="sign-in" action="/account/keys" method="post">${csrfField(csrf)}
<label for="key-name">${said.keyName}</label>
<input id="key-name" name="name" required maxlength="80" autocomplete="off">
<fieldset><legend>${said.keyMay}</legend>${boxes}</fieldset>
<button>${said.makeKey}</button></form>`;
}
