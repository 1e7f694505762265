import { readFileSync } from 'node:fs';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect } from 'vitest';
import { type Library, openLibrary } from '../web/library.ts';
import { commissionReport, monitorReport, sources } from '../web/shelf.ts';
import { browserTest, hasChromium, openBrowser, openPage, picture, sticksOut } from './chromium.ts';

let library: Library;
let browser: Browser;
let reportId: string;

beforeAll(async () => {
  if (!hasChromium) return;
  library = await openLibrary(sources, { sample: true });
  ({ reportId } = await library.shelve(commissionReport));
  await library.shelve(monitorReport);
  await library.index();
  browser = await openBrowser();
});

afterAll(async () => {
  await browser?.close();
  await library?.close();
});

/** Adds a passage of the report that is open, under a heading, and comes back to it. */
async function add(page: Page, ordinal: number, heading: RegExp, relevance: string): Promise<void> {
  await page.locator(`#p-${ordinal}`).getByRole('link', { name: 'Add to binder' }).click();
  await page.getByRole('radio', { name: heading }).check();
  await page.getByLabel(/^Relevance/).fill(relevance);
  await page.getByRole('button', { name: 'Add the passage' }).click();
  await page.waitForURL('**/reports/**');
  await page.locator(`#p-${ordinal}`).getByRole('link', { name: 'In your binder' }).waitFor();
}

/** The first words of each passage, under the heading that it stands under. */
function order(page: Page): Promise<string[]> {
  return page.locator('.binder-section').evaluateAll((sections) =>
    sections.flatMap((section) => {
      const heading = section.querySelector('h2 bdi')?.textContent ?? '';
      const items = [...section.querySelectorAll('.item blockquote')];
      return items.map((item) => `${heading}: ${item.textContent?.trim().slice(0, 20)}`);
    }),
  );
}

/** Moves the first passage down by the keyboard alone. */
async function moveDown(page: Page, script: boolean): Promise<void> {
  const item = page.locator('.item').first();
  if (script) await item.getByRole('link').first().focus();
  else await item.getByRole('button', { name: 'Move passage 1 down' }).focus();
  await Promise.all([page.waitForEvent('load'), page.keyboard.press(script ? 'Alt+ArrowDown' : 'Enter')]);
}

for (const width of [1280, 390]) {
  for (const script of [true, false]) {
    browserTest(
      `at ${width} pixels, ${script ? 'with' : 'without'} script: a binder is made, filled from a report, put in order by keys, exported and imported`,
      async () => {
        const { page, wrong, context } = await openPage(browser, library.url, { width, script });
        await page.goto('/binders');
        if (script) await picture(page, `binders-${width}`);
        await page.getByLabel('Title', { exact: true }).fill('SAMPLE matter: foreign agents');
        await page.getByRole('radio', { name: /^State action/ }).check();
        await page.getByRole('button', { name: 'Make the binder' }).click();
        await page.waitForURL(/\/binders\/[\w-]{32}$/);
        const address = page.url();
        await page.goto(`/reports/${reportId}?q=register`);
        await add(page, 0, /^Acts of state bodies/, 'SAMPLE: designation and a fine');
        await add(page, 1, /^Acts of state bodies/, '');
        await page.goto(address);
        const [first = '', second = ''] = await order(page);
        expect([first, second].map((line) => line.slice(0, 20))).toEqual(Array(2).fill('Acts of state bodies'));
        await moveDown(page, script);
        expect(await order(page)).toEqual([second, first]);
        if (script) expect(await page.evaluate(() => document.activeElement?.className)).toContain('item');
        const item = page.locator('.item').first();
        await item.locator('summary').click();
        await item.getByLabel(/^Relevance/).fill('SAMPLE: believers, six years');
        await item.getByLabel(/^Note/).fill('SAMPLE note\nin two lines');
        await item.getByLabel('Label').selectOption('violet');
        await item.getByRole('button', { name: 'Save' }).click();
        await page.waitForURL('**#i*');
        expect(await page.locator('.item').first().locator('.remarks').textContent()).toContain(
          'SAMPLE: believers, six years',
        );
        expect(await sticksOut(page)).toBe(false);
        if (script) await picture(page, `binder-${width}`);
        const [file] = await Promise.all([
          page.waitForEvent('download'),
          page.getByRole('link', { name: 'Export as JSON' }).click(),
        ]);
        const exported = readFileSync(await file.path());
        expect(JSON.parse(exported.toString()).sections[0].items[0].note).toBe('SAMPLE note\nin two lines');
        await page.goto('/binders');
        await page
          .getByLabel(/^File that was exported/)
          .setInputFiles({ name: 'b.json', mimeType: 'application/json', buffer: exported });
        await page.getByRole('button', { name: 'Import', exact: true }).click();
        await page.waitForURL(/\/binders\/[\w-]{32}$/);
        expect(page.url()).not.toBe(address);
        expect(await order(page)).toEqual([second, first]);
        expect(wrong.filter((message) => !/\/export|icon\.svg/.test(message))).toEqual([]);
        await context.close();
      },
    );
  }
}

