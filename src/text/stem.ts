import { stemmer as stemEnglish } from '@orama/stemmers/english';
import { stemmer as stemRussian } from '@orama/stemmers/russian';

/** Words longer than this are no words of a language: they are their own stem. */
const longestWord = 40;

/**
 * The stem of a folded word, by the script it is written in: Snowball for English and Russian, repaired where it parts forms of one word
 * (Russian fleeting vowels: беженец and беженца; British and American spelling: organised and organized), and where it takes two words for
 * one (protest and Protestant).
 */
export function stem(form: string): string {
  if (form.length > longestWord) return form;
  if (/[а-я]/.test(form)) return endsAsInflected.get(form) ?? joinFleetingVowel(stemRussian(form));
  if (/[a-z]/.test(form)) return anotherWord.get(form) ?? keepBeforeIon(american(form));
  return form;
}

/**
 * Russian nouns that end, uninflected, in what is an ending of others: Snowball takes it off (`ислам` as `исл`, but `ислама` as `ислам`), and
 * the word no longer meets its own forms; `имам` met the pronoun `им`. `Казахстан`, `Казахстана` it takes for verbs, but not `Казахстане`. Left are
 * the stems that it gives to all their other forms.
 */
const endsAsInflected: ReadonlyMap<string, string> = new Map([
  ...[
    'ислам имам погром разгром перелом синдром диплом симптом альбом взлом остров киев',
    'саратов тамбов ростов ковров саров чернигов кишинев вьетнам надым нарым копенгаген',
  ]
    .flatMap((forms) => forms.split(' '))
    .map((form) => [form, form] as const),
  ...[
    'казахстан кыргызстан узбекистан таджикистан туркменистан афганистан пакистан азербайджан иран ливан судан ереван астан тиран',
    'дагестан татарстан башкортостан абакан беслан курган магадан биробиджан мартан урал ямал тагил кызыл цхинвал',
    'граждан мусульман христиан россиян крестьян ветеран капитан коран талибан план',
  ]
    .flatMap((nouns) => nouns.split(' '))
    .flatMap((noun) => [noun, `${noun}а`, `${noun}ы`].map((form) => [form, noun] as const)),
  ['еврей', 'евре'],
  ['евреи', 'евре'],
]);

/** English words that Snowball takes for others: protest, internal, author, organisation, universal, execution, general. */
const anotherWord: ReadonlyMap<string, string> = new Map(
  Object.entries({
    protestant: 'protestant protestants protestantism',
    international: 'international internationally',
    authority: 'authority authorities',
    organs: 'organ organs',
    university: 'university universities',
    executive: 'executive executives',
    generation: 'generation generations',
  }).flatMap(([stemmed, forms]) => forms.split(' ').map((form) => [form, stemmed] as const)),
);

/** беженец, чеченец: -ец to -ц; пыток, повесток: -ок, -ек after a consonant to -к; церковь. Applied to every form, so that all agree. */
function joinFleetingVowel(russianStem: string): string {
  if (russianStem.length < 5) return russianStem;
  if (russianStem.endsWith('ец')) return `${russianStem.slice(0, -2)}ц`;
  if (/[бвгджзйклмнпрстфхцчшщ][ое]к$/.test(russianStem)) return `${russianStem.slice(0, -2)}к`;
  return russianStem === 'церков' ? 'церкв' : russianStem;
}

/** Snowball's English step 4 takes -ion after s or t and leaves that letter; the library takes it too: persecution must meet persecuted. */
function keepBeforeIon(form: string): string {
  const found = stemEnglish(form);
  const cut = form.startsWith(found) ? form.slice(found.length) : '';
  return /^[st]ions?$/.test(cut) ? form.slice(0, found.length + 1) : found;
}

function american(form: string): string {
  return form
    .replace(/'s?$/, '')
    .replace(/^(.{3,})is(e|ed|es|ing|ation|ations|er|ers)$/, '$1iz$2')
    .replace(/^(.{3,})our(s|ed|ing|er|ers|able|ary)?$/, '$1or$2')
    .replace(/^(.{3,})tre(s?)$/, '$1ter$2')
    .replace(/^(def|off|lic|pret)ence/, '$1ense');
}
