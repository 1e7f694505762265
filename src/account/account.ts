import type { IsoInstant, Sha256 } from '../model/values.ts';
import type { Role } from './roles.ts';

/** The languages in which we speak to an account. */
export const accountLanguages = ['en', 'ru'] as const;
export type AccountLanguage = (typeof accountLanguages)[number];

/** Somebody who signs in by mail. The address is lower-case, and no two accounts have the same. */
export type Account = {
  id: string;
  mail: string;
  /** Shown with the account's decisions and to colleagues with whom it shares; the holder's choice, empty until then. */
  name: string;
  role: Role;
  language: AccountLanguage;
  createdAt: IsoInstant;
  /** Since when the operator lets it in no more. */
  disabledAt?: IsoInstant;
};

/** A browser that is signed in. `digest`: SHA-256 of the token in its cookie. */
export type AccountSession = {
  id: string;
  accountId: string;
  digest: Sha256;
  /** What the browser says it is, for the list of sessions: `Firefox, Windows`. */
  browser: string;
  createdAt: IsoInstant;
  /** Rounded down to the hour in which it was last used. */
  seenAt: IsoInstant;
  expiresAt: IsoInstant;
};

/** A link that was mailed, until it is used or too old. `digest`: SHA-256 of the token in the link. */
export type SignIn = {
  id: string;
  digest: Sha256;
  mail: string;
  language: AccountLanguage;
  /** Of the cookie that the browser got which asked; absent when the link was made on the command line. */
  browserDigest?: Sha256;
  /** Path of ours to go on to. */
  next?: string;
  createdAt: IsoInstant;
  expiresAt: IsoInstant;
};

/**
 * A sign-in that is under way at the identity provider, until its browser comes back. `digest`: SHA-256 of the token in that browser's cookie, of
 * which all that goes to the provider is made.
 */
export type SignOn = {
  id: string;
  digest: Sha256;
  language: AccountLanguage;
  /** Path of ours to go on to. */
  next?: string;
  createdAt: IsoInstant;
  expiresAt: IsoInstant;
};

/** Somebody who may make an account, whatever the rule for others. `by`: id of the account that invited; absent on the command line. */
export type Invitation = { mail: string; role: Role; by?: string; createdAt: IsoInstant };
