import { type Html, html } from '../../html.ts';
import type { Deps } from '../deps.ts';
import { words } from '../words/words.ts';
import { layout } from './layout.ts';
import { linkFolderNotice } from './mail-folder.ts';

/** Where a link is asked for. `wrong`: what was typed and is no mail address. */
export function signInPageView({ next, wrong }: { next?: string | undefined; wrong?: string }, deps: Deps): Html {
  const said = words.accounts;
  const error = wrong !== undefined && html`<p class="notice" role="alert" id="mail-error">${said.badMail}</p>`;
  const main = html`<div class="narrow-page"><h1>${said.signIn}</h1>
<p class="intro">${said.signInIntro}</p>
${deps.signOn !== undefined && signOnLink(deps.signOn.host, next)}
${linkFolderNotice(deps)}
<form class="sign-in" action="/sign-in" method="post">
${error}
<label for="mail">${said.mail}</label>
<input id="mail" name="mail" type="email" required maxlength="254" autocomplete="email" value="${wrong}" aria-describedby="mail-hint${wrong !== undefined && ' mail-error'}">
<p class="hint" id="mail-hint">${said.mailHint}</p>
${next !== undefined && html`<input type="hidden" name="next" value="${next}">`}
<button>${said.askForLink}</button>
</form></div>`;
  return layout({ title: said.signIn, main, indexed: false }, deps);
}

/** A link and no form: browsers hold the addresses that a form is led on to against our policy, and a provider may lead on to others. */
function signOnLink(host: string, next: string | undefined): Html {
  const query = next === undefined ? '' : `?${new URLSearchParams({ next })}`;
  const said = words.accounts;
  return html`<p><a class="button" href="/sign-in/sso${query}">${said.signOn(host)}</a></p><p>${said.orByMail}</p>`;
}

/** What everybody is told who asks for a link, whether there is such an account or not. */
export function sentPageView(mail: string, deps: Deps): Html {
  const said = words.accounts;
  const main = html`<div class="narrow-page"><h1>${said.sent}</h1>
<p role="status">${said.sentTo} <b><bdi>${mail}</bdi></b></p>
<p>${said.sentHint}</p>
${linkFolderNotice(deps)}
<p><a href="/sign-in">${said.askAgain}</a></p></div>`;
  return layout({ title: said.sent, main, indexed: false }, deps);
}

/** What a mailed link leads to. `isElsewhere`: another browser asked for it, or this one has forgotten. */
export function linkPageView(
  { mail, token, isElsewhere }: { mail: string; token: string; isElsewhere: boolean },
  deps: Deps,
): Html {
  const said = words.accounts;
  const main = html`<div class="narrow-page"><h1>${said.signIn}</h1>
<p>${said.signInAs} <b><bdi>${mail}</bdi></b></p>
${isElsewhere && html`<p class="notice" role="note">${said.otherBrowser}</p>`}
<form action="/sign-in/${token}" method="post"><button>${said.signIn}</button></form></div>`;
  return layout({ title: said.signIn, main, indexed: false }, deps);
}

/** What is left of an account. */
export function deletedPageView(deps: Deps): Html {
  const said = words.accounts;
  const main = html`<div class="narrow-page"><h1>${said.deleted}</h1><p role="status">${said.deletedHint}</p></div>`;
  return layout({ title: said.deleted, main, indexed: false, isLeft: true }, deps);
}
