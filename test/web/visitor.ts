import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { scopesFor } from '../../src/account/key-scopes.ts';
import type { Role } from '../../src/account/roles.ts';
import { newId } from '../../src/account/secret.ts';
import type { KeyScope } from '../../src/model/api-key.ts';
import { newKey } from '../../src/web/keys.ts';
import { formsOf } from './curator.ts';
import type { Library } from './library.ts';

/** What a browser does that somebody signs in with: keeps its cookies, and says that a form came from its own site. */
export type Browser = {
  get(path: string, headers?: Record<string, string>): Promise<Response>;
  page(path: string): Promise<string>;
  post(path: string, fields?: Record<string, string>, headers?: Record<string, string>): Promise<Response>;
  /** Sends the form of a page that goes to `action`, with what it holds and `fields`. */
  send(path: string, action: string, fields?: Record<string, string>): Promise<Response>;
  signIn(mail: string): Promise<Response>;
  cookies: Map<string, string>;
};

export function openBrowser(library: Pick<Library, 'url' | 'accounts' | 'mailFolder'>): Browser {
  const cookies = new Map<string, string>();
  const shown = () => ({ cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; ') });
  const kept = (response: Response) => {
    for (const given of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(given) ?? [];
      if (value === '') cookies.delete(name);
      else cookies.set(name, value);
    }
    return response;
  };
  const browser: Browser = {
    cookies,
    get: async (path, headers = {}) =>
      kept(await fetch(library.url + path, { redirect: 'manual', headers: { ...shown(), ...headers } })),
    page: async (path) => (await browser.get(path)).text(),
    async post(path, fields = {}, headers = { origin: library.url }) {
      const type = { 'content-type': 'application/x-www-form-urlencoded' };
      const body = new URLSearchParams(fields).toString();
      const sent = { method: 'POST', redirect: 'manual', headers: { ...shown(), ...type, ...headers }, body } as const;
      return kept(await fetch(library.url + path, sent));
    },
    async send(path, action, fields = {}) {
      const form = formsOf(await browser.page(path), `form[action="${action}"]`)[0];
      if (form === undefined) throw new Error(`${path} has no form for ${action}`);
      return browser.post(action, { ...form.fields, ...fields });
    },
    async signIn(mail) {
      await browser.post('/sign-in', { mail });
      await library.accounts.sent();
      return browser.post(linkIn(lastMail(library)));
    },
  };
  return browser;
}

/** The mails that were written so far, oldest first, their soft line breaks (RFC 2045, 6.7) undone. */
export function mailsOf({ mailFolder }: Pick<Library, 'mailFolder'>): string[] {
  try {
    return readdirSync(mailFolder)
      .sort()
      .map((name) => readFileSync(join(mailFolder, name), 'utf8').replace(/=\r\n/g, ''));
  } catch {
    return [];
  }
}

/** The last mail that was written. */
export function lastMail(library: Pick<Library, 'mailFolder'>): string {
  const mail = mailsOf(library).at(-1);
  if (mail === undefined) throw new Error('no mail was written');
  return mail;
}

/** The path of the link in a mail. */
export function linkIn(mail: string): string {
  return new URL(/https?:\S+\/sign-in\/[0-9a-f]{12}_[\w-]{32}/.exec(mail)?.[0] ?? '').pathname;
}

/** A key of an account, made for it, with every scope that its role allows unless they are named. */
export async function keyOf(
  { store }: Library,
  { mail, role }: { mail: string; role: Role },
  scopes: readonly KeyScope[] = scopesFor(role),
): Promise<string> {
  const at = '2026-11-28T12:00:00.000Z';
  const account = { id: newId(), mail, name: '', role, language: 'en' as const, createdAt: at };
  const { id } = await store.keepAccount(account);
  const { key, token } = newKey('SAMPLE key', scopes, at, id);
  await store.keepKey(key);
  return token;
}
