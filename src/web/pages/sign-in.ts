import { z } from 'zod';
import { mailAddress } from '../../account/address.ts';
import { ownPath } from '../../account/own-path.ts';
import { digestOf, isSameSecret, newSecret } from '../../account/secret.ts';
import { Failure } from '../../errors.ts';
import { giveCookie, secretCookie, takeCookie } from '../account/cookies.ts';
import { onward } from '../account/onward.ts';
import { requireSender, visitor } from '../account/visitor.ts';
import { formBody } from '../curation/body.ts';
import { requireOwnOrigin } from '../curation/origin.ts';
import type { Handler } from '../deps.ts';
import { parametersOf } from '../params.ts';
import { privately } from '../security.ts';
import { linkPageView, sentPageView, signInPageView } from '../views/sign-in-page.ts';
import { pageLanguage } from '../words/words.ts';

const askForm = z.strictObject({ mail: z.string().max(300), next: z.string().max(1000).optional() });
const emptyForm = z.strictObject({});
const csrfForm = z.strictObject({ csrf: z.string().max(200) });

/** `GET /sign-in?next=`: where a link is asked for. */
export const signInPage: Handler = (deps) => (request, response) => {
  const next = ownPath(parametersOf(request).get('next'));
  if (visitor() !== undefined) return response.redirect(303, next ?? '/account');
  privately(response);
  response.type('html').send(signInPageView({ next }, deps).toString());
};

/** `POST /sign-in`: mails a link, if the address may sign in; the answer is the same for every address. */
export const askForLink: Handler = (deps) => async (request, response) => {
  privately(response);
  requireOwnOrigin(request, true);
  const { mail: given, next: path } = await formBody(askForm, request, response);
  const next = ownPath(path);
  const mail = mailAddress.safeParse(given);
  if (!mail.success) {
    response
      .status(400)
      .type('html')
      .send(signInPageView({ next, wrong: given }, deps).toString());
    return;
  }
  deps.throttle.ask(mail.data, request.ip ?? '');
  const browser = secretCookie(deps.accounts, request, 'asked') ?? newSecret();
  giveCookie(deps.accounts, request, response, 'asked', browser);
  const answered = new Promise<void>((resolve) => response.once('close', resolve));
  const asked = { mail: mail.data, language: pageLanguage(), browser, ...(next !== undefined && { next }) };
  deps.accounts.mailLink(asked, answered);
  response.type('html').send(sentPageView(mail.data, deps).toString());
};

/** `GET /sign-in/:token`: a button alone, since programs that look through mail open every link. */
export const linkPage: Handler = (deps) => async (request, response) => {
  privately(response);
  deps.throttle.try(request.ip ?? '');
  const token = String(request.params.token);
  const kept = await deps.accounts.signIn(token);
  if (kept === undefined) {
    deps.throttle.noteWrong(request.ip ?? '');
    throw new Failure('sign-in.link', 'This link has been used or is too old. Ask for a new one.');
  }
  const asked = secretCookie(deps.accounts, request, 'asked');
  const isElsewhere =
    kept.browserDigest !== undefined && !(asked !== undefined && isSameSecret(digestOf(asked), kept.browserDigest));
  response.type('html').send(linkPageView({ mail: kept.mail, token, isElsewhere }, deps).toString());
};

/** `POST /sign-in/:token`: uses the link up. */
export const useLink: Handler = (deps) => async (request, response) => {
  privately(response);
  requireOwnOrigin(request, true);
  await formBody(emptyForm, request, response);
  const address = request.ip ?? '';
  deps.throttle.try(address);
  const before = secretCookie(deps.accounts, request, 'session');
  const browser = { userAgent: request.get('user-agent') ?? '', before };
  const { token, account, next } = await deps.accounts.enter(String(request.params.token), browser).catch((error) => {
    deps.throttle.noteWrong(address);
    throw error;
  });
  takeCookie(deps.accounts, request, response, 'asked');
  giveCookie(deps.accounts, request, response, 'session', token);
  response.redirect(303, await onward(deps, account, next));
};

/** `POST /sign-out`. */
export const signOutOfAccount: Handler = (deps) => async (request, response) => {
  const { csrf } = await formBody(csrfForm, request, response);
  const { session, account } = requireSender(request, csrf);
  await deps.store.endSession(session.id, account.id);
  takeCookie(deps.accounts, request, response, 'session');
  response.redirect(303, '/');
};
