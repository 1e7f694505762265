import { addressList, defineSource, document, type Link, parseDate } from '../src/source.ts';

/** `/misuse/news/persecution/2026/07/d54132/`: section, year, month, number. */
const reportPath = /\/(\d{4})\/(\d{2})\/d\d+\/?$/;

/**
 * SOVA Center: news, monthly and yearly reviews of the misuse of anti-extremism law, in Russian and English. It has no feed that we know;
 * its sections are lists. Stored pages show both the sections and the addresses of reports (`/misuse/news/persecution/2026/07/d54132/`),
 * by which the sections are read: no selector of a list was checked. Every page begins with the statutory notice, which reading marks as
 * such. The address holds year and month, and no day is added.
 */
export const sova = defineSource({
  id: 'sova',
  publisher: 'SOVA Research Center',
  title: 'SOVA: misuse of anti-extremism',
  homepage: 'https://www.sova-center.ru/en/',
  tier: 3,
  kind: 'ngo',
  languages: ['ru', 'en'],
  schedule: '43 6 * * *',
  delayMs: 6000,
  verified: 'shape',
  expect: { links: [5, 400], dated: 0.9, text: { characters: 400, share: 0.9 }, silentDays: 21 },
  card: {
    mandate: 'Research on nationalism, xenophobia, religion and society, and on the misuse of anti-extremism law.',
    method: 'Follows enforcement case by case, and says of each whether it holds it proper or improper.',
    bias: 'Sober; distinguishes proper from improper enforcement.',
    licence: 'All rights reserved: keep short excerpts, link to the page.',
    designations: [
      {
        as: 'foreign-agent',
        note: 'Every page carries the notice. The organisation was liquidated by the Moscow City Court on 2023-04-27 and goes on publishing.',
      },
    ],
  },
  start: [
    'https://www.sova-center.ru/misuse/news/',
    'https://www.sova-center.ru/misuse/publications/',
    'https://www.sova-center.ru/en/misuse/news-releases/',
    'https://www.sova-center.ru/en/misuse/reports-analyses/',
    'https://www.sova-center.ru/en/xenophobia/reports-analyses/',
  ],

  discover: addressList({ path: reportPath, choose: datedLink }),
  extract: (page) => document(page),
});

function datedLink({ url, text }: { url: string; text: string }): Link {
  const [, year, month] = reportPath.exec(new URL(url).pathname) ?? [];
  const publishedOn = parseDate(`${year}-${month}`);
  return {
    url,
    ...(text !== '' && { title: text }),
    ...(publishedOn !== undefined && { publishedOn }),
    ...(new URL(url).pathname.startsWith('/en/') && { language: 'en' }),
  };
}
