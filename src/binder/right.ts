/** Who holds a binder: an account, or whoever has its link; and with whom the account shares it. */
export type BinderHold = { accountId?: string; shares: readonly BinderShare[] };

/** `mail`: the address with which a colleague signs in, now or later. */
export type BinderShare = { mail: string; may: 'read' | 'edit' };

/** What somebody may do with a binder: `own` it, `edit` or `read` what is shared, or anything, since the `link` is the key to it. */
export type BinderRight = 'own' | 'edit' | 'read' | 'link';

/** The account that acts, if any. */
export type BinderReader = { id: string; mail: string };

/** What `who` may do with a binder whose link they have; undefined when it is nothing. */
export function rightTo({ accountId, shares }: BinderHold, who: BinderReader | undefined): BinderRight | undefined {
  if (accountId === undefined) return 'link';
  if (who === undefined) return undefined;
  if (who.id === accountId) return 'own';
  return shares.find(({ mail }) => mail === who.mail)?.may;
}
