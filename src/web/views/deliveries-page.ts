import type { Visitor } from '../../accounts.ts';
import { type Hook, hookHost, hookKinds, mostHooks } from '../../hook/hook.ts';
import { type Html, html } from '../../html.ts';
import type { Deliveries } from '../deliveries.ts';
import type { Deps } from '../deps.ts';
import { words } from '../words/words.ts';
import { csrfField } from './csrf.ts';
import { instantView } from './date.ts';
import { layout } from './layout.ts';
import { mailFolderNotice } from './mail-folder.ts';

type Shown = Deliveries & {
  visitor: Visitor;
  /** The address of the private feed, when it was just made. */
  feed?: string;
  /** A webhook that was just added: its secret is shown this once. */
  made?: Hook;
  /** One that was just tried, and what went wrong. */
  tried?: { hook: Hook; trouble?: string };
  /** What is wrong with what was given, and what was. */
  wrong?: string;
  given?: { kind: string; url: string };
};

/** A subscription's calendar of deliveries, its webhooks and its private feed. */
export function deliveriesView(shown: Shown, deps: Deps): Html {
  const { id, title } = shown.subscription;
  const said = words.delivering;
  const main = html`<article class="account"><p class="crumb"><a href="/subscriptions/${id}">${said.back}</a></p>
<h1>${said.title}: <bdi>${title}</bdi></h1>
${mailFolderNotice(deps)}
<h2>${said.next}</h2>${nextView(shown)}
<h2>${said.made}</h2>${madeView(shown)}
<h2>${said.hooks}</h2><p>${said.hooksIntro}</p>
${shown.made !== undefined && madeHook(shown.made)}${shown.tried !== undefined && triedHook(shown.tried)}
${shown.hooks.map((hook) => hookView(hook, shown.visitor.csrf))}
${shown.hooks.length < mostHooks ? hookForm(shown) : html`<p class="hint">${said.most(mostHooks)}</p>`}
<h2>${said.feed}</h2><p>${said.feedIntro}</p>
${feedView(shown)}</article>`;
  return layout({ title: said.title, main, indexed: false }, deps);
}

function nextView({ next, subscription }: Shown): Html {
  const said = words.delivering;
  const isOff = subscription.stopped !== undefined || subscription.rate === 'off';
  if (next.length === 0) return html`<p>${isOff ? said.none : said.atOnce}</p>`;
  return html`<ul>${next.map((at) => html`<li>${instantView(at)}</li>`)}</ul>`;
}

/** Mails and calls together, the newest first. */
function madeView({ digests, calls, hooks }: Shown): Html {
  const said = words.delivering;
  const mails = digests.map(({ madeAt, items, more, state, trouble }) => {
    return { at: madeAt, what: said.mail, count: items.length + more, state, trouble };
  });
  const made = calls.map(({ madeAt, items, more, state, trouble, hookId }) => {
    const hook = hooks.find((one) => one.id === hookId);
    return { at: madeAt, what: hook ? hookHost(hook) : '', count: items.length + more, state, trouble };
  });
  const all = [...mails, ...made].sort((one, other) => (one.at < other.at ? 1 : -1));
  if (all.length === 0) return html`<p>${said.nothing}</p>`;
  const { when, what, items, state } = said.columns;
  const rows = all.map(
    (row) =>
      html`<tr><td>${instantView(row.at)}</td><td><bdi>${row.what}</bdi></td><td>${row.count}</td><td>${said.states[row.state]}${row.trouble !== undefined && html` <small>(${said.trouble(row.trouble)})</small>`}</td></tr>`,
  );
  return html`<table class="plain"><thead><tr>${[when, what, items, state].map((name) => html`<th scope="col">${name}</th>`)}</tr></thead><tbody>${rows}</tbody></table>`;
}

function hookView(hook: Hook, csrf: string): Html {
  const { id, subscriptionId, kind, off, failingSince } = hook;
  const said = words.delivering;
  const action = (name: string) => `/subscriptions/${subscriptionId}/hooks/${id}/${name}`;
  const state =
    off !== undefined
      ? html`<p class="notice wrong">${said.off[off.reason]}</p><form class="inline" action="${action('resume')}" method="post">${csrfField(csrf)}<button class="small">${said.resume}</button></form>`
      : failingSince !== undefined && html`<p class="hint">${said.failing} ${instantView(failingSince)}</p>`;
  const remove = html`<form class="inline" action="${action('delete')}" method="post">${csrfField(csrf)}<button class="small" aria-label="${said.removeLabel(hookHost(hook))}">${said.remove}</button></form>`;
  const trial = html`<form class="inline" action="${action('test')}" method="post">${csrfField(csrf)}<button class="small" aria-label="${said.tryLabel(hookHost(hook))}">${said.try}</button></form>`;
  return html`<section class="hook"><p><b><bdi>${hookHost(hook)}</bdi></b>: ${said.kinds[kind]} ${trial} ${remove}</p>${state}</section>`;
}

function madeHook(hook: Hook): Html {
  const said = words.delivering;
  const secret = hook.kind === 'signed' && html`<p>${said.secret}</p><p><code>${hook.secret}</code></p>`;
  return html`<div class="notice" role="status"><p>${said.hookMade} <bdi>${hookHost(hook)}</bdi></p>${secret}</div>`;
}

function triedHook({ hook, trouble }: { hook: Hook; trouble?: string }): Html {
  const said = words.delivering;
  const what = trouble === undefined ? said.taken : `${said.notTaken} (${said.trouble(trouble)})`;
  return html`<p class="notice" role="status"><bdi>${hookHost(hook)}</bdi>: ${what}</p>`;
}

function hookForm({ subscription, visitor, wrong, given }: Shown): Html {
  const said = words.delivering;
  const options = hookKinds.map(
    (kind) => html`<option value="${kind}"${kind === given?.kind && html` selected`}>${said.kinds[kind]}</option>`,
  );
  return html`<form class="sign-in" action="/subscriptions/${subscription.id}/deliveries" method="post">${csrfField(visitor.csrf)}
${wrong !== undefined && html`<p class="notice wrong" role="alert" id="wrong">${wrong}</p>`}
<label for="kind">${said.kind}</label><select id="kind" name="kind">${options}</select>
<label for="url">${said.url}</label><input id="url" name="url" type="url" required maxlength="2000" placeholder="https://" value="${given?.url ?? ''}"${wrong !== undefined && html` aria-describedby="wrong"`}>
<button>${said.add}</button></form>`;
}

function feedView({ subscription: { id }, visitor: { csrf }, feed, feedSince }: Shown): Html {
  const said = words.delivering;
  const button = (path: string, label: string) =>
    html`<form class="inline" action="/subscriptions/${id}/${path}" method="post">${csrfField(csrf)}<button class="small">${label}</button></form>`;
  return html`${feed !== undefined && html`<div class="notice" role="status"><p>${said.feedMade}</p><p><code>${feed}</code></p></div>`}
<p>${feedSince === undefined ? said.feedNone : html`${said.feedSince} ${instantView(feedSince)}`}</p>
<p>${button('feed', said.feedMake)} ${feedSince !== undefined && button('feed/end', said.feedEnd)}</p>`;
}
