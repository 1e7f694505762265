import {
  aboutRussia,
  defineSource,
  feedList,
  type HudocSite,
  hudocApplications,
  hudocDraft,
  hudocLink,
} from '../src/source.ts';

const exec: HudocSite = { site: 'exec', library: 'EXEC', key: 'execidentifier' };

/**
 * HUDOC-EXEC: how far judgments against Russia have been carried out. The feed was read as served (May 2025: 2,000 entries, 416 of them on
 * Russia); the texts stand where public code finds those of every HUDOC site.
 */
export const hudocExecution = defineSource({
  id: 'hudoc-execution',
  publisher: 'Council of Europe, Committee of Ministers',
  title: 'HUDOC-EXEC: execution of judgments against Russia',
  homepage: 'https://hudoc.exec.coe.int/',
  tier: 1,
  kind: 'igo',
  languages: ['en', 'fr'],
  schedule: '13 8 * * 3',
  delayMs: 5000,
  verified: 'shape',
  card: {
    mandate:
      'Supervises the execution of judgments of the European Court of Human Rights (European Convention on Human Rights, article 46).',
    method: 'Records of the supervision of each case or group of cases.',
    bias: 'Not assessed by this archive. Russia left the Council of Europe on 16 March 2022.',
    licence: 'Council of Europe content reusable with credit.',
    designations: [],
  },
  expect: { links: [50, 1500], dated: 0.9, text: { characters: 300, share: 0.7 }, silentDays: 180 },
  start: ['https://hudoc.exec.coe.int/app/transform/rss?library=execeng&query=contentsitename%3AEXEC&sort=&start=1'],

  discover: feedList((item) => {
    const link = hudocLink(item, exec);
    const documentNumber = hudocApplications(item.summary ?? '');
    if (link === undefined || !/\sv\. /.test(item.title ?? '') || !aboutRussia(respondents(item.title)))
      return undefined;
    return { ...link, language: 'en', ...(documentNumber !== undefined && { documentNumber }) };
  }),

  extract: (page, link) => hudocDraft(page, link, exec),
});

/** `RUSS AND OTHERS v. Germany` -> `Germany`. */
function respondents(title = ''): string {
  return title.slice(title.lastIndexOf(' v. '));
}
