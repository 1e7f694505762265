import {
  aboutRussia,
  type Draft,
  defineSource,
  feedLink,
  feedList,
  html,
  htmlList,
  pageOrFile,
  parseDate,
  type Source,
} from '../source.ts';

const sampleCard = {
  mandate: 'SAMPLE: this publisher is invented, to show the program at work.',
  method: 'SAMPLE: its reports were made up; no person, case or event in them exists.',
  bias: 'SAMPLE: nothing of it is evidence of anything.',
  licence: 'MIT, as this program.',
  designations: [],
};

const sampleMonitor = defineSource({
  id: 'sample-monitor',
  publisher: 'SAMPLE Rights Monitor',
  title: 'SAMPLE reports (invented)',
  homepage: 'https://sample-monitor.example/',
  tier: 2,
  kind: 'ngo',
  languages: ['en', 'ru'],
  card: sampleCard,
  schedule: '*/15 * * * *',
  delayMs: 0,
  verified: 'recorded',
  expect: { links: [10, 100], dated: 0.9, text: { characters: 200, share: 0.9 }, silentDays: 365 },
  start: ['https://sample-monitor.example/feed.xml'],
  discover: feedList(),
  extract: (page, link) => pageOrFile(page, link),
});

const sampleVestnik = defineSource({
  id: 'sample-vestnik',
  publisher: 'Пример-Вестник (SAMPLE)',
  title: 'SAMPLE: новости по-русски (вымышлены)',
  homepage: 'https://primer-vestnik.example/',
  tier: 4,
  kind: 'media',
  languages: ['ru'],
  card: sampleCard,
  schedule: '5-59/15 * * * *',
  delayMs: 0,
  verified: 'recorded',
  expect: { links: [10, 100], dated: 0.9, text: { characters: 200, share: 0.9 }, silentDays: 365 },
  start: ['https://primer-vestnik.example/news/'],
  discover: htmlList({ links: 'main a.teaser', next: 'a.pager__next' }),
  async extract(page, link) {
    if (link.url.endsWith('.pdf')) return research(await pageOrFile(page, link));
    const read = html(page);
    const publishedOn = parseDate(read.attr('time.news__date', 'datetime'));
    return {
      title: read.text('h1.news__title'),
      authors: [read.text('.news__author')],
      language: 'ru',
      ...(publishedOn !== undefined && { publishedOn }),
      blocks: read.blocks('div.news__text'),
    };
  },
});

const sampleCourt = defineSource({
  id: 'sample-court',
  publisher: 'SAMPLE Court of Human Rights',
  title: 'SAMPLE judgments (invented)',
  homepage: 'https://sample-court.example/',
  tier: 1,
  kind: 'court',
  languages: ['en', 'fr'],
  card: sampleCard,
  schedule: '10-59/15 * * * *',
  delayMs: 0,
  verified: 'recorded',
  expect: { links: [1, 50], dated: 0.9, text: { characters: 200, share: 0.9 }, silentDays: 365 },
  start: ['https://sample-court.example/judgments/feed.atom'],
  discover: feedList((item) => {
    const documentNumber = /^[\d/, and]+(?= - )/.exec(item.summary ?? '')?.[0];
    return aboutRussia(item.title)
      ? { ...feedLink(item), ...(documentNumber !== undefined && { documentNumber }) }
      : undefined;
  }),
  extract: (page) => ({ title: html(page).text('h1'), authors: [], blocks: html(page).blocks('div.judgment-text') }),
});

/** Sources of the bundled sample publisher: invented texts that show every stage at work. */
export const sampleSources: readonly Source[] = [sampleMonitor, sampleVestnik, sampleCourt];

/** The newspaper's list says no dates; its research papers begin with theirs. */
function research(draft: Draft): Draft {
  const publishedOn = parseDate(
    draft.blocks
      .slice(0, 3)
      .map(({ text }) => text)
      .join(' '),
    'ru',
  );
  return { ...draft, ...(publishedOn !== undefined && { publishedOn }) };
}
