import type { Account, AccountSession, Invitation, SignIn, SignOn } from '../account/account.ts';
import type { AccountData } from '../account/export.ts';
import type { Binder } from '../binder/binder.ts';
import type { BinderHold, BinderReader, BinderShare } from '../binder/right.ts';
import type { ApiKey } from '../model/api-key.ts';
import type { IsoInstant } from '../model/values.ts';

/** What of an account can change. `disabledAt: null` lets it in again. */
type AccountChange = Partial<Pick<Account, 'name' | 'language' | 'role'>> & { disabledAt?: IsoInstant | null };

/** A binder in a list. */
export type BinderCard = Pick<Binder, 'id' | 'title' | 'changedAt'>;

/** Accounts, their sessions, the links by which they sign in, invitations, and whose binders are. */
export type AccountStore = {
  /** Makes an account, unless its address has one: then that one is resolved to, unaltered. An invitation of the address is used up. */
  keepAccount(account: Account): Promise<Account>;
  account(id: string): Promise<Account | undefined>;
  /** `mail` as it is kept: lower-case. */
  accountByMail(mail: string): Promise<Account | undefined>;
  /** All accounts by address. */
  accounts(): Promise<Account[]>;
  /** Resolves to the account as it is now. One that is disabled loses its sessions. */
  changeAccount(id: string, change: AccountChange): Promise<Account | undefined>;
  /**
   * Deletes an account with all that belongs to it: sessions, keys, binders, subscriptions. Decisions on tags stay in the public log without its name.
   * Resolves to whether there was one.
   */
  deleteAccount(id: string): Promise<boolean>;

  /** Keeps a link to sign in. Links that are too old by then are forgotten. */
  keepSignIn(signIn: SignIn): Promise<void>;
  signIn(id: string): Promise<SignIn | undefined>;
  /** Uses a link up. Resolves to whether it was there and not too old; of several calls for one link only one hears that. */
  takeSignIn(id: string, at: IsoInstant): Promise<boolean>;

  /** Keeps a sign-in that is under way at the identity provider. Those that are too old by then are forgotten. */
  keepSignOn(signOn: SignOn): Promise<void>;
  /** Uses one up. Of several calls for one only one gets it, too old or not. */
  takeSignOn(id: string): Promise<SignOn | undefined>;

  /** Keeps a session. Those that have run out by then are forgotten. */
  openSession(session: AccountSession): Promise<void>;
  /** A session with its account, run out or not. */
  session(id: string): Promise<{ session: AccountSession; account: Account } | undefined>;
  /** The sessions of an account that have not run out, last used first. */
  sessions(accountId: string, at: IsoInstant): Promise<AccountSession[]>;
  seeSession(id: string, seen: Pick<AccountSession, 'seenAt' | 'expiresAt'>): Promise<void>;
  /** Resolves to whether the account had this session. */
  endSession(id: string, accountId: string): Promise<boolean>;

  /** Invites an address, anew if it was invited before. */
  invite(invitation: Invitation): Promise<void>;
  invitation(mail: string): Promise<Invitation | undefined>;
  /** All that have not been used, by address. */
  invitations(): Promise<Invitation[]>;
  /** Resolves to whether there was one. */
  withdrawInvitation(mail: string): Promise<boolean>;

  binderHold(id: string): Promise<BinderHold | undefined>;
  /** Binders of an account, and those that are shared with its address, changed last first. */
  bindersOf(account: BinderReader): Promise<{ own: BinderCard[]; shared: (BinderCard & Pick<BinderShare, 'may'>)[] }>;
  /** Gives a binder that belongs to nobody to an account. Resolves to whether it was so. */
  claimBinder(id: string, accountId: string): Promise<boolean>;
  /** Shares a binder with an address, in place of how it was shared with it before. */
  shareBinder(id: string, share: BinderShare): Promise<void>;
  /** Resolves to whether it was shared with the address. */
  unshareBinder(id: string, mail: string): Promise<boolean>;

  /** All that is kept of an account. */
  accountData(id: string): Promise<AccountData | undefined>;

  /** The API keys of an account, revoked ones too, oldest first. */
  keysOf(accountId: string): Promise<ApiKey[]>;
};
