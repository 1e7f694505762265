import { type Anchor, aboutRussia, article, defineSource, htmlList, type Link } from '../src/source.ts';

/**
 * Resolutions, recommendations and reports of the Parliamentary Assembly. A document's text stands at `/en/files/<number>/html`, as pages cite
 * it in numbers; the list page is from memory.
 */
export const coeAssembly = defineSource({
  id: 'coe-assembly',
  publisher: 'Parliamentary Assembly of the Council of Europe',
  title: 'Resolutions and reports on Russia',
  homepage: 'https://pace.coe.int/',
  tier: 1,
  kind: 'igo',
  languages: ['en', 'fr'],
  schedule: '28 9 * * 1',
  delayMs: 10_000,
  verified: 'unverified',
  card: {
    mandate: 'Assembly of members of the parliaments of the Council of Europe.',
    method: 'Reports by rapporteurs, on which resolutions rest.',
    bias: "Political body: facts stand in the rapporteur's report, the resolution is a position.",
    licence: 'Council of Europe content reusable with credit.',
    designations: [],
  },
  expect: { links: [0, 60], dated: 0.5, text: { characters: 1000, share: 0.9 }, silentDays: 240 },
  start: ['https://pace.coe.int/en/pages/official-documents'],

  discover: htmlList({ links: 'a[href*="/en/files/"]', choose: documentLink }),

  extract(page, link) {
    const draft = article(page);
    return { ...draft, title: link.title ?? draft.title };
  },
});

function documentLink({ url, text }: Anchor): Link | undefined {
  const file = /\/en\/files\/\d+/.exec(url)?.[0];
  if (file === undefined || !aboutRussia(text)) return undefined;
  const documentNumber = /\b(?:Resolution|Recommendation|Opinion) \d+(?: \(\d{4}\))?|\bDoc\. \d+/.exec(text)?.[0];
  return {
    url: `https://pace.coe.int${file}/html`,
    title: text,
    ...(documentNumber !== undefined && { documentNumber }),
  };
}
