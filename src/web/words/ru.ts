import type { Tier } from '../../model/publisher.ts';
import { accountsRu } from './accounts-ru.ts';
import { answeringRu } from './answering-ru.ts';
import { bindersRu } from './binders-ru.ts';
import { checkingRu } from './checking-ru.ts';
import { comparingRu } from './comparing-ru.ts';
import { curatingRu } from './curating-ru.ts';
import { deliveringRu } from './delivering-ru.ts';
import type { en } from './en.ts';
import { confidence, kinds, remedies, standings, statuses, tiers } from './kinds-ru.ts';
import { overviewsRu } from './overviews-ru.ts';
import { packetsRu } from './packets-ru.ts';
import { counted } from './plural.ts';
import { readingRu } from './reading-ru.ts';
import { registersRu } from './registers-ru.ts';
import { searchingRu } from './searching-ru.ts';
import { sharingRu } from './sharing-ru.ts';
import { standingWordsRu } from './standing-ru.ts';
import { subscribingRu } from './subscribing-ru.ts';

/** The same in Russian: whatever is added to `en.ts` is added here. Nouns that are counted have their three forms. */
export const ru: typeof en = {
  product: 'Country Conditions',
  subject: 'Россия',
  tagline: 'Открытые отчёты о преследованиях в России: сохранены как есть, каждый фрагмент — с источником.',
  sample: 'Образец: данные вымышлены для показа. Не доказательство.',
  skip: 'К содержанию',
  nav: {
    search: 'Поиск',
    new: 'Новое',
    categories: 'Категории',
    provisions: 'Законы',
    sources: 'Источники',
    check: 'Проверка цитат',
    binders: 'Подборки',
  },
  footer:
    'Помощь в исследовании, а не юридическая консультация. Метки расставлены правилами: прежде чем ссылаться, прочитайте фрагмент и сверьте его с сохранённой копией.',
  languageTag: 'ru-RU',
  otherLanguage: { tag: 'en', name: 'English' },
  tiers,
  standings,
  kinds,
  statuses,
  confidence,
  remedies,
  tier: (tier: Tier) => `Ряд ${tier}: ${tiers[tier]}`,
  codes: {
    CC: (article: string) => `УК РФ, ст. ${article}`,
    CoAO: (article: string) => `КоАП РФ, ст. ${article}`,
    FL: (article: string) => `Закон ${article}`,
    COURT: (article: string) => `Решение суда: ${article}`,
  },
  reports: (count: number) => counted(count, 'отчёт', 'отчёта', 'отчётов'),
  undated: 'дата не указана',
  unknownLanguage: 'язык неизвестен',
  delivering: deliveringRu,
  registers: registersRu,
  health: standingWordsRu,
  binders: bindersRu,
  packets: packetsRu,
  ...comparingRu,
  accounts: accountsRu,
  subscribing: subscribingRu,
  sharing: sharingRu,
  ...searchingRu,
  ...readingRu,
  ...overviewsRu,
  ...curatingRu,
  ...checkingRu,
  ...answeringRu,
};
