import type { Visitor } from '../../accounts.ts';
import type { Digest } from '../../digest/item.ts';
import type { Rendered } from '../../digest/render/content.ts';
import type { Subscription, SubscriptionTerms } from '../../digest/subscription.ts';
import { type Html, html, type Part } from '../../html.ts';
import type { Estimate } from '../../subscriptions.ts';
import type { Deps } from '../deps.ts';
import { words } from '../words/words.ts';
import { csrfField } from './csrf.ts';
import { instantView } from './date.ts';
import { layout } from './layout.ts';
import { mailFolderNotice } from './mail-folder.ts';
import { subscriptionFields } from './subscription-form.ts';

/** A reader's subscriptions. `next`: where whoever has just signed in wanted to go. */
export function subscriptionsPageView(
  { csrf, account }: Visitor,
  { own, next }: { own: readonly Subscription[]; next: string | undefined },
  deps: Deps,
): Html {
  const said = words.subscribing;
  const rows = own.map((subscription) => rowView(subscription, csrf));
  const table = html`<table class="plain"><thead><tr><th scope="col">${said.name}</th><th scope="col">${said.rate}</th><th scope="col">${said.next}</th><th scope="col"><span class="unseen">${said.manage}</span></th></tr></thead><tbody>${rows}</tbody></table>`;
  return frame(
    said.title,
    html`${refusedView(own, account.mail, next)}<p>${said.intro}</p>${mailFolderNotice(deps)}${own.length === 0 ? html`<p>${said.none}</p>` : table}`,
    deps,
  );
}

/** Says that mails were refused, to whom no mail can say it. */
function refusedView(own: readonly Subscription[], mail: string, next: string | undefined): Html | undefined {
  if (own.every(({ stopped }) => stopped?.reason !== 'bounces')) return undefined;
  const said = words.subscribing;
  const on = next !== undefined && html`<p><a href="${next}">${said.goOn}</a></p>`;
  return html`<div class="notice wrong" role="alert"><p>${said.refused}: <b><bdi>${mail}</bdi></b>. ${said.refusedHint}</p>${on}</div>`;
}

function rowView(subscription: Subscription, csrf: string): Html {
  const { id, title, rate, stopped } = subscription;
  const said = words.subscribing;
  const address = `/subscriptions/${id}`;
  const turn = stopped === undefined ? switchForm(subscription, csrf) : resumeForm(id, csrf);
  const state = stopped !== undefined && html`<p class="notice wrong">${said.stopped[stopped.reason]}</p>`;
  return html`<tr><td><a href="${address}">${title}</a>${state}</td><td>${said.rates[rate]}</td><td>${nextView(subscription)}</td><td>${turn} ${removeForm(subscription, csrf)}</td></tr>`;
}

function nextView({ rate, stopped, dueAt }: Subscription): Part {
  if (stopped !== undefined || rate === 'off') return words.subscribing.never;
  return rate === 'at-once' ? words.subscribing.whenNews : instantView(dueAt);
}

function switchForm({ id, rate, title }: Subscription, csrf: string): Html {
  const said = words.subscribing;
  const label = rate === 'off' ? said.turnOn : said.turnOff;
  const to = rate === 'off' ? 'weekly' : 'off';
  return html`<form class="inline" action="/subscriptions/${id}/rate" method="post">${csrfField(csrf)}<button class="small" name="rate" value="${to}" aria-label="${label}: ${title}">${label}</button></form>`;
}

function resumeForm(id: string, csrf: string): Html {
  return html`<form class="inline" action="/subscriptions/${id}/resume" method="post">${csrfField(csrf)}<button class="small">${words.subscribing.resume}</button></form>`;
}

function removeForm({ id, title }: Subscription, csrf: string): Html {
  const said = words.subscribing;
  return html`<form class="inline" action="/subscriptions/${id}/delete" method="post">${csrfField(csrf)}<button class="small" aria-label="${said.removeLabel(title)}">${said.remove}</button></form>`;
}

type Beginning = {
  visitor: Visitor;
  terms: SubscriptionTerms;
  /** Where the form goes: the page's own address. */
  action: string;
  estimate: Estimate;
  preview: Rendered;
  wrong?: string | undefined;
};

/** Where a subscription is made, with what it would bring. */
export function newSubscriptionView({ visitor, terms, action, estimate, preview, wrong }: Beginning, deps: Deps): Html {
  const said = words.subscribing;
  const mailAddress = action.replace('/subscriptions/new', '/subscriptions/new/mail');
  const main = html`${wantedView(terms.wanted)}
<p class="estimate" role="status">${estimateText(estimate)}</p>
${mailFolderNotice(deps)}
<form class="sign-in" action="${action}" method="post">${csrfField(visitor.csrf)}
<p>${said.to} <b><bdi>${visitor.account.mail}</bdi></b></p>
${subscriptionFields(terms, wrong)}
<button>${said.subscribe}</button></form>
<h2>${said.preview}</h2><p>${said.previewIntro}</p>
<p><b lang="${terms.language}">${preview.subject}</b></p><pre class="mail" lang="${terms.language}" tabindex="0">${preview.text}</pre>
<p class="onward"><a href="${mailAddress}">${said.previewHtml}</a></p>`;
  return frame(said.newTitle, main, deps);
}

