import { type Html, html } from '../../html.ts';
import type { Session } from '../curation/sessions.ts';
import type { Deps } from '../deps.ts';
import { words } from '../words/words.ts';
import { layout } from './layout.ts';

/** What the page knows of its reader; `wrong`: the key just given was not the right one. */
type Shown = { session?: Session | undefined; wrong?: boolean; name?: string };

/** Where curators sign in, or see that they are. */
export function curatorPageView({ session, wrong = false, name = '' }: Shown, deps: Deps): Html {
  const main = html`<div class="curator-page"><h1>${words.curator.title}</h1>
<p class="intro">${words.curator.intro}</p>
${session === undefined ? signInForm(wrong, name) : html`${signedIn(session)}<p><a href="/curator/add">${words.byHand.link}</a></p>`}</div>`;
  return layout({ title: words.curator.title, main, indexed: false }, deps);
}

/** Says who is signed in, with the way out. */
export function curatorBar(session: Session | undefined): Html | undefined {
  return session && html`<aside class="curator-bar" aria-label="${words.curator.title}">${signedIn(session)}</aside>`;
}

function signedIn({ name, csrf, accountId }: Session): Html {
  if (accountId !== undefined)
    return html`<p class="sign-out"><span>${words.curator.signedIn} <b><bdi>${name || words.curator.nameless}</bdi></b></span> <a href="/account">${words.accounts.account}</a></p>`;
  return html`<form class="sign-out" action="/curator/sign-out" method="post">
<input type="hidden" name="csrf" value="${csrf}">
<span>${words.curator.signedIn} <b><bdi>${name || words.curator.nameless}</bdi></b></span> <button class="small">${words.curator.signOut}</button>
</form>`;
}

function signInForm(wrong: boolean, name: string): Html {
  return html`<form class="sign-in" action="/curator" method="post">
${wrong && html`<p class="notice" role="alert">${words.curator.wrong}</p>`}
<label for="key">${words.curator.key}</label>
<input id="key" name="key" type="password" required maxlength="200" autocomplete="current-password">
<label for="name">${words.curator.name}</label>
<input id="name" name="name" value="${name}" maxlength="80" autocomplete="nickname" aria-describedby="name-hint">
<p class="hint" id="name-hint">${words.curator.nameHint}</p>
<button>${words.curator.signIn}</button>
</form>`;
}
