import type { Request, Response } from 'express';
import { z } from 'zod';
import { Failure } from '../../errors.ts';
import { feedTypes, writeFeed } from '../../feed/feed.ts';
import { givenHook } from '../../hook/hook.ts';
import { requireSender, requireVisitor } from '../account/visitor.ts';
import { formBody } from '../curation/body.ts';
import { addHook, byFeedToken, deliveriesOf, makePrivateFeed, ownHook, tryHook } from '../deliveries.ts';
import type { Deps, Handler } from '../deps.ts';
import { feedFormats } from '../feed.ts';
import { askedOf } from '../params.ts';
import { subscriptionFeed } from '../private-feed.ts';
import { privately } from '../security.ts';
import { deliveriesView } from '../views/deliveries-page.ts';
import { words } from '../words/words.ts';

const csrf = z.string().max(200);
const csrfForm = z.strictObject({ csrf });
const hookForm = z.strictObject({ csrf, kind: z.string().max(20), url: z.string().max(3000) });

/** `GET /subscriptions/:id/deliveries` */
export const deliveriesPage: Handler = (deps) => async (request, response) => {
  await show(request, response, deps);
};

/** `POST /subscriptions/:id/deliveries`: adds a webhook. */
export const addHookOnPage: Handler = (deps) => async (request, response) => {
  const { csrf, ...given } = await formBody(hookForm, request, response);
  requireSender(request, csrf);
  const read = givenHook.safeParse(given);
  const refused = () => {
    response.status(400);
    return show(request, response, deps, { wrong: words.delivering.badUrl, given });
  };
  if (!read.success) return refused();
  try {
    const made = await addHook(asked(request), read.data, deps);
    return await show(request, response, deps, { made });
  } catch (error) {
    if (error instanceof Failure && error.parameter === 'url') return refused();
    throw error;
  }
};

/** `POST /subscriptions/:id/hooks/:hook/test` */
export const tryHookOnPage: Handler = (deps) => async (request, response) => {
  const { id: hook } = await sentHook(deps, request, response);
  await show(request, response, deps, { tried: await tryHook({ ...asked(request), hook }, deps) });
};

/** `POST /subscriptions/:id/hooks/:hook/resume` */
export const resumeHookOnPage: Handler = (deps) => async (request, response) => {
  const { id } = await sentHook(deps, request, response);
  await deps.store.resumeHook(id);
  back(request, response);
};

/** `POST /subscriptions/:id/hooks/:hook/delete` */
export const removeHookOnPage: Handler = (deps) => async (request, response) => {
  const { id } = await sentHook(deps, request, response);
  await deps.store.dropHook(id);
  back(request, response);
};

/** `POST /subscriptions/:id/feed`: a new address, shown this once. */
export const makeFeedOnPage: Handler = (deps) => async (request, response) => {
  requireSender(request, (await formBody(csrfForm, request, response)).csrf);
  const token = await makePrivateFeed(asked(request), deps);
  await show(request, response, deps, { feed: `${deps.settings.url}/feeds/${token}` });
};

/** `POST /subscriptions/:id/feed/end` */
export const endFeedOnPage: Handler = (deps) => async (request, response) => {
  requireSender(request, (await formBody(csrfForm, request, response)).csrf);
  const { subscription } = await deliveriesOf(asked(request), deps);
  await deps.store.dropPrivateFeed(subscription.id);
  back(request, response);
};

const feedAsked = z.object({ format: z.enum(feedFormats).catch('atom') });

/** `GET /feeds/:token?format=`: the private feed of a subscription. */
export const privateFeed: Handler = (deps) => async (request, response) => {
  privately(response);
  const { format } = askedOf(request, feedAsked);
  const token = String(request.params.token);
  const subscription = await byFeedToken(token, deps);
  const self = `${deps.settings.url}/feeds/${token}?format=${format}`;
  const feed = await subscriptionFeed(subscription, self, deps);
  response.type(`${feedTypes[format]}; charset=utf-8`).send(writeFeed(feed, format));
};

async function show(request: Request, response: Response, deps: Deps, given: object = {}): Promise<void> {
  const shown = { visitor: requireVisitor(), ...(await deliveriesOf(asked(request), deps)), ...given };
  response.type('html').send(deliveriesView(shown, deps).toString());
}

async function sentHook(deps: Deps, request: Request, response: Response) {
  requireSender(request, (await formBody(csrfForm, request, response)).csrf);
  return ownHook({ ...asked(request), hook: String(request.params.hook) }, deps);
}

function asked(request: Request): { id: string; accountId: string } {
  return { id: String(request.params.id), accountId: requireVisitor().account.id };
}

function back(request: Request, response: Response): void {
  response.redirect(303, `/subscriptions/${encodeURIComponent(String(request.params.id))}/deliveries`);
}
