import { existsSync, mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { test } from 'vitest';

const program = '/usr/bin/chromium';
const pictures = resolve(import.meta.dirname, '../../.ci/out');

/** Whether Debian's Chromium is here. */
export const hasChromium = existsSync(program);

/** A test in Debian's Chromium; without it the test is skipped, and its name says so. */
export function browserTest(behaviour: string, walk: () => Promise<void>): void {
  test.skipIf(!hasChromium)(hasChromium ? behaviour : `${behaviour} (SKIPPED: ${program} is not here)`, walk);
}

export function openBrowser(): Promise<Browser> {
  const args =
    '--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking --disable-component-update --disable-sync';
  return chromium.launch({ executablePath: program, args: args.split(' ') });
}

/** A page that remembers what went wrong in it: console errors, broken policies, failed requests, requests to other hosts. */
export type WatchedPage = { page: Page; wrong: string[]; context: BrowserContext };

export async function openPage(
  browser: Browser,
  base: string,
  options: { width: number; dark?: boolean; script?: boolean },
): Promise<WatchedPage> {
  const { width, dark = false, script = true } = options;
  const viewport = { width, height: width < 600 ? 844 : 900 };
  const context = await browser.newContext({
    viewport,
    colorScheme: dark ? 'dark' : 'light',
    baseURL: base,
    javaScriptEnabled: script,
  });
  const page = await context.newPage();
  page.setDefaultTimeout(120_000);
  const wrong: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') wrong.push(`console: ${message.text()}`);
  });
  page.on('pageerror', (error) => wrong.push(`error: ${error.message}`));
  page.on('requestfailed', (request) => {
    // The browser cancels what a page still loads when another page is opened, such as the icon: nothing went wrong then.
    const isCancelled = request.failure()?.errorText === 'net::ERR_ABORTED' && /\.svg(?:\?|$)/.test(request.url());
    if (!isCancelled) wrong.push(`failed: ${request.url()}`);
  });
  page.on('request', (request) => {
    if (!request.url().startsWith(base)) wrong.push(`elsewhere: ${request.url()}`);
  });
  return { page, wrong, context };
}

/** Keeps a picture of the whole page as `.ci/out/<name>.png`. */
export async function picture(page: Page, name: string, fullPage = true): Promise<void> {
  mkdirSync(pictures, { recursive: true });
  await page.screenshot({ path: join(pictures, `${name}.png`), fullPage });
}

/** Whether the page is wider than its window: something sticks out. */
export function sticksOut(page: Page): Promise<boolean> {
  return page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth);
}
