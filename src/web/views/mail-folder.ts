import { type Html, html } from '../../html.ts';
import type { Deps } from '../deps.ts';
import { words } from '../words/words.ts';

/** Says, where mails are spoken of, that nobody receives them, since there is no mail server. */
export function mailFolderNotice({ accounts }: Pick<Deps, 'accounts'>): Html | undefined {
  return accounts.mailFolder === undefined ? undefined : html`<p class="notice">${words.subscribing.noMailServer}</p>`;
}

/** The same where a link to sign in is spoken of, which can be had otherwise too. */
export function linkFolderNotice({ accounts }: Pick<Deps, 'accounts'>): Html | undefined {
  return accounts.mailFolder === undefined ? undefined : html`<p class="notice">${words.accounts.noMailServer}</p>`;
}
