import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect } from 'vitest';
import { type EveryPage, openEveryPage } from '../web/every-page.ts';
import { seriousIn } from './axe.ts';
import { browserTest, hasChromium, openBrowser, openPage, picture, sticksOut } from './chromium.ts';

let every: EveryPage;
let browser: Browser;

beforeAll(async () => {
  if (!hasChromium) return;
  every = await openEveryPage();
  browser = await openBrowser();
});

afterAll(async () => {
  await browser?.close();
  await every?.library.close();
});

/** A page that answers a form: what is typed into the form of `action` on the page at `path`. `says`: what the answer must hold. */
type Answer = { path: string; action: string; typed: Record<string, string>; says: string };

const asAnybody: Record<string, Answer> = {
  'sign-in-sent': {
    path: '/sign-in',
    action: '/sign-in',
    typed: { mail: 'reader@firm.example' },
    says: '[role=status]',
  },
  'sign-in-refused': {
    path: '/sign-in',
    action: '/sign-in',
    typed: { mail: 'reader at firm.example' },
    says: '[role=alert]',
  },
  'curator-refused': {
    path: '/curator',
    action: '/curator',
    typed: { key: 'another key', name: 'SAMPLE' },
    says: '[role=alert]',
  },
};

const asOperator: Record<string, Answer> = {
  'add-refused': { path: '/curator/add', action: '/curator/add', typed: { url: 'no address' }, says: '[role=alert]' },
  'key-made': { path: '/account', action: '/account/keys', typed: { name: 'SAMPLE key' }, says: 'code.key' },
  'key-refused': { path: '/account', action: '/account/keys', typed: { name: ' ' }, says: 'main h1' },
  'delete-refused': {
    path: '/account',
    action: '/account/delete',
    typed: { mail: 'other@firm.example' },
    says: '[role=alert]',
  },
  'sent-from-elsewhere': { path: '/account', action: '/account', typed: { csrf: 'forged' }, says: 'main h1' },
};

for (const { width, dark, locale } of [
  { width: 1280, dark: false, locale: 'en' },
  { width: 390, dark: true, locale: 'ru' },
]) {
  browserTest(
    `axe finds nothing serious on any page that answers a form, at ${width} pixels, in ${locale}`,
    async () => {
      const { page, context } = await openPage(browser, every.library.url, { width, dark });
      await context.setExtraHTTPHeaders({ 'accept-language': locale });
      for (const { answers, cookies } of [
        { answers: asAnybody, cookies: [] },
        { answers: asOperator, cookies: [...every.cookies.operator, ['lang', locale]] },
      ]) {
        await context.addCookies(cookies.map(([name = '', value = '']) => ({ name, value, url: every.library.url })));
        for (const [name, answer] of Object.entries(answers)) {
          await answered(page, answer);
          expect([name, await page.locator(answer.says).first().isVisible()]).toEqual([name, true]);
          expect([name, await page.getAttribute('html', 'lang')]).toEqual([name, locale]);
          expect([name, await seriousIn(page)]).toEqual([name, []]);
          expect([name, await sticksOut(page)]).toEqual([name, false]);
          await picture(page, `answers-${name}-${width}-${locale}`);
        }
      }
      await context.close();
    },
  );
}

/** Sends a form as somebody does whose browser does not check what is typed. */
async function answered(page: Page, { path, action, typed }: Answer): Promise<void> {
  await page.goto(path);
  const form = page.locator(`main form[action="${action}"]`);
  await form.evaluate((element, values) => {
    for (const [name, value] of Object.entries(values)) {
      const input = element.querySelector(`[name="${name}"]`);
      if (!(input instanceof HTMLInputElement)) throw new Error(`the form has no ${name}`);
      input.value = value;
    }
  }, typed);
  const loaded = page.waitForEvent('load');
  await form.evaluate((element) => (element as HTMLFormElement).submit());
  await loaded;
}
