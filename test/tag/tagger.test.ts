import { expect, test } from 'vitest';
import { loadSearchConfig } from '../../src/search-config.ts';
import { createTagger, type TaggedDocument } from '../../src/tag/tagger.ts';
import { processorMs } from '../processor-time.ts';

const tagger = createTagger(loadSearchConfig());
const one = (text: string, more: Partial<TaggedDocument> = {}) => {
  const [tagging] = tagger.tag({ ...more, passages: [{ text }] });
  if (tagging === undefined) throw new Error('no tagging');
  return tagging;
};
const categories = (text: string, more: Partial<TaggedDocument> = {}) =>
  one(text, more).tags.map((tag) => tag.category);

const case330 =
  'SAMPLE: A Moscow district court sentenced exiled journalist Anton Primerov in absentia for evading the duties of a foreign agent under Article 330.1 of the Criminal Code.';

test('a tag carries the words that earned it, its rule, its gate and the version of the data', () => {
  const { tags, provisions } = one(case330);
  expect(tags.map((tag) => tag.category)).toEqual([
    'foreign-agent-offences',
    'journalists-media',
    'transnational-repression',
  ]);
  for (const tag of tags) {
    expect(case330.slice(tag.start, tag.end)).toBe(tag.quote);
    expect(tag.rule).toMatch(/^(strong|weak|provision):/);
    expect(tag.gate).not.toBe('');
    expect(tag.taxonomyVersion).toBe(tagger.version);
    expect(tag.state).toBe('machine');
  }
  expect(provisions.map((found) => found.key)).toEqual(['RU-CC-330.1']);
});

test('the same document gives the same tags', () => {
  const document = { passages: [{ text: case330 }] };
  expect(tagger.tag(document)).toEqual(createTagger(loadSearchConfig()).tag(document));
});

test('notices are never tagged, neither as passages nor inside one', () => {
  const notice = 'НАСТОЯЩИЙ МАТЕРИАЛ (ИНФОРМАЦИЯ) ПРОИЗВЕДЕН ИНОСТРАННЫМ АГЕНТОМ ООО «ПРИМЕР».';
  expect(categories(`${notice} Сборная области по хоккею выиграла турнир в Томске.`)).toEqual([]);
  expect(tagger.tag({ passages: [{ text: case330, kind: 'notice' }] })[0]?.tags).toEqual([]);
});

test('what stands before and behind a notice is tagged, an article inside it is not', () => {
  const notice = 'НАСТОЯЩИЙ МАТЕРИАЛ (ИНФОРМАЦИЯ) ПРОИЗВЕДЕН ИНОСТРАННЫМ АГЕНТОМ ООО «ПРИМЕР», ст. 330.1 УК РФ.';
  const text = `В Омске суд приговорил мужчину за оправдание терроризма. ${notice} В Перми суд оштрафовал мужчину за дискредитацию армии по ст. 20.3.3 КоАП.`;
  expect(categories(text).toSorted()).toEqual(['army-discrediting', 'terrorism-justification']);
  expect(one(text).provisions.map(({ key }) => key)).toEqual(['RU-CoAO-20.3.3']);
});

test('the acting state decides: the same words about another state give nothing', () => {
  expect(
    categories(
      "Georgia's parliament adopted a Russian-style register of foreign agents; police in Tbilisi detained 60 protesters.",
    ),
  ).toEqual([]);
  expect(
    categories('В Минске суд признал телеграм-канал экстремистским, белорусские силовики задержали журналиста.'),
  ).toEqual([]);
  expect(
    categories(
      'A lobbyist for a Russian bank was charged under the Foreign Agents Registration Act as an unregistered foreign agent.',
    ),
  ).toEqual([]);
});

test.for(['Беларусь', 'В Беларуси', 'Власти Беларуси', 'Вместе с Беларусью', 'В Белоруссии', 'В Казахстане'])(
  'another state is known in every case: %s',
  (state) => {
    const text = `${state}: прокуратура признала издание экстремистским, журналиста задержали.`;
    expect(categories(text, { language: 'ru' })).toEqual([]);
  },
);

test('a report on many countries is tagged only in its Russian passages', () => {
  const passages = [
    { text: 'In Kazakhstan, courts fined Jehovah’s Witnesses for missionary activity.' },
    { text: 'In Russia, courts sentenced Jehovah’s Witnesses to prison as members of an extremist organisation.' },
    { text: 'Believers were detained and their homes searched for extremist materials.' },
  ];
  const tagged = tagger.tag({
    title: 'Religious freedom in Kazakhstan, Uzbekistan and Turkmenistan',
    language: 'en',
    passages,
  });
  expect(tagged.map((tagging) => tagging.tags.length > 0)).toEqual([false, true, false]);
});

