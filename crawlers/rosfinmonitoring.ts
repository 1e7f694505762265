import { defineSource, html, isRedacted, noReports, type RegisterEntry, registerPage } from '../src/source.ts';

/**
 * The list of organisations and persons of whom there is information that they take part in extremism or terrorism, whose accounts banks
 * freeze. One page; four lists (`#russianUL`, `#russianFL`, `#foreignUL`, `#foreignFL`) of items `N. NAME*, dd.mm.yyyy г.р., place;`, as the
 * crawler of OpenSanctions reads them. Of a person only the name and the mark are kept: no day or place of birth, so namesakes cannot be told
 * apart here. The list prints no day of inclusion: only the day on which we first saw a name is known, and the day on which it was gone. The
 * numbers run through the alphabet and change with every list. Public clients come with a browser's name; ours comes with its own, and is
 * refused where that is not welcome.
 */
export const rosfinmonitoring = defineSource({
  id: 'rosfinmonitoring',
  publisher: 'Росфинмониторинг',
  title: 'Перечень террористов и экстремистов',
  homepage: 'https://www.fedsfm.ru/documents/terrorists-catalog-portal-act',
  tier: 1,
  kind: 'register',
  languages: ['ru'],
  schedule: '16 5 * * *',
  delayMs: 10000,
  verified: 'shape',
  expect: { links: [0, 1], dated: 0, text: { characters: 1, share: 0 }, silentDays: 1000 },
  card: {
    mandate:
      'The list under Federal Law 115-FZ of organisations and persons held to take part in extremism or terrorism; an asterisk marks terrorism.',
    method:
      'Kept by the Federal Financial Monitoring Service; persons are entered on suspicion or charge too, not only after a sentence.',
    bias: 'Authoritative for the fact of a listing, and for nothing else.',
    licence: 'Official document of Russia: no copyright (Civil Code of Russia, article 1259(6)).',
    designations: [],
  },
  start: ['https://www.fedsfm.ru/documents/terrorists-catalog-portal-act'],

  discover(page) {
    const read = html(page);
    const organisations = read.all('#russianUL li, #foreignUL li').flatMap((item) => entryOf(item, 'organisation'));
    const persons = read.all('#russianFL li, #foreignFL li').flatMap((item) => entryOf(item, 'person'));
    return registerPage([...organisations, ...persons], page);
  },
  extract: noReports,
});

/** Names have no commas; those of organisations are in quotation marks and may, so theirs end before their tax numbers. */
function entryOf(item: string, kind: 'organisation' | 'person'): RegisterEntry[] {
  const text = item.replace(/^\s*\d+\.\s*/, '').replace(/[\s;]+$/, '');
  const whole = kind === 'person' ? (text.split(',')[0] ?? '') : text.replace(/\s*[,;(]?\s*(?:ИНН|ОГРН)[\s\S]*$/, '');
  const name = whole
    .replaceAll('*', '')
    .replace(/\s+/g, ' ')
    .replace(/[\s,;]+$/, '')
    .trim();
  if (name === '') return [];
  return [
    {
      key: `${kind}|${name}`,
      name,
      kind,
      ...(whole.includes('*') && { basis: '*' }),
      ...(isRedacted(name) && { redacted: true }),
    },
  ];
}
