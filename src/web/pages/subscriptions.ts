import type { Request, Response } from 'express';
import { z } from 'zod';
import { ownPath } from '../../account/own-path.ts';
import { givenSubscription, rates, type SubscriptionTerms } from '../../digest/subscription.ts';
import { Failure } from '../../errors.ts';
import { requireSender, requireVisitor } from '../account/visitor.ts';
import { formBody } from '../curation/body.ts';
import type { Deps, Handler } from '../deps.ts';
import { parametersOf, searchParameters } from '../params.ts';
import { privately } from '../security.ts';
import {
  newSubscriptionView,
  subscriptionPageView,
  subscriptionsPageView,
  unsubscribePageView,
} from '../views/subscription-pages.ts';
import { pageLanguage, words } from '../words/words.ts';

const csrf = z.string().max(200);
const csrfForm = z.strictObject({ csrf });
const rateForm = z.strictObject({ csrf, rate: z.enum(rates) });
const text = z.string().max(2000);
const termsForm = z.strictObject({
  ...{ csrf, title: text, note: text, rate: text, hour: text, timeZone: text, language: text },
  heartbeat: z.literal('true').optional(),
});

/** `GET /subscriptions`: one's own. */
export const subscriptionsPage: Handler = (deps) => async (request, response) => {
  const visitor = requireVisitor();
  const own = await deps.subscriptions.of(visitor.account.id);
  const next = ownPath(parametersOf(request).get('next'));
  send(response, subscriptionsPageView(visitor, { own, next }, deps));
};

/** `GET /subscriptions/new?q=…` or `?binder=`: where one is made, with an estimate and a mail as it would look. */
export const newSubscriptionPage: Handler = (deps) => async (request, response) => {
  await showNew(request, response, deps, await firstTerms(request, deps));
};

/** What is asked for, with the hour, zone, rate and language of the subscription that was made last. */
async function firstTerms(request: Request, deps: Deps): Promise<SubscriptionTerms> {
  const { account } = requireVisitor();
  const wanted = wantedOf(request);
  const [last] = (await deps.subscriptions.of(account.id)).toReversed();
  const usual = { rate: 'weekly', language: pageLanguage(), hour: 7, timeZone: 'UTC', heartbeat: false } as const;
  const { rate, language, hour, timeZone } = { ...usual, ...last };
  const terms = { ...usual, language, hour, timeZone, rate: rate === 'off' ? usual.rate : rate };
  return { title: titleOf(wanted), wanted, note: '', ...terms };
}

/** `GET /subscriptions/new/mail?…`: the mail of such a subscription, as a mail program shows it. */
export const newSubscriptionMail: Handler = (deps) => async (request, response) => {
  const preview = await deps.subscriptions.preview(await firstTerms(request, deps), requireVisitor().account);
  sendMail(response, preview.html);
};

/** `GET /subscriptions/:id/mail`: the same of one that there is. */
export const subscriptionMail: Handler = (deps) => async (request, response) => {
  const { account } = requireVisitor();
  const preview = await deps.subscriptions.preview(await deps.subscriptions.own(idOf(request), account.id), account);
  sendMail(response, preview.html);
};

/** A mail has its styles on its elements; nothing else of it may act, and it stands apart from our pages. */
function sendMail(response: Response, mail: string): void {
  const policy =
    "default-src 'none'; style-src-attr 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; sandbox allow-popups";
  response.set('Content-Security-Policy', policy).type('html').send(mail);
}

/** `POST /subscriptions/new`: makes it. */
export const makeSubscription: Handler = (deps) => async (request, response) => {
  const { csrf, ...given } = await formBody(termsForm, request, response);
  const { account } = requireSender(request, csrf);
  const wanted = wantedOf(request);
  const read = termsOf(given, wanted);
  if ('wrong' in read) {
    response.status(400);
    return showNew(request, response, deps, { ...read.shown, wanted }, read.wrong);
  }
  const { id } = await deps.subscriptions.make(account, read.terms);
  response.redirect(303, `/subscriptions/${id}?made`);
};

async function showNew(request: Request, response: Response, deps: Deps, terms: SubscriptionTerms, wrong?: string) {
  const { account } = requireVisitor();
  const [estimate, preview] = await Promise.all([
    deps.subscriptions.estimate(terms.wanted, account),
    deps.subscriptions.preview(terms, account),
  ]);
  const shown = { visitor: requireVisitor(), terms, action: request.originalUrl, estimate, preview, wrong };
  send(response, newSubscriptionView(shown, deps));
}

/** `GET /subscriptions/:id` */
export const subscriptionPage: Handler = (deps) => async (request, response) => {
  await showOne(request, response, deps);
};

