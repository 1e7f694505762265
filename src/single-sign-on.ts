import type { AccountLanguage } from './account/account.ts';
import { mailAddress } from './account/address.ts';
import { digestOf, idIn, isSameSecret, newToken } from './account/secret.ts';
import { Failure } from './errors.ts';
import type { IdentityProvider, Proofs } from './identity-provider.ts';
import type { AccountStore } from './store/account-port.ts';

/** Signing in by an identity provider of the operator's choice. */
export type SingleSignOn = {
  /** The provider's host, as people may know it. */
  host: string;
  /**
   * Begins a sign-in. `address`: of the provider, where the browser goes; `token`: for that browser's cookie.
   * @throws Failure sign-on.unavailable
   */
  begin(asked: { language: AccountLanguage; next?: string | undefined }): Promise<{ address: string; token: string }>;
  /**
   * Ends a sign-in with what the browser brought back, `answer`, and the token of its cookie. Works once.
   * @throws Failure sign-on.stale for a sign-in that this browser did not begin, that is used or too old; sign-on.refused when the provider let nobody
   * in; sign-on.invalid when its answer is not to be believed; sign-on.unverified without an address that it has verified; sign-on.unavailable
   */
  finish(token: string | undefined, answer: URLSearchParams): Promise<SignedOn>;
};

/** Whose address the provider has verified. `mail` is lower-case. */
type SignedOn = { mail: string; language: AccountLanguage; next?: string };

type Parts = {
  store: Pick<AccountStore, 'keepSignOn' | 'takeSignOn'>;
  provider: IdentityProvider;
  /** Where readers reach us, without a slash at its end. */
  url: string;
  /** Milliseconds since 1970. */
  now(): number;
};

/** So long somebody may take at the provider, in minutes. */
export const signOnMinutes = 15;

/** The path at which the provider sends browsers back, to be registered there. */
const returnPath = '/sign-in/sso/return';

export function createSingleSignOn({ store, provider, url, now }: Parts): SingleSignOn {
  const redirect = url + returnPath;
  const instant = (ms: number) => new Date(ms).toISOString();
  return {
    host: provider.host,
    async begin({ language, next }) {
      const { id, digest, token } = newToken();
      const address = await provider.address(redirect, proofsOf(token));
      const times = { createdAt: instant(now()), expiresAt: instant(now() + signOnMinutes * 60_000) };
      await store.keepSignOn({ id, digest, language, ...(next !== undefined && { next }), ...times });
      return { address, token };
    },
    async finish(token, answer) {
      const id = token === undefined ? undefined : idIn(token);
      // Asked before anything is used up, so that a page of another site cannot end a sign-in that is under way.
      if (token === undefined || id === undefined || !isSameSecret(answer.get('state') ?? '', proofsOf(token).state))
        throw stale();
      const begun = await store.takeSignOn(id);
      if (begun === undefined || !isSameSecret(digestOf(token), begun.digest)) throw stale();
      if (begun.expiresAt <= instant(now())) throw stale();
      const { mail, isVerified } = await provider.holder(new URL(`${redirect}?${answer}`), proofsOf(token));
      const known = mailAddress.safeParse(mail);
      if (!known.success || !isVerified) throw unverified();
      return { mail: known.data, language: begun.language, ...(begun.next !== undefined && { next: begun.next }) };
    },
  };
}

/** All that ties the provider's answer to one browser, made from the token in its cookie, so that none of it has to be kept. */
function proofsOf(token: string): Proofs {
  const of = (what: string) => digestOf(`${what} of ${token}`);
  return { state: of('state'), nonce: of('nonce'), verifier: of('verifier') };
}

function stale(): Failure {
  return new Failure('sign-on.stale', 'This sign-in was not begun in this browser, or is used or too old. Begin anew.');
}

function unverified(): Failure {
  return new Failure(
    'sign-on.unverified',
    'The provider gave no mail address of yours that it has verified. Sign in by a mailed link, or ask whoever runs the provider.',
  );
}