/** `about 12 reports a week`; less than one a week is told by the month. */
function estimateText(estimate: Estimate): string {
  const said = words.subscribing;
  if ('watched' in estimate) return said.estimateBinder(estimate.watched);
  if (estimate.reports === 0) return said.estimateNone;
  const weekly = Math.round((estimate.reports * 7) / estimate.days);
  const monthly = Math.max(1, Math.round((estimate.reports * 30) / estimate.days));
  return said.estimate(weekly >= 1 ? said.perWeek(weekly) : said.perMonth(monthly));
}

/** One subscription: what was sent, and where it is changed. */
export function subscriptionPageView(
  shown: {
    visitor: Visitor;
    subscription: Subscription;
    digests: readonly Digest[];
    wrong?: string | undefined;
    done?: 'saved' | 'made' | undefined;
  },
  deps: Deps,
): Html {
  const { visitor, subscription, digests, wrong, done } = shown;
  const { id, title, stopped } = subscription;
  const said = words.subscribing;
  const stop =
    stopped &&
    html`<div class="notice wrong"><p>${said.stopped[stopped.reason]}</p>${resumeForm(id, visitor.csrf)}</div>`;
  const main = html`<p><a href="/subscriptions">${said.title}</a></p>
${done !== undefined && html`<p class="notice" role="status">${said[done]}</p>`}
${stop}${mailFolderNotice(deps)}${wantedView(subscription.wanted)}
<p>${said.next}: ${nextView(subscription)}. <a href="/subscriptions/${id}/deliveries">${words.delivering.link}</a></p>
<form class="sign-in" action="/subscriptions/${id}" method="post">${csrfField(visitor.csrf)}
${subscriptionFields(subscription, wrong)}
<button>${said.save}</button></form>
<h2>${said.history}</h2>${digests.length === 0 ? html`<p>${said.noHistory}</p>` : historyView(digests)}
<p class="onward"><a href="/subscriptions/${id}/mail">${said.preview}</a></p>
${removeForm(subscription, visitor.csrf)}`;
  return frame(title, main, deps);
}

function historyView(digests: readonly Digest[]): Html {
  const said = words.subscribing;
  const rows = digests.map(
    ({ madeAt, items, more, state }) =>
      html`<tr><td>${instantView(madeAt)}</td><td>${items.length + more}</td><td>${said.states[state]}</td></tr>`,
  );
  return html`<table class="plain"><thead><tr><th scope="col">${said.madeAt}</th><th scope="col">${said.items}</th><th scope="col">${said.state}</th></tr></thead><tbody>${rows}</tbody></table>`;
}

function wantedView(wanted: SubscriptionTerms['wanted']): Html {
  const said = words.subscribing;
  if ('binder' in wanted) return html`<p>${said.asked}: <a href="/binders/${wanted.binder}">${said.binder}</a></p>`;
  const text = [...new URLSearchParams(wanted.search)].map(([name, value]) =>
    name === 'q' ? value : `${name}: ${value}`,
  );
  return html`<p>${said.asked}: <a href="/search?${wanted.search}">${text.join(' · ') || said.everything}</a></p>`;
}

/** Asked before anything is ended, since programs that look through mail open every link; `done`: what was chosen. */
export function unsubscribePageView(subscription: Subscription, done: 'ended' | 'kept' | undefined, deps: Deps): Html {
  const { title, token } = subscription;
  const said = words.subscribing;
  const address = `/unsubscribe/${token}`;
  const ask = html`<p>${said.unsubscribeAsk(title)}</p>
<form class="inline" action="${address}" method="post"><button>${said.unsubscribeButton}</button></form>
<form class="inline" action="${address}/keep" method="post"><button class="small">${said.keepButton}</button></form>`;
  const ended = html`<p role="status">${said.ended(title)}</p><p><a href="/subscriptions/${subscription.id}">${said.endedHint}</a></p>`;
  const told = done === 'kept' ? html`<p role="status">${said.kept(title)}</p>${mailFolderNotice(deps)}` : ended;
  return frame(said.unsubscribeTitle, done === undefined && subscription.stopped === undefined ? ask : told, deps);
}

function frame(title: string, main: Part, deps: Deps): Html {
  return layout({ title, main: html`<div class="account-page"><h1>${title}</h1>${main}</div>`, indexed: false }, deps);
}
