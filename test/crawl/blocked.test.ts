import { expect, test } from 'vitest';
import { blockedBy } from '../../src/crawl/blocked.ts';
import { processorMs } from '../processor-time.ts';

function read(html: string, contentType = 'text/html; charset=utf-8', headers: Record<string, string> = {}) {
  return blockedBy({ headers, contentType, body: Buffer.from(html) });
}

const frame = (title: string, body: string) =>
  `<!DOCTYPE html><html><head><title>${title}</title></head><body>${body}</body></html>`;

test.each([
  [
    'Cloudflare',
    '<html><head><title>Just a moment...</title></head><body><script>window._cf_chl_opt={cvId:"3"}</script></body></html>',
  ],
  [
    'Cloudflare',
    frame('Attention Required! | Cloudflare', '<div id="cf-error-details"><h1>Sorry, you have been blocked</h1></div>'),
  ],
  [
    'Incapsula',
    '<html><head></head><body><iframe src="/_Incapsula_Resource?x=1">Request unsuccessful. Incapsula incident ID: 1-2</iframe></body></html>',
  ],
  ['captcha', '<html><head><script src="/_Incapsula_Resource?SWJIYLWA=719"></script></head><body></body></html>'],
  ['DDoS-Guard', '<!doctype html><html><head><title>DDoS-Guard</title></head><body><p>Checking</p></body></html>'],
  ['Qrator', '<html><head><script src="/__qrator/qauth_utm_v2.js"></script></head><body></body></html>'],
  [
    'DataDome',
    frame(
      'news.example',
      '<script src="https://ct.captcha-delivery.com/c.js"></script><iframe src="https://geo.captcha-delivery.com/captcha/?x"></iframe>',
    ),
  ],
  ['PerimeterX', frame('Access to this page has been denied', '<div id="px-captcha"></div>')],
  [
    'bot check',
    frame('Ой!', '<p>Нам очень жаль, но запросы похожи на автоматические. Подтвердите, что вы не робот.</p>'),
  ],
  ['bot check', frame('Проверка браузера перед переходом на сайт', '<p>Это займёт несколько секунд.</p>')],
  ['bot check', frame('news.example', '<p>Please confirm that you are a human by completing the task below.</p>')],
  ['captcha', frame('', '<form><div class="g-recaptcha" data-sitekey="x"></div><button>Continue</button></form>')],
  [
    'technical-difficulties',
    frame(
      'Technical Difficulties',
      '<h1>We’re sorry, this site is currently experiencing technical difficulties.</h1><p>Please try again in a few moments.</p>',
    ),
  ],
  [
    'technical-difficulties',
    frame('Technical Difficulties - United States Department of State', '<p>Exception: forbidden</p>'),
  ],
  [
    'access-denied',
    frame('Access Denied', '<h1>Access Denied</h1><p>You do not have permission to view this page.</p>'),
  ],
  ['login', frame('Log in | Reports', '<form><input name="name"><input type="password" name="pass"></form>')],
  ['login', frame('Вход', '<form><input name=u><input type=password name=p></form>')],
  ['consent', frame('Before you continue to News', '<p>We use cookies.</p><button>Accept all</button>')],
])('%s: a wall is told from a page: %s', (what, html) => {
  expect(read(html)).toContain(what);
});

const menu = `<nav><ul>${'<li><a href="/x">SAMPLE reports on another country</a>'.repeat(60)}</ul></nav>`;
const foot = `<footer><p>${'SAMPLE terms of use, privacy and contact. '.repeat(40)}</p></footer>`;

test.each([
  ['there is none', 'Page not found | SAMPLE', '<h1>Page not found</h1><p>The page has moved, or it never was.</p>'],
  ['there is none', 'SAMPLE', '<article class="error"><header><h1>404</h1></header><p>Try the search.</p></article>'],
  ['there is none', '', '<h1>404</h1><p>Try the search.</p>'],
  ['there is none', '404', '<h1>404 Page not found</h1>'],
  ['there is none', 'Страница не найдена — ПРИМЕР', '<p>Возможно, она удалена.</p>'],
  ['technical-difficulties', 'Technical Difficulties', '<p>Please try again in a few moments.</p>'],
  ['login', 'Log in | SAMPLE', '<form><input name="name"><input type="password" name="pass"></form>'],
])('%s: a page without its text is told from a page within the menus of its site too: %s', (what, title, body) => {
  expect(read(frame(title, `${menu}${body}${foot}`))).toContain(what);
});

