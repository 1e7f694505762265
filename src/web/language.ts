import type { Request, RequestHandler, Response } from 'express';
import { visitor } from './account/visitor.ts';
import { parametersOf } from './params.ts';
import { languages, type PageLanguage, speaking } from './words/words.ts';

const cookieName = 'lang';
const yearMs = 365 * 86_400_000;

/**
 * Answers pages in the language that is asked for: by `?lang=ru`, which is remembered in a cookie that holds these two letters and nothing else;
 * else by that cookie; else by the account's; else by what the browser prefers. The API speaks English.
 */
export function speakLanguage(): RequestHandler {
  return (request, response, next) => {
    if (/^\/(?:api\/v\d|healthz)/.test(request.path)) return next();
    const asked = known(parametersOf(request).get('lang'));
    if (asked !== undefined) {
      rememberLanguage(response, asked);
    }
    response.vary('Accept-Language, Cookie');
    speaking(
      {
        language: asked ?? remembered(request) ?? visitor()?.account.language ?? preferred(request),
        address: otherwise(request),
      },
      next,
    );
  };
}

/** Remembers the language that a reader chose. */
export function rememberLanguage(response: Response, language: PageLanguage): void {
  response.cookie(cookieName, language, { maxAge: yearMs, httpOnly: true, sameSite: 'lax', path: '/' });
}

/** The address of this page, to be asked for in another language. */
function otherwise(request: Request): string {
  const parameters = parametersOf(request);
  parameters.delete('lang');
  const path =
    (request.method === 'GET' || request.method === 'HEAD') && !request.path.startsWith('//') ? request.path : '/';
  return parameters.size === 0 ? `${path}?` : `${path}?${parameters}&`;
}

function remembered(request: Request): PageLanguage | undefined {
  return known(new RegExp(`(?:^|;\\s*)${cookieName}=([a-z]{2})(?:;|$)`).exec(request.get('cookie') ?? '')?.[1]);
}

function preferred(request: Request): PageLanguage {
  return known(request.acceptsLanguages(...languages)) ?? 'en';
}

function known(value: unknown): PageLanguage | undefined {
  return languages.find((language) => language === value);
}
