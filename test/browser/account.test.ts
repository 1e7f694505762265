import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect } from 'vitest';
import { type Library, openLibrary } from '../web/library.ts';
import { sources } from '../web/shelf.ts';
import { lastMail, linkIn } from '../web/visitor.ts';
import { seriousIn } from './axe.ts';
import { browserTest, hasChromium, openBrowser, openPage, picture, sticksOut } from './chromium.ts';

let library: Library;
let browser: Browser;

beforeAll(async () => {
  if (!hasChromium) return;
  library = await openLibrary(sources, { accountRules: { operatorMail: 'operator@firm.example' } });
  browser = await openBrowser();
});

afterAll(async () => {
  await browser?.close();
  await library?.close();
});

for (const { width, dark, locale } of [
  { width: 1280, dark: false, locale: 'en' },
  { width: 390, dark: true, locale: 'ru' },
] as const) {
  browserTest(
    `signing in, an account, a shared binder and all accounts at ${width} pixels, in ${locale}, without script`,
    async () => {
      const { page, wrong, context } = await openPage(browser, library.url, { width, dark });
      await context.setExtraHTTPHeaders({ 'accept-language': locale });
      const look = async (name: string) => {
        expect([name, await seriousIn(page)]).toEqual([name, []]);
        expect([name, await sticksOut(page)]).toEqual([name, false]);
        await picture(page, `account-${name}-${width}-${locale}`);
      };
      const { id = '' } = (await library.store.accountByMail('operator@firm.example')) ?? {};
      await library.store.changeAccount(id, { language: locale });
      await page.goto('/account');
      await look('sign-in');
      await page.locator('#mail').fill('operator@firm.example');
      await page.locator('form.sign-in button').click();
      await page.locator('[role=status]').waitFor();
      await look('sent');
      await library.accounts.sent();
      await page.goto(linkIn(lastMail(library)));
      await look('link');
      await page.locator('main form button').click();
      await page.waitForURL('**/account');
      await look('account');
      const making = page.locator('details', { has: page.locator('#key-name') });
      if (!(await making.evaluate((details: HTMLDetailsElement) => details.open)))
        await making.locator('summary').click();
      await page.locator('#key-name').fill('SAMPLE script');
      await page.locator('form[action="/account/keys"] button').click();
      await page.locator('code.key').waitFor();
      await look('key');
      await page.goto('/binders');
      await page.locator('#title').fill('SAMPLE binder');
      await page.locator('form.make button').click();
      await page.locator('article.binder').waitFor();
      await page.locator('summary', { hasText: /Sharing|Совместный/ }).click();
      await page.locator('#share-mail').fill('colleague@firm.example');
      await page.locator('form[action$="/share"] button').click();
      await page.locator('.invitations').waitFor();
      await look('binder');
      await page.goto('/binders');
      await look('binders');
      await page.goto('/accounts');
      await page.locator('#mail').fill(`reader-with-a-long-address-${width}@immigration-clinic.university.example`);
      await page.locator('form[action="/accounts"] button').click();
      await page.locator('.invitations').waitFor();
      await library.store.keepAccount({
        ...{
          id: `curator${width}`,
          mail: `curator-${width}@immigration-clinic.university.example`,
          name: 'Анна Примерова',
        },
        ...{ role: 'curator', language: 'ru', createdAt: '2026-11-20T12:00:00.000Z' },
      });
      await page.reload();
      await look('accounts');
      expect(wrong).toEqual([]);
      await context.close();
    },
  );
}