/** `POST /subscriptions/:id`: changes it. */
export const changeSubscription: Handler = (deps) => async (request, response) => {
  const { csrf, ...given } = await formBody(termsForm, request, response);
  const { account } = requireSender(request, csrf);
  const { wanted } = await deps.subscriptions.own(idOf(request), account.id);
  const read = termsOf(given, wanted);
  if ('wrong' in read) {
    response.status(400);
    return showOne(request, response, deps, read.wrong);
  }
  const { wanted: _wanted, ...terms } = read.terms;
  await deps.subscriptions.change(idOf(request), account.id, terms);
  response.redirect(303, `/subscriptions/${idOf(request)}?saved`);
};

async function showOne(request: Request, response: Response, deps: Deps, wrong?: string): Promise<void> {
  const visitor = requireVisitor();
  const subscription = await deps.subscriptions.own(idOf(request), visitor.account.id);
  const digests = await deps.subscriptions.digests(subscription.id);
  const asked = parametersOf(request);
  const done = asked.has('made') ? 'made' : asked.has('saved') ? 'saved' : undefined;
  send(response, subscriptionPageView({ visitor, subscription, digests, wrong, done }, deps));
}

/** `POST /subscriptions/:id/rate`: off, or on again. */
export const changeRate: Handler = (deps) => async (request, response) => {
  const { csrf, rate } = await formBody(rateForm, request, response);
  const { account } = requireSender(request, csrf);
  const { title, note, language, hour, timeZone, heartbeat } = await deps.subscriptions.own(idOf(request), account.id);
  await deps.subscriptions.change(idOf(request), account.id, {
    title,
    note,
    language,
    hour,
    timeZone,
    heartbeat,
    rate,
  });
  response.redirect(303, '/subscriptions');
};

/** `POST /subscriptions/:id/resume` */
export const resumeSubscription: Handler = (deps) => async (request, response) => {
  const { csrf } = await formBody(csrfForm, request, response);
  await deps.subscriptions.resume(idOf(request), requireSender(request, csrf).account.id);
  response.redirect(303, `/subscriptions/${idOf(request)}`);
};

/** `POST /subscriptions/:id/delete` */
export const deleteSubscription: Handler = (deps) => async (request, response) => {
  const { csrf } = await formBody(csrfForm, request, response);
  await deps.subscriptions.forget(idOf(request), requireSender(request, csrf).account.id);
  response.redirect(303, '/subscriptions');
};

/** `GET /unsubscribe/:token`: asks; nothing is ended by opening a link. */
export const unsubscribePage: Handler = (deps) => async (request, response) => {
  privately(response);
  send(response, unsubscribePageView(await deps.subscriptions.byToken(tokenOf(request)), undefined, deps));
};

/** `POST /unsubscribe/:token`: ends it, whoever sends it and whatever stands in it: mail programs do by themselves (RFC 8058). */
export const unsubscribe: Handler = (deps) => async (request, response) => {
  privately(response);
  send(response, unsubscribePageView(await deps.subscriptions.end(tokenOf(request)), 'ended', deps));
};

/** `POST /unsubscribe/:token/keep`: answers that it is still wanted. */
export const keepSubscription: Handler = (deps) => async (request, response) => {
  privately(response);
  send(response, unsubscribePageView(await deps.subscriptions.keep(tokenOf(request)), 'kept', deps));
};

function send(response: Response, view: { toString(): string }): void {
  response.type('html').send(view.toString());
}

function idOf(request: Request): string {
  return String(request.params.id);
}

function tokenOf(request: Request): string {
  return String(request.params.token);
}

/** A binder, or a search without its order: what is new has its own. */
function wantedOf(request: Request): SubscriptionTerms['wanted'] {
  const asked = parametersOf(request);
  const binder = asked.get('binder');
  if (binder !== null) return { binder };
  const parameters = searchParameters(asked);
  parameters.delete('sort');
  return { search: parameters.toString() };
}

/** A first name: the words and values that are asked for. */
function titleOf(wanted: SubscriptionTerms['wanted']): string {
  if ('binder' in wanted) return words.subscribing.binder;
  const values = [...new URLSearchParams(wanted.search).values()].join(', ');
  return (values || words.subscribing.everything).slice(0, 120);
}

type Given = Omit<z.infer<typeof termsForm>, 'csrf'>;

type Read = { terms: SubscriptionTerms } | { wrong: string; shown: Omit<SubscriptionTerms, 'wanted'> };

/** What a form says; what is wrong with it is shown beside what was written. */
function termsOf(given: Given, wanted: SubscriptionTerms['wanted']): Read {
  const { heartbeat, ...rest } = given;
  const read = givenSubscription.safeParse({ ...rest, wanted, heartbeat: heartbeat === 'true' });
  if (read.success) return { terms: read.data };
  const [issue] = read.error.issues;
  if (issue?.path[0] === 'wanted') throw new Failure('search.query', `The search: ${issue.message}.`);
  const { title, note } = given;
  const usual = { rate: 'weekly', language: pageLanguage(), hour: 7, timeZone: 'UTC' } as const;
  const shown = { ...usual, title, note, heartbeat: heartbeat === 'true' };
  return { wrong: `${String(issue?.path[0] ?? '')}: ${issue?.message ?? ''}`, shown };
}
