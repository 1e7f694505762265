import { expect, test } from 'vitest';
import { transliterationKey } from '../../src/text/transliterate.ts';

test.each([
  ['Яшин', 'Yashin', 'Iashin'],
  ['Навальный', 'Navalny', 'Navalnyi', 'Navalnyy'],
  ['Фёдор', 'Fyodor', 'Fedor'],
  ['Щербаков', 'Shcherbakov'],
  ['Алексей', 'Alexey', 'Aleksei'],
  ['Кара-Мурза', 'Kara-Murza'],
  ['Чайковский', 'Tchaikovsky', 'Chaikovskii'],
  ['Шаляпин', 'Schaljapin', 'Shaliapin'],
  ['Цой', 'Tsoy', 'Tzoi'],
  ['Подъячев', "Pod'yachev", 'Podyachev'],
  ['Ксения', 'Xenia', 'Kseniya'],
  ['Анна', 'Ana', 'Annna'],
  ['Владимир', 'Wladimir', 'Vladimir'],
  ['Хизб', 'Hizb', 'Khizb'],
  ['Соловьёв', 'Solovyov', 'Solovyev'],
])('%s has one key in every spelling', (...spellings) => {
  expect(new Set(spellings.map(transliterationKey)).size).toBe(1);
});

test.each([
  ['Яшин', 'Машин'],
  ['Цой', 'Ой'],
  ['Ваня', 'Аня'],
  ['Шарапов', 'Арапов'],
])('%s and %s keep different keys', (one, other) => {
  expect(transliterationKey(one)).not.toBe(transliterationKey(other));
});
