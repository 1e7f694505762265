import type { Account, AccountLanguage, Invitation } from './account/account.ts';
import { invitationMail } from './account/invitation-mail.ts';
import type { Role } from './account/roles.ts';
import { Failure } from './errors.ts';
import type { Mailer } from './mail.ts';
import type { AccountStore } from './store/account-port.ts';

/** What an operator does with the accounts of others. */
export type Members = {
  /** Accounts and open invitations, each by address. */
  list(): Promise<{ accounts: Account[]; invitations: Invitation[] }>;
  /**
   * Invites an address, and tells it by mail. `by`: the account that invites.
   * @throws Failure account.exists; mail.unsent when the invitation is kept but was not mailed
   */
  invite(given: { mail: string; role: Role; language: AccountLanguage; by?: string }): Promise<Invitation>;
  /** @throws Failure not-found */
  withdraw(mail: string): Promise<void>;
  /** Gives a role, shuts an account out or lets it in again. @throws Failure not-found; account.own when it is `by`'s own */
  change(id: string, to: { role?: Role; isDisabled?: boolean }, by?: string): Promise<Account>;
  /** Deletes an account and all that is its own. @throws as `change` */
  remove(id: string, by?: string): Promise<void>;
};

type Parts = { store: AccountStore; mailer: Mailer; url: string; now(): number };

/** What an operator can do, on the store. `url`: where readers reach us. */
export function createMembers({ store, mailer, url, now }: Parts): Members {
  const instant = () => new Date(now()).toISOString();
  return {
    async list() {
      return { accounts: await store.accounts(), invitations: await store.invitations() };
    },
    async invite({ language, ...given }) {
      if ((await store.accountByMail(given.mail)) !== undefined)
        throw new Failure('account.exists', 'This address has an account already: give it another role.');
      const invitation = { ...given, createdAt: instant() };
      await store.invite(invitation);
      await mailer.send({ to: given.mail, ...invitationMail(`${url}/sign-in`, language) });
      return invitation;
    },
    async withdraw(mail) {
      if (!(await store.withdrawInvitation(mail)))
        throw new Failure('not-found', 'This address has no open invitation.');
    },
    async change(id, { role, isDisabled }, by) {
      requireOther(id, by);
      const disabledAt = isDisabled === true ? instant() : null;
      const change = { ...(role !== undefined && { role }), ...(isDisabled !== undefined && { disabledAt }) };
      return (await store.changeAccount(id, change)) ?? unknown();
    },
    async remove(id, by) {
      requireOther(id, by);
      if (!(await store.deleteAccount(id))) unknown();
    },
  };
}

/** Nobody takes the operator's role from themselves by a slip, so that one always remains. */
function requireOther(id: string, by: string | undefined): void {
  if (id === by) throw new Failure('account.own', 'This is your own account: another operator can change it.');
}

function unknown(): never {
  throw new Failure('not-found', 'There is no account of this id.');
}
