import type { Account, AccountLanguage, AccountSession, SignIn } from './account/account.ts';
import { browserName } from './account/browser.ts';
import { digestOf, digestOfNothing, idIn, isSameSecret, newId, newToken } from './account/secret.ts';
import { linkMinutes, signInMail } from './account/sign-in-mail.ts';
import { maySignUp, type SignUpRule } from './account/sign-up.ts';
import { Failure } from './errors.ts';
import type { LateMail } from './late-mail.ts';
import type { Log } from './log.ts';
import type { DiscreetMailer } from './mail.ts';
import type { IsoInstant, Sha256 } from './model/values.ts';
import type { AccountStore } from './store/account-port.ts';

/** Somebody who is signed in. `csrf` must come back with every form; it is made from the session's token, so that nothing more is kept. */
export type Visitor = { account: Account; session: AccountSession; csrf: string };

/** What is asked for with a link. `browser`: the secret in a cookie of the browser that asks. */
export type LinkRequest = { mail: string; language: AccountLanguage; browser?: string; next?: string };

type Parts = {
  store: AccountStore;
  mailer: DiscreetMailer;
  /** When mails with links go out. */
  late: LateMail;
  /** Who may make an account. */
  rule: SignUpRule;
  /** Whoever signs in with this address is the operator, whatever the rule. */
  operatorMail?: string | undefined;
  /** Where readers reach us, without a slash at its end. */
  url: string;
  log: Log;
  /** Milliseconds since 1970. */
  now(): number;
};

/** So long a browser stays signed in that is not used. */
export const sessionDays = 30;
const sessionMs = sessionDays * 86_400_000;
/** A session's use is written down so often at most. */
const seenEveryMs = 3_600_000;

/** Who may sign in, by mailed links; who is signed in. */
export class Accounts {
  readonly #parts: Parts;
  readonly #operator: string | undefined;

  constructor(parts: Parts) {
    this.#parts = parts;
    this.#operator = parts.operatorMail?.toLowerCase();
  }

  /** Where mails lie that nobody receives, since there is no mail server. */
  get mailFolder(): string | undefined {
    return this.#parts.mailer.folder;
  }

  /** Whether readers come by https, so that cookies can be bound to it. */
  get isSecure(): boolean {
    return this.#parts.url.startsWith('https:');
  }