test('a neutral passage takes the setting of its document, or of the heading above it', () => {
  const text = 'A journalist was arrested after her newsroom was searched.';
  expect(categories(text)).toEqual([]);
  expect(categories(text, { title: 'Russia: press freedom' })).toEqual(['journalists-media']);
  expect(
    tagger.tag({ language: 'en', passages: [{ text, headings: ['World report', 'Russian Federation'] }] })[0]?.tags,
  ).toHaveLength(1);
  expect(
    tagger.tag({ language: 'en', title: 'Russia', passages: [{ text, headings: ['Belarus'] }] })[0]?.tags,
  ).toHaveLength(0);
});

test('a denied fact is kept, marked and lowered', () => {
  const [tag] = one('In Russia the charity was not designated a foreign agent.').tags;
  expect(tag).toMatchObject({ category: 'foreign-agent-designation', strength: 'weak', evidence: 'adverse' });
});

test('law, case and pattern are told apart', () => {
  const kind = (text: string) => one(text).tags[0]?.evidence;
  expect(kind('Поправки предусматривают лишение свободы за уклонение от обязанностей иностранного агента в РФ.')).toBe(
    'law',
  );
  expect(kind('В Омске суд приговорил мужчину за оправдание терроризма.')).toBe('case');
  expect(kind('С начала войны в России возбуждены сотни дел о дискредитации армии.')).toBe('pattern');
});

test('a quoted lawyer or journalist is no victim', () => {
  expect(
    categories('Суд в Омске арестовал вора. По словам адвоката, приговор обжалуют, сообщил он журналистам.'),
  ).toEqual([]);
});

test('facets name ground, group, harm, actor and region', () => {
  const { facets } = one(
    'On 12 February officers searched homes of Jehovah’s Witnesses in Saratov; two believers were remanded in custody as an extremist organisation.',
  );
  expect(facets.grounds).toContain('religion');
  expect(facets.groups).toContain('jehovahs-witnesses');
  expect(facets.harms).toContain('arbitrary-detention');
  expect(facets.regions).toEqual(['ru-sar']);
});

test.for([
  'A musician from Tula was jailed for two years. Investigators in Moscow said he had stabbed a neighbour in a quarrel over a debt.',
  'Театр в Туле отменил концерт певицы. Причина - болезнь исполнительницы, билеты можно вернуть в кассу.',
  'Учителя из Тулы арестовали. По версии следствия, он столкнулся с автобусом на трассе и скрылся.',
])('what befalls an artist or a teacher as it does anybody gets nothing: %s', (text) => {
  expect(categories(text)).toEqual([]);
});

test('a charge of everyday crime beside a word of the nexus still counts', () => {
  expect(
    categories(
      'A musician from Tula was jailed for two years over an anti-war song. The court in Moscow spoke of a quarrel with a neighbour.',
    ),
  ).toContain('artists-culture');
});

test('an authority that other states have too is Russian only where no other state is named', () => {
  const text = 'Генпрокуратура признала издание нежелательным.';
  expect(categories(text)).toContain('undesirable-organisations');
  expect(categories(`В Бишкеке ${text}`)).toEqual([]);
});

test('a noun that loses a vowel when inflected is found in every case', () => {
  for (const text of [
    'Минюст внёс редакцию в перечень иностранных агентов.',
    'Редакция значится в перечне иностранных агентов.',
  ]) {
    expect(categories(text)).toContain('foreign-agent-designation');
  }
});

test('a number of three members needs no code beside it', () => {
  expect(categories('In Perm a cleaner must pay 30,000 roubles under Article 20.3.3.')).toContain('army-discrediting');
});

test('spying for Russia that another state punishes gets nothing', () => {
  expect(categories('A court in Riga convicted three men of spying for Russia.')).toEqual([]);
});

test('acronyms match in their own case only', () => {
  expect(categories('В Омске солдата судят за СОЧ, приговор — шесть лет колонии.')).toContain('refusal-desertion');
  expect(categories('В Омске соч отменили, приговор дизайнеров прост.')).toEqual([]);
});

test('in a passage of unusual length the offsets are still those of the passage', () => {
  const text = `${'Слова без смысла стоят рядом. '.repeat(9_000)}В Омске суд приговорил мужчину за оправдание терроризма.`;
  const [tag] = one(text).tags;
  expect(tag?.category).toBe('terrorism-justification');
  expect(text.slice(tag?.start, tag?.end)).toBe(tag?.quote);
});

test('odd input gives a result', () => {
  expect(one('').tags).toEqual([]);
  expect(one('\ud800 \udfff слово', { language: 'zz' }).tags).toEqual([]);
  expect(categories('Cуд в Омске оштрафовал мужчину за дискpедитацию армии')).toEqual(['army-discrediting']);
});

test('ten thousand repetitions and five million characters are read in step with their length', () => {
  const sentence = 'В Омске суд признал журналиста иностранным агентом ';
  const time = (text: string) => processorMs(() => one(text));
  time(sentence.repeat(1_000));
  const short = time(sentence.repeat(10_000));
  const long = time(sentence.repeat(20_000));
  expect(long).toBeLessThan(Math.max(short, 50) * 6);
  expect(one('x '.repeat(2_500_000)).tags).toEqual([]);
});
