import { load } from 'cheerio';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { DigestContent, Entry } from '../../src/digest/render/content.ts';
import { renderDigest } from '../../src/digest/render/mail.ts';
import { seriousIn } from './axe.ts';
import { browserTest, hasChromium, openBrowser, openPage, picture, sticksOut } from './chromium.ts';

let browser: Browser;
beforeAll(async () => {
  if (hasChromium) browser = await openBrowser();
});
afterAll(() => browser?.close());

const entry: Entry = {
  title: 'SAMPLE annual report 2025: Russia',
  publisher: 'SAMPLE Commission',
  publishedOn: '2026-03',
  language: 'en',
  passage: {
    text: 'SAMPLE. In 2025 the invented outlet was designated a foreign agent; a Moscow district court fined its editor under article 19.34 of the Code of Administrative Offences.\nSAMPLE. Its staff left the country.',
    language: 'en',
  },
  ...{ added: [], removed: [], furtherChanges: 0 },
  citation:
    'SAMPLE Commission, SAMPLE annual report 2025: Russia, SAMPLE/2026/7 (Mar. 2026), available at https://sample-commission.example/reports/2025-russia/a-rather-long-address-that-has-to-break-somewhere (retrieved Nov. 20, 2026), at ¶ 14',
  link: 'https://coi.sample.example/reports/sample-1?version=1#p-0',
  source: 'https://sample-commission.example/reports/2025-russia',
  copies: [],
};
const russian: Entry = {
  ...entry,
  title: 'SAMPLE: доклад о преследованиях',
  publisher: 'SAMPLE Monitor',
  language: 'ru',
  passage: {
    text: 'SAMPLE. Районный суд в Казани приговорил вымышленного учителя к пяти годам колонии.',
    language: 'ru',
  },
  copies: [{ title: 'SAMPLE reprint', publisher: 'SAMPLE Gazette', link: 'https://coi.sample.example/reports/c' }],
};

function content(given: Partial<DigestContent> = {}): DigestContent {
  return {
    ...{ about: 'news', language: 'en', title: 'SAMPLE foreign agents', note: 'SAMPLE note:\nask for the original.' },
    counts: { new: 2, revised: 1, gone: 1 },
    sections: [
      {
        kind: 'new',
        groups: [
          { category: 'Foreign agent designation', entries: [entry] },
          { category: 'War fakes', entries: [russian] },
        ],
      },
      {
        kind: 'revised',
        groups: [
          {
            entries: [
              { ...entry, added: ['A second journalist was added.'], removed: ['He is free.'], furtherChanges: 3 },
            ],
          },
        ],
      },
      { kind: 'gone', groups: [{ entries: [{ ...entry, goneSince: '2026-11-25' }] }] },
    ],
    more: 40,
    links: {
      all: 'https://coi.sample.example/search?q=x&sort=news',
      manage: 'https://coi.sample.example/subscriptions/a',
      unsubscribe: 'https://coi.sample.example/unsubscribe/b',
    },
    ...given,
  };
}

for (const language of ['en', 'ru'] as const) {
  for (const [width, dark] of [
    [390, false],
    [700, true],
    [1280, false],
  ] as const) {
    const manner = `${width} pixels, ${dark ? 'dark' : 'light'}`;
    browserTest(
      `a digest in ${language} fits a window of ${manner}, axe finds nothing serious, and it asks nobody for anything`,
      async () => {
        const mail = renderDigest(content({ language }));
        const { page, wrong, context } = await openPage(browser, 'about:blank', { width, dark });
        await page.setContent(mail.html);
        expect(await sticksOut(page)).toBe(false);
        expect(await seriousIn(page)).toEqual([]);
        await picture(page, `digest-${language}-${width}${dark ? '-dark' : ''}`);
        await page.emulateMedia({ media: 'print' });
        expect(await sticksOut(page)).toBe(false);
        await picture(page, `digest-${language}-${width}-print`);
        expect(wrong).toEqual([]);
        await context.close();
      },
    );
  }
}

test('text and HTML say the same: every title, passage, sentence, citation and address', () => {
  const { text, html, subject } = renderDigest(content());
  const page = load(html);
  const plain = (given: string) => given.replace(/[\s>+-]+/g, ' ');
  const said = plain(page('body').text());
  for (const { title, publisher, passage, citation, added, removed, link, source, copies } of [
    ...content().sections.flatMap(({ groups }) => groups.flatMap(({ entries }) => entries)),
  ]) {
    for (const words of [title, publisher, passage?.text ?? '', citation ?? '', ...added, ...removed]) {
      expect(said).toContain(plain(words));
      expect(plain(text)).toContain(plain(words));
    }
    for (const address of [link, source, ...copies.map((copy) => copy.link)]) {
      expect(page(`a[href="${address}"]`).length).toBeGreaterThan(0);
      expect(text).toContain(address);
    }
  }
  expect(subject).toBe('2 new, 1 revised, 1 gone and 40 more: SAMPLE foreign agents');
  expect(page('h1 + p').text()).toBe('2 new, 1 revised, 1 gone and 40 more');
  expect(text.split('\n').every((line) => line.length <= 78 || /https?:|SAMPLE Commission, /.test(line))).toBe(true);
});

test('what a report is called cannot become markup, a header or a link to elsewhere', () => {
  const hostile = {
    ...entry,
    title: '<script>alert(1)</script>',
    link: 'javascript:alert(1)',
    source: 'data:text/html,x',
  };
  const title = 'SAMPLE\r\nBcc: all@sample.example';
  const mail = renderDigest(content({ title, sections: [{ kind: 'new', groups: [{ entries: [hostile] }] }] }));
  const page = load(mail.html);
  expect(page('script').length).toBe(0);
  expect(page('a[href^="javascript"], a[href^="data"]').length).toBe(0);
  expect(mail.subject).not.toMatch(/[\r\n]/);
});

test('long subjects are cut at their end, where the name stands', () => {
  const { subject } = renderDigest(content({ title: 'SAMPLE '.repeat(60) }));
  expect(subject.startsWith('2 new, 1 revised, 1 gone and 40 more: SAMPLE')).toBe(true);
  expect(subject.length).toBeLessThanOrEqual(150);
});