  /** Whether whoever receives mail at this address may sign in, with the account that it has or a new one. */
  async mayEnter(mail: string): Promise<boolean> {
    return (await this.#standing(mail)).may;
  }

  /** Asks the store the same of every address. */
  async #standing(mail: string): Promise<{ may: boolean; account: Account | undefined }> {
    const { store, rule } = this.#parts;
    const account = await store.accountByMail(mail);
    const isInvited = (await store.invitation(mail)) !== undefined;
    if (mail === this.#operator) return { may: true, account };
    const may = account === undefined ? maySignUp(rule, mail, isInvited) : account.disabledAt === undefined;
    return { may, account };
  }

  /**
   * Mails a link, if the address may sign in. Returns at once in either case; everything is done some seconds after `answered`, when the answer has gone
   * out, and the same is done for an address that may not: who watches how busy this thread is learns nothing of it either. Where the process dies in
   * those seconds nothing was kept, and the reader asks again. What fails is logged, without the address.
   */
  mailLink(asked: LinkRequest, answered: Promise<void>): void {
    this.#parts.late.put(answered, async () => {
      try {
        await this.#mailLink(asked);
      } catch (error) {
        const code = error instanceof Failure ? error.code : 'internal';
        this.#parts.log.error({ code }, 'a link to sign in could not be mailed');
      }
    });
  }

  /** Sends what still waits at once; resolves when every mail that was asked for so far is sent, or has failed. */
  sent(): Promise<void> {
    return this.#parts.late.hurry();
  }

  async #mailLink(asked: LinkRequest): Promise<void> {
    const { mailer } = this.#parts;
    const { may, account } = await this.#standing(asked.mail);
    const link = await this.#keepLink(asked, may ? digestOf : digestOfNothing);
    const mail = { to: asked.mail, ...signInMail(link, account?.language ?? asked.language) };
    await (may ? mailer.send(mail) : mailer.feign(mail));
  }

  /** Makes a link that signs in once, within a quarter of an hour. Whether the address may sign in is asked again when it is used. */
  link(asked: LinkRequest): Promise<string> {
    return this.#keepLink(asked, digestOf);
  }

  /** `known`: what is kept to know the link's token by. */
  async #keepLink({ mail, language, browser, next }: LinkRequest, known: (token: string) => Sha256): Promise<string> {
    const { store, now, url } = this.#parts;
    const { id, token } = newToken();
    const digest = known(token);
    const times = { createdAt: instant(now()), expiresAt: instant(now() + linkMinutes * 60_000) };
    const hint = {
      ...(browser !== undefined && { browserDigest: digestOf(browser) }),
      ...(next !== undefined && { next }),
    };
    await store.keepSignIn({ id, digest, mail, language, ...hint, ...times });
    return `${url}/sign-in/${token}`;
  }

  /** What a link is for, while it can be used; nothing of it is used up. */
  async signIn(token: string): Promise<SignIn | undefined> {
    const id = idIn(token);
    const kept = id === undefined ? undefined : await this.#parts.store.signIn(id);
    if (kept === undefined || !isSameSecret(digestOf(token), kept.digest)) return undefined;
    return kept.expiresAt > instant(this.#parts.now()) ? kept : undefined;
  }

  /**
   * Uses a link up and opens a session, in an account that is made if there is none yet. The token is for the browser's cookie; `before`, the one that
   * the browser showed until now, ends.
   * @throws Failure sign-in.link when the link is none, used or too old, or its address may sign in no more
   */
  async enter(
    link: string,
    { userAgent, before }: { userAgent: string; before?: string | undefined },
  ): Promise<{ account: Account; token: string; next: string | undefined }> {
    const { store, now } = this.#parts;
    const kept = await this.signIn(link);
    const taken = kept !== undefined && (await store.takeSignIn(kept.id, instant(now())));
    if (kept === undefined || !taken || !(await this.mayEnter(kept.mail))) throw noLink();
    return { ...(await this.#open(kept, { userAgent, before })), next: kept.next };
  }

  /**
   * Opens a session for an address that the identity provider has found to be its holder's, as a link would: in the same account, by the same rules.
   * @throws Failure sign-on.uninvited when the address may not sign in
   */
  async enterAs(
    who: { mail: string; language: AccountLanguage },
    browser: { userAgent: string; before?: string | undefined },
  ): Promise<{ account: Account; token: string }> {
    if (!(await this.mayEnter(who.mail)))
      throw new Failure('sign-on.uninvited', 'Your address may not sign in here. Ask the operator of this server.');
    return this.#open(who, browser);
  }

  async #open(
    { mail, language }: { mail: string; language: AccountLanguage },
    { userAgent, before }: { userAgent: string; before?: string | undefined },
  ): Promise<{ account: Account; token: string }> {
    const account = await this.#admit(mail, language);
    if (before !== undefined) await this.leave(before);
    return { account, token: await this.openSession(account, userAgent) };
  }

  /** The account of an address that may sign in, made if there is none. */
  async #admit(mail: string, language: AccountLanguage): Promise<Account> {
    const { store, now } = this.#parts;
    const isOperator = mail === this.#operator;
    const role = isOperator ? 'operator' : ((await store.invitation(mail))?.role ?? 'reader');
    const account = await store.keepAccount({ id: newId(), mail, name: '', role, language, createdAt: instant(now()) });
    const isRight = !isOperator || (account.role === 'operator' && account.disabledAt === undefined);
    return isRight ? account : ((await store.changeAccount(account.id, { role, disabledAt: null })) ?? account);
  }

  /** Opens a session; resolves to the token that the browser has to show. */
  async openSession(account: Account, userAgent: string): Promise<string> {
    const { store, now } = this.#parts;
    const { id, digest, token } = newToken();
    const at = { createdAt: instant(now()), seenAt: instant(now()), expiresAt: instant(now() + sessionMs) };
    await store.openSession({ id, accountId: account.id, digest, browser: browserName(userAgent), ...at });
    return token;
  }

  /** Whose browser shows this token; its session then lasts for another 30 days. */
  async visitor(token: string): Promise<Visitor | undefined> {
    const { store, now } = this.#parts;
    const id = idIn(token);
    const kept = id === undefined ? undefined : await store.session(id);
    if (kept === undefined || !isSameSecret(digestOf(token), kept.session.digest)) return undefined;
    if (kept.session.expiresAt <= instant(now()) || kept.account.disabledAt !== undefined) return undefined;
    if (now() - Date.parse(kept.session.seenAt) >= seenEveryMs)
      await store.seeSession(kept.session.id, { seenAt: instant(now()), expiresAt: instant(now() + sessionMs) });
    return { ...kept, csrf: digestOf(`form of ${token}`) };
  }

  /** Ends the session of this token, if there is one. */
  async leave(token: string): Promise<void> {
    const visitor = await this.visitor(token);
    if (visitor !== undefined) await this.#parts.store.endSession(visitor.session.id, visitor.account.id);
  }
}

function noLink(): Failure {
  return new Failure('sign-in.link', 'This link has been used or is too old. Ask for a new one.');
}

function instant(ms: number): IsoInstant {
  return new Date(ms).toISOString();
}