test('a wall in windows-1251 is read in windows-1251', () => {
  const title = Buffer.from([0xc2, 0xf5, 0xee, 0xe4]);
  const body = Buffer.concat([
    Buffer.from('<html><title>'),
    title,
    Buffer.from('</title><input type="password"></html>'),
  ]);
  expect(blockedBy({ headers: {}, contentType: 'text/html; charset=windows-1251', body })).toBe('a login page');
});

test('a network may say it in a header, whatever the page', () => {
  expect(read('{}', 'application/json', { 'cf-mitigated': 'challenge' })).toContain('Cloudflare');
  expect(read('', 'text/html', { 'x-amzn-waf-action': 'captcha' })).toContain('AWS');
});

const long =
  'SAMPLE: the regulator ordered the site to verify you are human with a captcha, and readers must prove they are not a robot. '.repeat(
    20,
  );

test.each([
  [
    'an article about captchas',
    frame('Checking your browser: how captchas shut out readers', `<h1>Captchas</h1><p>${long}</p>`),
  ],
  [
    'a long article named like a page that is none',
    frame('Page not found | SAMPLE', `${menu}<h1>Page not found</h1><p>${long}</p>${foot}`),
  ],
  [
    'a report within the menus of its site',
    frame('Statement on arrests | SAMPLE', `${menu}<h1>Statement on arrests</h1><p>SAMPLE statement.</p>${foot}`),
  ],
  [
    'a short report whose title begins so',
    frame('Not found – the missing of SAMPLE', `${menu}<h1>Not found – the missing of SAMPLE</h1><p>A summary.</p>`),
  ],
  [
    'a report below menus longer than what is looked at for walls',
    frame('404', `${menu.repeat(20)}<h1>404</h1><p>${long}</p>`),
  ],
  [
    'an article below scripts longer than what is looked at for walls, with a captcha at its foot',
    frame(
      'SAMPLE',
      `<script>${'SAMPLE();'.repeat(9000)}</script><script src="/recaptcha/api.js"></script><p>${long}</p>`,
    ),
  ],
  ['a report in an anchor that is never closed', frame('Not found', `<a name="top"><h1>Not found</h1><p>${long}</p>`)],
  [
    'a report on logins, with a form in the head of its site',
    frame('Log in to SAMPLE', `${menu}<form><input type="password"></form><article><p>SAMPLE.</p></article>${foot}`),
  ],
  ['an article with a wall in its title only', frame('Access Denied', `<p>${long}</p>`)],
  [
    'an article behind a network with its scripts',
    frame(
      'News',
      `<script src="/cdn-cgi/challenge-platform/scripts/jsd/main.js"></script><script src="/_Incapsula_Resource?x"></script><p>${long}</p>`,
    ),
  ],
  [
    'a short report with a comment form',
    frame(
      'Court in Kazan extends detention',
      `<article><h1>Court in Kazan extends detention</h1><p>SAMPLE two lines.</p></article><div class="g-recaptcha"></div>`,
    ),
  ],
  [
    'a short page with a script of its network',
    frame(
      'Statement on arrests',
      `<p>${long.slice(0, 400).replaceAll('verify you are human', 'register')}</p><script src="/.well-known/ddos-guard/check"></script>`,
    ),
  ],
  [
    'a short page with a login box',
    frame('Statement on arrests', '<p>SAMPLE statement.</p><form><input type="password"></form>'),
  ],
  [
    'a short report on a blocked site',
    frame(
      'Доступ ограничен: Роскомнадзор заблокировал сайт',
      '<p>Роскомнадзор заблокировал сайт издания (SAMPLE).</p>',
    ),
  ],
  ['a short report about a login law', frame('Login by passport becomes law', '<p>SAMPLE.</p><input type="password">')],
  ['an ordinary bare page', '<html><body>hello</body></html>'],
])('%s is no wall', (_what, html) => {
  expect(read(html)).toBeUndefined();
});

test('what is not HTML is never one', () => {
  expect(read('{"title":"Just a moment...","text":"verify you are human"}', 'application/json')).toBeUndefined();
  expect(read('%PDF-1.7 Just a moment...', 'application/pdf')).toBeUndefined();
  expect(
    read('<?xml version="1.0"?><rss><channel><title>Just a moment...</title></channel></rss>', 'application/rss+xml'),
  ).toBeUndefined();
  expect(read('User-agent: *\nDisallow: /captcha', 'text/plain')).toBeUndefined();
});

test('a page made to be hard to read is looked at quickly', () => {
  const pieces = ['<script>', '<input ', '<title>', '<a<a', '<!--', '<article property="og:type" '];
  const pages = pieces.map((piece) => `<html>${piece.repeat(200_000)}`);
  const readAll = () => {
    for (const page of pages) read(page);
  };
  expect(processorMs(readAll)).toBeLessThan(3000);
});
