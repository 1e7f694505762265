import {
  AuthorizationResponseError,
  allowInsecureRequests,
  authorizationCodeGrant,
  buildAuthorizationUrl,
  ClientSecretBasic,
  ClientSecretPost,
  Configuration,
  calculatePKCECodeChallenge,
  discovery,
  enableNonRepudiationChecks,
  fetchUserInfo,
} from 'openid-client';
import { Failure } from './errors.ts';
import type { Log } from './log.ts';

/** What ties an answer to a question: `state` to the browser, `nonce` to the identity token, `verifier` to the code (RFC 7636). */
export type Proofs = { state: string; nonce: string; verifier: string };

/** What a provider says of whoever signed in. `isVerified`: it has made sure that the address is theirs. */
type Holder = { mail: string | undefined; isVerified: boolean };

/** A provider of OpenID Connect. */
export type IdentityProvider = {
  host: string;
  /** Where a browser signs in, to be sent back to `redirect`. @throws Failure sign-on.unavailable */
  address(redirect: string, proofs: Proofs): Promise<string>;
  /**
   * Who signed in, by the address at which the browser came back. Signature, issuer, audience, times and nonce of the token are checked.
   * @throws Failure sign-on.refused, sign-on.invalid, sign-on.unavailable
   */
  holder(returned: URL, proofs: Proofs): Promise<Holder>;
};

type Settings = { issuer: string; clientId: string; clientSecret: string };

/** So long we wait for one answer of the provider, in seconds. */
const patienceS = 10;

/** The provider is asked about itself at each sign-in, so that one which moved or changed its keys is followed, and one that is away is noticed. */
export function createIdentityProvider(settings: Settings, log: Log): IdentityProvider {
  const told = (error: unknown): Failure => {
    const failure = failureOf(error);
    log.warn({ code: failure.code, cause: reasonOf(error) }, 'a sign-in by the identity provider failed');
    return failure;
  };
  return {
    host: new URL(settings.issuer).host,
    async address(redirect, { state, nonce, verifier }) {
      const provider = await discovered(settings).catch((error: unknown) => {
        throw told(error instanceof Failure ? error : unavailable(error));
      });
      const challenge = await calculatePKCECodeChallenge(verifier);
      const pkce = { code_challenge: challenge, code_challenge_method: 'S256' };
      const asked = { redirect_uri: redirect, scope: 'openid email', state, nonce, ...pkce };
      return buildAuthorizationUrl(provider, asked).href;
    },
    async holder(returned, proofs) {
      try {
        return await holderOf(await discovered(settings), returned, proofs);
      } catch (error) {
        throw told(error);
      }
    },
  };
}

async function discovered({ issuer, clientId, clientSecret }: Settings): Promise<Configuration> {
  const address = new URL(issuer);
  const isPlain = address.protocol === 'http:';
  const insecure = isPlain ? { execute: [allowInsecureRequests] } : {};
  const found = await discovery(address, clientId, clientSecret, undefined, { timeout: patienceS, ...insecure });
  const metadata = found.serverMetadata();
  // What a provider takes that does not say so is in OpenID Connect Discovery 1.0, 3.
  const isPost = metadata.token_endpoint_auth_methods_supported?.includes('client_secret_post') ?? false;
  const method = isPost ? ClientSecretPost(clientSecret) : ClientSecretBasic(clientSecret);
  const provider = new Configuration(metadata, clientId, clientSecret, method);
  provider.timeout = patienceS;
  // Without, a token that came by TLS from the provider itself would be believed unsigned (OpenID Connect Core 1.0, 3.1.3.7).
  enableNonRepudiationChecks(provider);
  if (isPlain) allowInsecureRequests(provider);
  return provider;
}

async function holderOf(provider: Configuration, returned: URL, { state, nonce, verifier }: Proofs): Promise<Holder> {
  const tokens = await authorizationCodeGrant(provider, returned, {
    expectedState: state,
    expectedNonce: nonce,
    pkceCodeVerifier: verifier,
    idTokenExpected: true,
  });
  const claims = tokens.claims();
  if (claims === undefined) throw new Error('no identity token');
  const isTold = claims.email !== undefined && claims.email_verified !== undefined;
  if (isTold || provider.serverMetadata().userinfo_endpoint === undefined) return holderIn(claims);
  return holderIn(await fetchUserInfo(provider, tokens.access_token, claims.sub));
}

/** Only `true` is true: what a provider leaves out, or writes as a word, has verified nothing (OpenID Connect Core 1.0, 5.1). */
function holderIn({ email, email_verified: verified }: Readonly<Record<string, unknown>>): Holder {
  return { mail: typeof email === 'string' ? email : undefined, isVerified: verified === true };
}

function failureOf(error: unknown): Failure {
  if (error instanceof Failure) return error;
  if (error instanceof AuthorizationResponseError)
    return new Failure('sign-on.refused', 'The provider did not let you in. Begin anew, or sign in by a mailed link.');
  if (isOutage(error)) return unavailable(error);
  return new Failure('sign-on.invalid', 'The answer of the provider cannot be accepted. Begin anew.', { cause: error });
}

function unavailable(cause: unknown): Failure {
  return new Failure('sign-on.unavailable', 'The provider does not answer. Sign in by a mailed link meanwhile.', {
    cause,
    retryable: true,
  });
}

/** What `fetch` throws when nobody answers, a time-out, and what a server answers that is out of order. */
function isOutage(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const { cause } = error;
  if (cause instanceof Response && cause.status >= 500) return true;
  return error.name === 'TimeoutError' || reasonOf(error) === 'OAUTH_TIMEOUT' || /^fetch failed/.test(error.message);
}

/** A word on an error for the log, without what it holds: that may be tokens. */
function reasonOf(error: unknown): string {
  const cause = error instanceof Failure && error.cause !== undefined ? error.cause : error;
  if (cause instanceof AuthorizationResponseError) return cause.error;
  if (cause instanceof Error && 'code' in cause && typeof cause.code === 'string') return cause.code;
  return cause instanceof Error ? cause.name : 'unknown';
}
