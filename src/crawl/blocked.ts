import { Parser } from 'htmlparser2';
import type { Page } from '../model/page.ts';

/** Walls show themselves at the very beginning. */
const lookedAt = 64 * 1024;

/** A page of more bytes is a page. Of others the whole text counts: a report may begin far below its scripts and menus. */
const longestWall = 1024 * 1024;

/** Walls say little. A page with more visible text than this is a page, whatever scripts it carries. */
const wallText = 1000;

/** With less than this, a script that ordinary pages carry too is all that there is. */
const barePage = 200;
const captcha = 'a captcha';

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

/** Titles and headings that no report has: such pages mostly come within the menus of their site, and may be built like an article. */
const plainTitles: [string, RegExp][] = [
  ['a technical-difficulties page', /^((we are|we['’]re) )?((currently )?experiencing )?technical difficulties\.?$/i],
  [
    'a page that says there is none',
    /^((error )?404([:. ]+(page )?not found)?|(sorry, )?(this |the )?page (was |is |could )?not (be )?(found|available)|not found|страница не найдена|ошибка 404|404[.: ]+страница не найдена)[.… !]*$/i,
  ],
];

/** Titles of such pages: the whole of what stands before a dash or bar. */
const wallTitles: [string, RegExp][] = [
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
  const html = decoded(page, lookedAt);
  if (!/^\s*(<!doctype html|<html|<head|<!--|<script|<iframe|<title|<meta|<body)/i.test(html)) return undefined;
  const seen = visible(html);
  const plain = plainly(seen, html);
  const wall = plain ?? walled(seen, html);
  if (wall === undefined || page.body.length > longestWall) return undefined;
  const whole = visible(decoded(page, longestWall));
  const isAll = (plain ? whole.own : whole.text).length <= (wall === captcha ? barePage : wallText);
  return isAll ? wall : undefined;
}

function walled({ head, text }: Visible, html: string): string | undefined {
  if (text.length > wallText) return undefined;
  const network = wallMarks.find(([, mark]) => mark.test(html));
  if (network) return `${network[0]} bot check`;
  if (article.test(html)) return undefined;
  return (
    wallTitles.find(([, pattern]) => pattern.test(head))?.[0] ??
    (asks.test(text) ? 'a bot check' : undefined) ??
    (commonMarks.test(html) ? captcha : undefined)
  );
}

/** What the title, or the only heading of the first rank, plainly says; not where the heading goes on ("Not found: the missing of …"). */
function plainly({ head, headings }: Visible, html: string): string | undefined {
  const saying = (name: string) => plainTitles.find(([, pattern]) => pattern.test(name))?.[0];
  const goesOn = (one: string) => one.length > head.length && one.startsWith(head) && saying(one) === undefined;
  if (head !== '' && headings.some(goesOn)) return undefined;
  const [only = ''] = headings.length === 1 ? headings : [];
  const isLogin = loginTitle.test(head) && passwordField.test(html) && !article.test(html);
  return saying(head) ?? saying(only) ?? (isLogin ? 'a login page' : undefined);
}

/** Networks that say so in a header, with any status. */
export function blockedByHeaders(headers: Page['headers']): string | undefined {
  if (headers['cf-mitigated'] === 'challenge') return 'Cloudflare bot check';
  if (/^(challenge|captcha)$/.test(headers['x-amzn-waf-action'] ?? '')) return 'AWS bot check';
  return undefined;
}

function decoded({ contentType, body }: Pick<Page, 'contentType' | 'body'>, bytes: number): string {
  const read = body.subarray(0, bytes);
  const plain = new TextDecoder('latin1').decode(read.subarray(0, 2048));
  const cyrillic = /charset=["']?(windows-1251|koi8-r)/i.exec(contentType + plain);
  return new TextDecoder(cyrillic?.[1] ?? 'utf-8').decode(read);
}

/**
 * `head`: the title before a dash or bar. `headings`: those of the first rank. `own`: the text apart from links, menus and what frames every
 * page of a site, where the tags of these are closed.
 */
type Visible = { head: string; headings: string[]; text: string; own: string };

function visible(html: string): Visible {
  let title = '';
  const headings: string[] = [];
  let text = '';
  let own = '';
  let framed = 0;
  let areClosed = true;
  const open: string[] = [];
  const parser = new Parser({
    onopentag: (name) => {
      if (name === 'h1') headings.push('');
      if (frames.has(name)) framed += 1;
      if (hidden.has(name) || name === 'h1') open.push(name);
    },
    onclosetag: (name, isImplied) => {
      if (frames.has(name)) framed -= 1;
      if (frames.has(name) && isImplied) areClosed = false;
      if (open.at(-1) === name) open.pop();
    },
    ontext: (words) => {
      const within = open.at(-1);
      if (within === 'title') title += words;
      if (within === 'h1') headings.push(`${headings.pop()}${words}`);
      if (within !== undefined && hidden.has(within)) return;
      text += words;
      if (framed === 0) own += words;
    },
  });
  parser.end(html);
  const head = clean(title).split(/\s[|–—-]\s/)[0] ?? '';
  return { head, headings: headings.map(clean), text: clean(text), own: clean(areClosed ? own : text) };
}

function clean(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

const hidden = new Set(['title', 'script', 'style', 'template', 'svg']);
const frames = new Set(['a', 'nav', 'header', 'footer', 'aside', 'select', 'button']);
