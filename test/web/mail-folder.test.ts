import { afterEach, expect, test } from 'vitest';
import { openPostOffice } from '../digest/post-office.ts';
import { type Library, openLibrary } from './library.ts';
import { commissionReport, sources } from './shelf.ts';
import { lastMail, linkIn, openBrowser } from './visitor.ts';

const mail = 'operator@firm.example';
let library: Library;
afterEach(() => library.close());

const terms = { title: 'SAMPLE', note: '', rate: 'daily', hour: '6', timeZone: 'UTC', language: 'en' };

/** Every page on which somebody expects a mail, by its address. `mailed`: the mail that came last. */
async function expectingPages(mailed: () => string, language: string): Promise<Map<string, string>> {
  const browser = openBrowser(library);
  const inLanguage = { 'accept-language': language };
  const page = async (path: string) => (await browser.get(path, inLanguage)).text();
  const pages = new Map([['/sign-in', await page('/sign-in')]]);
  const asked = await browser.post('/sign-in', { mail }, { origin: library.url, ...inLanguage });
  pages.set('POST /sign-in', await asked.text());
  await library.accounts.sent();
  await browser.post(linkIn(mailed()));
  const fresh = '/subscriptions/new?q=agent';
  await browser.send(fresh, fresh, terms);
  const [subscription] = await library.store.subscriptions({});
  const own = `/subscriptions/${subscription?.id}`;
  for (const path of ['/subscriptions', fresh, own, `${own}/deliveries`, '/accounts'])
    pages.set(path, await page(path));
  const kept = await browser.post(`/unsubscribe/${subscription?.token}/keep`, {}, inLanguage);
  pages.set('POST /unsubscribe/:token/keep', await kept.text());
  return pages;
}

test.each([
  ['en', 'This server has no mail server'],
  ['ru', 'У этого сервера нет почтового сервера'],
])('without a mail server every page on which somebody expects a mail says so, in %s', async (language, said) => {
  library = await openLibrary(sources, { accountRules: { operatorMail: mail } });
  await library.shelve(commissionReport);
  const pages = await expectingPages(() => lastMail(library), language);
  expect(pages.size).toBe(8);
  for (const [path, page] of pages) expect(page, path).toContain(said);
});

test('with a mail server no page says that there is none', async () => {
  const office = await openPostOffice();
  library = await openLibrary(sources, { smtpUrl: office.url, accountRules: { operatorMail: mail } });
  await library.shelve(commissionReport);
  const pages = await expectingPages(() => office.taken.at(-1)?.source.replace(/=\r\n/g, '') ?? '', 'en');
  for (const [path, page] of pages) expect(page, path).not.toContain('no mail server');
  expect(pages.get('POST /sign-in')).toContain('Look into your mail');
  await office.close();
});
