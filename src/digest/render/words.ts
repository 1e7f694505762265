import type { NewsKind } from '../item.ts';
import type { DigestLanguage } from '../subscription.ts';

/** The words of a digest. */
export type DigestWords = {
  kinds: Readonly<Record<NewsKind, string>>;
  counted: Readonly<Record<NewsKind, (count: number) => string>>;
  more(count: number): string;
  /** After the counts of what is listed. */
  andMore(count: number): string;
  seeAll: string;
  note: string;
  undated: string;
  added: string;
  removed: string;
  furtherChanges(count: number): string;
  cite: string;
  readPassage: string;
  atPublisher: string;
  alsoAt: string;
  withdrawn: string;
  goneSince(day: string): string;
  uncategorised: string;
  nothing: string;
  nothingSubject: string;
  question: string;
  questionSubject: string;
  keepOrEnd: string;
  why(title: string): string;
  manage: string;
  unsubscribe: string;
  evidence: string;
};

const english: DigestWords = {
  kinds: {
    new: 'New',
    revised: 'Revised',
    withdrawn: 'Withdrawn by the publisher',
    gone: 'Gone from the publisher’s site',
  },
  counted: {
    new: (count) => `${count} new`,
    revised: (count) => `${count} revised`,
    withdrawn: (count) => `${count} withdrawn`,
    gone: (count) => `${count} gone`,
  },
  more: (count) => `And ${count} more.`,
  andMore: (count) => `and ${count} more`,
  seeAll: 'See all of them',
  note: 'Your note',
  undated: 'no date stated',
  added: 'Added:',
  removed: 'No longer there:',
  furtherChanges: (count) => `And ${count} further ${count === 1 ? 'sentence' : 'sentences'}.`,
  cite: 'Citation:',
  readPassage: 'Read the passage',
  atPublisher: 'At the publisher',
  alsoAt: 'Nearly the same text also at:',
  withdrawn: 'Its publisher has withdrawn it.',
  goneSince: (day) => `Its address has answered “not found” since ${day}. The kept copy stays readable.`,
  uncategorised: 'Without a category',
  nothing: 'Nothing new was found since the last mail. You asked to be told that, too.',
  nothingSubject: 'nothing new',
  question:
    'You have had this subscription for a year without changing it. Do you still want it? Without an answer it ends in 30 days.',
  questionSubject: 'do you still want this?',
  keepOrEnd: 'Keep it or end it',
  why: (title) => `You receive this mail because you subscribed to “${title}”.`,
  manage: 'Change the subscription',
  unsubscribe: 'Unsubscribe',
  evidence: 'Every passage is quoted from a dated capture. Check a citation against your court’s rules before filing.',
};

const russian: DigestWords = {
  kinds: { new: 'Новое', revised: 'Изменено', withdrawn: 'Отозвано издателем', gone: 'Исчезло с сайта издателя' },
  counted: {
    new: (count) => `новых: ${count}`,
    revised: (count) => `изменено: ${count}`,
    withdrawn: (count) => `отозвано: ${count}`,
    gone: (count) => `исчезло: ${count}`,
  },
  more: (count) => `И ещё ${count}.`,
  andMore: (count) => `и ещё ${count}`,
  seeAll: 'Показать все',
  note: 'Ваша заметка',
  undated: 'дата не указана',
  added: 'Добавлено:',
  removed: 'Больше нет:',
  furtherChanges: (count) => `Ещё предложений: ${count}.`,
  cite: 'Ссылка для цитирования:',
  readPassage: 'Читать фрагмент',
  atPublisher: 'На сайте издателя',
  alsoAt: 'Почти тот же текст также здесь:',
  withdrawn: 'Издатель отозвал этот документ.',
  goneSince: (day) => `С ${day} по этому адресу отвечают «не найдено». Сохранённая копия остаётся доступной.`,
  uncategorised: 'Без категории',
  nothing: 'С прошлого письма ничего нового не найдено. Вы просили сообщать и об этом.',
  nothingSubject: 'ничего нового',
  question: 'Вы год не меняли эту подписку. Она вам ещё нужна? Без ответа она закончится через 30 дней.',
  questionSubject: 'подписка ещё нужна?',
  keepOrEnd: 'Оставить или закончить',
  why: (title) => `Вы получили это письмо, потому что подписаны на «${title}».`,
  manage: 'Изменить подписку',
  unsubscribe: 'Отписаться',
  evidence:
    'Каждый фрагмент процитирован по датированной сохранённой копии. Перед подачей сверьте ссылку с правилами вашего суда.',
};

/** The words of a language. */
export function digestWords(language: DigestLanguage): DigestWords {
  return language === 'ru' ? russian : english;
}
