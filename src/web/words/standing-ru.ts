import type { standingWords } from '../../standing-words.ts';
import { counted } from './plural.ts';

/** Почему источник обходится или нет и что в нём не так, как ожидается. */
export const standingWordsRu: typeof standingWords = {
  standing(standing) {
    switch (standing.why) {
      case 'switched-off':
        return 'Выключен владельцем программы (COI_SOURCES).';
      case 'setting-missing':
        return `Нужна настройка, которая не задана: ${standing.missing.join(', ')}.`;
      case 'named':
        return 'Включён владельцем программы (COI_SOURCES).';
      case 'seen-working':
        return `На этой машине проверен: работает (${standing.day}).`;
      case 'evidenced':
        return 'Его файл основан на настоящих страницах или на открытом коде.';
      case 'seen-failing':
        return `Последняя проверка не удалась (${standing.day}): ${standing.complaint}`;
      case 'unverified':
        return 'Никто ещё не видел, что он работает: проверьте командой `npm run check-sources` или назовите его в COI_SOURCES.';
    }
  },
  alarm(alarm) {
    switch (alarm.code) {
      case 'silent':
        return `Ничего нового или изменённого уже ${counted(alarm.days, 'день', 'дня', 'дней')}; ожидается не больше ${alarm.most}.`;
      case 'unread':
        return 'Последний обход не смог прочитать ни одного списка.';
      case 'yield':
        return `Списки последнего обхода показали страниц: ${alarm.found}; ожидается от ${alarm.least} до ${alarm.most}.`;
      case 'dates':
        return `Из новейших отчётов (${alarm.measured}) дату указывают ${alarm.share} %; ожидается ${alarm.least} %.`;
      case 'text':
        return `Из новейших отчётов (${alarm.measured}) текст от ${counted(alarm.characters, 'знака', 'знаков', 'знаков')} есть у ${alarm.share} %; ожидается ${alarm.least} %.`;
    }
  },
};