browserTest('a passage is dragged by its handle under another heading, and stays there', async () => {
  const { page, wrong, context } = await openPage(browser, library.url, { width: 1280 });
  await page.goto('/binders');
  await page.getByLabel('Title', { exact: true }).fill('SAMPLE matter');
  await page.getByRole('button', { name: 'Make the binder' }).click();
  await page.waitForURL(/\/binders\/[\w-]{32}$/);
  const address = page.url();
  await page.goto(`/reports/${reportId}`);
  await add(page, 0, /^Harm/, '');
  await add(page, 1, /^Harm/, '');
  await page.goto(address);
  const [first = '', second = ''] = await order(page);
  const target = page.locator('.items').nth(1);
  const handle = await page.locator('.handle').first().boundingBox();
  if (handle === null) throw new Error('the handle is not shown');
  await page.locator('.handle').first().hover();
  await page.mouse.down();
  await page.mouse.move(handle.x + 200, handle.y + 40, { steps: 5 });
  // The browser tells of a drag over a place from the second movement there on.
  await target.hover();
  await target.hover();
  await expect.poll(() => page.locator('.drop').count()).toBe(1);
  await Promise.all([page.waitForEvent('load'), page.mouse.up()]);
  const words = (line: string) => line.slice(line.indexOf(': '));
  expect(await order(page)).toEqual([second, `Risk on return${words(first)}`]);
  await page.reload();
  expect(await order(page)).toEqual([second, `Risk on return${words(first)}`]);
  expect(wrong).toEqual([]);
  await context.close();
});

browserTest(
  'what was typed while somebody else changed the same remarks is shown beside theirs, and not lost',
  async () => {
    const { page, context } = await openPage(browser, library.url, { width: 1280 });
    await page.goto('/binders');
    await page.getByLabel('Title', { exact: true }).fill('SAMPLE matter');
    await page.getByRole('button', { name: 'Make the binder' }).click();
    await page.waitForURL(/\/binders\/[\w-]{32}$/);
    const address = page.url();
    await page.goto(`/reports/${reportId}`);
    await add(page, 0, /^Harm/, '');
    await page.goto(address);
    const other = await context.newPage();
    await other.goto(address);
    for (const [tab, note] of [
      [other, 'SAMPLE theirs'],
      [page, 'SAMPLE mine'],
    ] as const) {
      await tab.locator('.item summary').click();
      await tab.getByLabel(/^Note/).fill(note);
      await Promise.all([tab.waitForEvent('load'), tab.locator('.item').getByRole('button', { name: 'Save' }).click()]);
    }
    expect(await page.getByRole('alert').textContent()).toContain('Save again');
    expect(await page.locator('.remarks').textContent()).toContain('SAMPLE theirs');
    expect(await page.getByLabel(/^Note/).inputValue()).toBe('SAMPLE mine');
    await Promise.all([page.waitForEvent('load'), page.locator('.item').getByRole('button', { name: 'Save' }).click()]);
    expect(await page.locator('.remarks').textContent()).toContain('SAMPLE mine');
    await context.close();
  },
);
