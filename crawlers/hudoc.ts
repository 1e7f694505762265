import {
  defineSource,
  echr,
  type FeedItem,
  feedList,
  hudocApplications,
  hudocDraft,
  hudocLink,
  type Link,
} from '../src/source.ts';

/**
 * Judgments of the European Court of Human Rights against Russia. The feed's links lead to a page drawn by script; the item id in their
 * fragment leads to the judgment's text. Readers are sent to the public address, as the Court prints it.
 */
export const hudoc = defineSource({
  id: 'hudoc',
  publisher: 'European Court of Human Rights',
  title: 'HUDOC: judgments against Russia',
  homepage: 'https://hudoc.echr.coe.int/',
  tier: 1,
  kind: 'court',
  languages: ['en', 'fr'],
  card: {
    mandate:
      'The court of the Council of Europe that decides complaints under the European Convention on Human Rights; HUDOC is its own database.',
    method:
      'Judgments after written and at times oral proceedings in which the respondent State may answer; facts are found on the evidence of both sides.',
    bias: 'Findings of fact and law by an international court. The Convention ceased to bind Russia on 16 September 2022: what happened later is outside its jurisdiction, and Russia no longer takes part in proceedings.',
    licence: "Texts may be reproduced with acknowledgement of the source; the Court's own site states the conditions.",
    terms: 'https://www.echr.coe.int/copyright-and-disclaimer',
    designations: [],
  },
  schedule: '50 6 * * *',
  delayMs: 2000,
  verified: 'recorded',
  expect: { links: [20, 600], dated: 0.8, text: { characters: 2000, share: 0.8 }, silentDays: 60 },
  start: ['https://hudoc.echr.coe.int/app/transform/rss?library=echreng&query=contentsitename%3AECHR&sort=&start=1'],

  discover: feedList(judgmentLink),

  extract: (page, link) => hudocDraft(page, link, echr),
});

/** `CASE OF A. v. RUSSIA (No. 2)`, `CASE OF B. v. THE REPUBLIC OF MOLDOVA AND RUSSIA`, `AFFAIRE C. c. RUSSIE`. */
const againstRussia = /\s[vc]\. .*\b(?:RUSSIA|RUSSIE|RUSSIAN FEDERATION)\b/i;

function judgmentLink(item: FeedItem): Link | undefined {
  const link = hudocLink(item, echr);
  if (link === undefined || item.title === undefined || !againstRussia.test(item.title)) return undefined;
  const language = languageOf(item.title);
  const documentNumber = hudocApplications(item.summary ?? '');
  return {
    ...link,
    ...(language !== undefined && { language }),
    ...(documentNumber !== undefined && { documentNumber }),
  };
}

/** Translations by others say so in brackets; their language is left to detection. */
function languageOf(title: string): string | undefined {
  if (/\btranslation\]/i.test(title)) return undefined;
  return title.startsWith('AFFAIRE') ? 'fr' : 'en';
}
