import { ownPath } from '../../account/own-path.ts';
import { Failure } from '../../errors.ts';
import { giveCookie, secretCookie, takeCookie } from '../account/cookies.ts';
import { onward } from '../account/onward.ts';
import type { Deps, Handler } from '../deps.ts';
import { parametersOf } from '../params.ts';
import { privately } from '../security.ts';
import { pageLanguage } from '../words/words.ts';

/** `GET /sign-in/sso?next=`: leads to the identity provider. From a page of another site one comes to our page first, so that none can begin it. */
export const beginSignOn: Handler = (deps) => async (request, response) => {
  privately(response);
  const signOn = configured(deps);
  const next = ownPath(parametersOf(request).get('next'));
  if (!['same-origin', 'none', undefined].includes(request.get('sec-fetch-site'))) {
    const query = next === undefined ? '' : `?${new URLSearchParams({ next })}`;
    return response.redirect(303, `/sign-in${query}`);
  }
  deps.throttle.signOn(request.ip ?? '');
  const { address, token } = await signOn.begin({ language: pageLanguage(), next });
  giveCookie(deps.accounts, request, response, 'oidc', token);
  response.redirect(303, address);
};

/** `GET /sign-in/sso/return`: where the provider sends browsers back. The cookie goes with the sign-in that it began. */
export const finishSignOn: Handler = (deps) => async (request, response) => {
  privately(response);
  const signOn = configured(deps);
  const address = request.ip ?? '';
  deps.throttle.try(address);
  const begun = secretCookie(deps.accounts, request, 'oidc');
  const before = secretCookie(deps.accounts, request, 'session');
  const browser = { userAgent: request.get('user-agent') ?? '', before };
  const signedOn = await signOn.finish(begun, parametersOf(request)).catch((error: unknown) => {
    if (error instanceof Failure && error.code === 'sign-on.stale') deps.throttle.noteWrong(address);
    else takeCookie(deps.accounts, request, response, 'oidc');
    throw error;
  });
  takeCookie(deps.accounts, request, response, 'oidc');
  const { account, token } = await deps.accounts.enterAs(signedOn, browser);
  giveCookie(deps.accounts, request, response, 'session', token);
  response.redirect(303, await onward(deps, account, signedOn.next));
};

/** @throws Failure not-found where no provider is configured */
function configured({ signOn }: Pick<Deps, 'signOn'>) {
  if (signOn !== undefined) return signOn;
  throw new Failure('not-found', 'This server has no identity provider. Sign in by a mailed link.');
}
