import { Parser } from 'htmlparser2';
import type { Page } from '../model.ts';

/** Walls stand at the very beginning; what comes later is never looked at. */
const lookedAt = 64 * 1024;

/** Walls say little. A page with more visible text than this is a page, whatever scripts it carries. */
const wallText = 1000;

/** With less than this, a script that ordinary pages carry too is all that there is. */
const barePage = 200;

/** Found on challenge pages only; ordinary pages of the same networks carry other scripts. */
const wallMarks: [string, RegExp][] = [
  ['Cloudflare', /_cf_chl_opt|cf-browser-verification|id="challenge-form"|cf-error-details/i],
  ['Incapsula', /Incapsula incident ID/i],
  ['DDoS-Guard', /<title>\s*DDOS-GUARD|ddos-guard\/js-challenge/i],
  ['Qrator', /__qrator\/qauth/i],
  ['PerimeterX', /px-captcha/i],
  ['DataDome', /captcha-delivery\.com\/captcha/i],
  ['Akamai', /sec-if-cpt-container|errors\.edgesuite\.net/i],
];

/** Found on ordinary pages too (a form at the foot, a script against robots). */
const commonMarks =
  /_Incapsula_Resource|ddos-guard|g-recaptcha|h-captcha|smart-?captcha|cf-turnstile|challenges\.cloudflare\.com|awswaf|\/recaptcha\/(api|enterprise)/i;

/** Titles of such pages: the whole of what stands before a dash or bar. */
const wallTitles: [string, RegExp][] = [
  ['a technical-difficulties page', /^((we are|we['’]re) )?((currently )?experiencing )?technical difficulties\.?$/i],
  [
    'a bot check',
    /^(just a moment|one moment,? please|attention required!?|checking your browser.*|please wait|verifying you are human)[.… ]*$/i,
  ],
  [
    'a bot check',
    /^(are you (a robot|human)\??|robot check|human verification|security check|bot verification|pardon our interruption)[.… ]*$/i,
  ],
  [
    'a bot check',
    /^(проверка браузера( перед .*)?|проверка безопасности|подтвердите, что (вы|запросы).*|вы не робот\??|ой!|ой, капча!)[.… ]*$/i,
  ],
  [
    'an access-denied page',
    /^(access (to this page has been )?denied|(error )?403( forbidden)?|forbidden|request rejected|доступ запрещ[её]н)[.… ]*$/i,
  ],
  [
    'a page that says there is none',
    /^((error )?404([:. ]+(page )?not found)?|(sorry, )?(this |the )?page (was |is |could )?not (be )?(found|available)|not found|страница не найдена|ошибка 404|404[.: ]+страница не найдена)[.… !]*$/i,
  ],
  [
    'a consent page',
    /^(before you continue.*|your privacy choices|we value your privacy|cookie consent|consent required)$/i,
  ],
];

const loginTitle = /^(log ?-?in|sign ?-?in|please (log|sign) in|вход|войти|авторизация)( (to|на|в) .*)?$/i;
const passwordField = /<input[^>]{0,300}type=["']?password/i;

/** What a wall asks of its visitor. */
const asks =
  /(verify|confirm|prove)( that)? you(['’]re| are)( a)? (human|not a robot)|i['’]?a?m not a robot|unusual traffic from your|enable javascript and cookies to continue|checking your browser before|(вы|я) не робот|site is( currently)? experiencing technical difficulties/i;

/** Only pages with something to read are built so. */
const article = /<article[\s>]|property=["']og:type["'] content=["']article/i;

/**
 * Recognises a page that stands in the way of the one asked for (bot check, captcha, consent, login, technical difficulties) although it
 * answers 200. Resolves to what it is, for a sentence, or `undefined`. A long page is never one, even when it speaks of captchas.
 */
export function blockedBy(page: Pick<Page, 'headers' | 'contentType' | 'body'>): string | undefined {
  const said = blockedByHeaders(page.headers);
  if (said) return said;
  const html = beginningOf(page);
  if (!/^\s*(<!doctype html|<html|<head|<!--|<script|<iframe|<title|<meta|<body)/i.test(html)) return undefined;
  const { title, text } = visible(html);
  if (text.length > wallText) return undefined;
  const network = wallMarks.find(([, mark]) => mark.test(html));
  if (network) return `${network[0]} bot check`;
  if (article.test(html)) return undefined;
  const head = title.split(/\s[|–—-]\s/)[0] ?? '';
  return (
    wallTitles.find(([, pattern]) => pattern.test(head))?.[0] ??
    (asks.test(text) ? 'a bot check' : undefined) ??
    (commonMarks.test(html) && text.length < barePage ? 'a captcha' : undefined) ??
    (loginTitle.test(head) && passwordField.test(html) ? 'a login page' : undefined)
  );
}

/** Networks that say so in a header, with any status. */
export function blockedByHeaders(headers: Page['headers']): string | undefined {
  if (headers['cf-mitigated'] === 'challenge') return 'Cloudflare bot check';
  if (/^(challenge|captcha)$/.test(headers['x-amzn-waf-action'] ?? '')) return 'AWS bot check';
  return undefined;
}

function beginningOf({ contentType, body }: Pick<Page, 'contentType' | 'body'>): string {
  const bytes = body.subarray(0, lookedAt);
  const plain = new TextDecoder('latin1').decode(bytes);
  const cyrillic = /charset=["']?(windows-1251|koi8-r)/i.exec(contentType + plain.slice(0, 2048));
  return cyrillic?.[1] ? new TextDecoder(cyrillic[1]).decode(bytes) : new TextDecoder().decode(bytes);
}

function visible(html: string): { title: string; text: string } {
  let title = '';
  let text = '';
  const open: string[] = [];
  const parser = new Parser({
    onopentag: (name) => {
      if (hidden.has(name)) open.push(name);
    },
    onclosetag: (name) => {
      if (open.at(-1) === name) open.pop();
    },
    ontext: (words) => {
      if (open.at(-1) === 'title') title += words;
      else if (open.length === 0) text += words;
    },
  });
  parser.end(html);
  return { title: title.replace(/\s+/g, ' ').trim(), text: text.replace(/\s+/g, ' ').trim() };
}

const hidden = new Set(['title', 'script', 'style', 'template', 'svg']);
