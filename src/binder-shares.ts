import { type BinderHold, type BinderReader, type BinderRight, type BinderShare, rightTo } from './binder/right.ts';
import { Failure } from './errors.ts';
import type { AccountStore, BinderCard } from './store/account-port.ts';

/** With more colleagues nobody shares a binder. */
const mostShares = 50;

/** To whom binders belong, and with whom they are shared. */
export type BinderShares = {
  /** The binders of the account that acts, and those shared with it, changed last first. Empty for nobody. */
  list(): Promise<{ own: BinderCard[]; shared: (BinderCard & Pick<BinderShare, 'may'>)[] }>;
  /** Who holds a binder, and what may be done with it. @throws Failure not-found */
  hold(id: string): Promise<BinderHold & { right: BinderRight }>;
  /** Moves a binder that its link opens into the account that acts. @throws Failure not-found; sign-in.required; binder.forbidden when it is somebody's already */
  claim(id: string): Promise<void>;
  /** Shares a binder of the account that acts, whether the colleague has an account or not. @throws Failure not-found; binder.forbidden; binder.full */
  share(id: string, share: BinderShare): Promise<void>;
  /** @throws Failure not-found; binder.forbidden */
  unshare(id: string, mail: string): Promise<void>;
};

type Parts = {
  store: Pick<AccountStore, 'binderHold' | 'bindersOf' | 'claimBinder' | 'shareBinder' | 'unshareBinder'>;
  who?: BinderReader | undefined;
};

export function createShares({ store, who }: Parts): BinderShares {
  async function hold(id: string) {
    const found = await store.binderHold(id);
    const right = found && rightTo(found, who);
    if (found === undefined || right === undefined) throw noBinder();
    return { ...found, right };
  }
  async function own(id: string) {
    const held = await hold(id);
    if (held.right === 'own') return held;
    throw new Failure(
      'binder.forbidden',
      'Only the account that a binder belongs to shares it. Move it into your account first.',
    );
  }
  return {
    list: async () => (who === undefined ? { own: [], shared: [] } : store.bindersOf(who)),
    hold,
    async claim(id) {
      await hold(id);
      if (who === undefined) throw new Failure('sign-in.required', 'Sign in first: a binder is moved into an account.');
      if (!(await store.claimBinder(id, who.id)))
        throw new Failure('binder.forbidden', 'This binder belongs to an account already.');
    },
    async share(id, share) {
      const { shares } = await own(id);
      const isNew = shares.every(({ mail }) => mail !== share.mail);
      if (isNew && shares.length >= mostShares)
        throw new Failure('binder.full', `A binder is shared with ${mostShares} colleagues at most.`);
      if (share.mail !== who?.mail) await store.shareBinder(id, share);
    },
    async unshare(id, mail) {
      await own(id);
      if (!(await store.unshareBinder(id, mail))) throw new Failure('not-found', 'It is not shared with this address.');
    },
  };
}

/** The same for a binder that is not there and one that is not the reader's. */
export function noBinder(): Failure {
  return new Failure(
    'not-found',
    'There is no binder at this link, or it belongs to an account. Check that the link is whole and that you are signed in; a deleted binder is gone for good.',
  );
}
